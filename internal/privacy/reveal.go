package privacy

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

const minReason, maxReason = 5, 200

// Reach is how to reach somebody: the whole name, and the whole phone where one is known.
type Reach struct{ Name, Phone string }

// Reveal shows the staff of a booking's community whom to reach about it: its booker, or whom staff booked for. That it was
// asked, and why, is kept in the community's audit log before anything is shown.
// Faults: BadInput for a reason that has not 5 to 200 characters; NotFound for anyone else; Conflict where there is nobody
// to reach, or when the booking has just left the community.
func (s *Service) Reveal(ctx context.Context, v viewer.Viewer, id uuid.UUID, reason string) (Reach, error) {
	reason = strings.TrimSpace(reason)
	if n := utf8.RuneCountInString(reason); n < minReason || n > maxReason {
		return Reach{}, fault.Invalid([]fault.Field{{Path: "input.reason", Reason: "must have 5 to 200 characters"}})
	}
	found, err := s.bookings.Get(ctx, v, id)
	if err == nil && !v.StaffOf(found.CommunityID) {
		err = fault.New(fault.NotFound, "there is no such booking")
	}
	if err != nil {
		return Reach{}, err
	}
	var reach Reach
	err = s.store.Write(ctx, []string{feed.Community(found.CommunityID)}, func(tx *store.Tx) error {
		b, err := tx.Client().Booking.Query().Where(booking.ID(id)).WithBooker().WithContact().Only(tx.Context())
		if err != nil {
			return err
		}
		if b.CommunityID != found.CommunityID {
			return fault.New(fault.Conflict, "the booking has just been moved to another community")
		}
		if reach, err = reachOf(tx.Keys(), b); err != nil {
			return err
		}
		if reach == (Reach{}) {
			return fault.New(fault.Conflict, "%s", wording.Text(v.Language, "reveal.nobody."+string(b.Kind), nil))
		}
		return audit.Append(tx, v, audit.Entry{
			Stream: feed.Community(b.CommunityID), Action: kind.AuditReveal, Subject: b.ID, Reason: reason,
		})
	})
	if err != nil {
		return Reach{}, err
	}
	return reach, nil
}

// reachOf is whom to reach about the booking: nobody about a course or a block, and once they are erased or forgotten.
func reachOf(keys *secret.Ring, b *gen.Booking) (Reach, error) {
	contact, booker := b.Edges.Contact, b.Edges.Booker
	switch {
	case b.Kind == kind.OnBehalf && contact != nil:
		return opened(keys, contact.Name, &contact.Phone)
	case (b.Kind == kind.Personal || b.Kind == kind.Organisation) && booker != nil:
		return opened(keys, booker.Name, booker.Phone)
	default:
		return Reach{}, nil
	}
}

func opened(keys *secret.Ring, name string, phone *string) (reach Reach, err error) {
	if reach.Name, err = keys.Open(secret.Name, name); err != nil || phone == nil {
		return reach, err
	}
	reach.Phone, err = keys.Open(secret.Phone, *phone)
	return reach, err
}
