// Package ruling changes the booking rules (预约规则) of places: what they say of lengths, notice, who may book and how much, and
// their usual week. A change touches no booking: it tells which of those that stand would not be made any more.
package ruling

import (
	"context"

	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/hours"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Service changes the rules of places.
type Service struct {
	store  *store.Store
	places *community.Keeper
	clock  clockwork.Clock
}

// New makes the service.
func New(s *store.Store, places *community.Keeper, clock clockwork.Clock) *Service {
	return &Service{store: s, places: places, clock: clock}
}

// Input is what a place shall say of itself from now on, each part in place of all that it said before; nil leaves it.
type Input struct {
	Place  community.Place
	Rules  *policy.Values
	Week   *hours.Weekly   // None means for a space that it has its community's, and for a community that it is closed.
	Quotas *[]policy.Quota // Their scope and what they are of need not be said.
}

// Effect is a booking that stands and would not be made under the new rules.
type Effect struct {
	Booking  *gen.Booking
	Space    *community.Space // As it would be.
	Refusals []policy.Refusal // What would speak against it and does not today.
}

// Preview is what a change of rules would mean for the bookings to come.
type Preview struct {
	Effects []Effect // The first to begin first.
	Looked  int      // How many bookings were looked at.
	More    bool     // Whether there are more, which were not.
}

// Preview tells what a change would mean, and changes nothing.
// Faults: BadInput; NotFound for a place that the viewer does not work for.
func (s *Service) Preview(ctx context.Context, v viewer.Viewer, in Input) (Preview, error) {
	today, err := s.places.SpacesOf(v, in.Place)
	if err != nil {
		return Preview{}, err
	}
	in.scope()
	if err := in.validate(); err != nil {
		return Preview{}, err
	}
	then, err := s.places.Catalogue().Supposed(in.Place, in.Rules, in.Week, in.Quotas)
	if err != nil {
		return Preview{}, err
	}
	if err := fit(then); err != nil {
		return Preview{}, err
	}
	return s.effects(ctx, today, then)
}

// Set changes the rules, and tells what Preview would have told.
// Faults: BadInput; NotFound for a place that the viewer does not work for.
func (s *Service) Set(ctx context.Context, v viewer.Viewer, in Input) (Preview, error) {
	preview, err := s.Preview(ctx, v, in)
	if err != nil {
		return Preview{}, err
	}
	in.scope()
	err = s.places.Edit(ctx, s.store, v, in.Place, func(tx *store.Tx) (community.Edit, error) {
		for _, replace := range []func(*store.Tx) error{in.replaceRules, in.replaceWeek, in.replaceQuotas} {
			if err := replace(tx); err != nil {
				return community.Edit{}, err
			}
		}
		return community.Edit{Action: kind.AuditRules, Subject: in.Place.Subject()}, nil
	})
	return preview, err
}

// scope has the quotas speak for the place.
func (in Input) scope() {
	if in.Quotas == nil {
		return
	}
	for i := range *in.Quotas {
		q := &(*in.Quotas)[i]
		q.Scope, q.Of = kind.QuotaOfCommunity, in.Place.Community
		if in.Place.Space != nil {
			q.Scope, q.Of = kind.QuotaOfSpace, *in.Place.Space
		}
	}
}
