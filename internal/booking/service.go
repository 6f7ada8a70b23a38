// Package booking is what the product exists for: taking a space for a time, without ever taking it twice.
//
// Each use case is one method that reads from top to bottom: look without a lock (most losers of a race end here),
// lock, settle what time has brought, look again, write. The same look answers the dry run.
package booking

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Service books.
type Service struct {
	store  *store.Store
	places *community.Keeper
	clock  clockwork.Clock
	crowd  crowd
}

// New makes the service.
func New(s *store.Store, places *community.Keeper, clock clockwork.Clock) *Service {
	return &Service{store: s, places: places, clock: clock}
}

// Slot is a time at a space, as asked for.
type Slot struct {
	Space uuid.UUID
	Span  span.Span
	Units int // 0 means one, and when a booking is moved as many as it has.
}

// Outcome is what came of asking: a booking, or every reason against it with what else would work.
type Outcome struct {
	Booking      *gen.Booking
	Space        *community.Space // Where it was asked for.
	Refusals     []policy.Refusal
	Alternatives []Alternative
}

// Allowed says whether nothing stood against it.
func (o Outcome) Allowed() bool { return len(o.Refusals) == 0 }

// space finds a space; fault NotFound when there is none.
func (s *Service) space(id uuid.UUID) (*community.Space, error) {
	space, ok := s.places.Catalogue().Space(id)
	if !ok {
		return nil, fault.New(fault.NotFound, "there is no such space")
	}
	return space, nil
}

// visible finds a booking that the viewer may change: their own, or one of a community they work for. Anything else is
// fault NotFound, because whether a stranger's booking exists is private.
func (s *Service) visible(ctx context.Context, c *gen.Client, v viewer.Viewer, id uuid.UUID) (*gen.Booking, error) {
	missing := fault.New(fault.NotFound, "there is no such booking")
	found, err := c.Booking.Get(ctx, id)
	if gen.IsNotFound(err) {
		return nil, missing
	}
	if err != nil {
		return nil, err
	}
	if !MaySee(v, found) {
		return nil, missing
	}
	return found, nil
}

// errElsewhere rolls a write back that has not locked what its booking belongs to by now.
var errElsewhere = errors.New("the booking has moved to another community, or has become an organisation's")

// find hands over a booking that the viewer may change, and again when what it belongs to has changed before the write had
// its lock.
func (s *Service) find(ctx context.Context, v viewer.Viewer, id uuid.UUID, write func(*gen.Booking) error) error {
	for {
		stored, err := s.visible(ctx, s.store.Read(), v, id)
		if err != nil {
			return err
		}
		if err := write(stored); !errors.Is(err, errElsewhere) {
			return err
		}
	}
}

// locked is the booking as it is under the locks of what it belonged to where it was found.
func (s *Service) locked(tx *store.Tx, v viewer.Viewer, stored *gen.Booking) (*gen.Booking, error) {
	found, err := s.visible(tx.Context(), tx.Client(), v, stored.ID)
	if err == nil && !slices.Equal(streamsOf(found), streamsOf(stored)) {
		return nil, errElsewhere
	}
	return found, err
}

// MaySee says whether the viewer may see the booking with its people: its booker or, where it is for an organisation, the
// members of that, and the staff of its community.
func MaySee(v viewer.Viewer, b *gen.Booking) bool { return own(v, b) || v.StaffOf(b.CommunityID) }

// own says whether the booking is the viewer's. What is booked for an organisation is its members', and no more the booker's
// once they have left it.
func own(v viewer.Viewer, b *gen.Booking) bool {
	if b.OrganisationID != nil {
		return v.MemberOf(*b.OrganisationID)
	}
	return v.SignedIn() && b.BookerID != nil && *b.BookerID == v.Person
}

// streamsOf names what a write to the booking must lock, and to what else it touches.
func streamsOf(b *gen.Booking, more ...uuid.UUID) []string {
	return streams(b.BookerID, b.OrganisationID, append(more, b.CommunityID)...)
}

// streams names what a write to the communities, and to what a booker and an organisation see, must lock.
func streams(booker, organisation *uuid.UUID, communities ...uuid.UUID) []string {
	var names []string
	if organisation != nil {
		names = append(names, feed.Organisation(*organisation))
	}
	if booker != nil {
		names = append(names, feed.Person(*booker))
	}
	for _, id := range communities {
		names = append(names, feed.Community(id))
	}
	return names
}

// by says with which hand the viewer touches the booking.
func by(v viewer.Viewer, b *gen.Booking) policy.By {
	if own(v, b) {
		return policy.Booker
	}
	return policy.Staff
}

// witness leaves in the community's audit log what the viewer did to the booking, and why where a reason is due.
func witness(tx *store.Tx, v viewer.Viewer, what kind.AuditAction, b *gen.Booking, why ...string) error {
	entry := audit.Entry{Stream: feed.Community(b.CommunityID), Action: what, Subject: b.ID}
	for _, reason := range why {
		entry.Reason = reason
	}
	return audit.Append(tx, v, entry)
}

// Now is the moment that the service would judge by.
func (s *Service) Now() time.Time { return s.clock.Now() }
