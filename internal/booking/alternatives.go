package booking

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/policy"
	"youkong/internal/span"
)

// Relation says how an alternative differs from what was asked for.
type Relation string

// The relations, as in the public schema.
const (
	SameSpace       Relation = "SAME_SPACE"
	SameCommunity   Relation = "SAME_COMMUNITY"
	SisterCommunity Relation = "SISTER_COMMUNITY"
)

// Alternative is a slot that could be booked at the moment of asking.
type Alternative struct {
	Space    *community.Space
	Span     span.Span
	Relation Relation
}

const (
	otherTimes   = 3  // How many other times at the same space are offered.
	otherSpaces  = 3  // How many other spaces at the same time.
	spacesAtOnce = 16 // Of how many of those one query reads.
	mostSimilar  = 64 // How many are looked at, at most.
)

// alternatives finds what else would work: the same space at other times, then similar spaces at the same time, those of
// the same centre first. Each has been allowed by the rules. Nothing is offered instead of what can only be moved within
// reach of its own rules, or of a hold.
func (s *Service) alternatives(ctx context.Context, q question, taken []policy.Taken, now int64) ([]Alternative, error) {
	stuck := q.moving != nil && !policy.Movable(settled(q.moving, now))
	if q.hold != nil || q.again != nil || stuck || !q.slot.Span.Valid() {
		return nil, nil
	}
	if holder, _ := q.holder(); holder != "" {
		var err error
		if q, err = s.counted(ctx, s.store.Read(), q, now, append(s.similar(q.space), q.space)...); err != nil {
			return nil, err
		}
	}
	var found []Alternative
	for _, other := range policy.Alternatives(q.rules(), q.request(now), taken, otherTimes) {
		if !q.stays(q.space, other) {
			found = append(found, Alternative{Space: q.space, Span: other, Relation: SameSpace})
		}
	}
	elsewhere, err := s.elsewhere(ctx, q, now)
	for _, other := range elsewhere {
		other.Relation = relation(q.space, other.Space)
		found = append(found, other)
	}
	return found, err
}

// elsewhere finds similar spaces that are free at the time asked for, reading of several at once.
func (s *Service) elsewhere(ctx context.Context, q question, now int64) ([]Alternative, error) {
	var found []Alternative
	candidates := s.similar(q.space)
	if q.beside != nil { // A series stays in its centre.
		candidates = slices.DeleteFunc(candidates, func(c *community.Space) bool { return c.CommunityID != q.space.CommunityID })
	}
	for some := range slices.Chunk(candidates, spacesAtOnce) {
		free, err := s.free(ctx, q, some, now)
		if err != nil {
			return nil, err
		}
		if found = append(found, free...); len(found) >= otherSpaces {
			return found[:otherSpaces], nil
		}
	}
	return found, nil
}

// free returns those of the candidates that could be booked for the time asked for.
func (s *Service) free(ctx context.Context, q question, candidates []*community.Space, now int64) ([]Alternative, error) {
	var units []uuid.UUID
	within := q.narrow()
	for _, candidate := range candidates {
		q.space = candidate
		units = append(units, candidate.Rules.Units...)
		within = span.Span{Start: min(within.Start, q.narrow().Start), End: max(within.End, q.narrow().End)}
	}
	rows, err := s.inForce(ctx, s.store.Read(), units, within, now)
	if err != nil {
		return nil, err
	}
	var found []Alternative
	for _, candidate := range candidates {
		other := q
		other.space = candidate
		if q.stays(candidate, q.slot.Span) || !q.reaches(candidate) {
			continue
		}
		if policy.Decide(candidate.Rules, other.request(now), other.inTheWay(rows)).Allowed() {
			found = append(found, Alternative{Space: candidate, Span: q.slot.Span})
		}
	}
	return found, nil
}

// stays says whether the booking that would be moved is there already.
func (q question) stays(space *community.Space, at span.Span) bool {
	return q.moving != nil && q.moving.SpaceID == space.ID && q.moving.StartsAt == at.Start && q.moving.EndsAt == at.End
}

// reaches says whether the viewer may bring the booking there; see moveOf.
func (q question) reaches(space *community.Space) bool {
	return q.moving == nil || by(q.viewer, q.moving) == policy.Booker || q.viewer.StaffOf(space.CommunityID)
}

// similar lists the spaces that may serve instead: of the same kind anywhere, and rooms of any kind for people to gather
// in the same centre; those of the same centre first. A city has thousands; there is an end to the list.
func (s *Service) similar(space *community.Space) []*community.Space {
	var found []*community.Space
	for _, candidate := range space.Community.Spaces {
		if candidate.ID != space.ID && alike(candidate, space) && (candidate.Kind == space.Kind || gathering(candidate) && gathering(space)) {
			found = append(found, candidate)
		}
	}
	for _, c := range s.places.Catalogue().Communities {
		for _, candidate := range c.Spaces {
			if len(found) >= mostSimilar {
				return found
			}
			if candidate.CommunityID != space.CommunityID && alike(candidate, space) && candidate.Kind == space.Kind {
				found = append(found, candidate)
			}
		}
	}
	return found
}

// alike says whether the candidate is booked in the same way.
func alike(candidate, space *community.Space) bool {
	return candidate.Bookable() && candidate.Allocation == space.Allocation
}

// gathering says whether people meet there to do something of their own choosing.
func gathering(s *community.Space) bool {
	switch s.Kind {
	case kind.ActivityRoom, kind.MeetingRoom, kind.YogaRoom, kind.Classroom, kind.Lounge, kind.OpenArea:
		return true
	default:
		return false
	}
}

func relation(asked, offered *community.Space) Relation {
	if asked.CommunityID == offered.CommunityID {
		return SameCommunity
	}
	return SisterCommunity
}
