//go:build unix

package limits_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/globalid"
	"youkong/internal/secret"
	"youkong/internal/store"
)

const (
	colleagues = 50  // As many as the schema assumes of an organisation and of holders of roles in one place.
	entries    = 500 // Of a community's audit log.
	kept       = 20  // Of tokens, sessions and invitations.
)

// ofPeople are the dearest operations about people that are admitted.
func (w *town) ofPeople() map[string]question {
	from, to := w.monday.Format(time.DateOnly), w.monday.AddDate(0, 0, window-1).Format(time.DateOnly)
	page := func(community int, fields string) question {
		return question{`query($id: ID!, $from: Date!, $to: Date!) { bookings(communityId: $id, from: $from, to: $to, first: 200) { nodes { ` + fields + ` } } }`,
			map[string]any{"id": w.ids[community], "from": from, "to": to}}
	}
	const booked = `id title start end booker { id name phone roles { role community { name } } } contact { name phone } organisationName`
	const log = `(communityId: $id, first: 200) { edges { node { number at action subjectId reason actor { id name phone } } } } `
	return map[string]question{
		"bookings on behalf":     page(1, booked),
		"organisations bookings": page(2, booked),
		"bookings of a firm":     {`{ me { organisations { name bookings(first: 150) { nodes { id title start end booker { name } organisationName } } } } }`, nil},
		"members":                {`{ me { organisations { ` + numbered("m%d: members { id name phone me admin joinedAt } ", 5) + ` } } }`, nil},
		"audit":                  {`query ($id: ID!) { ` + numbered("a%d: audit"+log, 1) + ` }`, map[string]any{"id": w.ids[0]}},
		"holders": {`query ($id: ID!) { ` + numbered("h%d: holders(communityId: $id) { id name login grantedAt person { id name phone } grant { role community { name } } } ", 3) + ` }`,
			map[string]any{"id": w.ids[0]}},
		"oneself": {`{ ` + numbered("m%d: me { person { name phone login roles { role community { name } } } tokens { name hint } sessions { device } children { name bornOn } invitations { phone organisationName } bookings(first: 50) { nodes { id title } } } ", 12) + ` }`, nil},
		"exports": {`mutation { ` + numbered("e%d: exportMyData { data } ", 1) + ` }`, nil},
		"reveals": {`mutation { ` + numbered(`r%d: revealContact(input: {bookingId: "`+w.behalf+`", reason: "because of it"}) { name phone } `, 20) + ` }`, nil},
	}
}

// people fills the town with what belongs to people: the viewer and an organisation of theirs.
func (w *town) people(tx *store.Tx) {
	ctx, c := tx.Context(), tx.Client()
	w.firm = c.Organisation.Create().SetName("公司").SetCreatedAt(0).SaveX(ctx).ID
	w.staff.Organisations = []uuid.UUID{w.firm}
	c.Membership.Create().SetOrganisationID(w.firm).SetPersonID(w.staff.Person).SetAdmin(true).SetJoinedAt(0).ExecX(ctx)
	var actors []uuid.UUID
	for i := range colleagues {
		phone := fmt.Sprint("1390000", 1000+i)
		p := c.Person.Create().SetName(tx.Keys().Seal(secret.Name, "李四")).SetPhone(tx.Keys().Seal(secret.Phone, phone)).
			SetPhoneDigest(tx.Keys().Digest(secret.Phone, phone)).SetLogin(fmt.Sprint("login-", i)).SetCreatedAt(0).SaveX(ctx)
		actors = append(actors, p.ID)
		c.Membership.Create().SetOrganisationID(w.firm).SetPersonID(p.ID).SetJoinedAt(int64(i)).ExecX(ctx)
		c.RoleGrant.Create().SetPersonID(p.ID).SetRole(kind.Staff).SetCommunityID(w.places[0]).SetGrantedAt(int64(i)).ExecX(ctx)
	}
	w.belongings(tx)
	w.parties(tx)
	w.log(tx, actors)
}

// belongings are the viewer's own.
func (w *town) belongings(tx *store.Tx) {
	ctx, c := tx.Context(), tx.Client()
	for i := range kept {
		for _, k := range []kind.CredentialKind{kind.Token, kind.Session} {
			c.Credential.Create().SetPersonID(w.staff.Person).SetKind(k).SetDigest(fmt.Append(nil, k, i)).SetName("x").SetHint("yk_123456").
				SetScopes([]kind.Scope{kind.ScopeRead}).SetCreatedAt(0).SetExpiresAt(tx.Now().AddDate(0, 1, 0).Unix()).ExecX(ctx)
		}
	}
	for range 5 {
		c.Person.Create().SetGuardianID(w.staff.Person).SetName(tx.Keys().Seal(secret.Name, "小小")).
			SetBornOn(tx.Keys().Seal(secret.Birth, "2020-01-01")).SetConsentedAt(0).SetCreatedAt(0).ExecX(ctx)
	}
}

// parties gives the bookings of the second community contacts, and those of the third the organisation.
func (w *town) parties(tx *store.Tx) {
	ctx, c := tx.Context(), tx.Client()
	var contacts []*gen.ContactCreate
	for _, b := range c.Booking.Query().Where(booking.CommunityID(w.places[1])).AllX(ctx) {
		id := uuid.New()
		contacts = append(contacts, c.Contact.Create().SetID(id).SetCommunityID(w.places[1]).SetCreatedAt(0).
			SetName(tx.Keys().Seal(secret.Name, "王五")).SetPhone(tx.Keys().Seal(secret.Phone, "13912345678")))
		c.Contact.CreateBulk(contacts...).ExecX(ctx)
		contacts = contacts[:0]
		c.Booking.UpdateOne(b).SetKind(kind.OnBehalf).SetContactID(id).ExecX(ctx)
		w.behalf = globalid.Encode(globalid.Booking, b.ID)
	}
	c.Booking.Update().Where(booking.CommunityID(w.places[2])).SetKind(kind.Organisation).SetOrganisationID(w.firm).ExecX(ctx)
}

// log is a community's, in which each entry has an actor and a reason.
func (w *town) log(tx *store.Tx, actors []uuid.UUID) {
	ctx, c := tx.Context(), tx.Client()
	stream := "community:" + w.places[0].String()
	for i := range entries {
		reason := c.Reason.Create().SetText(tx.Keys().Seal(secret.Reason, strings.Repeat("因", 100))).SetCreatedAt(0).SaveX(ctx)
		c.AuditEntry.Create().SetStream(stream).SetSeq(int64(i + 1)).SetAt(0).SetAction(kind.AuditReveal).SetActorID(actors[i%len(actors)]).
			SetSubjectID(w.firm).SetReasonID(reason.ID).SetHash([]byte{1}).ExecX(ctx)
	}
}
