package booking

import (
	"context"
	"slices"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// CheckSeries is the dry run: what would come of each date at this moment? Nothing is written. It judges as BookSeries does;
// forSomeone says that it would be on behalf of someone without an account, whom it need not know.
// Faults: as BookSeries.
func (s *Service) CheckSeries(ctx context.Context, v viewer.Viewer, in SeriesInput, forSomeone bool) (SeriesOutcome, error) {
	p, err := s.planOf(v, in, func(space *community.Space) (party, error) {
		switch {
		case !forSomeone:
			return BookInput{Organisation: in.Organisation}.party(v, space.CommunityID)
		case !v.StaffOf(space.CommunityID):
			return party{}, fault.New(fault.Forbidden, "only the staff of the centre can book for someone else")
		default:
			return party{kind: kind.OnBehalf}, nil
		}
	})
	if err != nil {
		return SeriesOutcome{}, err
	}
	return s.askSeries(ctx, p)
}

// askSeries judges each date without a lock, by the time that a write would judge by, and adds alternatives to each no.
func (s *Service) askSeries(ctx context.Context, p plan) (SeriesOutcome, error) {
	c := s.store.Read()
	head, err := feed.Stand(ctx, c, feed.Community(p.space.CommunityID))
	if err != nil {
		return SeriesOutcome{}, err
	}
	if _, err := s.places.Fresh(ctx, c, p.space.Community, head.Calendar); err != nil {
		return SeriesOutcome{}, err
	}
	if err := p.refresh(s.newest); err != nil {
		return SeriesOutcome{}, err
	}
	now := max(s.clock.Now().Unix(), head.At)
	dates, _, others, err := s.judgeDates(ctx, c, p, now)
	if err != nil {
		return SeriesOutcome{}, err
	}
	outcome := SeriesOutcome{Space: p.space, Rule: p.rule, Dates: dates}
	return outcome, s.instead(ctx, p, others, dates, now)
}

// refresh puts the newest state of the spaces into the plan.
func (p *plan) refresh(newest func(*community.Space) (*community.Space, error)) error {
	for i := range p.dates {
		space, err := newest(p.dates[i].q.space)
		if err != nil {
			return err
		}
		p.dates[i].q.space = space
	}
	return nil
}

// newest is the space as the catalogue has it by now.
func (s *Service) newest(space *community.Space) (*community.Space, error) { return s.space(space.ID) }

// within is the way to the spaces as the write sees them.
func (s *Service) within(tx *store.Tx) func(*community.Space) (*community.Space, error) {
	return func(space *community.Space) (*community.Space, error) { return s.places.Within(tx, space) }
}

// judgeDates judges one date after the other, each beside those that were allowed before.
func (s *Service) judgeDates(
	ctx context.Context, c *gen.Client, p plan, now int64,
) ([]Date, []policy.Decision, *siblings, error) {
	dates, decisions, others := make([]Date, len(p.dates)), make([]policy.Decision, len(p.dates)), &siblings{}
	for i, d := range p.dates {
		dates[i] = Date{OccursAt: d.occurs, Slot: d.q.slot, Space: d.q.space, LeftOut: d.leftOut}
		if d.leftOut {
			continue
		}
		d.q.beside = others
		decision, _, err := s.look(ctx, c, d.q, now)
		if err != nil {
			return nil, nil, nil, err
		}
		dates[i].Refusals, decisions[i] = decision.Refusals, decision
		if decision.Allowed() {
			others.take(d.q, decision)
		}
	}
	return dates, decisions, others, nil
}

// instead adds to each refused date what could be booked in its place beside all the others. What lies beyond the horizon, or
// in the past, has nothing near it that could.
func (s *Service) instead(ctx context.Context, p plan, others *siblings, dates []Date, now int64) error {
	far := func(r policy.Refusal) bool { return r.Rule == kind.RuleHorizon || r.Rule == kind.RulePast }
	for i, d := range p.dates {
		if len(dates[i].Refusals) == 0 || slices.ContainsFunc(dates[i].Refusals, far) {
			continue
		}
		d.q.beside = others
		taken, err := s.taken(ctx, s.store.Read(), d.q, policy.Look(d.q.rules(), d.q.request(now)), now)
		if err != nil {
			return err
		}
		if dates[i].Alternatives, err = s.alternatives(ctx, d.q, taken, now); err != nil {
			return err
		}
	}
	return nil
}
