package availability

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"youkong/internal/community"
)

// Event concerns one community. Unless it is a snapshot it holds the current state of every space that changed after
// Since, so several changes may be merged for a slow reader and nothing is lost.
type Event struct {
	Community *community.Community
	Epoch     string
	Since     int64
	Version   int64
	AsOf      time.Time // In the community's zone.
	Snapshot  bool
	Window    Window
	Spaces    []Space
}

// Cursor is where a reader stopped.
type Cursor struct {
	Epoch   string
	Version int64
	AsOf    int64 // Unix seconds.
}

// snapshot is the event that holds everything.
func (v *View) snapshot(epoch string) *Event {
	e := v.event(epoch)
	e.Snapshot = true
	for _, s := range v.spaces {
		e.Spaces = append(e.Spaces, s.Space)
	}
	return e
}

// since is the event that leads a reader from its cursor to this view; nil when there is nothing new. The cursor must be
// of the same epoch and of today. Touched are the spaces that the feed names between the cursor and the view's base.
func (v *View) since(c Cursor, touched []uuid.UUID) *Event {
	e := v.event(c.Epoch)
	e.Since = c.Version
	for _, s := range v.spaces {
		if v.changed(s, c) || slices.Contains(touched, s.ID) {
			e.Spaces = append(e.Spaces, s.Space)
		}
	}
	if v.Version == c.Version && len(e.Spaces) == 0 {
		return nil
	}
	return e
}

// changed says whether the reader has not seen the space as it is. Since its base the view remembers that; for the time
// before, only the clock's work is left to find, by the boundaries that were passed.
func (v *View) changed(s tracked, c Cursor) bool {
	if s.version > v.base || s.at > v.baseAt {
		return s.version > c.Version || s.at > c.AsOf
	}
	return slices.ContainsFunc(s.boundaries(c.AsOf), func(at int64) bool {
		return at > c.AsOf && at <= v.baseAt
	})
}

func (v *View) event(epoch string) *Event {
	return &Event{
		Community: v.Community, Epoch: epoch, Version: v.Version,
		AsOf: time.Unix(v.AsOf, 0).In(v.Community.Zone), Window: v.Window,
	}
}

// Cursor is where a reader stands who has applied the event.
func (e *Event) Cursor() Cursor {
	return Cursor{Epoch: e.Epoch, Version: e.Version, AsOf: e.AsOf.Unix()}
}
