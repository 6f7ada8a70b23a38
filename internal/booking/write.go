package booking

import (
	"context"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/occupancy"
	"youkong/ent/kind"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/store"
)

// draft is what a new booking gets besides its slot.
type draft struct {
	status kind.BookingStatus
	whom   party
	title  *string
	change kind.ChangeKind

	series *uuid.UUID // Of which it is an occurrence,
	occurs *int64     // and the start that the series' rule gives it.
}

// begins is how a booking that is made now starts, and what the feed says of it: where staff have to agree it is a request.
func (q question) begins() (kind.BookingStatus, kind.ChangeKind) {
	status := policy.Begins(q.rules().Rules, q.staff())
	if status == kind.Pending {
		return status, kind.BookingRequested
	}
	return status, kind.BookingMade
}

// insert writes a booking with its occupancies and its change. What would be CONFIRMED begins as a request where staff have
// to agree.
func (s *Service) insert(tx *store.Tx, q question, d policy.Decision, what draft) (*gen.Booking, error) {
	now, rules := tx.Now().Unix(), q.rules().Rules
	if what.status == kind.Confirmed {
		what.status, what.change = q.begins()
	}
	contact, err := what.whom.contact(tx, q.space.CommunityID)
	if err != nil {
		return nil, err
	}
	made := &gen.Booking{
		ID: uuid.Must(uuid.NewV7()), CommunityID: q.space.CommunityID, SpaceID: q.space.ID,
		BookerID: what.whom.booker, OrganisationID: what.whom.organisation, ContactID: contact,
		Kind: what.whom.kind, Status: what.status,
		StartsAt: q.slot.Span.Start, EndsAt: q.slot.Span.End,
		SetUp: int64(rules.SetUp / time.Second), CleanUp: int64(rules.CleanUp / time.Second),
		UnitCount: len(d.Units), Attendees: q.attendees, Title: what.title,
		Overridden: d.Broken, OverrideReason: q.sealed(tx, d.Broken),
		SeriesID: what.series, OccursAt: what.occurs, CreatedAt: now, UpdatedAt: now,
	}
	if made.Status == kind.Held {
		made.HoldExpiresAt, made.HeldUntil, made.HoldRenewed = &d.Tenure.Until, &d.Tenure.Until, d.Tenure.Renewed
	}
	made.DueAt = policy.Due(rules, made.Kind, made.Status, q.slot.Span, now)
	made.Offered = what.change == kind.OfferMade
	taken := occupancies(made, d)
	tx.InsertLate(made, taken)
	tx.Note(rowsOf(made, taken))
	return made, s.announce(tx, made, what.change, d.Units)
}

// occupancies are what the booking takes: for each unit as many rows as its time needs.
func occupancies(b *gen.Booking, d policy.Decision) []*gen.Occupancy {
	var rows []*gen.Occupancy
	for _, unit := range d.Units {
		for _, part := range d.Occupancy.Chunks(span.MaxOccupancy) {
			rows = append(rows, &gen.Occupancy{
				UnitID: unit, BookingID: b.ID, SpaceID: b.SpaceID, CommunityID: b.CommunityID, StartsAt: part.Start, EndsAt: part.End,
			})
		}
	}
	return rows
}

// rowsOf is what those who look for what is taken find of it.
func rowsOf(b *gen.Booking, taken []*gen.Occupancy) []row {
	rows := make([]row, len(taken))
	for i, o := range taken {
		rows[i] = row{UnitID: o.UnitID, BookingID: o.BookingID, SpaceID: o.SpaceID, StartsAt: o.StartsAt, EndsAt: o.EndsAt,
			Status: b.Status, BookerID: b.BookerID}
		if b.Offered {
			rows[i].BookerID = nil
		}
	}
	return rows
}

// occupy takes the units for the booking; a store.Overlap error when one of them is taken.
func occupy(tx *store.Tx, b *gen.Booking, d policy.Decision) error {
	rows := occupancies(b, d)
	return tx.Client().Occupancy.MapCreateBulk(rows, func(create *gen.OccupancyCreate, i int) {
		o := rows[i]
		create.SetUnitID(o.UnitID).SetBookingID(o.BookingID).SetSpaceID(o.SpaceID).SetCommunityID(o.CommunityID).
			SetStartsAt(o.StartsAt).SetEndsAt(o.EndsAt)
	}).Exec(tx.Context())
}

// announce appends the change to the feed of the community and, for those who follow their own bookings, of the booker and
// the organisation.
func (s *Service) announce(tx *store.Tx, b *gen.Booking, what kind.ChangeKind, units []uuid.UUID) error {
	if err := s.announceAt(tx, b, what, units); err != nil {
		return err
	}
	switch what {
	case kind.HoldExpired: // A hold is seen on its form, which knows the time; it is in no list of one's own.
		return nil
	case kind.OfferMade, kind.OfferLapsed, kind.OfferDeclined: // Who frees the time has not locked the waiter's stream: see follow.
		return nil
	}
	for _, stream := range streams(b.BookerID, b.OrganisationID) {
		if err := s.tell(tx, stream, feed.Change{Kind: what, Booking: b.ID}); err != nil {
			return err
		}
	}
	return nil
}

// tell appends the change to the feed of a person or an organisation. Who meets what the clock has ended while they book
// has not locked the stream of those whose it was, and must not now; they are told by a write that follows the commit.
// Should that be lost, they see it with the next thing that they are told: the change is in the feed of the community.
func (s *Service) tell(tx *store.Tx, stream string, change feed.Change) error {
	add := func(tx *store.Tx) error { _, err := feed.Append(tx, stream, change); return err }
	if tx.Locks(stream) {
		return add(tx)
	}
	tx.AfterCommit(func() {
		ctx, cancel := context.WithTimeout(context.Background(), tellLimit)
		defer cancel()
		_ = s.store.Write(ctx, []string{stream}, add)
	})
	return nil
}

const tellLimit = 10 * time.Second

// announceAt appends the change to the feed of the booking's community alone.
func (s *Service) announceAt(tx *store.Tx, b *gen.Booking, what kind.ChangeKind, units []uuid.UUID) error {
	change := feed.Change{Kind: what, Booking: b.ID, Spaces: s.places.Catalogue().Touched(units)}
	_, err := feed.Append(tx, feed.Community(b.CommunityID), change)
	return err
}

// release takes the booking out of force, announces it, and offers its time to those who wait for it.
func (s *Service) release(tx *store.Tx, b *gen.Booking, to kind.BookingStatus, what kind.ChangeKind) (*gen.Booking, error) {
	released, freed, err := s.withdraw(tx, b, to, what)
	if err != nil {
		return nil, err
	}
	return released, s.offer(tx, freed)
}

// withdraw takes the booking out of force and announces it. What has become free is still to be offered.
func (s *Service) withdraw(tx *store.Tx, b *gen.Booking, to kind.BookingStatus, what kind.ChangeKind) (*gen.Booking, opening, error) {
	units, err := unitsOf(tx, b.ID)
	if err != nil {
		return nil, opening{}, err
	}
	if b.Offered && b.Status == kind.Held {
		if what, err = endOffer(tx, b, to); err != nil {
			return nil, opening{}, err
		}
	}
	if err := vacate(tx, b, freeFrom(b, to, tx.Now().Unix())); err != nil {
		return nil, opening{}, err
	}
	b, err = tx.Client().Booking.UpdateOneID(b.ID).SetStatus(to).ClearHoldExpiresAt().ClearDueAt().SetUpdatedAt(tx.Now().Unix()).
		Save(tx.Context())
	if err != nil {
		return nil, opening{}, err
	}
	return b, openingOf(b, units), s.announce(tx, b, what, units)
}

// freeFrom is the moment from which on the time of a booking is free that goes out of force: now, or when nobody had come to
// it. A hold or a request never came to be occupied.
func freeFrom(b *gen.Booking, to kind.BookingStatus, now int64) int64 {
	switch {
	case b.Status == kind.Held || b.Status == kind.Pending:
		return b.StartsAt - b.SetUp
	case to == kind.NoShow:
		return *b.DueAt
	default:
		return now
	}
}

// vacate frees the booking's time from the moment on. What has been occupied stays in the index.
func vacate(tx *store.Tx, b *gen.Booking, from int64) error {
	err := tx.Client().Occupancy.Update().
		Where(occupancy.BookingID(b.ID), occupancy.StartsAtGTE(from)).SetLive(false).Exec(tx.Context())
	if err != nil {
		return err
	}
	return tx.Client().Occupancy.Update().
		Where(occupancy.BookingID(b.ID), occupancy.StartsAtLT(from), occupancy.EndsAtGT(from)).SetEndsAt(from).Exec(tx.Context())
}

// dropRows forgets what the booking has taken: it never came to be occupied.
func dropRows(tx *store.Tx, b *gen.Booking) error {
	_, err := tx.Client().Occupancy.Delete().Where(occupancy.BookingID(b.ID)).Exec(tx.Context())
	return err
}

func unitsOf(tx *store.Tx, id uuid.UUID) ([]uuid.UUID, error) {
	var units []uuid.UUID
	err := tx.Client().Occupancy.Query().Where(occupancy.BookingID(id)).
		Unique(true).Select(occupancy.FieldUnitID).Scan(tx.Context(), &units)
	return units, err
}

// inPlaceOf lets go of the viewer's holds on a space, because a viewer keeps one hold per space, and writes what replaces them.
// What is left of them then is offered to those who wait for it.
func (s *Service) inPlaceOf(tx *store.Tx, own []*gen.Booking, write func() (*gen.Booking, error)) (*gen.Booking, error) {
	var left []opening
	for _, hold := range own {
		_, freed, err := s.withdraw(tx, hold, kind.Cancelled, kind.BookingCancelled)
		if err != nil {
			return nil, err
		}
		left = append(left, freed)
	}
	made, err := write()
	if err != nil {
		return nil, err
	}
	return made, s.offer(tx, left...)
}
