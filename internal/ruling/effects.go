package ruling

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/policy"
	"youkong/internal/span"
)

// most is how many bookings a preview looks at.
const most = 500

// effects judges the bookings to come at the spaces, which are the same in the same order, as they are and as they would be.
func (s *Service) effects(ctx context.Context, today, then []*community.Space) (Preview, error) {
	now := s.clock.Now().Unix()
	coming, err := s.coming(ctx, today, now)
	if err != nil {
		return Preview{}, err
	}
	preview := Preview{More: len(coming) > most}
	coming = coming[:min(len(coming), most)]
	preview.Looked = len(coming)
	uses, err := s.uses(ctx, coming, then, now)
	if err != nil {
		return Preview{}, err
	}
	for _, b := range coming {
		i := slices.IndexFunc(then, func(space *community.Space) bool { return space.ID == b.SpaceID })
		request := requestOf(b, now)
		request.Uses = uses[whose(b)]
		before, after := policy.Standing(today[i].Rules, request), policy.Standing(then[i].Rules, request)
		news := slices.DeleteFunc(after, func(r policy.Refusal) bool {
			return slices.ContainsFunc(before, func(old policy.Refusal) bool { return old.Rule == r.Rule && same(old.Quota, r.Quota) })
		})
		if len(news) > 0 {
			preview.Effects = append(preview.Effects, Effect{Booking: b, Space: then[i], Refusals: news})
		}
	}
	return preview, nil
}

// coming are the bookings of the spaces that have not begun, one more than are looked at.
func (s *Service) coming(ctx context.Context, spaces []*community.Space, now int64) ([]*gen.Booking, error) {
	if len(spaces) == 0 {
		return nil, nil
	}
	ids := make([]uuid.UUID, len(spaces))
	for i, space := range spaces {
		ids[i] = space.ID
	}
	return s.store.Read().Booking.Query().Where(
		booking.CommunityID(spaces[0].CommunityID), booking.StartsAtGT(now), booking.SpaceIDIn(ids...),
		booking.StatusIn(kind.Pending, kind.Confirmed),
	).WithBooker().Order(booking.ByStartsAt(), booking.ByID()).Limit(most + 1).All(ctx)
}

// requestOf asks for the booking again. Staff answer for whom they book, and keep no grid for what they put there.
func requestOf(b *gen.Booking, now int64) policy.Request {
	r := policy.Request{
		Span: span.Span{Start: b.StartsAt, End: b.EndsAt}, Units: b.UnitCount, Attendees: b.Attendees, Now: now, Booking: b.ID,
		Organisation: b.OrganisationID != nil, Staff: b.Kind != kind.Personal && b.Kind != kind.Organisation,
	}
	if booker := b.Edges.Booker; booker != nil && booker.CommunityID != nil {
		r.Resident = *booker.CommunityID == b.CommunityID
	}
	switch {
	case b.Kind == kind.Organisation:
		r.Holder = kind.PerOrganisation
	case b.Kind == kind.Personal && b.BookerID != nil:
		r.Holder = kind.PerPerson
	}
	return r
}

// holder is whose bookings count together; the zero value for nobody's.
type holder struct {
	kind kind.QuotaHolder
	id   uuid.UUID
}

func whose(b *gen.Booking) holder {
	switch {
	case b.Kind == kind.Organisation && b.OrganisationID != nil:
		return holder{kind.PerOrganisation, *b.OrganisationID}
	case b.Kind == kind.Personal && b.BookerID != nil:
		return holder{kind.PerPerson, *b.BookerID}
	default:
		return holder{}
	}
}

// uses are what counts against quotas of those who have the bookings; nothing is read where there would be no quota.
func (s *Service) uses(ctx context.Context, coming []*gen.Booking, then []*community.Space, now int64) (map[holder][]policy.Use, error) {
	found := map[holder][]policy.Use{}
	if len(coming) == 0 || !slices.ContainsFunc(then, func(s *community.Space) bool { return len(s.Rules.Quotas) > 0 }) {
		return found, nil
	}
	var people, organisations []uuid.UUID
	for _, b := range coming {
		switch h := whose(b); h.kind {
		case kind.PerPerson:
			people = append(people, h.id)
		case kind.PerOrganisation:
			organisations = append(organisations, h.id)
		}
	}
	booked, err := s.store.Read().Booking.Query().Where(
		booking.Or(booking.BookerIDIn(people...), booking.OrganisationIDIn(organisations...)),
		booking.EndsAtGT(policy.UsesSince(then[0].Rules, now)),
		booking.StatusIn(kind.Pending, kind.Confirmed, kind.CheckedIn, kind.NoShow),
	).All(ctx)
	for _, b := range booked {
		use := policy.Use{Booking: b.ID, Space: b.SpaceID, Community: b.CommunityID, Span: span.Span{Start: b.StartsAt, End: b.EndsAt}}
		if place, ok := s.places.Catalogue().Community(b.CommunityID); ok {
			use.Subdistrict = place.SubdistrictID
		}
		found[whose(b)] = append(found[whose(b)], use)
	}
	return found, err
}

func same(a, b *policy.Quota) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
