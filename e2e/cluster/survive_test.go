package cluster

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
)

// disaster is what befalls the cluster in a round.
type disaster struct {
	what         string
	strike, mend func(c *cluster, i int)
}

func nothing(*cluster, int) {}

const natsIsKilled = "NATS is killed"

var disasters = []disaster{
	{"nothing", nothing, nothing},
	{"a server is killed", func(c *cluster, i int) { c.server(i).Kill() }, func(c *cluster, i int) { c.start(i) }},
	{natsIsKilled, func(c *cluster, _ int) { c.must(c.nats.Kill()) }, func(c *cluster, _ int) { c.must(c.nats.Restart(c.t.Context())) }},
	{"PostgreSQL restarts", func(c *cluster, _ int) { c.must(c.database.Restart(c.t.Context())) }, nothing},
	{"a server is replaced", func(c *cluster, i int) {
		if code := c.server(i).Terminate(); code != 0 {
			c.t.Errorf("a server that is asked to end ends with %d", code)
		}
	}, func(c *cluster, i int) { c.start(i) }},
}

func (c *cluster) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// TestNoGapNoRepeat: whatever is killed while much is booked, every screen goes on where it stopped, misses nothing, is
// told nothing twice, and in the end shows what is so.
func TestNoGapNoRepeat(t *testing.T) {
	t.Run("NATS", func(t *testing.T) { survive(t, raise(t, true), disasters, *rounds) })
	t.Run("LISTEN", func(t *testing.T) {
		withoutNATS := slices.DeleteFunc(slices.Clone(disasters), func(d disaster) bool { return d.what == natsIsKilled })
		survive(t, raise(t, false), withoutNATS, (*rounds+1)/2)
	})
}

func survive(t *testing.T, c *cluster, disasters []disaster, rounds int) {
	h, ctx, leave := openHall(c, *screens), t.Context(), make(chan struct{})
	watching, stop := context.WithCancel(ctx)
	go func() {
		defer close(leave)
		h.run(watching)
	}()
	defer func() { stop(); <-leave }()
	b := &booker{hall: h, booked: map[int]string{}}
	b.findSlots(t)
	h.all(t, "at the beginning")
	for round := range rounds {
		d := disasters[round%len(disasters)]
		what := fmt.Sprintf("round %d, %s", round, d.what)
		calm, ended := context.WithCancel(ctx)
		loaded := make(chan error, 1)
		go func() { loaded <- b.load(calm) }()
		d.strike(c, round/len(disasters))
		if round%2 == 0 || d.what == natsIsKilled { // While it is away nobody waits for it.
			h.all(t, what+", before it is back")
		}
		d.mend(c, round/len(disasters))
		ended()
		if err := <-loaded; err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		h.all(t, what)
	}
	var truth struct{ Availability []event }
	c.must(ask(ctx, c.server(0).URL, tokenOf(0), lookQuery, variables(), &truth))
	for _, problem := range h.judge(truth.Availability[0]) {
		t.Error(problem)
	}
	t.Logf("%d screens, %d rounds, %d changes; screens went on elsewhere %d times", *screens, rounds, b.changes, h.resumes())
}

// all waits until every screen knows what is committed by now.
func (h *hall) all(t *testing.T, when string) {
	t.Helper()
	version := h.cluster.version(place)
	if there := h.reach(version, len(h.screens)); there < len(h.screens) {
		t.Fatalf("%s: %d of %d screens know of version %d", when, there, len(h.screens), version)
	}
}

// booker books and cancels, one slot after the other, at whichever server answers.
type booker struct {
	hall    *hall
	slots   []map[string]any
	booked  map[int]string // By slot: its booking.
	changes int
}

// findSlots finds those that nobody has.
func (b *booker) findSlots(t *testing.T) {
	t.Helper()
	for _, slot := range slots() {
		var data struct{ CheckBooking struct{ Allowed bool } }
		b.hall.cluster.must(ask(t.Context(), b.hall.cluster.server(0).URL, tokenOf(0),
			`query ($s: SlotInput!) { checkBooking(input: {slot: $s}) { allowed } }`, map[string]any{"s": slot}, &data))
		if data.CheckBooking.Allowed {
			b.slots = append(b.slots, slot)
		}
	}
	if len(b.slots) == 0 {
		t.Fatal("no slot is free")
	}
}

// least is how many changes a round has at least.
const least = 8

// load changes something again and again until ctx ends. Each change waits until the first screen knows of it, so that
// there are as many as the screens can follow.
func (b *booker) load(ctx context.Context) error {
	for n := 0; n < least || ctx.Err() == nil; n++ {
		before := b.hall.newest()
		if err := b.change(); err != nil {
			return err
		}
		if b.hall.reach(before+1, 1) == 0 {
			return errors.New("no screen hears of a change")
		}
	}
	return nil
}

// change books the next slot, or cancels what it was booked for the last time.
func (b *booker) change() error {
	ctx, giveUp := context.WithTimeout(b.hall.cluster.t.Context(), patience)
	defer giveUp()
	i := b.changes % len(b.slots)
	b.changes++
	id, booked := b.booked[i]
	o, err := b.insist(ctx, func(address, key string) (outcome, error) {
		if booked {
			return cancel(ctx, address, tokenOf(i), id)
		}
		return book(ctx, address, tokenOf(i), key, b.slots[i])
	})
	switch {
	case err != nil:
		return fmt.Errorf("no server takes a change: %w", err)
	case booked:
		delete(b.booked, i)
	case o.Booking == nil:
		return fmt.Errorf("%v is refused: %v", b.slots[i], o.Refusals)
	default:
		b.booked[i] = o.Booking.ID
	}
	return nil
}

// insist asks one server after the other, with the same key, until one answers.
func (b *booker) insist(ctx context.Context, ask func(address, key string) (outcome, error)) (outcome, error) {
	key := uuid.NewString()
	for attempt := b.changes; ; attempt++ {
		o, err := ask(b.hall.cluster.server(attempt).URL, key)
		if err == nil {
			return o, nil
		}
		select {
		case <-ctx.Done():
			return o, err
		case <-time.After(20 * time.Millisecond):
		}
	}
}
