package graph

import (
	"fmt"

	"github.com/google/uuid"

	"youkong/graph/model"
	"youkong/graph/scalar"
	"youkong/internal/account"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/globalid"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// orOne is the default of counts that may be left out.
func orOne(n *int) int {
	if n == nil {
		return 1
	}
	return *n
}

func slotOf(in *model.SlotInput) (booking.Slot, error) {
	space, err := in.SpaceID.Must(globalid.Space)
	if err != nil {
		return booking.Slot{}, err
	}
	slot := booking.Slot{Space: space, Span: span.Span{Start: in.Start.Unix(), End: in.End.Unix()}}
	if in.Units != nil {
		if slot.Units = *in.Units; slot.Units < 1 {
			return slot, fault.Invalid([]fault.Field{{Path: "input.slot.units", Reason: "must be between 1 and 1000"}})
		}
	}
	return slot, nil
}

// override is why staff break rules; nil where they don't.
func override(in *model.OverrideInput) *booking.Override {
	if in == nil {
		return nil
	}
	return &booking.Override{Reason: in.Reason}
}

func bookInput(in model.BookSpaceInput) (booking.BookInput, error) {
	wanted := booking.BookInput{Key: in.Key, Attendees: orOne(in.Attendees), Title: in.Title, Override: override(in.Override)}
	if in.OnBehalf != nil {
		wanted.OnBehalf = &booking.Behalf{Name: in.OnBehalf.Name, Phone: in.OnBehalf.Phone}
	}
	if in.OrganisationID != nil {
		id, err := in.OrganisationID.Must(globalid.Organisation)
		if err != nil {
			return wanted, err
		}
		wanted.Organisation = &id
	}
	if in.HoldID != nil {
		hold, err := in.HoldID.Must(globalid.Booking)
		if err != nil {
			return wanted, err
		}
		wanted.Hold = &hold
	}
	if in.Slot != nil {
		slot, err := slotOf(in.Slot)
		if err != nil {
			return wanted, err
		}
		wanted.Slot = &slot
	}
	return wanted, nil
}

func checkInput(in model.CheckBookingInput) (booking.CheckInput, error) {
	slot, err := slotOf(in.Slot)
	wanted := booking.CheckInput{Slot: slot, Attendees: orOne(in.Attendees), Override: override(in.Override)}
	if err == nil && in.OrganisationID != nil {
		wanted.Organisation = new(uuid.UUID)
		*wanted.Organisation, err = in.OrganisationID.Must(globalid.Organisation)
	}
	if err == nil && in.BookingID != nil {
		wanted.Booking = new(uuid.UUID)
		*wanted.Booking, err = in.BookingID.Must(globalid.Booking)
	}
	return wanted, err
}

// profileInput says what to change of the profile; fault NotFound for a community that there is not.
func (r *Resolver) profileInput(in model.UpdateProfileInput) (account.ProfileInput, error) {
	change := account.ProfileInput{Name: in.Name}
	home, given := in.HomeID.ValueOK()
	if !given {
		return change, nil
	}
	change.Home = &uuid.UUID{}
	if home == nil {
		return change, nil
	}
	place, err := r.community(*home)
	if err == nil {
		change.Home = &place.ID
	}
	return change, err
}

const (
	maxCommunities = 20
	maxListDays    = 93
)

// placesOf finds the communities asked for, each once.
func (r *Resolver) placesOf(ids []*scalar.ID) ([]*community.Community, error) {
	if len(ids) == 0 || len(ids) > maxCommunities {
		return nil, fault.Invalid([]fault.Field{{Path: "communityIds", Reason: "must name between 1 and 20 communities"}})
	}
	seen := map[uuid.UUID]bool{}
	var found []*community.Community
	for _, id := range ids {
		place, err := r.community(*id)
		if err != nil {
			return nil, err
		}
		if !seen[place.ID] {
			seen[place.ID] = true
			found = append(found, place)
		}
	}
	return found, nil
}

// windowOf reads a window of local days; nil, which means today, when no day was given.
func windowOf(from, to *localtime.Date) (*availability.Window, error) {
	switch {
	case from == nil && to == nil:
		return nil, nil
	case from == nil:
		return nil, fault.Invalid([]fault.Field{{Path: "from", Reason: "must be given when `to` is"}})
	case to == nil:
		to = from
	}
	return between(*from, *to, availability.MaxDays)
}

func between(from, to localtime.Date, days int) (*availability.Window, error) {
	if to.Before(from) {
		return nil, fault.Invalid([]fault.Field{{Path: "to", Reason: "must not be before `from`"}})
	}
	if !to.Before(from.AddDays(days)) {
		return nil, fault.Invalid([]fault.Field{{Path: "to", Reason: fmt.Sprintf("must be at most %d days after `from`", days-1)}})
	}
	return &availability.Window{From: from, To: to}, nil
}

func cursorsOf(after []*model.AvailabilityCursor) (map[uuid.UUID]availability.Cursor, error) {
	cursors := map[uuid.UUID]availability.Cursor{}
	for _, a := range after {
		id, err := a.CommunityID.Must(globalid.Community)
		if err != nil {
			return nil, err
		}
		cursors[id] = availability.Cursor{Epoch: a.Epoch, Version: int64(a.Version), AsOf: a.AsOf.Unix()}
	}
	return cursors, nil
}
