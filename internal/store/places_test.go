package store_test

import (
	"database/sql"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"

	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// classroom is a course to hang raw entries on.
type classroom struct {
	storetest.House
	course uuid.UUID
	db     *sql.DB
}

func newClassroom(t *testing.T, p place, capacity int) classroom {
	t.Helper()
	c := classroom{House: storetest.Build(t, p.store, 1), course: uuid.New(), db: p.raw(t)}
	c.run(t, fmt.Sprintf("INSERT INTO courses (id, title_zh, title_en, category, capacity, community_id)"+
		" VALUES ('%s', '', '', 'ARTS', %d, '%s')", c.course, capacity, c.Community))
	return c
}

func (c classroom) run(t *testing.T, statement string) {
	t.Helper()
	if _, err := c.db.ExecContext(t.Context(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// enter is a raw INSERT of an entry.
func (c classroom) enter(verb string, seq int, status string, places int) string {
	return fmt.Sprintf("%s INTO enrolments (id, course_id, person_id, status, places, seq, created_at, updated_at)"+
		" VALUES ('%s', '%s', '%s', '%s', %d, %d, 0, 0)", verb, uuid.New(), c.course, c.Person, status, places, seq)
}

func (c classroom) taken(t *testing.T) (counted, summed int) {
	t.Helper()
	err := c.db.QueryRowContext(t.Context(), `SELECT taken, (SELECT coalesce(sum(places), 0) FROM enrolments
		WHERE course_id = courses.id AND status IN ('ENROLLED', 'OFFERED')) FROM courses WHERE id = $1`, c.course).Scan(&counted, &summed)
	if err != nil {
		t.Fatal(err)
	}
	return counted, summed
}

// TestNoStatementOversells tries, with raw SQL, every way to more places than a course has. The stage: of 3 places entry 1
// has 1 and entry 2 is offered 2; entry 3 waits.
func TestNoStatementOversells(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		c := newClassroom(t, p, 3)
		for _, statement := range []string{
			c.enter("INSERT", 1, "ENROLLED", 1), c.enter("INSERT", 2, "OFFERED", 2), c.enter("INSERT", 3, "WAITING", 1),
		} {
			c.run(t, statement)
		}
		of := fmt.Sprintf(" WHERE course_id = '%s' AND seq = ", c.course)
		attempts := []string{
			c.enter("INSERT", 9, "ENROLLED", 1), c.enter("INSERT", 9, "OFFERED", 1),
			"UPDATE enrolments SET status = 'ENROLLED'" + of + "3",
			"UPDATE enrolments SET places = 2" + of + "1",
			fmt.Sprintf("UPDATE courses SET capacity = 2 WHERE id = '%s'", c.course),
			fmt.Sprintf("UPDATE courses SET taken = 0 WHERE id = '%s'", c.course),
			fmt.Sprintf("UPDATE courses SET taken = 2, capacity = 2 WHERE id = '%s'", c.course),
			fmt.Sprintf("INSERT INTO courses (id, title_zh, title_en, category, capacity, taken, community_id)"+
				" VALUES ('%s', '', '', 'ARTS', 5, -5, '%s')", uuid.New(), c.Community),
		}
		if p.name == "sqlite3" {
			attempts = append(attempts,
				c.enter("INSERT OR IGNORE", 9, "ENROLLED", 1), c.enter("INSERT OR REPLACE", 3, "ENROLLED", 1),
				"UPDATE OR IGNORE enrolments SET status = 'ENROLLED'"+of+"3",
				fmt.Sprintf("INSERT OR REPLACE INTO courses (id, title_zh, title_en, category, capacity, community_id)"+
					" VALUES ('%s', '', '', 'ARTS', 9, '%s')", c.course, c.Community))
		} else {
			attempts = append(attempts, c.enter("INSERT", 9, "ENROLLED", 1)+" ON CONFLICT DO NOTHING")
		}
		for _, statement := range attempts {
			if _, err := c.db.ExecContext(t.Context(), statement); !store.Full(err) {
				t.Errorf("%s: %v", statement, err)
			}
		}
		c.run(t, "DELETE FROM enrolments"+of+"2")
		c.run(t, c.enter("INSERT", 4, "ENROLLED", 2))
		c.run(t, "UPDATE enrolments SET status = 'WITHDRAWN'"+of+"4")
		if counted, summed := c.taken(t); counted != 1 || summed != 1 {
			t.Errorf("%d are counted and %d are taken", counted, summed)
		}
	})
}

// TestRawStampede: writers that know nothing of each other, nor of any lock, get exactly the places that there are.
func TestRawStampede(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		const places, writers, each = 30, 8, 12
		c := newClassroom(t, p, places)
		var got atomic.Int32
		var running sync.WaitGroup
		for w := range writers {
			running.Go(func() {
				for i := range each {
					_, err := c.db.ExecContext(t.Context(), c.enter("INSERT", w*each+i, "ENROLLED", 1))
					switch {
					case err == nil:
						got.Add(1)
					case !store.Full(err):
						t.Error(err)
					}
				}
			})
		}
		running.Wait()
		if counted, summed := c.taken(t); got.Load() != places || counted != places || summed != places {
			t.Errorf("%d were told that they are in, %d are counted, %d are taken", got.Load(), counted, summed)
		}
	})
}
