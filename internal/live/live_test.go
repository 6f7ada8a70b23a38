package live_test

import (
	"context"
	"runtime"
	"testing"
	"time"

	"youkong/ent/gen/change"
	"youkong/ent/kind"
	"youkong/internal/availability"
	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/localtime"
	"youkong/internal/seed"
	"youkong/internal/store"
)

// TestEveryChange: first all, then each change, without a gap.
func TestEveryChange(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		f := r.follow(r.community("xinyu"))
		first := f.next()
		if !first.Snapshot || len(first.Spaces) != 8 || first.Since != 0 || first.Epoch != "epoch" {
			t.Errorf("begins with %+v", first)
		}
		for i := range 10 {
			before := f.last.Version
			r.change(i)
			if e := f.next(); e.Snapshot || e.Since != before || e.Version != before+1 {
				t.Fatalf("after %d comes an event from %d to %d", before, e.Since, e.Version)
			}
		}
		f.right()
	})
}

// TestSlowReader: whoever does not read is led to the newest state at once, past the two events that waited for them.
func TestSlowReader(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		slow, quick := r.follow(r.community("xinyu")), r.follow(r.community("xinyu"))
		slow.next()
		quick.next()
		newest := slow.last.Version + 50
		for i := range 50 {
			r.change(i)
			quick.upTo(quick.last.Version + 1)
		}
		if n := slow.upTo(newest); n > 3 {
			t.Errorf("it took %d events to catch up", n)
		}
		slow.right()
		quick.right()
	})
}

// TestResume goes on from all kinds of cursors.
func TestResume(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		xinyu := r.community("xinyu")
		f := r.follow(xinyu)
		f.next()
		for i := range 3 {
			r.change(8 * i)
		}
		f.upTo(f.last.Version + 3)
		now := f.last.Cursor()
		for name, c := range map[string]struct {
			cursor   func(*availability.Cursor)
			snapshot bool
		}{
			"three changes missed": {func(c *availability.Cursor) { c.Version -= 3 }, false},
			"another epoch":        {func(c *availability.Cursor) { c.Epoch = "other" }, true},
			"a version to come":    {func(c *availability.Cursor) { c.Version += 5 }, true},
			"a time to come":       {func(c *availability.Cursor) { c.AsOf += 60 }, true},
			"yesterday":            {func(c *availability.Cursor) { c.AsOf -= 24 * 3600 }, true},
		} {
			cursor := now
			c.cursor(&cursor)
			g := r.follow(xinyu, cursor)
			e := g.next()
			if e.Snapshot != c.snapshot || e.Version != now.Version || !e.Snapshot && e.Since != cursor.Version {
				t.Errorf("%s: goes on with an event from %d to %d, snapshot %t", name, e.Since, e.Version, e.Snapshot)
			}
			if !c.snapshot && (len(e.Spaces) != 1 || e.Spaces[0].ID != seed.SpaceID("xinyu", "tool-shelf")) {
				t.Errorf("%s: %d spaces", name, len(e.Spaces))
			}
			g.stop()
		}
		g := r.follow(xinyu, now)
		g.quiet("nothing missed")
		r.change(5)
		if e := g.next(); e.Snapshot || e.Since != now.Version || e.Version != now.Version+1 {
			t.Errorf("nothing missed: goes on with an event from %d to %d, snapshot %t", e.Since, e.Version, e.Snapshot)
		}
	})
}

// TestResumePruned: where the feed does not reach back, all is told.
func TestResumePruned(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		xinyu := r.community("xinyu")
		f := r.follow(xinyu)
		old := f.next().Cursor()
		for i := range 3 {
			r.change(i)
		}
		f.upTo(old.Version + 3)
		f.stop()
		r.must(r.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			_, err := tx.Client().Change.Delete().Where(change.Stream(feed.Community(xinyu.ID)), change.SeqLTE(old.Version+1)).Exec(tx.Context())
			return err
		}))
		if e := r.follow(xinyu, old).next(); !e.Snapshot {
			t.Errorf("goes on with an event from %d to %d", e.Since, e.Version)
		}
		old.Version += 2
		if e := r.follow(xinyu, old).next(); e.Snapshot || e.Since != old.Version {
			t.Errorf("what the feed still has is told as %+v", e)
		}
	})
}

// TestClock: a space turns BUSY and FREE at its times with no write; the version stays, asOf goes on.
func TestClock(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		yousan, space := r.community("yousan"), seed.SpaceID("yousan", "residents-space")
		if o := r.book(space, 0, 9); !o.Allowed() { // Ten minutes before and after belong to it.
			t.Fatal(o.Refusals)
		}
		f := r.follow(yousan)
		version := f.next().Version
		if got := f.state(space); got != kind.StateClosed {
			t.Errorf("at 08:00 it is %s", got)
		}
		begin := f.last.Cursor()
		day := time.Date(2026, time.March, 2, 0, 0, 0, 0, yousan.Zone)
		for _, step := range []struct {
			at   time.Duration
			want kind.SpaceState
		}{
			{8*time.Hour + 30*time.Minute, kind.StateFree},
			{8*time.Hour + 50*time.Minute, kind.StateBusy},
			{10*time.Hour + 10*time.Minute, kind.StateFree},
		} {
			before := f.state(space)
			for now := r.clock.Now(); now.Before(day.Add(step.at)); now = r.clock.Now() {
				r.turn(minimum(now.Add(7*time.Second), day.Add(step.at)))
			}
			e := f.flip(space, step.want, before)
			if !e.AsOf.Equal(day.Add(step.at)) || e.Version != version || e.Since != version || e.Snapshot {
				t.Errorf("%s comes at %s from %d to %d", step.want, e.AsOf, e.Since, e.Version)
			}
		}
		f.right()
		if e := r.follow(yousan, begin).next(); e.Snapshot || e.Version != version || len(e.Spaces) == 0 {
			t.Errorf("resumed by the clock: %+v", e)
		}
	})
}

func minimum(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// flip reads until the space is in the state, from nothing but the state before.
func (f *reader) flip(space [16]byte, want, before kind.SpaceState) *availability.Event {
	f.r.t.Helper()
	for {
		e := f.next()
		switch f.state(space) {
		case want:
			return e
		case before:
		default:
			f.r.t.Fatalf("it is %s at %s", f.state(space), e.AsOf)
		}
	}
}

// TestMidnight: without dates the window is today, and tomorrow begins with a snapshot.
func TestMidnight(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		yousan := r.community("yousan")
		f := r.follow(yousan)
		f.next()
		midnight := time.Date(2026, time.March, 3, 0, 0, 0, 0, yousan.Zone)
		r.turn(midnight.Add(-time.Second))
		r.turn(midnight)
		for f.last.Window.From.String() != "2026-03-03" {
			f.next()
		}
		if !f.last.Snapshot || f.last.Window.To != f.last.Window.From || !f.last.AsOf.Equal(midnight) {
			t.Errorf("tomorrow begins with %+v", f.last)
		}
		f.right()
	})
}

// TestGivenWindow: with dates the window stays, whatever the day.
func TestGivenWindow(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		xinyu := r.community("xinyu")
		from := localtime.DateOf(r.clock.Now().Unix(), xinyu.Zone).AddDays(1)
		w := availability.Window{From: from, To: from.AddDays(2)}
		f := r.follow(xinyu)
		f.events = r.live.Availability([]*community.Community{xinyu}, &w, nil).Events(t.Context())
		if e := f.next(); e.Window != w {
			t.Errorf("the window is %v", e.Window)
		}
		before := len(f.spaces[seed.SpaceID("xinyu", "tool-shelf")].Busy)
		r.change(1) // Tomorrow at nine.
		f.next()
		if after := len(f.spaces[seed.SpaceID("xinyu", "tool-shelf")].Busy); after != before+1 {
			t.Errorf("%d intervals became %d", before, after)
		}
		f.right()
	})
}

// TestSeveralCommunities: each event concerns one, and what happens in one is told of one.
func TestSeveralCommunities(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		all := r.places.Catalogue().Communities
		ctx, stop := context.WithCancel(t.Context())
		events := r.live.Availability(all, nil, nil).Events(ctx)
		begun := map[string]bool{}
		for range all {
			e := <-events
			begun[e.Community.Slug] = e.Snapshot
			for _, s := range e.Spaces {
				if space, _ := r.places.Catalogue().Space(s.ID); space.CommunityID != e.Community.ID {
					t.Errorf("an event of %s tells of %s", e.Community.Slug, space.Slug)
				}
			}
		}
		if len(begun) != 3 {
			t.Errorf("snapshots of %v", begun)
		}
		r.change(0)
		if e := <-events; e.Community.Slug != "xinyu" {
			t.Errorf("a booking in xinyu is told of %s", e.Community.Slug)
		}
		stop()
		for e := range events {
			t.Errorf("after the end comes %+v", e)
		}
	})
}

// TestNothingIsLeft: readers of the same share a board, and the last to leave closes it.
func TestNothingIsLeft(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		var readers []*reader
		for range 20 {
			for _, slug := range []string{"xinyu", "yousan"} {
				f := r.follow(r.community(slug))
				f.next()
				readers = append(readers, f)
			}
		}
		if n := r.live.Stats().Boards; n != 2 {
			t.Errorf("%d boards for two communities", n)
		}
		for _, f := range readers {
			f.stop()
		}
		for _, f := range readers {
			for range f.events { // Until it is closed.
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		for r.hub.Watched() > 0 && ctx.Err() == nil {
			runtime.Gosched()
		}
		if boards, watched := r.live.Stats().Boards, r.hub.Watched(); boards != 0 || watched != 0 {
			t.Errorf("%d boards and %d watches are left", boards, watched)
		}
	})
}
