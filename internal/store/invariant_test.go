package store_test

import (
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"youkong/internal/store"
)

const hour, day = 3600, 24 * 3600

// TestNoStatementMakesAnOverlap tries, with raw SQL, every way to a second live occupancy of a unit at one time. The
// stage: unit 0 is taken from 10 to 12 (id 1) and from 12 to 14 (id 3); a cancelled row (id 2) lies from 10 to 12;
// unit 1 is taken from 10 to 12 (id 4).
func TestNoStatementMakesAnOverlap(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		g, db := newGround(t, p.store, 2), p.raw(t)
		for _, statement := range []string{
			g.insert("INSERT", 1, 0, 10*hour, 12*hour, true, ""),
			g.insert("INSERT", 2, 0, 10*hour, 12*hour, false, ""),
			g.insert("INSERT", 3, 0, 12*hour, 14*hour, true, ""),
			g.insert("INSERT", 4, 1, 10*hour, 12*hour, true, ""),
		} {
			if _, err := db.ExecContext(t.Context(), statement); err != nil {
				t.Fatalf("%s: %v", statement, err)
			}
		}
		for name, c := range statements(g, p.name) {
			t.Run(name, func(t *testing.T) { try(t, db, c) })
		}
		if n := overlaps(t, db); n != 0 {
			t.Errorf("%d overlaps", n)
		}
	})
}

// attempt is a raw statement and whether it must be refused as an overlap, as out of bounds, or be allowed.
type attempt struct {
	statement string
	want      string // "overlap", "bounds", "nothing" (runs, but writes no row) or "ok"
}

func try(t *testing.T, db *sql.DB, c attempt) {
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	result, err := tx.ExecContext(t.Context(), c.statement)
	switch c.want {
	case "overlap":
		if !store.Overlap(err) {
			t.Errorf("want an overlap, got %v", err)
		}
	case "bounds":
		if err == nil || store.Overlap(err) {
			t.Errorf("want the refusal of a check, got %v", err)
		}
	default:
		if err != nil {
			t.Fatal(err)
		}
		if n, _ := result.RowsAffected(); (n == 0) != (c.want == "nothing") {
			t.Errorf("%d rows", n)
		}
	}
}

func statements(g ground, name string) map[string]attempt {
	insert := func(starts, ends int64, want string) attempt {
		return attempt{g.insert("INSERT", 9, 0, starts, ends, true, ""), want}
	}
	all := map[string]attempt{
		"the same time":            insert(10*hour, 12*hour, "overlap"),
		"inside":                   insert(11*hour, 11*hour+1, "overlap"),
		"around":                   insert(9*hour, 15*hour, "overlap"),
		"48 hours, ending inside":  insert(10*hour+1-48*hour, 10*hour+1, "overlap"),
		"48 hours, starting at 13": insert(14*hour-1, 14*hour-1+48*hour, "overlap"),
		"touching before":          insert(9*hour, 10*hour, "ok"),
		"touching after":           insert(14*hour, 14*hour+48*hour, "ok"),
		"48 hours before":          insert(10*hour-48*hour, 10*hour, "ok"),
		"empty":                    insert(20*hour, 20*hour, "bounds"),
		"empty, inside":            insert(11*hour, 11*hour, "bounds"),
		"turned round":             insert(21*hour, 20*hour, "bounds"),
		"over 48 hours":            insert(20*hour, 68*hour+1, "bounds"),
		"cancelled":                {g.insert("INSERT", 9, 0, 10*hour, 12*hour, false, ""), "ok"},
		"another unit":             {g.insert("INSERT", 9, 1, 12*hour, 14*hour, true, ""), "ok"},
		"moved onto the next":      {"UPDATE occupancies SET ends_at = ends_at + 1 WHERE id = 1", "overlap"},
		"moved onto the last":      {"UPDATE occupancies SET starts_at = starts_at - 1 WHERE id = 3", "overlap"},
		"moved to a taken unit":    {"UPDATE occupancies SET unit_id = '" + g.Units[0].String() + "' WHERE id = 4", "overlap"},
		"revived":                  {"UPDATE occupancies SET live = true WHERE id = 2", "overlap"},
		"stretched over 48 hours":  {"UPDATE occupancies SET ends_at = starts_at + 172801 WHERE id = 3", "bounds"},
		"cut short":                {"UPDATE occupancies SET ends_at = ends_at - 1 WHERE id = 1", "ok"},
		"moved within itself":      {"UPDATE occupancies SET starts_at = starts_at + 60 WHERE id = 1", "ok"},
		"cancelled later":          {"UPDATE occupancies SET live = false WHERE id = 1", "ok"},
		"an unknown unit":          {"UPDATE occupancies SET unit_id = '" + g.Space.String() + "' WHERE id = 1", "bounds"},
	}
	if name == "postgres" {
		all["do nothing"] = attempt{g.insert("INSERT", 9, 0, 10*hour, 12*hour, true, "ON CONFLICT DO NOTHING"), "nothing"}
		return all
	}
	delete(all, "an unknown unit") // a program may open SQLite without foreign keys; it can make no overlap so
	for verb, want := range map[string]string{"REPLACE": "overlap", "IGNORE": "overlap", "FAIL": "overlap", "ROLLBACK": "overlap"} {
		all["or "+verb] = attempt{g.insert("INSERT OR "+verb, 9, 0, 11*hour, 13*hour, true, ""), want}
		all["move or "+verb] = attempt{"UPDATE OR " + verb + " occupancies SET ends_at = ends_at + 1 WHERE id = 1", want}
	}
	all["replaced by itself"] = attempt{g.insert("REPLACE", 1, 0, 10*hour, 12*hour, true, ""), "ok"}
	all["replaced onto the next"] = attempt{g.insert("REPLACE", 1, 0, 10*hour, 13*hour, true, ""), "overlap"}
	all["upserted onto the next"] = attempt{g.insert("INSERT", 1, 0, 50*hour, 51*hour, true,
		"ON CONFLICT (id) DO UPDATE SET ends_at = 13 * 3600"), "overlap"}
	all["without an id"] = attempt{"INSERT INTO occupancies (space_id, community_id, booking_id, unit_id, starts_at, ends_at)" +
		" SELECT space_id, community_id, booking_id, unit_id, starts_at, ends_at FROM occupancies WHERE id = 1", "overlap"}
	all["a time in words"] = attempt{"UPDATE occupancies SET ends_at = 'late' WHERE id = 1", "bounds"}
	all["a fraction"] = attempt{"UPDATE occupancies SET ends_at = ends_at + 0.5 WHERE id = 4", "bounds"}
	all["half alive"] = attempt{"UPDATE occupancies SET live = 2 WHERE id = 2", "bounds"}
	return all
}

// TestRacingStrangersMakeNoOverlap lets many connections that don't know our code fight over one unit.
func TestRacingStrangersMakeNoOverlap(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		g, db := newGround(t, p.store, 1), p.raw(t)
		tail := map[string]string{"postgres": "ON CONFLICT DO NOTHING"}[p.name]
		var ids atomic.Int64
		for round := range int64(20) {
			var won atomic.Int64
			var racers sync.WaitGroup
			for range 32 {
				racers.Go(func() {
					starts := round*day + rand.Int64N(4*hour)
					statement := g.insert("INSERT", ids.Add(1), 0, starts, starts+1+rand.Int64N(3*hour), true, tail)
					result, err := db.ExecContext(t.Context(), statement)
					if err != nil && !store.Overlap(err) {
						t.Errorf("%s: %v", statement, err)
					}
					if err == nil {
						n, _ := result.RowsAffected()
						won.Add(n)
					}
				})
			}
			racers.Wait()
			if won.Load() == 0 {
				t.Fatalf("round %d has no winner", round)
			}
		}
		if n := overlaps(t, db); n != 0 {
			t.Errorf("%d overlaps", n)
		}
	})
}

// TestRacingMovesMakeNoOverlap moves bookings of one unit about, each transaction two rows, and revives cancelled ones.
func TestRacingMovesMakeNoOverlap(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		g, db := newGround(t, p.store, 1), p.raw(t)
		for id := range int64(16) {
			statement := g.insert("INSERT", id+1, 0, id*hour, id*hour+hour, id%4 != 0, "")
			if _, err := db.ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
		var moved atomic.Int64
		var racers sync.WaitGroup
		for id := range int64(16) {
			racers.Go(func() {
				for range 10 {
					// One statement at a time: whoever waits holds nothing that others wait for.
					_, err := db.ExecContext(t.Context(), fmt.Sprintf("UPDATE occupancies SET "+
						"starts_at = %d, ends_at = %[1]d + 3600, live = true WHERE id = %d", rand.Int64N(40)*hour/2, id+1))
					if err == nil {
						moved.Add(1)
					} else if !store.Overlap(err) && !deadlock(err) {
						t.Error(err)
					}
				}
			})
		}
		racers.Wait()
		if n := overlaps(t, db); n != 0 || moved.Load() == 0 {
			t.Errorf("%d overlaps after %d moves", n, moved.Load())
		}
	})
}

// deadlock says whether PostgreSQL sacrificed the statement because two moves waited for each other, which strangers
// that lock no stream must expect.
func deadlock(err error) bool {
	e, ok := errors.AsType[*pgconn.PgError](err)
	return ok && e.Code == "40P01"
}
