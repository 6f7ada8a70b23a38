package notice

import (
	"fmt"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/secret"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

// text is what the notice says of the booking: where and when, and what to do. No name and no title is in it, since anybody
// may look at a phone.
func (s *Service) text(lang viewer.Language, what Kind, b *gen.Booking) (string, error) {
	space, ok := s.Places.Catalogue().Space(b.SpaceID)
	if !ok {
		return "", fmt.Errorf("the space %s is not known here", b.SpaceID)
	}
	community, room := space.Community.NameZh, space.NameZh
	if lang == viewer.English {
		community, room = space.Community.NameEn, space.NameEn
	}
	zone := space.Community.Zone
	facts := map[string]any{
		"Community": community, "Space": room, "When": wording.Slot(lang, zone, b.StartsAt, b.EndsAt),
		"Pending": b.Status == kind.Pending, "Series": b.SeriesID != nil && ofSeries[what], "Reason": "", "Until": "",
	}
	if b.DecisionReason != nil {
		reason, err := s.Store.Keys().Open(secret.Reason, *b.DecisionReason)
		if err != nil {
			return "", fmt.Errorf("the reason of booking %s can't be opened: %w", b.ID, err)
		}
		facts["Reason"] = reason
	}
	if b.HoldExpiresAt != nil {
		facts["Until"] = wording.At(lang, zone, *b.HoldExpiresAt)
	}
	return wording.Text(lang, "notice."+string(what), facts), nil
}
