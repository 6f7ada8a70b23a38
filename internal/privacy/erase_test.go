package privacy_test

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen/auditentry"
	"youkong/ent/gen/occupancy"
	"youkong/ent/gen/person"
	"youkong/ent/gen/rolegrant"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/organisation"
	"youkong/internal/secret"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// TestErase: what happened stays, and nothing of who it was, anywhere in the database.
func TestErase(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		v, token := w.settled()
		past, upcoming := w.book(v, 0, 9), w.book(v, 2, 9)
		staff := w.demo("staff-xinyu")
		_, err := w.privacy.Reveal(t.Context(), staff, past, "to ask "+name+" about the keys")
		w.must(err)
		w.clock.Advance(3 * time.Hour)
		hold, err := w.bookings.Hold(t.Context(), v, booking.HoldInput{Key: w.key(), Slot: w.slot(2, 14)})
		w.must(err)
		_, err = w.people.RequestCode(t.Context(), viewer.Viewer{}, number)
		w.must(err)
		tokenDigest := sha256.Sum256([]byte(token))
		traces := []string{
			name, number, childName, childBorn, title, "lobby of the Ouyangs", "ouyang-subject", "Firefox",
			hex.EncodeToString(w.store.Keys().Digest(secret.Phone, number)), hex.EncodeToString(tokenDigest[:]),
		}
		before := w.dump()
		for _, trace := range traces {
			if !strings.Contains(before, trace) {
				t.Errorf("%q is not there to be erased", trace)
			}
		}
		var ended []uuid.UUID
		w.people.OnEnded(func(id uuid.UUID) { ended = append(ended, id) })

		if cancelled, err := w.privacy.Erase(t.Context(), v, "ERASE"); err != nil || cancelled != 1 {
			t.Fatalf("cancelled %d, %v", cancelled, err)
		}

		after := w.dump()
		for _, trace := range traces {
			if strings.Contains(after, trace) {
				t.Errorf("%q is still there", trace)
			}
		}
		if !slices.Contains(ended, v.Credential) || len(ended) != 2 {
			t.Errorf("told of the end of %v", ended)
		}
		if _, err := w.people.Authenticate(t.Context(), kind.Token, token); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("the token still lets in: %v", err)
		}
		if _, err := w.privacy.Erase(t.Context(), v, "ERASE"); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("erased twice: %v", err)
		}
		w.isOver(staff, upcoming, hold.Booking.ID)
		kept, err := w.bookings.Get(t.Context(), staff, past)
		if err != nil || w.bookings.Status(kept) != kind.Completed || kept.Title != nil || *kept.BookerID != v.Person {
			t.Errorf("what is past is kept as %+v, %v", kept, err)
		}
		if _, err := w.privacy.Reveal(t.Context(), staff, past, why); !fault.Is(err, fault.Conflict) {
			t.Errorf("whom to reach about it: %v", err)
		}
		last, err := w.store.Read().AuditEntry.Query().Where(auditentry.Stream(feed.Person(v.Person))).
			Order(auditentry.BySeq()).All(t.Context())
		if err != nil || last[len(last)-1].Action != kind.AuditErase {
			t.Errorf("the log ends with %v, %v", last[len(last)-1], err)
		}
		sound(w)

		newcomer := w.signIn(number)
		p, err := w.people.Person(t.Context(), newcomer.Person)
		if err != nil || newcomer.Person == v.Person {
			t.Fatalf("who comes back is %v, %v", newcomer.Person, err)
		}
		if back, err := w.people.Name(p); err != nil || back != "" {
			t.Errorf("who comes back is called %q, %v", back, err)
		}
	})
}

// isOver fails the test unless the bookings are cancelled and take no unit.
func (w *world) isOver(staff viewer.Viewer, ids ...uuid.UUID) {
	w.t.Helper()
	for _, id := range ids {
		b, err := w.bookings.Get(w.t.Context(), staff, id)
		if err != nil || b.Status != kind.Cancelled {
			w.t.Errorf("after its booker was erased the booking is %+v, %v", b, err)
		}
		taken, err := w.store.Read().Occupancy.Query().Where(occupancy.BookingID(id), occupancy.Live(true)).Exist(w.t.Context())
		if err != nil || taken {
			w.t.Errorf("it still takes its units: %t, %v", taken, err)
		}
	}
}

// TestEraseTellsTheFeed: a board sees at once that a slot is free, whatever the notice for cancelling.
func TestEraseTellsTheFeed(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		v := w.signIn(number)
		id := w.book(v, 0, 9)
		w.clock.Advance(30 * time.Minute) // It is 08:31.
		head, _, err := feed.Head(t.Context(), w.store.Read(), feed.Community(seed.CommunityID("xinyu")))
		w.must(err)
		_, err = w.privacy.Erase(t.Context(), v, "ERASE")
		w.must(err)
		told, err := feed.Since(t.Context(), w.store.Read(), feed.Community(seed.CommunityID("xinyu")), head, 10)
		if err != nil || len(told) != 1 || told[0].Kind != kind.BookingCancelled || *told[0].BookingID != id || len(told[0].SpaceIds) == 0 {
			t.Errorf("the feed tells %v, %v", told, err)
		}
	})
}

func TestEraseIsRefused(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		v, token := w.settled()
		refused := func(who string, v viewer.Viewer, confirm string, code fault.Code, says string) {
			t.Helper()
			_, err := w.privacy.Erase(t.Context(), v, confirm)
			if !fault.Is(err, code) || !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %v", who, err)
			}
			if p, err := w.people.Person(t.Context(), v.Person); err != nil || p.ErasedAt != nil {
				t.Errorf("%s: erased all the same (%v)", who, err)
			}
		}
		refused("without the word", v, "erase", fault.BadInput, "ERASE")
		refused("with a token", w.holder(kind.Token, token), "ERASE", fault.Forbidden, "session")

		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			if _, err := tx.Client().RoleGrant.Delete().Exec(tx.Context()); err != nil {
				return err
			}
			return tx.Client().RoleGrant.Create().SetPersonID(v.Person).SetRole(kind.Operator).Exec(tx.Context())
		}))
		refused("the last operator", v, "ERASE", fault.Conflict, "operator")
		other := w.signIn("13700001111")
		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().RoleGrant.Create().SetPersonID(other.Person).SetRole(kind.Operator).Exec(tx.Context())
		}))

		friends := w.join(v, other)
		refused("the last to manage an organisation", v, "ERASE", fault.Conflict, "Tea Friends")
		shared := w.book(w.again(v), 2, 9, func(in *booking.BookInput) { in.Organisation = &friends })
		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().Membership.Update().SetAdmin(true).Exec(tx.Context())
		}))
		if cancelled, err := w.privacy.Erase(t.Context(), w.again(v), "ERASE"); err != nil || cancelled != 0 {
			t.Errorf("with others to take over: cancelled %d, %v", cancelled, err)
		}
		if b, err := w.bookings.Get(t.Context(), w.again(other), shared); err != nil || b.Status != kind.Confirmed {
			t.Errorf("what the organisation booked is %+v, %v", b, err)
		}
		sound(w)
	})
}

// join makes the other a member of the viewer's own organisation.
func (w *world) join(v, other viewer.Viewer) uuid.UUID {
	w.t.Helper()
	ctx := w.t.Context()
	mine, err := w.organisations.Of(ctx, v)
	w.must(err)
	_, err = w.organisations.Invite(ctx, v, mine[0].ID, "13700001111")
	w.must(err)
	waiting, err := w.organisations.InvitationsFor(ctx, other)
	w.must(err)
	_, err = w.organisations.Accept(ctx, other, waiting[0].ID)
	w.must(err)
	return mine[0].ID
}

// TestEraseTheLastMember: with the last who belongs to an organisation go its bookings, also what was booked by who has left.
func TestEraseTheLastMember(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		v, _ := w.settled()
		other, ctx := w.signIn("13700001111"), t.Context()
		friends := w.join(v, other)
		booked := w.book(w.again(other), 2, 9, func(in *booking.BookInput) { in.Organisation = &friends })
		members, err := w.organisations.Members(ctx, other, friends)
		w.must(err)
		_, err = w.organisations.Remove(ctx, other, members[1].ID)
		w.must(err)
		if cancelled, err := w.privacy.Erase(ctx, w.again(v), "ERASE"); err != nil || cancelled != 1 {
			t.Errorf("cancelled %d, %v", cancelled, err)
		}
		w.isOver(w.demo("staff-xinyu"), booked)
		sound(w)
	})
}

// TestEraseMeanwhile: what is asked for while one is erased leaves nothing behind, whatever comes first.
func TestEraseMeanwhile(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		v := w.signIn(number)
		in, done := w.child(), make(chan error, 1)
		go func() {
			_, err := w.people.AddChild(t.Context(), v, in)
			done <- err
		}()
		_, err := w.privacy.Erase(t.Context(), v, "ERASE")
		w.must(err)
		if err := <-done; err != nil && !fault.Is(err, fault.Unauthenticated) {
			t.Error(err)
		}
		if strings.Contains(w.dump(), childName) {
			t.Error("a child of nobody is kept")
		}
	})
}

// TestWhoIsErasedGetsNothing: a request that was under way when its asker was erased makes nothing under their id.
func TestWhoIsErasedGetsNothing(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		v, ctx := w.signIn(number), t.Context()
		_, err := w.privacy.Erase(ctx, v, "ERASE")
		w.must(err)
		_, child := w.people.AddChild(ctx, v, w.child())
		_, _, token := w.people.CreateToken(ctx, v, account.TokenInput{
			Key: w.key(), Name: "lobby", Scopes: []kind.Scope{kind.ScopeRead}, Days: 1,
		})
		_, founded := w.organisations.Create(ctx, v, organisation.CreateInput{Key: w.key(), Name: "Tea Friends"})
		for what, err := range map[string]error{"child": child, "token": token, "organisation": founded} {
			if !fault.Is(err, fault.Unauthenticated) {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}

// TestRoleForWhoIsErasedMeanwhile: the role goes to whoever has the phone, and never to an id that leads to nobody.
func TestRoleForWhoIsErasedMeanwhile(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		operator := w.demo("operator")
		for range 10 {
			v := w.signIn(number)
			var all sync.WaitGroup
			all.Go(func() {
				_, _, err := w.people.GrantRole(t.Context(), operator, account.GrantInput{Phone: number, Post: account.Post{Role: kind.Operator}})
				if err != nil {
					t.Error(err)
				}
			})
			_, err := w.privacy.Erase(t.Context(), v, "ERASE")
			w.must(err)
			all.Wait()
			held, err := w.store.Read().RoleGrant.Query().Where(rolegrant.HasPersonWith(person.ErasedAtNotNil())).Count(t.Context())
			if err != nil || held > 0 {
				t.Fatalf("%d roles of nobody, %v", held, err)
			}
		}
	})
}
