package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"youkong/ent/kind"
	"youkong/internal/globalid"
	"youkong/internal/store"
)

const (
	stampedePlaces = 30
	stampedeLine   = 60 // How many may wait.

	stampedeRate    = 15_000                // Attempts a second.
	stampedeSettled = time.Second           // From the opening to the last place and the last who waits.
	stampedeCost    = 50 * time.Microsecond // Of processor time for a refusal.
)

// measureStampede has a crowd of signed-in people ask for the places of one course at once, each once.
func measureStampede(ctx context.Context, b *bench, on engine) error {
	servers := []int{1}
	if on.name == "postgres" {
		servers = append(servers, 2)
	}
	for _, n := range servers {
		if err := stampede(ctx, b, on, n); err != nil {
			return err
		}
	}
	return nil
}

func stampede(ctx context.Context, b *bench, on engine, servers int) (err error) {
	d, err := on.open(ctx, b.dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	c, err := build(ctx, d, 1)
	if err != nil {
		return err
	}
	course, tokens, err := gather(ctx, b, d, c)
	if err != nil {
		return err
	}
	floor, err := floorStampede(ctx, b, d)
	if err != nil {
		return err
	}
	j := job{Kind: "crowd", Clients: b.connections, Tokens: tokens, Course: globalid.Encode(globalid.Course, course)}
	for range servers {
		s, err := openServer(ctx, d.settings())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, s.close()) }()
		j.Addresses = append(j.Addresses, s.address)
	}
	if err := b.sendCrowd(ctx, on, d, course, j, floor); err != nil || servers > 1 {
		return err
	}
	return b.reportGate(ctx, on, d, course)
}

// sendCrowd has everybody ask, compares what they were told with what is stored, and reports.
func (b *bench) sendCrowd(ctx context.Context, on engine, d *database, course uuid.UUID, j job, floor float64) error {
	var crowd crowdResult
	before := used()
	err := b.profiled("stampede", func() (err error) {
		crowd, err = fetchCrowd(ctx, j)
		return err
	})
	cost := (used() - before) / time.Duration(len(j.Tokens))
	if err == nil {
		err = b.checkStampede(ctx, d, course, crowd)
	}
	if err != nil {
		return err
	}
	rate := float64(len(j.Tokens)) / crowd.Elapsed.Seconds()
	what := fmt.Sprintf("%d ask for %d places over %d connections", len(j.Tokens), stampedePlaces, b.connections)
	if servers := len(j.Addresses); servers > 1 {
		what += fmt.Sprintf(" to %d servers", servers)
	}
	b.add(row{
		what: what, on: on.name, floor: perSecond(floor),
		figure: fmt.Sprintf("%s, settled in %s, %d µs of CPU each", perSecond(rate), millis(crowd.Settled), cost.Microseconds()),
		ratio:  times(floor / rate),
		goal:   fmt.Sprintf("≥ %d/s, settled in ≤ 1 s", stampedeRate),
		met:    judged(rate >= stampedeRate && crowd.Settled <= stampedeSettled),
	})
	return nil
}

// reportGate says what one refusal costs once the course is full, without the transport.
func (b *bench) reportGate(ctx context.Context, on engine, d *database, course uuid.UUID) error {
	before := used()
	r, err := measureGate(ctx, b, d, course)
	if err != nil {
		return err
	}
	cost := (used() - before) / time.Duration(r.Count)
	b.add(row{
		what: "refusals of a full course through the service", on: on.name, floor: "–",
		figure: fmt.Sprintf("%s, %.1f µs of CPU each", perSecond(r.rate()), float64(cost.Nanoseconds())/1000), ratio: "–",
		goal: fmt.Sprintf("≤ %d µs", stampedeCost.Microseconds()), met: judged(cost <= stampedeCost),
	})
	return nil
}

// gather makes the course and the crowd, past the product: to sign so many people in is another measurement.
func gather(ctx context.Context, b *bench, d *database, c *city) (course uuid.UUID, tokens []string, err error) {
	s, err := store.Open(ctx, d.config)
	if err != nil {
		return uuid.Nil, nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	const together = 500
	for len(tokens) < b.crowd && err == nil {
		more := &city{}
		err = s.Write(ctx, nil, func(tx *store.Tx) error {
			more.people = nil
			return more.settleCrowd(tx, len(tokens), min(together, b.crowd-len(tokens)))
		})
		for _, p := range more.people {
			tokens = append(tokens, p.token)
		}
	}
	if err != nil {
		return uuid.Nil, nil, err
	}
	err = s.Write(ctx, nil, func(tx *store.Tx) error {
		now := tx.Now()
		made, err := tx.Client().Course.Create().SetCommunityID(c.spaces[0].community).SetTitleZh("课").SetTitleEn("Course").
			SetCategory(kind.Arts).SetCapacity(stampedePlaces).SetWaitlist(stampedeLine).
			SetEnrolOpensAt(now.Add(-time.Second).Unix()).SetEnrolClosesAt(now.Add(time.Hour).Unix()).Save(tx.Context())
		if err == nil {
			course = made.ID
		}
		return err
	})
	return course, tokens, err
}

// floorStampede is the least that never oversells: one guarded statement, and a word in memory that says when there is
// nothing left. The crowd asks it without any transport.
func floorStampede(ctx context.Context, b *bench, d *database) (float64, error) {
	for _, statement := range []string{
		"CREATE TABLE floor_course (id integer PRIMARY KEY, taken integer NOT NULL, capacity integer NOT NULL)",
		fmt.Sprintf("INSERT INTO floor_course VALUES (1, 0, %d)", stampedePlaces+stampedeLine),
	} {
		if _, err := d.raw.ExecContext(ctx, statement); err != nil {
			return 0, err
		}
	}
	var next atomic.Int64
	var full atomic.Bool
	began := time.Now()
	group, ctx := errgroup.WithContext(ctx)
	for range min(b.connections, 32) { // More would wait for connections to the database, and be no faster.
		group.Go(func() error {
			for next.Add(1) <= int64(b.crowd) {
				if full.Load() {
					continue
				}
				done, err := d.raw.ExecContext(ctx, "UPDATE floor_course SET taken = taken + 1 WHERE id = 1 AND taken < capacity")
				if err != nil {
					return err
				}
				if n, err := done.RowsAffected(); err != nil || n == 0 {
					full.Store(true)
				}
			}
			return nil
		})
	}
	err := group.Wait()
	return float64(b.crowd) / time.Since(began).Seconds(), err
}

// checkStampede compares what the crowd was told with what is stored.
func (b *bench) checkStampede(ctx context.Context, d *database, course uuid.UUID, told crowdResult) error {
	var enrolled, waiting, last int
	err := d.raw.QueryRowContext(ctx, `SELECT count(CASE WHEN status = 'ENROLLED' THEN 1 END), count(CASE WHEN status = 'WAITING' THEN 1 END),
		max(seq) FROM enrolments WHERE course_id = $1`, course.String()).Scan(&enrolled, &waiting, &last)
	if err != nil {
		return err
	}
	places, line := min(stampedePlaces, b.crowd), min(stampedeLine, max(b.crowd-stampedePlaces, 0))
	if enrolled != places || waiting != line || last != places+line || told.Enrolled != places || told.Waiting != line ||
		told.Full != b.crowd-places-line {
		return fmt.Errorf("of %d places %d are taken, %d wait, the last number is %d, and the crowd was told %+v", places, enrolled, waiting, last, told)
	}
	return nil
}

// used is the processor time that this process, which is the server here, has used.
func used() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
