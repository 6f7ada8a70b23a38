package booking

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Sessions are the times at which a course wants spaces of one community, which are had all or none. They keep the rules
// about places; those about who may book how far ahead and how much are for people.
type Sessions struct {
	Community uuid.UUID
	Slots     []Slot
	Attendees int
	Override  *Override // Why staff break rules for them; nil when they don't.
}

// JudgeSessions says, without taking anything, what stands against each session beside those before it.
// Faults: BadInput for a slot that is none; NotFound for a space that is not of the community.
func (s *Service) JudgeSessions(ctx context.Context, v viewer.Viewer, in Sessions) ([][]policy.Refusal, error) {
	questions, err := s.askSessions(v, in)
	if err != nil {
		return nil, err
	}
	c := s.store.Read()
	head, err := feed.Stand(ctx, c, feed.Community(in.Community))
	if err != nil {
		return nil, err
	}
	for i, q := range questions {
		if _, err := s.places.Fresh(ctx, c, q.space.Community, head.Calendar); err != nil {
			return nil, err
		}
		if questions[i].space, err = s.space(q.space.ID); err != nil {
			return nil, err
		}
	}
	refusals, _, err := s.judgeSessions(ctx, c, questions, max(s.clock.Now().Unix(), head.At))
	return refusals, err
}

// TakeSessions books the spaces within a write that has locked the community, in the order of the slots; where anything
// stands against one of them it books none and says what.
// Faults: as JudgeSessions.
func (s *Service) TakeSessions(tx *store.Tx, v viewer.Viewer, in Sessions) ([]*gen.Booking, [][]policy.Refusal, error) {
	questions, err := s.askSessions(v, in)
	if err != nil {
		return nil, nil, err
	}
	if err := s.ready(tx, questions); err != nil {
		return nil, nil, err
	}
	refusals, decisions, err := s.judgeSessions(tx.Context(), tx.Client(), questions, tx.Now().Unix())
	if err != nil || slices.ContainsFunc(refusals, in.stopped) {
		return nil, refusals, err
	}
	made := make([]*gen.Booking, len(questions))
	for i, q := range questions {
		what := draft{status: kind.Confirmed, whom: q.whom, change: kind.BookingMade}
		if made[i], err = s.insert(tx, q, decisions[i], what); err != nil {
			return nil, nil, err
		}
	}
	return made, refusals, nil
}

// MoveSession gives a session's booking another time or space, within a write that has locked the community; where anything
// stands against it the booking stays and nothing is returned but the reasons.
// Faults: as JudgeSessions.
func (s *Service) MoveSession(tx *store.Tx, v viewer.Viewer, b *gen.Booking, in Sessions) (*gen.Booking, []policy.Refusal, error) {
	questions, err := s.askSessions(v, in)
	if err != nil {
		return nil, nil, err
	}
	q := &questions[0]
	if q.from, err = s.space(b.SpaceID); err != nil {
		return nil, nil, err
	}
	q.moving = b
	if err := s.ready(tx, questions); err != nil {
		return nil, nil, err
	}
	if status := settled(b, tx.Now().Unix()); !policy.Movable(status) {
		return nil, []policy.Refusal{policy.WrongStatus(status)}, nil
	}
	refusals, decisions, err := s.judgeSessions(tx.Context(), tx.Client(), questions, tx.Now().Unix())
	if err != nil || in.stopped(refusals[0]) {
		return nil, refusals[0], err
	}
	moved, err := s.relocate(tx, *q, decisions[0])
	return moved, refusals[0], err
}

// CallOffSession frees a session's space, within a write that has locked the community.
func (s *Service) CallOffSession(tx *store.Tx, b *gen.Booking) error {
	_, err := s.release(tx, b, kind.Cancelled, kind.BookingCancelled)
	return err
}

// stopped says whether the reasons keep the session from being held: all do, unless staff break what can be broken.
func (in Sessions) stopped(refusals []policy.Refusal) bool {
	return slices.ContainsFunc(refusals, func(r policy.Refusal) bool { return in.Override == nil || !r.Breakable() })
}

func (s *Service) askSessions(v viewer.Viewer, in Sessions) ([]question, error) {
	questions := make([]question, len(in.Slots))
	for i, slot := range in.Slots {
		if fields := slot.invalid(); fields != nil {
			return nil, fault.Invalid(fields)
		}
		space, err := s.space(slot.Space)
		if err == nil && space.CommunityID != in.Community {
			err = fault.New(fault.NotFound, "there is no such space in this community")
		}
		if err != nil {
			return nil, err
		}
		override := in.Override
		if override == nil {
			override = &Override{} // The whole of a session is looked at, however long it is.
		}
		questions[i] = question{space: space, slot: slot, attendees: in.Attendees, whom: party{kind: kind.Course}, override: override, viewer: v}
	}
	return questions, nil
}

// ready settles the community and puts the newest state of the spaces into the questions.
func (s *Service) ready(tx *store.Tx, questions []question) error {
	for i, q := range questions {
		space, err := s.places.Within(tx, q.space)
		if err != nil {
			return err
		}
		questions[i].space = space
	}
	return s.settle(tx, questions[0].space.CommunityID)
}

// judgeSessions judges one session after the other, each beside those before it.
func (s *Service) judgeSessions(ctx context.Context, c *gen.Client, questions []question, now int64) ([][]policy.Refusal, []policy.Decision, error) {
	refusals, decisions, others := make([][]policy.Refusal, len(questions)), make([]policy.Decision, len(questions)), &siblings{}
	for i, q := range questions {
		q.beside = others
		decision, err := s.judgeSession(ctx, c, q, now)
		if err != nil {
			return nil, nil, err
		}
		refusals[i], decisions[i] = decision.Refusals, decision.Break()
		if decisions[i].Allowed() {
			others.take(q, decision)
		}
	}
	return refusals, decisions, nil
}

// judgeSession looks around as look does, and leaves out what is about people.
func (s *Service) judgeSession(ctx context.Context, c *gen.Client, q question, now int64) (policy.Decision, error) {
	within := func(around span.Span) (policy.Decision, error) {
		taken, err := s.taken(ctx, c, q, around, now)
		decision := policy.Decide(q.rules(), q.request(now), taken)
		decision.Refusals = slices.DeleteFunc(decision.Refusals, aboutPeople)
		return decision, err
	}
	decision, err := within(q.narrow())
	if err != nil || decision.Allowed() {
		return decision, err
	}
	return within(policy.Look(q.rules(), q.request(now)))
}

// aboutPeople are the rules that say who may book how far ahead, how long and how much, and on what grid.
func aboutPeople(r policy.Refusal) bool {
	switch r.Rule {
	case kind.RuleEligibility, kind.RuleSuspension, kind.RuleStartGrid, kind.RuleMinLength, kind.RuleMaxLength, kind.RuleNotice,
		kind.RuleHorizon, kind.RuleQuota:
		return true
	}
	return false
}
