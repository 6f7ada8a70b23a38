package organisation_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen/auditentry"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/organisation"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// TestFound: who founds an organisation belongs to it and may manage it; asking again founds no second one.
func TestFound(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		founder, ctx := w.person(), t.Context()
		in := organisation.CreateInput{Key: "first-of-all", Name: " 样例小公司 "}
		made, err := w.organisations.Create(ctx, founder.Viewer, in)
		w.must(err)
		again, err := w.organisations.Create(ctx, founder.Viewer, in)
		if err != nil || again.ID != made.ID || made.Name != "样例小公司" {
			t.Errorf("the same key gave %v after %v, %v", again, made, err)
		}
		if of, err := w.organisations.Of(ctx, founder.Viewer); err != nil || len(of) != 1 {
			t.Errorf("the founder belongs to %v, %v", of, err)
		}
		if may, err := w.organisations.Manages(ctx, founder.Viewer, made.ID); err != nil || !may {
			t.Errorf("the founder manages it: %t, %v", may, err)
		}
		in.Name = "something else"
		if _, err := w.organisations.Create(ctx, founder.Viewer, in); !fault.Is(err, fault.Conflict) {
			t.Errorf("the same key with another name: %v", err)
		}
		_, err = w.organisations.Create(ctx, founder.Viewer, organisation.CreateInput{Key: "short", Name: strings.Repeat("长", 61)})
		if f, ok := errors.AsType[*fault.Error](err); !ok || len(f.Fields) != 2 {
			t.Errorf("a short key and a long name: %v", err)
		}
	})
}

// TestNobodyElseSeesIt: to a stranger, and to a member who was removed, an organisation is not there at all.
func TestNobodyElseSeesIt(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		founder, removed, ctx := w.person(), w.person(), t.Context()
		id := w.founded(founder)
		w.joined(id, founder, removed)
		own := w.membership(founder, removed, id)
		_, err := w.organisations.Remove(ctx, founder.Viewer, own)
		w.must(err)
		_, err = w.organisations.Invite(ctx, founder.Viewer, id, "13700000000")
		w.must(err)
		for name, who := range map[string]member{"a stranger": w.person(), "a removed member": removed} {
			for what, err := range map[string]error{
				"look":   second(w.organisations.Get(ctx, who.Viewer, id)),
				"invite": second(w.organisations.Invite(ctx, who.Viewer, id, who.phone)),
				"change": second(w.organisations.ChangeMember(ctx, who.Viewer, w.membership(founder, founder, id), false)),
				"remove": second(w.organisations.Remove(ctx, who.Viewer, w.membership(founder, founder, id))),
				"rejoin": second(w.organisations.Remove(ctx, who.Viewer, own)),
				"accept": second(w.organisations.Accept(ctx, who.Viewer, w.sent(founder, id))),
			} {
				if !fault.Is(err, fault.NotFound) {
					t.Errorf("%s, by %s: %v", what, name, err)
				}
			}
			members, err := w.organisations.Members(ctx, who.Viewer, id)
			sent, err2 := w.organisations.Invitations(ctx, who.Viewer, id)
			if errors.Join(err, err2) != nil || len(members)+len(sent) > 0 {
				t.Errorf("%s sees %v and %v, %v %v", name, members, sent, err, err2)
			}
			withdrawn, err := w.organisations.Withdraw(ctx, who.Viewer, w.sent(founder, id))
			declined, err2 := w.organisations.Decline(ctx, who.Viewer, w.sent(founder, id))
			if errors.Join(err, err2) != nil || withdrawn || declined {
				t.Errorf("%s withdrew %t, declined %t, %v %v", name, withdrawn, declined, err, err2)
			}
		}
	})
}

// sent is the newest invitation of an organisation.
func (w *world) sent(by member, id uuid.UUID) uuid.UUID {
	w.t.Helper()
	sent, err := w.organisations.Invitations(w.t.Context(), by.Viewer, id)
	w.must(err)
	if len(sent) == 0 {
		return uuid.Nil
	}
	return sent[0].ID
}

func second[T any](_ T, err error) error { return err }

// TestInvitationsAreByPhone: the same whether or not anyone has the phone, one for each phone, good for 14 days.
func TestInvitationsAreByPhone(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		founder, guest, ctx := w.person(), w.person(), t.Context()
		id := w.founded(founder)
		for _, number := range []string{guest.phone, "137 0000 0000", "+86 13700000000"} {
			_, err := w.organisations.Invite(ctx, founder.Viewer, id, number)
			w.must(err)
		}
		if sent, err := w.organisations.Invitations(ctx, founder.Viewer, id); err != nil || len(sent) != 2 {
			t.Fatalf("three invitations of two phones are %v, %v", sent, err)
		}
		if _, err := w.organisations.Invite(ctx, founder.Viewer, id, "nonsense"); !fault.Is(err, fault.BadInput) {
			t.Errorf("no phone at all: %v", err)
		}
		waiting := w.invitation(guest, id)
		w.clock.Advance(13 * 24 * time.Hour)
		_, err := w.organisations.Invite(ctx, founder.Viewer, id, guest.phone)
		w.must(err)
		w.clock.Advance(14*24*time.Hour - time.Second)
		if renewed := w.invitation(guest, id); renewed != waiting {
			t.Errorf("the renewed invitation is %s, was %s", renewed, waiting)
		}
		w.clock.Advance(time.Second)
		if w.invitation(guest, id) != uuid.Nil || w.sent(founder, id) != uuid.Nil {
			t.Error("it is shown after 14 days")
		}
		if _, err := w.organisations.Accept(ctx, guest.Viewer, waiting); !fault.Is(err, fault.NotFound) {
			t.Errorf("accepted after 14 days: %v", err)
		}
		w.must(w.organisations.Forget(ctx))
		if n, err := w.store.Read().Invitation.Query().Count(ctx); err != nil || n != 0 {
			t.Errorf("%d phones of strangers are kept, %v", n, err)
		}
	})
}

// TestMembersMayNotManage: a member sees the others, and leaves; the rest is for those who manage.
func TestMembersMayNotManage(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		founder, plain, ctx := w.person(), w.person(), t.Context()
		id := w.founded(founder)
		w.joined(id, founder, plain)
		_, err := w.organisations.Invite(ctx, founder.Viewer, id, "13700000000")
		w.must(err)
		for what, err := range map[string]error{
			"invite":  second(w.organisations.Invite(ctx, plain.Viewer, id, "13700000001")),
			"remove":  second(w.organisations.Remove(ctx, plain.Viewer, w.membership(plain, founder, id))),
			"promote": second(w.organisations.ChangeMember(ctx, plain.Viewer, w.membership(plain, plain, id), true)),
		} {
			if !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: %v", what, err)
			}
		}
		if withdrawn, err := w.organisations.Withdraw(ctx, plain.Viewer, w.sent(founder, id)); err != nil || withdrawn {
			t.Errorf("withdrew %t, %v", withdrawn, err)
		}
		if w.sent(plain, id) != uuid.Nil {
			t.Error("a member who may not manage sees who is invited")
		}
		from, err := w.organisations.Remove(ctx, plain.Viewer, w.membership(plain, plain, id))
		if err != nil || from != nil {
			t.Errorf("left: %v, %v", from, err)
		}
	})
}

// TestLastAdminStays while there are others; alone, they may leave, and nobody gets in any more.
func TestLastAdminStays(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		founder, other, guest, ctx := w.person(), w.person(), w.person(), t.Context()
		id := w.founded(founder)
		own := w.membership(founder, founder, id)
		if _, err := w.organisations.ChangeMember(ctx, founder.Viewer, own, false); !fault.Is(err, fault.Conflict) {
			t.Errorf("demoted alone: %v", err)
		}
		w.joined(id, founder, other)
		if _, err := w.organisations.Remove(ctx, founder.Viewer, own); !fault.Is(err, fault.Conflict) {
			t.Errorf("left: %v", err)
		}
		_, err := w.organisations.Remove(ctx, founder.Viewer, w.membership(founder, other, id))
		w.must(err)
		_, err = w.organisations.Invite(ctx, founder.Viewer, id, guest.phone)
		w.must(err)
		waiting := w.invitation(guest, id)
		_, err = w.organisations.Remove(ctx, founder.Viewer, own)
		w.must(err)
		if _, err := w.organisations.Accept(ctx, guest.Viewer, waiting); !fault.Is(err, fault.NotFound) || w.invitation(guest, id) != uuid.Nil {
			t.Errorf("joined what nobody is in: %v", err)
		}
		if kept, err := w.store.Read().Organisation.Get(ctx, id); err != nil || kept.Name == "" {
			t.Errorf("it is gone with its bookings: %v, %v", kept, err)
		}
	})
}

// TestLimits: twenty organisations a person, fifty open invitations an organisation.
func TestLimits(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		busy, founder, ctx := w.person(), w.person(), t.Context()
		for range 20 {
			w.founded(busy)
		}
		in := organisation.CreateInput{Key: "one-too-many", Name: "第二十一家"}
		if _, err := w.organisations.Create(ctx, busy.Viewer, in); !fault.Is(err, fault.Forbidden) {
			t.Errorf("the 21st: %v", err)
		}
		id := w.founded(founder)
		_, err := w.organisations.Invite(ctx, founder.Viewer, id, busy.phone)
		w.must(err)
		if _, err := w.organisations.Accept(ctx, busy.Viewer, w.invitation(busy, id)); !fault.Is(err, fault.Forbidden) {
			t.Errorf("joined the 21st: %v", err)
		}
		for range 49 {
			_, err := w.organisations.Invite(ctx, founder.Viewer, id, w.person().phone)
			w.must(err)
		}
		if _, err := w.organisations.Invite(ctx, founder.Viewer, id, w.person().phone); !fault.Is(err, fault.Conflict) {
			t.Errorf("the 51st invitation: %v", err)
		}
		if _, err := w.organisations.Invite(ctx, founder.Viewer, id, busy.phone); err != nil {
			t.Errorf("renewing one of the fifty: %v", err)
		}
	})
}

// TestTokensChangeNothing: a program may look, and founds, invites and removes nobody.
func TestTokensChangeNothing(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		founder, ctx := w.person(), t.Context()
		id := w.founded(founder)
		own := w.membership(founder, founder, id)
		program := founder.Viewer
		program.Token = true
		for what, err := range map[string]error{
			"found":    second(w.organisations.Create(ctx, program, organisation.CreateInput{Key: "by-a-token", Name: "x"})),
			"invite":   second(w.organisations.Invite(ctx, program, id, founder.phone)),
			"withdraw": second(w.organisations.Withdraw(ctx, program, own)),
			"accept":   second(w.organisations.Accept(ctx, program, own)),
			"decline":  second(w.organisations.Decline(ctx, program, own)),
			"change":   second(w.organisations.ChangeMember(ctx, program, own, true)),
			"leave":    second(w.organisations.Remove(ctx, program, own)),
		} {
			if !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}

// TestEverythingIsOnRecord: what changed something is in the organisation's audit log, in order, and nothing else is.
func TestEverythingIsOnRecord(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		founder, guest, shy, ctx := w.person(), w.person(), w.person(), t.Context()
		id := w.founded(founder)
		w.joined(id, founder, guest)
		for _, admin := range []bool{true, true} { // The second changes nothing.
			_, err := w.organisations.ChangeMember(ctx, founder.Viewer, w.membership(founder, guest, id), admin)
			w.must(err)
		}
		for _, answer := range []func(uuid.UUID) (bool, error){
			func(i uuid.UUID) (bool, error) { return w.organisations.Decline(ctx, shy.Viewer, i) },
			func(i uuid.UUID) (bool, error) { return w.organisations.Withdraw(ctx, guest.Viewer, i) },
		} {
			_, err := w.organisations.Invite(ctx, founder.Viewer, id, shy.phone)
			w.must(err)
			waiting := w.invitation(shy, id)
			if done, err := answer(waiting); err != nil || !done {
				t.Errorf("answered: %t, %v", done, err)
			}
			if done, err := answer(waiting); err != nil || done {
				t.Errorf("answered again: %t, %v", done, err)
			}
		}
		_, err := w.organisations.Remove(ctx, guest.Viewer, w.membership(guest, founder, id))
		w.must(err)
		rows, err := w.store.Read().AuditEntry.Query().Where(auditentry.Stream(feed.Organisation(id))).
			Order(auditentry.BySeq()).All(ctx)
		w.must(err)
		var actions []string
		for _, r := range rows {
			actions = append(actions, string(r.Action))
		}
		const want = "CREATE_ORGANISATION INVITE_MEMBER ACCEPT_INVITATION CHANGE_MEMBER INVITE_MEMBER DECLINE_INVITATION " +
			"INVITE_MEMBER WITHDRAW_INVITATION REMOVE_MEMBER"
		if got := strings.Join(actions, " "); got != want {
			t.Errorf("on record: %s", got)
		}
	})
}

// TestWhatIsToComeKeepsAMember: with the last one nobody could call it off any more.
func TestWhatIsToComeKeepsAMember(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		founder, h := w.person(), storetest.Build(t, w.store, 1)
		id := w.founded(founder)
		var made uuid.UUID
		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) (err error) {
			from := tx.Now().Unix() + 3600
			if made, err = h.Book(tx, from, from+3600); err != nil {
				return err
			}
			return tx.Client().Booking.UpdateOneID(made).SetOrganisationID(id).Exec(tx.Context())
		}))
		own := w.membership(founder, founder, id)
		if _, err := w.organisations.Remove(t.Context(), founder.Viewer, own); !fault.Is(err, fault.Conflict) {
			t.Errorf("left with a booking to come: %v", err)
		}
		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().Booking.UpdateOneID(made).SetStatus(kind.Cancelled).Exec(tx.Context())
		}))
		_, err := w.organisations.Remove(t.Context(), founder.Viewer, own)
		w.must(err)
	})
}
