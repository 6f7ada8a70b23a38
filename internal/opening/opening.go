// Package opening changes when places are open: single days, closures, and what public holidays mean. Who reads it asks
// package community. No change touches a booking: those that stand in a closure stay until staff decide about them.
package opening

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
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

// Place is a community's centre as a whole, or one space of it.
type Place struct {
	Community uuid.UUID
	Space     *uuid.UUID // Nil for the whole centre.
}

// subject is what the audit log of the community names; uuid.Nil where it is about the whole centre.
func (p Place) subject() uuid.UUID {
	if p.Space != nil {
		return *p.Space
	}
	return uuid.Nil
}

// change is what a write did; the zero value says nothing.
type change struct {
	action  kind.AuditAction
	subject uuid.UUID // Of the entry in the audit log.
}

// spaces are those of the place; fault NotFound where there is no such place among those that the viewer works for.
func (s *Service) spaces(v viewer.Viewer, p Place) ([]uuid.UUID, error) {
	c, ok := s.places.Catalogue().Community(p.Community)
	if !ok || !v.StaffOf(p.Community) {
		return nil, fault.New(fault.NotFound, "there is no such place among those you work for")
	}
	if p.Space != nil {
		return []uuid.UUID{*p.Space}, nil
	}
	ids := make([]uuid.UUID, len(c.Spaces))
	for i, space := range c.Spaces {
		ids[i] = space.ID
	}
	return ids, nil
}

// write runs fn on the place, and when it changed something, tells the feed and the audit log and has the catalogue read
// anew.
func (s *Service) write(ctx context.Context, v viewer.Viewer, p Place, fn func(*store.Tx) (change, error)) error {
	spaces, err := s.spaces(v, p)
	if err != nil {
		return err
	}
	return s.store.Write(ctx, []string{feed.Person(v.Person), feed.Community(p.Community)}, func(tx *store.Tx) error {
		done, err := fn(tx)
		if err != nil || done == (change{}) {
			return err
		}
		if _, err := feed.Append(tx, feed.Community(p.Community), feed.Change{Kind: kind.CalendarChanged, Spaces: spaces}); err != nil {
			return err
		}
		// What fails here is made good by who reads next: the feed says that the catalogue is behind.
		tx.AfterCommit(func() { _ = s.places.Reload(ctx, s.store.Read()) })
		return audit.Append(tx, v, audit.Entry{Stream: feed.Community(p.Community), Action: done.action, Subject: done.subject})
	})
}
