package booking

import (
	"context"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const (
	mutationBook = "bookSpace"
	mutationHold = "holdSpace"
)

// Book books a slot, or turns a hold into a booking. The same key with the same input returns the same booking again.
// Faults: BadInput; NotFound for a space or hold that the viewer cannot see; Conflict for a key used with other input.
func (s *Service) Book(ctx context.Context, v viewer.Viewer, in BookInput) (Outcome, error) {
	if err := in.validate(); err != nil {
		return Outcome{}, err
	}
	if in.Hold != nil {
		return s.confirm(ctx, v, in)
	}
	space, err := s.space(in.Slot.Space)
	if err != nil {
		return Outcome{}, err
	}
	whom, err := in.party(v, space.CommunityID)
	if err != nil {
		return Outcome{}, err
	}
	if err := in.Override.by(v, space.CommunityID); err != nil {
		return Outcome{}, err
	}
	q := question{space: space, slot: *in.Slot, attendees: in.Attendees, whom: whom, override: in.Override, viewer: v}
	a := attempt{mutation: mutationBook, key: in.Key, input: in, action: kind.AuditBook}
	return s.make(ctx, q, a, func(tx *store.Tx, d policy.Decision, own []*gen.Booking) (*gen.Booking, error) {
		return s.inPlaceOf(tx, own, func() (*gen.Booking, error) {
			return s.insert(tx, q, d, draft{status: kind.Confirmed, whom: whom, title: in.Title, change: kind.BookingMade})
		})
	})
}

// attempt names a mutation that makes something, for the memory of keys.
type attempt struct {
	mutation, key string
	input         any
	action        kind.AuditAction
}

// make is the way of every booking: look, lock, settle, look, write. What is written replaces the viewer's own hold on the
// space, if there is one. The first look spares the losers of a race the lock; who asks alone does without it.
func (s *Service) make(
	ctx context.Context, q question, a attempt, write func(tx *store.Tx, d policy.Decision, own []*gen.Booking) (*gen.Booking, error),
) (Outcome, error) {
	alone, leave := s.crowd.enter(q)
	defer leave()
	if !alone {
		if outcome, lost, err := s.lost(ctx, q, a); lost || err != nil {
			return outcome, err
		}
	}
	var outcome Outcome
	f := &facts{dialect: s.store.Dialect(), q: q, a: a}
	if q.limited(q.space) {
		uses := s.usesOf(q, s.clock.Now().Unix(), &f.q.uses)
		f.uses = &uses
	}
	if s.suspendable(q) {
		holder, whose := q.holder()
		misses := missedBy(holder, whose, s.clock.Now().Unix(), &f.missed)
		f.missing = &misses
	}
	err := s.store.WriteKnowing(ctx, streams(&q.viewer.Person, q.whom.organisation, q.space.CommunityID), f, func(tx *store.Tx) error {
		outcome = Outcome{Space: q.space}
		made, known, err := f.remembered(tx)
		if err != nil {
			return err
		}
		if known {
			outcome.Booking, err = tx.Client().Booking.Get(tx.Context(), made)
			return err
		}
		decision, own, err := s.decideFor(tx, f)
		if err == nil && q.keeping {
			var more []policy.Refusal
			decision.Tenure, more, err = s.tenure(tx.Context(), tx.Client(), q, tx.Now().Unix())
			decision.Refusals = append(decision.Refusals, more...)
		}
		if err != nil || !decision.Allowed() {
			outcome.Refusals = decision.Refusals
			return err
		}
		if outcome.Booking, err = write(tx, decision, own); err != nil {
			return err
		}
		if err := witness(tx, q.viewer, a.action, outcome.Booking, q.why(decision.Broken)); err != nil {
			return err
		}
		return tx.Remember(q.viewer.Person, a.mutation, a.key, a.input, outcome.Booking.ID)
	})
	return s.explain(ctx, q, outcome, err)
}

// lost looks without a lock, and says whether that is the end of it: refused, and not the answer to something asked again.
func (s *Service) lost(ctx context.Context, q question, a attempt) (Outcome, bool, error) {
	outcome, err := s.judge(ctx, q)
	if err != nil || outcome.Allowed() {
		return Outcome{}, false, err
	}
	repeated, err := s.repeated(ctx, q.viewer, a)
	return outcome, !repeated, err
}

// decideFor settles what time has brought, decides, and returns what the viewer holds on the space. Mostly there is
// nothing to settle and nothing held, and the facts are enough.
func (s *Service) decideFor(tx *store.Tx, f *facts) (policy.Decision, []*gen.Booking, error) {
	space, err := s.places.Within(tx, f.q.space)
	if err != nil {
		return policy.Decision{}, nil, err
	}
	asked := space == f.q.space && (f.uses != nil || !f.q.limited(space)) && // Or the facts are of rules from before.
		(f.missing != nil || !s.suspendable(f.q))
	f.q.space = space
	if now := tx.Now().Unix(); asked && f.enough(now) {
		f.q.suspended = new(f.missed.until(now))
		return f.q.decide(f.taken(tx.Notes()), now), nil, nil
	}
	own, err := s.settleFor(tx, f.q)
	if err != nil {
		return policy.Decision{}, nil, err
	}
	decision, _, err := s.look(tx.Context(), tx.Client(), f.q, tx.Now().Unix())
	return decision, own, err
}

// explain finishes an outcome. A no from under the lock gets its alternatives here, where nobody waits for them. And the
// database has the last word: where its constraint said no to what the rules allowed, because someone wrote past this
// program, the rules are asked again and now see why. Should that be gone again, it is still what stood in the way.
func (s *Service) explain(ctx context.Context, q question, outcome Outcome, err error) (Outcome, error) {
	if err != nil && !store.Overlap(err) {
		return Outcome{}, err
	}
	if err == nil && outcome.Allowed() {
		return outcome, nil
	}
	again, lookErr := s.judge(ctx, q)
	switch {
	case lookErr != nil:
		return Outcome{}, lookErr
	case !again.Allowed():
		return again, nil
	case err != nil:
		overlap := policy.Refusal{Rule: kind.RuleOverlap, Case: policy.CaseSpace, Start: q.slot.Span.Start}
		return Outcome{Space: q.space, Refusals: []policy.Refusal{overlap}}, nil //nolint:nilerr // The error is the refusal.
	default: // What stood in the way has just gone; the answer given under the lock stands.
		return outcome, nil
	}
}

// repeated says whether the key was used before, so that the answer is to be remembered rather than judged. Every loser of
// a race asks it, so it is written out.
func (s *Service) repeated(ctx context.Context, v viewer.Viewer, a attempt) (bool, error) {
	rows, err := s.store.Read().QueryContext(ctx,
		"SELECT 1 FROM idempotency_keys WHERE person_id = $1 AND mutation = $2 AND key = $3", v.Person, a.mutation, a.key)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	return rows.Next(), rows.Err()
}
