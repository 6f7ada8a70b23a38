package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const mutationBookSeries = "bookSeries"

// BookSeries books every date of a rule that is allowed in one write; or nothing when one is refused, unless the input says
// to skip those. The same key with the same input returns the same series again.
// Faults: BadInput, also for a rule that is none, too long or without an end; NotFound for a space or organisation that the
// viewer cannot see; Forbidden for booking on someone's behalf elsewhere; Conflict for a key used with other input.
func (s *Service) BookSeries(ctx context.Context, v viewer.Viewer, in SeriesInput) (SeriesOutcome, error) {
	if err := fault.Invalid(invalidKey(in.Key)); err != nil {
		return SeriesOutcome{}, err
	}
	p, err := s.planOf(v, in, func(space *community.Space) (party, error) {
		return BookInput{Organisation: in.Organisation, OnBehalf: in.OnBehalf}.party(v, space.CommunityID)
	})
	if err != nil {
		return SeriesOutcome{}, err
	}
	if outcome, lost, err := s.lostSeries(ctx, v, p, in); lost || err != nil {
		return outcome, err
	}
	var outcome SeriesOutcome
	err = s.store.Write(ctx, streams(&v.Person, in.Organisation, p.space.CommunityID), func(tx *store.Tx) (err error) {
		outcome, err = s.bookDates(tx, v, p, in)
		return err
	})
	switch {
	case store.Overlap(err): // Someone wrote past this program, and the rules see it now.
		return s.askSeries(ctx, p)
	case err == nil && outcome.Series == nil: // Somebody came in between. Alternatives are found where nobody waits for them.
		again, err := s.askSeries(ctx, p)
		if err == nil && goesAhead(again.Dates, in.Skip) {
			again = outcome // What stood in the way has just gone; the answer given under the lock stands.
		}
		return again, err
	}
	return outcome, err
}

// bookDates settles, judges each date, and books what may be.
func (s *Service) bookDates(tx *store.Tx, v viewer.Viewer, p plan, in SeriesInput) (SeriesOutcome, error) {
	made, known, err := tx.Remembered(v.Person, mutationBookSeries, in.Key, in)
	if err != nil {
		return SeriesOutcome{}, err
	}
	if known {
		return s.remembered(tx, v, p, made)
	}
	if err := p.refresh(s.within(tx)); err != nil {
		return SeriesOutcome{}, err
	}
	holds, err := s.settleAnd(tx, p.space.CommunityID, p.heldBy(v))
	if err != nil {
		return SeriesOutcome{}, err
	}
	dates, decisions, _, err := s.judgeDates(tx.Context(), tx.Client(), p, tx.Now().Unix())
	outcome := SeriesOutcome{Space: p.space, Rule: p.rule, Dates: dates}
	if err != nil || !goesAhead(dates, in.Skip) {
		return outcome, err
	}
	_, err = s.inPlaceOf(tx, holds, func() (*gen.Booking, error) {
		if outcome.Series, err = s.insertSeries(tx, p, in); err != nil {
			return nil, err
		}
		return nil, s.insertDates(tx, p, outcome, decisions, in.Title)
	})
	if err != nil {
		return outcome, err
	}
	if err := witnessSeries(tx, v, kind.AuditBookSeries, outcome.Series); err != nil {
		return outcome, err
	}
	return outcome, tx.Remember(v.Person, mutationBookSeries, in.Key, in, outcome.Series.ID)
}

// lostSeries looks without a lock, and says whether that is the end of it.
func (s *Service) lostSeries(ctx context.Context, v viewer.Viewer, p plan, in SeriesInput) (SeriesOutcome, bool, error) {
	outcome, err := s.askSeries(ctx, p)
	if err != nil || goesAhead(outcome.Dates, in.Skip) {
		return SeriesOutcome{}, false, err
	}
	repeated, err := s.repeated(ctx, v, attempt{mutation: mutationBookSeries, key: in.Key})
	return outcome, !repeated, err
}

// heldBy are the viewer's holds on the spaces of the plan, which what is booked replaces.
func (p plan) heldBy(v viewer.Viewer) predicate.Booking {
	var spaces []uuid.UUID
	for _, d := range p.dates {
		spaces = append(spaces, d.q.space.ID)
	}
	return booking.And(booking.BookerID(v.Person), booking.SpaceIDIn(spaces...), booking.Offered(false))
}

// insertSeries writes what the occurrences have in common; whom they are for is kept once for all of them.
func (s *Service) insertSeries(tx *store.Tx, p plan, in SeriesInput) (*gen.Series, error) {
	contact, err := p.whom.contact(tx, p.space.CommunityID)
	if err != nil {
		return nil, err
	}
	now := tx.Now().Unix()
	return tx.Client().Series.Create().SetCommunityID(p.space.CommunityID).SetSpaceID(p.space.ID).
		SetNillableBookerID(p.whom.booker).SetNillableOrganisationID(p.whom.organisation).SetNillableContactID(contact).
		SetKind(p.whom.kind).SetRule(p.rule.String()).SetStartsAt(p.first.Start).SetLength(p.first.Len()).
		SetUnitCount(max(in.Slot.Units, 1)).SetAttendees(in.Attendees).SetNillableTitle(in.Title).
		SetCreatedAt(now).SetUpdatedAt(now).Save(tx.Context())
}

// insertDates books each date that was allowed.
func (s *Service) insertDates(tx *store.Tx, p plan, outcome SeriesOutcome, decisions []policy.Decision, title *string) error {
	whom := partyOf(exampleOf(outcome.Series))
	whom.known = outcome.Series.ContactID
	for i, d := range p.dates {
		if !outcome.Dates[i].Allowed() {
			continue
		}
		made, err := s.insert(tx, d.q, decisions[i], draft{
			status: kind.Confirmed, whom: whom, title: title, change: kind.BookingMade,
			series: &outcome.Series.ID, occurs: &d.occurs,
		})
		if err != nil {
			return err
		}
		outcome.Dates[i].Booking = made
	}
	return nil
}

// remembered is the outcome of a series that was made before. Why a date was refused then is not known any more.
func (s *Service) remembered(tx *store.Tx, v viewer.Viewer, p plan, id uuid.UUID) (SeriesOutcome, error) {
	made, err := seriesFor(tx.Context(), tx.Client(), v, id)
	if err != nil {
		return SeriesOutcome{}, err
	}
	found, err := tx.Client().Booking.Query().Where(booking.SeriesID(id)).All(tx.Context())
	if err != nil {
		return SeriesOutcome{}, err
	}
	byDate := map[int64]*gen.Booking{}
	for _, b := range found {
		byDate[*b.OccursAt] = b
	}
	outcome := SeriesOutcome{Series: made, Space: p.space, Rule: p.rule}
	for _, d := range p.dates {
		b := byDate[d.occurs]
		outcome.Dates = append(outcome.Dates, Date{
			OccursAt: d.occurs, Slot: d.q.slot, Space: d.q.space, LeftOut: b == nil, Booking: b,
		})
	}
	return outcome, nil
}

// witnessSeries leaves in the community's audit log what the viewer did to the series.
func witnessSeries(tx *store.Tx, v viewer.Viewer, what kind.AuditAction, of *gen.Series) error {
	return audit.Append(tx, v, audit.Entry{Stream: feed.Community(of.CommunityID), Action: what, Subject: of.ID})
}
