// Package opening changes when places are open: single days, closures, and what public holidays mean. Who reads it asks
// package community. No change touches a booking: those that stand in a closure stay until staff decide about them.
package opening

import (
	"youkong/internal/community"
	"youkong/internal/store"
)

// Service changes when places are open.
type Service struct {
	store  *store.Store
	places *community.Keeper
}

// New makes the service.
func New(s *store.Store, places *community.Keeper) *Service {
	return &Service{store: s, places: places}
}
