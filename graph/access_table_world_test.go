package graph_test

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/globalid"
	"youkong/internal/message"
	"youkong/internal/secret"
	"youkong/internal/seed"
	"youkong/internal/store"
)

// What must not be known of others.
const (
	ownersName, ownersPhone   = "王演示", "13800000001"
	membersName, membersPhone = "吴样例", "13800000004"
	contactsName              = "卢无账户"
	contactsPhone             = "13912345678"
	childsName                = "王小小"
	privateTitle              = "a private matter"
	privateReason             = "a private reason"
	overrideReason            = "why a rule was broken"
	decisionReason            = "why it was refused"
	organisationsName         = "样例小公司"
)

// world is the demo with one of everything that belongs to somebody.
type world struct {
	*api
	ids map[string]string // What stands in the sample operations for what they ask for, such as `$booking`.
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := emptyWorld(t)
	w.change(w.fill)
	return w
}

// emptyWorld is the demo before anybody has anything of the kind.
func emptyWorld(t *testing.T) *world {
	t.Helper()
	w := &world{api: newAPI(t), ids: map[string]string{}}
	w.people.SendCodes(message.Log{W: io.Discard})
	w.enter()
	for name, slug := range map[string]string{"community": "xinyu", "other community": "jingwu"} {
		w.ids[name] = communityID(slug)
	}
	w.ids["science space"], w.ids["far start"], w.ids["far end"] = spaceID("xinyu", "science-space"), w.hour(40, 10), w.hour(40, 11)
	w.ids["space"], w.ids["subdistrict"] = spaceID("xinyu", "tool-shelf"), globalid.Encode(globalid.Subdistrict, seed.SubdistrictID())
	w.ids["excepted"], w.ids["closing"], w.ids["reopening"] = "2026-03-21", w.hour(1, 9), w.hour(1, 10)
	w.ids["today"], w.ids["start"], w.ids["end"] = w.hour(0, 0)[:10], w.hour(2, 10), w.hour(2, 11)
	w.change(w.announced)
	return w
}

// fill makes what is asked for. Each mutation that consumes something has one of its own.
func (w *world) fill(tx *store.Tx) error {
	firm, resident := seed.OrganisationID("sample"), seed.PersonID(owner)
	w.note("person", globalid.Person, resident)
	w.note("organisation", globalid.Organisation, firm)
	for _, name := range []string{"booking", "booking to cancel", "booking to move", "booking to check"} {
		w.note(name, globalid.Booking, w.booking(tx, kind.Personal, resident).SaveX(tx.Context()).ID)
	}
	broken := w.booking(tx, kind.Personal, resident).SetOverridden([]kind.BookingRule{kind.RuleNotice}).
		SetOverrideReason(tx.Keys().Seal(secret.Reason, overrideReason)).SetDecisionReason(tx.Keys().Seal(secret.Reason, decisionReason))
	w.note("booking with reasons", globalid.Booking, broken.SaveX(tx.Context()).ID)
	w.note("organisation's booking", globalid.Booking, w.booking(tx, kind.Organisation, seed.PersonID("firm")).SetOrganisationID(firm).SaveX(tx.Context()).ID)
	contact := tx.Client().Contact.Create().SetCommunityID(seed.CommunityID("xinyu")).SetName(tx.Keys().Seal(secret.Name, contactsName)).
		SetPhone(tx.Keys().Seal(secret.Phone, contactsPhone)).SetCreatedAt(tx.Now().Unix()).SaveX(tx.Context())
	w.note("booking on behalf", globalid.Booking, w.booking(tx, kind.OnBehalf, seed.PersonID("staff-xinyu")).SetContactID(contact.ID).SaveX(tx.Context()).ID)
	w.life(tx, resident)
	w.hold(tx, resident)
	w.series(tx, resident)
	w.waiters(tx, resident)
	w.credentials(tx, resident)
	w.teaching(tx, resident)
	w.memberships(tx, firm)
	closed := tx.Client().Closure.Create().SetCommunityID(seed.CommunityID("xinyu")).SetStartsAt(tx.Now().AddDate(1, 0, 0).Unix()).
		SetReasonZh("修").SetCreatedAt(tx.Now().Unix()).SaveX(tx.Context())
	w.note("closure", globalid.Closure, closed.ID)
	tx.Client().OpeningException.Create().SetCommunityID(seed.CommunityID("xinyu")).SetSpaceID(seed.SpaceID("xinyu", "tool-shelf")).
		SetDate(w.ids["excepted"]).SetSpans(nil).SetReasonZh("修").ExecX(tx.Context())
	child := tx.Client().Person.Create().SetGuardianID(resident).SetName(tx.Keys().Seal(secret.Name, childsName)).
		SetBornOn(tx.Keys().Seal(secret.Birth, "2020-01-01")).SetConsentedAt(tx.Now().Unix()).SetCreatedAt(tx.Now().Unix()).SaveX(tx.Context())
	w.note("child", globalid.Child, child.ID)
	return nil
}

func (w *world) note(name string, of globalid.Kind, id uuid.UUID) {
	w.ids[name] = globalid.Encode(of, id)
}

// booking is one of tomorrow at the tool shelf, which has kits for all of them.
func (w *world) booking(tx *store.Tx, of kind.BookingKind, booker uuid.UUID) *gen.BookingCreate {
	start := tx.Now().Add(25 * time.Hour).Unix()
	return tx.Client().Booking.Create().SetCommunityID(seed.CommunityID("xinyu")).SetSpaceID(seed.SpaceID("xinyu", "tool-shelf")).
		SetKind(of).SetBookerID(booker).SetStatus(kind.Confirmed).SetStartsAt(start).SetEndsAt(start + 3600).SetTitle(privateTitle).
		SetCreatedAt(tx.Now().Unix()).SetUpdatedAt(tx.Now().Unix())
}

func (w *world) hold(tx *store.Tx, booker uuid.UUID) {
	held := w.booking(tx, kind.Personal, booker).SetStatus(kind.Held).SetHoldExpiresAt(tx.Now().Add(time.Minute).Unix()).SaveX(tx.Context())
	w.note("hold", globalid.Booking, held.ID)
}

// life are bookings that something can be done to besides moving and cancelling, and one that was missed.
func (w *world) life(tx *store.Tx, booker uuid.UUID) {
	for name, status := range map[string]kind.BookingStatus{
		"request to approve": kind.Pending, "request to reject": kind.Pending, "request to reopen": kind.Rejected, "missed": kind.NoShow,
		"booking to check in": kind.Confirmed, "booking to end": kind.CheckedIn,
	} {
		create := w.booking(tx, kind.Personal, booker).SetStatus(status)
		switch status {
		case kind.Confirmed, kind.CheckedIn, kind.NoShow:
			create.SetStartsAt(tx.Now().Unix() - 60)
		case kind.Pending:
			create.SetDueAt(tx.Now().Unix() + 3600)
		}
		w.note(name, globalid.Booking, create.SaveX(tx.Context()).ID)
	}
}

// series are two, each of one booking, to be moved and cancelled.
func (w *world) series(tx *store.Tx, booker uuid.UUID) {
	start := tx.Now().Add(25 * time.Hour).Unix()
	for _, name := range []string{"date to move", "date to cancel"} {
		made := tx.Client().Series.Create().SetCommunityID(seed.CommunityID("xinyu")).SetSpaceID(seed.SpaceID("xinyu", "tool-shelf")).
			SetBookerID(booker).SetRule("FREQ=DAILY;COUNT=1").SetStartsAt(start).SetLength(3600).SetTitle(privateTitle).
			SetCreatedAt(tx.Now().Unix()).SetUpdatedAt(tx.Now().Unix()).SaveX(tx.Context())
		date := w.booking(tx, kind.Personal, booker).SetSeriesID(made.ID).SetOccursAt(start).SaveX(tx.Context())
		w.note(name, globalid.Booking, date.ID)
		w.note("series", globalid.Series, made.ID)
	}
}

// waiters are two who wait, one of them for the organisation, and two who are offered something; and there is a slot to wait for.
func (w *world) waiters(tx *store.Tx, who uuid.UUID) {
	taken := tx.Client().Booking.Query().Where(booking.SpaceID(seed.SpaceID("xinyu", "yoga-room")), booking.StartsAtGT(tx.Now().Add(time.Hour).Unix()),
		booking.StatusEQ(kind.Confirmed), booking.BookerIDNEQ(who)).Order(booking.ByStartsAt()).FirstX(tx.Context())
	w.ids["taken space"] = spaceID("xinyu", "yoga-room")
	w.ids["taken from"], w.ids["taken to"] = time.Unix(taken.StartsAt, 0).UTC().Format(time.RFC3339), time.Unix(taken.EndsAt, 0).UTC().Format(time.RFC3339)
	start := tx.Now().Add(25 * time.Hour).Unix()
	for name, status := range map[string]kind.WaiterStatus{
		"waiter": kind.Waiting, "organisation's waiter": kind.Waiting, "waiter to accept": kind.Offered, "waiter to decline": kind.Offered,
	} {
		create := tx.Client().Waiter.Create().SetCommunityID(seed.CommunityID("xinyu")).SetSpaceID(seed.SpaceID("xinyu", "tool-shelf")).
			SetPersonID(who).SetStatus(status).SetStartsAt(start).SetEndsAt(start + 3600).
			SetCreatedAt(tx.Now().Unix()).SetUpdatedAt(tx.Now().Unix())
		if status == kind.Offered {
			create.SetBooking(w.booking(tx, kind.Personal, who).SetStatus(kind.Held).SetOffered(true).
				SetHoldExpiresAt(tx.Now().Add(time.Minute).Unix()).SaveX(tx.Context()))
		}
		if name == "organisation's waiter" {
			create.SetPersonID(seed.PersonID("firm")).SetOrganisationID(seed.OrganisationID("sample"))
		}
		w.note(name, globalid.Waiter, create.SaveX(tx.Context()).ID)
	}
}

func (w *world) credentials(tx *store.Tx, of uuid.UUID) {
	for name, k := range map[string]kind.CredentialKind{"token": kind.Token, "session": kind.Session} {
		made := tx.Client().Credential.Create().SetPersonID(of).SetKind(k).SetDigest([]byte(name)).SetName("a private name").SetHint("yk_hint12").
			SetScopes([]kind.Scope{kind.ScopeRead}).SetDevice("a private device").SetCreatedAt(tx.Now().Unix()).
			SetExpiresAt(tx.Now().AddDate(0, 1, 0).Unix()).SaveX(tx.Context())
		w.note(name, map[kind.CredentialKind]globalid.Kind{kind.Token: globalid.Token, kind.Session: globalid.Session}[k], made.ID)
	}
}

// memberships adds two members to an organisation, an invitation to it, one of another that the owner may answer, and a
// role that may be taken back.
func (w *world) memberships(tx *store.Tx, firm uuid.UUID) {
	ctx, c := tx.Context(), tx.Client()
	for name, handle := range map[string]string{"member to change": "neighbour-1", "member to remove": "neighbour-2"} {
		w.note(name, globalid.Membership, c.Membership.Create().SetOrganisationID(firm).SetPersonID(seed.PersonID(handle)).SetJoinedAt(tx.Now().Unix()).SaveX(ctx).ID)
	}
	for name, to := range map[string]struct {
		organisation, phone string
	}{
		"invitation to withdraw": {"sample", "13900000001"},
		"invitation to accept":   {"upstairs-2", ownersPhone}, "invitation to decline": {"upstairs-3", ownersPhone},
	} {
		w.note(name, globalid.Invitation, c.Invitation.Create().SetOrganisationID(seed.OrganisationID(to.organisation)).
			SetPhone(tx.Keys().Seal(secret.Phone, to.phone)).SetPhoneDigest(tx.Keys().Digest(secret.Phone, to.phone)).
			SetCreatedAt(tx.Now().Unix()).SetExpiresAt(tx.Now().AddDate(0, 0, 14).Unix()).SaveX(ctx).ID)
	}
	w.note("grant", globalid.Grant, c.RoleGrant.Create().SetPersonID(seed.PersonID("neighbour-3")).SetRole(kind.Staff).
		SetCommunityID(seed.CommunityID("xinyu")).SaveX(ctx).ID)
}

// written is an operation with what it asks for filled in; elsewhere every id of somebody's things is one of nothing.
func (w *world) written(operation string, missing bool) string {
	var pairs []string
	for name, id := range w.ids {
		if kind, _, err := globalid.Decode(id); missing && err == nil && kind != globalid.Community && kind != globalid.Space && kind != globalid.Subdistrict {
			id = globalid.Encode(kind, uuid.New())
		}
		pairs = append(pairs, "$"+name+"$", id)
	}
	return strings.NewReplacer(pairs...).Replace(operation)
}
