package booking

import (
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const maxReason = 200

// Override is why staff break rules: all but that nothing is taken twice; see policy.Refusal.Breakable.
type Override struct{ Reason string }

// by is nil where nothing is broken, or by staff of all the communities; fault Forbidden for anyone else.
func (o *Override) by(v viewer.Viewer, communities ...uuid.UUID) error {
	for _, id := range communities {
		if o != nil && !v.StaffOf(id) {
			return fault.New(fault.Forbidden, "only the staff of the centre can break its rules")
		}
	}
	return nil
}

func (o *Override) invalid() []fault.Field {
	if o == nil {
		return nil
	}
	return invalidReason("input.override.reason", o.Reason)
}

func invalidReason(path, reason string) []fault.Field {
	if n := utf8.RuneCountInString(strings.TrimSpace(reason)); n < 1 || n > maxReason {
		return []fault.Field{{Path: path, Reason: "must have 1 to 200 characters"}}
	}
	return nil
}

// why is the reason of staff for breaking rules, or for a block; empty where nothing was broken.
func (q question) why(broken []kind.BookingRule) string {
	if q.override == nil || len(broken) == 0 && !q.blocks() {
		return ""
	}
	return strings.TrimSpace(q.override.Reason)
}

// sealed is why as it is kept with the booking; nil where there is no reason.
func (q question) sealed(tx *store.Tx, broken []kind.BookingRule) *string {
	why := q.why(broken)
	if why == "" {
		return nil
	}
	return new(tx.Keys().Seal(secret.Reason, why))
}

// noteBroken writes down which rules the booking breaks as it stands, and why; nothing of what was broken before stays.
func noteBroken(change *gen.BookingUpdateOne, why *string, broken []kind.BookingRule) {
	if len(broken) == 0 {
		change.ClearOverridden().ClearOverrideReason()
		return
	}
	change.SetOverridden(broken).SetNillableOverrideReason(why)
}

// OverrideReason is why staff broke rules for the booking, or blocked the space, for the staff of its community; empty for
// anyone else and where they broke none.
func (s *Service) OverrideReason(v viewer.Viewer, b *gen.Booking) (string, error) {
	if b.OverrideReason == nil || !v.StaffOf(b.CommunityID) {
		return "", nil
	}
	return s.store.Keys().Open(secret.Reason, *b.OverrideReason)
}

// Overridden are the rules that staff broke for the booking, for the staff of its community; empty for anyone else.
func (s *Service) Overridden(v viewer.Viewer, b *gen.Booking) []kind.BookingRule {
	if !v.StaffOf(b.CommunityID) {
		return nil
	}
	return b.Overridden
}
