package booking

import (
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/phone"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const maxName = 40

// Behalf is someone without an account for whom staff book (国办发〔2020〕45号 wants counters and phones kept for the elderly).
type Behalf struct {
	Name  string
	Phone string
}

// party is for whom a booking is made; as a hold it is always for the viewer.
type party struct {
	kind         kind.BookingKind
	booker       *uuid.UUID // Nil for someone without an account.
	organisation *uuid.UUID
	behalf       *Behalf
	known        *uuid.UUID // Whom to reach, where that is kept already.
}

// ofViewer is the viewer themselves.
func ofViewer(v viewer.Viewer) party { return party{kind: kind.Personal, booker: &v.Person} }

// partyOf is for whom the booking was made.
func partyOf(b *gen.Booking) party {
	return party{kind: b.Kind, booker: b.BookerID, organisation: b.OrganisationID}
}

// party says for whom the input is, in the community of its space. Faults: NotFound for an organisation that the viewer does
// not belong to; Forbidden for booking on someone's behalf without working there; BadInput for a phone that is none.
func (in BookInput) party(v viewer.Viewer, community uuid.UUID) (party, error) {
	switch {
	case in.Organisation != nil && !v.MemberOf(*in.Organisation):
		return party{}, fault.New(fault.NotFound, "there is no such organisation")
	case in.Organisation != nil:
		return party{kind: kind.Organisation, booker: &v.Person, organisation: in.Organisation}, nil
	case in.OnBehalf == nil:
		return ofViewer(v), nil
	case !v.StaffOf(community):
		return party{}, fault.New(fault.Forbidden, "only the staff of the centre can book for someone else")
	}
	number, err := phone.ParseAny("input.onBehalf.phone", in.OnBehalf.Phone)
	if err != nil {
		return party{}, err
	}
	return party{kind: kind.OnBehalf, behalf: &Behalf{Name: strings.TrimSpace(in.OnBehalf.Name), Phone: number}}, nil
}

// contact keeps whom to reach, sealed; nil for whoever has an account.
func (p party) contact(tx *store.Tx, community uuid.UUID) (*uuid.UUID, error) {
	if p.behalf == nil {
		return p.known, nil
	}
	made, err := tx.Client().Contact.Create().SetCommunityID(community).
		SetName(tx.Keys().Seal(secret.Name, p.behalf.Name)).SetPhone(tx.Keys().Seal(secret.Phone, p.behalf.Phone)).
		SetCreatedAt(tx.Now().Unix()).Save(tx.Context())
	if err != nil {
		return nil, err
	}
	return &made.ID, nil
}

// become makes a hold the party's booking.
func (p party) become(tx *store.Tx, hold *gen.Booking) (*gen.BookingUpdateOne, error) {
	contact, err := p.contact(tx, hold.CommunityID)
	if err != nil {
		return nil, err
	}
	change := tx.Client().Booking.UpdateOneID(hold.ID).
		SetKind(p.kind).SetNillableOrganisationID(p.organisation).SetNillableContactID(contact)
	if p.booker == nil {
		change.ClearBookerID()
	}
	return change, nil
}

func (b *Behalf) invalid() []fault.Field {
	if b == nil {
		return nil
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(b.Name)); n < 1 || n > maxName {
		return []fault.Field{{Path: "input.onBehalf.name", Reason: "must have 1 to 40 characters"}}
	}
	return nil
}
