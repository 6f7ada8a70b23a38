package booking

import (
	"context"

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
	otherTimes  = 3 // How many other times at the same space are offered.
	otherSpaces = 3 // How many other spaces at the same time.
)

// alternatives finds what else would work: the same space at other times, then similar spaces at the same time, those of
// the same centre first. Each has been allowed by the rules. Nothing is offered instead of what can only be moved within
// reach of its own rules, or of a hold.
func (s *Service) alternatives(ctx context.Context, q question, taken []policy.Taken, now int64) ([]Alternative, error) {
	stuck := q.moving != nil && !policy.Movable(settled(q.moving, now))
	if q.hold != nil || stuck || !q.slot.Span.Valid() {
		return nil, nil
	}
	var found []Alternative
	for _, other := range policy.Alternatives(q.space.Rules, q.request(now), taken, otherTimes) {
		found = append(found, Alternative{Space: q.space, Span: other, Relation: SameSpace})
	}
	elsewhere, err := s.elsewhere(ctx, q, now)
	return append(found, elsewhere...), err
}

// elsewhere finds similar spaces that are free at the time asked for.
func (s *Service) elsewhere(ctx context.Context, q question, now int64) ([]Alternative, error) {
	var found []Alternative
	for _, candidate := range s.similar(q.space) {
		if len(found) == otherSpaces {
			break
		}
		other := q
		other.space = candidate
		taken, err := s.taken(ctx, s.store.Read(), other, other.narrow(), now)
		if err != nil {
			return nil, err
		}
		if policy.Decide(candidate.Rules, other.request(now), taken).Allowed() {
			found = append(found, Alternative{Space: candidate, Span: q.slot.Span, Relation: relation(q.space, candidate)})
		}
	}
	return found, nil
}

// similar lists the spaces that may serve instead: of the same kind anywhere, and rooms of any kind for people to gather
// in the same centre; those of the same centre first.
func (s *Service) similar(space *community.Space) []*community.Space {
	var near, far []*community.Space
	for _, c := range s.places.Catalogue().Communities {
		for _, candidate := range c.Spaces {
			same := candidate.Kind == space.Kind
			switch {
			case candidate.ID == space.ID || !candidate.Bookable() || candidate.Allocation != space.Allocation:
			case candidate.CommunityID == space.CommunityID && (same || gathering(candidate) && gathering(space)):
				near = append(near, candidate)
			case candidate.CommunityID != space.CommunityID && same:
				far = append(far, candidate)
			}
		}
	}
	return append(near, far...)
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
