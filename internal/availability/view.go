package availability

import (
	"math"
	"reflect"
	"slices"
	"time"

	"github.com/google/uuid"

	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// Space is the shown state of one space within a view.
type Space struct {
	ID   uuid.UUID
	Zone *time.Location
	Live Live
	Open []span.Span // Within the window.
	Busy []Busy      // Within the window.
}

// View is what is free and taken in one community for one window at one moment. It is immutable.
type View struct {
	Community *community.Community
	Window    Window
	Version   int64 // The sequence number of the community's feed.
	AsOf      int64 // Unix seconds.

	changedAt int64 // When the community's feed moved last: what is shown is never as of before.

	// From here on the view and its successors know by themselves what changed.
	base   int64
	baseAt int64
	spaces []tracked
}

// tracked is a space with the version and the moment at which what is shown of it last changed.
type tracked struct {
	Space
	occupied []Occupied
	rules    *community.Space
	near     []span.Span // When it is open, in the lookahead.
	flip     int64       // When the clock changes it next.
	version  int64
	at       int64
}

func newView(c *community.Community, w Window, head feed.Position, at int64, occupied []Occupied) *View {
	v := &View{Community: c, Window: w, Version: head.Seq, AsOf: at, changedAt: head.At, base: head.Seq, baseAt: at}
	byUnit := map[uuid.UUID][]Occupied{}
	for _, o := range occupied {
		byUnit[o.Unit] = append(byUnit[o.Unit], o)
	}
	for _, s := range c.Spaces {
		var own []Occupied
		for _, unit := range s.Rules.Units {
			own = append(own, byUnit[unit]...)
		}
		shown := show(s, own, w, at)
		shown.version = head.Seq
		v.spaces = append(v.spaces, shown)
	}
	return v
}

// turned is the view at another moment of the same day.
func (v *View) turned(at int64) *View {
	next := *v
	next.AsOf, next.base, next.baseAt, next.spaces = at, v.Version, at, slices.Clone(v.spaces)
	for i, s := range v.spaces {
		next.spaces[i] = s.turned(v.Window, at)
		next.spaces[i].version = v.Version
	}
	next.succeed(v)
	return &next
}

func show(s *community.Space, occupied []Occupied, w Window, at int64) tracked {
	zone := s.Community.Zone
	t := tracked{occupied: occupied, rules: s, near: s.Rules.Hours.Open(zone, lookahead(at, zone))}
	window := w.Span(zone)
	for _, open := range s.Rules.Hours.Open(zone, window) {
		if clipped, ok := open.Clip(window); ok {
			t.Open = append(t.Open, clipped)
		}
	}
	return t.turned(w, at)
}

// turned is what is shown at a moment that is of the same day.
func (t tracked) turned(w Window, at int64) tracked {
	zone := t.rules.Community.Zone
	m := t.moments(inForce(t.occupied, at))
	t.Space = Space{
		ID: t.rules.ID, Zone: zone, Live: m.now(at, lookahead(at, zone).End),
		Open: t.Open, Busy: Intervals(t.rules.Rules, m.occupied, w.Span(zone)),
	}
	t.at, t.flip = at, math.MaxInt64
	for _, then := range t.due(m.turns) {
		if then > at {
			t.flip = min(t.flip, then)
		}
	}
	return t
}

// moments are those of the view's day, in which the space is open as near says.
func (t tracked) moments(occupied []Occupied) *moments {
	return &moments{space: t.rules.Rules, open: t.near, occupied: own(t.rules.Rules, occupied)}
}

// succeed hands down from the previous view what did not change, so that the new one knows what did. A clock that was set
// back begins anew: what was shown since is not known to be true.
func (v *View) succeed(previous *View) {
	if v.AsOf < previous.AsOf {
		return
	}
	v.base, v.baseAt = previous.base, previous.baseAt
	for i := range v.spaces {
		for _, old := range previous.spaces {
			if old.ID == v.spaces[i].ID && old.Live.State == v.spaces[i].Live.State && reflect.DeepEqual(old.Space, v.spaces[i].Space) {
				v.spaces[i].version, v.spaces[i].at = old.version, old.at
			}
		}
	}
}

// boundaries are the moments, around the given one, at which the clock changes what is shown of the space: those of its
// present state, the end of any hold, and when anything is due.
func (t tracked) boundaries(at int64) []int64 {
	return t.due(Boundaries(t.rules.Rules, t.occupied, lookahead(at, t.Zone)))
}

// due adds when any hold ends, and when anything is due.
func (t tracked) due(found []int64) []int64 {
	for _, o := range t.occupied {
		if o.HoldExpires != 0 {
			found = append(found, o.HoldExpires)
		}
		if o.Due != 0 {
			found = append(found, o.Due)
		}
	}
	return found
}

// NextFlip is the next moment at which the clock alone changes what is shown: midnight at the latest.
func (v *View) NextFlip() int64 {
	zone := v.Community.Zone
	next := localtime.Day(localtime.DateOf(v.AsOf, zone), zone).End
	for _, s := range v.spaces {
		next = min(next, s.flip)
	}
	return next
}

// News says whether the view shows anything that its predecessor did not, or has passed midnight since, or stands before it
// because the clock was set back.
func (v *View) News(previous *View) bool {
	zone := v.Community.Zone
	if v.Version != previous.Version || v.AsOf < previous.AsOf || Today(v.AsOf, zone) != Today(previous.AsOf, zone) {
		return true
	}
	return slices.ContainsFunc(v.spaces, func(s tracked) bool { return s.at > previous.AsOf })
}
