// Package privacy is for what is known of someone: shown whole to staff who say why, given to the person as one text, and
// erased. What is kept, why and for how long is told in docs/privacy.md.
package privacy

import (
	"github.com/jonboulle/clockwork"

	"youkong/internal/account"
	"youkong/internal/booking"
	"youkong/internal/course"
	"youkong/internal/store"
)

// Service shows, exports and erases what is known of people.
type Service struct {
	store    *store.Store
	clock    clockwork.Clock
	people   *account.Service
	bookings *booking.Service
	courses  *course.Service
}

// New makes the service.
func New(s *store.Store, clock clockwork.Clock, people *account.Service, bookings *booking.Service, courses *course.Service) *Service {
	return &Service{store: s, clock: clock, people: people, bookings: bookings, courses: courses}
}
