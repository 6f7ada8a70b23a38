package booking

import (
	"context"
	"slices"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/person"
	"youkong/ent/gen/waiter"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/viewer"
	"youkong/internal/waitlist"
)

// opening is time that has become free on units of a community, buffers included.
type opening struct {
	community uuid.UUID
	units     []uuid.UUID
	span      span.Span
}

// openingOf is what a booking took.
func openingOf(b *gen.Booking, units []uuid.UUID) opening {
	return opening{community: b.CommunityID, units: units, span: span.Span{Start: b.StartsAt - b.SetUp, End: b.EndsAt + b.CleanUp}}
}

// judgedAtOnce bounds how many waiters one write looks at, because others wait for its lock. Whoever comes after them is
// found by OfferWhatIsFree.
const judgedAtOnce = 200

// offer hands on what has become free, within the write that frees it, so that nobody can slip in between: whoever waits
// for any of it is judged in the order in which they came, and who passes all rules at this moment gets their slot, held.
// Who does not pass keeps waiting.
func (s *Service) offer(tx *store.Tx, openings ...opening) error {
	waiting, err := s.waitingFor(tx, openings)
	if err != nil {
		return err
	}
	taken := map[Slot]bool{} // Nothing becomes free on the way, so what is taken for one is so for all who want the same.
	for _, w := range waiting {
		if taken[slotOfWaiter(w)] {
			continue
		}
		q, units, err := s.stillFree(tx, w)
		if err != nil {
			return err
		}
		if units == nil {
			taken[slotOfWaiter(w)] = true
			continue
		}
		if err := s.offerTo(tx, w, q, units); err != nil {
			return err
		}
	}
	return nil
}

// waitingFor finds who waits for any of what has become free, in the order of their turns.
func (s *Service) waitingFor(tx *store.Tx, openings []opening) ([]*gen.Waiter, error) {
	var found []*gen.Waiter
	for _, o := range openings {
		if o.span.End <= tx.Now().Unix() {
			continue
		}
		near, err := tx.Client().Waiter.Query().Where(
			waiter.CommunityID(o.community), waits,
			waiter.StartsAtGT(max(tx.Now().Unix(), o.span.Start-longest)), waiter.StartsAtLT(o.span.End+longestBuffer),
		).All(tx.Context())
		if err != nil {
			return nil, err
		}
		for _, w := range near {
			known := slices.ContainsFunc(found, func(f *gen.Waiter) bool { return f.ID == w.ID })
			if !known && s.wants(w, o) {
				found = append(found, w)
			}
		}
	}
	slices.SortFunc(found, func(a, b *gen.Waiter) int { return turnOf(a).Compare(turnOf(b)) })
	return found[:min(len(found), judgedAtOnce)], nil
}

// waits holds for who waits: written out, or the partial index would not be used.
func waits(s *entsql.Selector) { s.Where(entsql.ExprP(s.C(waiter.FieldStatus) + " = 'WAITING'")) }

// longestBuffer bounds, in seconds, the set-up of a space.
const longestBuffer = 24 * 3600

// wants says whether what has become free is any of what the waiter would take.
func (s *Service) wants(w *gen.Waiter, o opening) bool {
	space, ok := s.places.Catalogue().Space(w.SpaceID)
	if !ok {
		return false
	}
	would := question{space: space, slot: slotOfWaiter(w)}.narrow()
	return would.Overlaps(o.span) && slices.ContainsFunc(space.Rules.Units, func(u uuid.UUID) bool { return slices.Contains(o.units, u) })
}

// stillFree returns the units that the waiter would take; nil when too few are free. Here a hold of their own is in their
// way like any other: what they are offered does not replace it.
func (s *Service) stillFree(tx *store.Tx, w *gen.Waiter) (question, []uuid.UUID, error) {
	space, err := s.space(w.SpaceID)
	if err != nil {
		return question{}, nil, err
	}
	if space, err = s.places.Within(tx, space); err != nil {
		return question{}, nil, err
	}
	q := question{space: space, slot: slotOfWaiter(w), attendees: w.Attendees}
	now := tx.Now().Unix()
	taken, err := s.taken(tx.Context(), tx.Client(), q, q.narrow(), now)
	return q, policy.Free(space.Rules, q.request(now), taken), err
}

// offerTo holds the units for the waiter if all rules allow it. Quotas are judged as they look from here: the waiter's own
// bookings elsewhere are not locked, and count again when the offer is accepted.
func (s *Service) offerTo(tx *store.Tx, w *gen.Waiter, q question, units []uuid.UUID) error {
	now := tx.Now().Unix()
	until, inTime := waitlist.Until(now, w.StartsAt)
	if !inTime {
		return nil
	}
	decision, err := s.decideAs(tx.Context(), tx.Client(), w, &q, now)
	if err != nil || !decision.Allowed() {
		return err
	}
	decision.Units, decision.Tenure.Until = units, until
	made, err := s.insert(tx, q, decision, draft{status: kind.Held, whom: q.whom, change: kind.OfferMade})
	if err != nil {
		return err
	}
	return tx.Client().Waiter.UpdateOne(w).SetStatus(kind.Offered).SetBookingID(made.ID).SetUpdatedAt(now).Exec(tx.Context())
}

// decideAs asks all rules as the waiter, with the rights that they have at this moment.
func (s *Service) decideAs(ctx context.Context, c *gen.Client, w *gen.Waiter, q *question, now int64) (policy.Decision, error) {
	gone := policy.Decision{Refusals: []policy.Refusal{{Rule: kind.RuleEligibility}}}
	p, err := c.Person.Query().Where(person.ID(w.PersonID)).WithRoles().WithMemberships().Only(ctx)
	if err != nil || p.ErasedAt != nil {
		return gone, err
	}
	q.viewer = viewerOf(p)
	q.whom, err = BookInput{Organisation: w.OrganisationID}.party(q.viewer, w.CommunityID)
	if fault.Is(err, fault.NotFound) {
		return gone, nil // They have left the organisation that they wait for.
	}
	if err != nil {
		return gone, err
	}
	decision, _, err := s.look(ctx, c, *q, now)
	return decision, err
}

// askerOf is the booker of the booking as if they asked themselves, and the viewer where there is none.
// Fault Conflict when the booker is gone.
func (s *Service) askerOf(tx *store.Tx, v viewer.Viewer, b *gen.Booking) (viewer.Viewer, error) {
	if b.BookerID == nil {
		return v, nil
	}
	p, err := tx.Client().Person.Query().Where(person.ID(*b.BookerID)).WithRoles().WithMemberships().Only(tx.Context())
	if err == nil && p.ErasedAt != nil {
		err = fault.New(fault.Conflict, "whoever asked for it has no account any more")
	}
	if err != nil {
		return v, err
	}
	return viewerOf(p), nil
}

// viewerOf is the person as if they asked themselves.
func viewerOf(p *gen.Person) viewer.Viewer {
	v := viewer.Viewer{Person: p.ID}
	if p.CommunityID != nil {
		v.Home = *p.CommunityID
	}
	for _, r := range p.Edges.Roles {
		grant := viewer.Grant{Role: r.Role}
		if r.CommunityID != nil {
			grant.Community = *r.CommunityID
		}
		if r.SubdistrictID != nil {
			grant.Subdistrict = *r.SubdistrictID
		}
		v.Grants = append(v.Grants, grant)
	}
	for _, m := range p.Edges.Memberships {
		v.Organisations = append(v.Organisations, m.OrganisationID)
	}
	return v
}

// endOffer writes down what became of an offer whose hold has ended without becoming a booking.
func endOffer(tx *store.Tx, b *gen.Booking, to kind.BookingStatus) (kind.ChangeKind, error) {
	as, change := kind.Declined, kind.OfferDeclined
	if to == kind.Expired {
		as, change = kind.Lapsed, kind.OfferLapsed
	}
	return change, tx.Client().Waiter.Update().Where(waiter.BookingID(b.ID), waiter.StatusEQ(kind.Offered)).
		SetStatus(as).SetUpdatedAt(tx.Now().Unix()).Exec(tx.Context())
}

func slotOfWaiter(w *gen.Waiter) Slot {
	return Slot{Space: w.SpaceID, Span: span.Span{Start: w.StartsAt, End: w.EndsAt}, Units: w.UnitCount}
}

func turnOf(w *gen.Waiter) waitlist.Turn { return waitlist.Turn{Since: w.CreatedAt, ID: w.ID} }
