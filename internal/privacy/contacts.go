package privacy

import (
	"context"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/contact"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/series"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const (
	// contactsKept is how long after their last booking ended people without an account are remembered: long enough to
	// ask about what was left behind or broken.
	contactsKept = 90 * 24 * time.Hour
	// batch is how many contacts one write forgets at most.
	batch = 500
)

// Contact is whom staff booked for; nil unless the booking is ON_BEHALF, for anyone but the staff of its community, and
// once the contact is forgotten.
func (s *Service) Contact(ctx context.Context, v viewer.Viewer, b *gen.Booking) (*gen.Contact, error) {
	if b.Kind != kind.OnBehalf || b.ContactID == nil || !v.StaffOf(b.CommunityID) {
		return nil, nil
	}
	if b.Edges.Contact != nil {
		return b.Edges.Contact, nil
	}
	found, err := s.store.Read().Contact.Get(ctx, *b.ContactID)
	if gen.IsNotFound(err) {
		return nil, nil // It was forgotten between two looks.
	}
	return found, err
}

// Masked is a contact as staff see it on the board: 张*, 138****1234.
func (s *Service) Masked(c *gen.Contact) (Reach, error) {
	whole, err := opened(s.store.Keys(), c.Name, &c.Phone)
	return Reach{Name: account.Masked(whole.Name), Phone: account.MaskedPhone(whole.Phone)}, err
}

// ForgetContacts deletes the people without an account whose last booking ended more than 90 days ago, and the titles of
// their bookings, which may name them. It is a job.
func (s *Service) ForgetContacts(ctx context.Context) error {
	var places []uuid.UUID
	err := s.store.Read().Contact.Query().Where(lastSeenBefore(s.clock.Now())).
		Unique(true).Select(contact.FieldCommunityID).Scan(ctx, &places)
	if err != nil {
		return err
	}
	for _, place := range places {
		for more := true; more; {
			if more, err = s.forgetContactsOf(ctx, place); err != nil {
				return err
			}
		}
	}
	return nil
}

// forgetContactsOf forgets a batch of a community's contacts, and says whether there may be more.
func (s *Service) forgetContactsOf(ctx context.Context, place uuid.UUID) (more bool, err error) {
	err = s.store.Write(ctx, []string{feed.Community(place)}, func(tx *store.Tx) error {
		stale, err := tx.Client().Contact.Query().Where(contact.CommunityID(place), lastSeenBefore(tx.Now())).
			Limit(batch).IDs(tx.Context())
		if err != nil {
			return err
		}
		more = len(stale) == batch
		err = tx.Client().Booking.Update().Where(booking.ContactIDIn(stale...)).ClearTitle().ClearOverrideReason().ClearContactID().Exec(tx.Context())
		if err != nil {
			return err
		}
		err = tx.Client().Series.Update().Where(series.ContactIDIn(stale...)).ClearTitle().ClearContactID().Exec(tx.Context())
		if err != nil {
			return err
		}
		_, err = tx.Client().Contact.Delete().Where(contact.IDIn(stale...)).Exec(tx.Context())
		return err
	})
	return more, err
}

// lastSeenBefore are contacts without a booking that ended less than 90 days before now, or has not ended yet.
func lastSeenBefore(now time.Time) predicate.Contact {
	cutoff := now.Add(-contactsKept).Unix()
	return contact.And(
		contact.CreatedAtLTE(cutoff),
		contact.Not(contact.HasBookingsWith(booking.EndsAtGT(cutoff))),
	)
}
