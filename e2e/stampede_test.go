package e2e

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/e2e/program"
	"youkong/internal/globalid"
	"youkong/internal/seed"
)

const (
	crowd   = 2000
	doors   = 100 // Over how many connections they come.
	chairs  = 30
	benches = 60 // How many may wait.
)

// rush is a course that a crowd of signed-in people wants to get into.
type rush struct {
	t      *testing.T
	course uuid.UUID
	urls   []string
	http   *http.Client

	mu   sync.Mutex
	told map[int]entry // By person: the last answer.
}

// entry is what somebody was told.
type entry struct {
	ID, Status string
	Number     int
	Rule       string // Why they were refused; empty otherwise.
}

// newRush makes the course and the people past the product.
func newRush(t *testing.T, db *sql.DB, people int) *rush {
	t.Helper()
	r := &rush{t: t, course: uuid.New(), told: map[int]entry{}, http: &http.Client{
		Timeout: patience, Transport: &http.Transport{MaxIdleConnsPerHost: doors},
	}}
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	run := func(statement string, args ...any) {
		t.Helper()
		if _, err := tx.ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	now := morning.Unix()
	run(`INSERT INTO courses (id, title_zh, title_en, category, capacity, waitlist, enrol_opens_at, enrol_closes_at, community_id)
		VALUES ($1, '课', 'Course', 'ARTS', $2, $3, $4, $5, $6)`,
		r.course.String(), chairs, benches, now-1, now+3600, seed.CommunityID("jingwu").String())
	for i := range people {
		id, digest := uuid.NewString(), sha256.Sum256([]byte(token(i)))
		run("INSERT INTO persons (id, name, created_at) VALUES ($1, '', 0)", id)
		run(`INSERT INTO credentials (id, kind, digest, created_at, expires_at, person_id, scopes) VALUES ($1, 'TOKEN', $2, 0, $3, $4, '["READ","BOOK"]')`,
			uuid.NewString(), digest[:], now+3600, id)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	return r
}

func token(i int) string { return fmt.Sprintf("yk_crowd_%d", i) }

// ask has one person ask, always with the same key.
func (r *rush) ask(i int, url string) (entry, error) {
	var data struct {
		Enrol struct {
			Enrolment *struct {
				ID, Status string
				Number     int
			}
			Refusals []struct{ Rule string }
		}
	}
	c := &client{http: r.http, url: url + "/api/graphql", token: token(i)}
	err := c.do(`mutation ($input: EnrolInput!) { enrol(input: $input) { enrolment { id status number } refusals { rule } } }`,
		map[string]any{"input": map[string]any{"key": fmt.Sprintf("stampede-%d", i), "courseId": globalid.Encode(globalid.Course, r.course)}}, &data)
	if err != nil {
		return entry{}, err
	}
	if e := data.Enrol.Enrolment; e != nil {
		return entry{ID: e.ID, Status: e.Status, Number: e.Number}, nil
	}
	if len(data.Enrol.Refusals) != 1 {
		return entry{}, fmt.Errorf("neither an entry nor one reason: %+v", data)
	}
	return entry{Rule: data.Enrol.Refusals[0].Rule}, nil
}

// all has everybody ask at once, and calls heard after each answer with how many there are. Who gets no answer is passed over.
func (r *rush) all(heard func(n int64)) {
	var next, answers atomic.Int64
	var running sync.WaitGroup
	for door := range doors {
		running.Go(func() {
			for i := int(next.Add(1) - 1); i < crowd; i = int(next.Add(1) - 1) {
				e, err := r.ask(i, r.urls[door%len(r.urls)])
				if err != nil {
					heard(-1)
					continue
				}
				r.keep(i, e)
				heard(answers.Add(1))
			}
		})
	}
	running.Wait()
}

// keep compares an answer with an earlier one: who had an entry has the same one still.
func (r *rush) keep(i int, e entry) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if before, known := r.told[i]; known && before.ID != "" && before != e {
		r.t.Errorf("%d was told %+v and then %+v", i, before, e)
	}
	r.told[i] = e
}

// check compares what everybody was told with what is stored.
func (r *rush) check(db *sql.DB) {
	r.t.Helper()
	counts, numbers := map[string]int{}, map[int]string{}
	for _, e := range r.told {
		counts[e.Status+e.Rule]++
		if e.ID != "" {
			numbers[e.Number] = e.Status
		}
	}
	if counts["ENROLLED"] != chairs || counts["WAITING"] != benches || counts["FULL"] != crowd-chairs-benches {
		r.t.Errorf("they were told %v", counts)
	}
	for n := 1; n <= chairs+benches; n++ {
		if want := map[bool]string{true: "ENROLLED", false: "WAITING"}[n <= chairs]; numbers[n] != want {
			r.t.Errorf("number %d is %q, want %s", n, numbers[n], want)
		}
	}
	for status, want := range map[string]int{"ENROLLED": chairs, "WAITING": benches} {
		if n := number(r.t, db, fmt.Sprintf("SELECT count(*) FROM enrolments WHERE course_id = '%s' AND status = '%s'", r.course, status)); n != want {
			r.t.Errorf("%d are stored as %s", n, status)
		}
	}
	if n := number(r.t, db, fmt.Sprintf("SELECT taken FROM courses WHERE id = '%s'", r.course)); n != chairs {
		r.t.Errorf("%d places are taken", n)
	}
}

// TestStampede: of 2,000 who ask for 30 places at once, on PostgreSQL at two servers, 30 get them, 60 wait in the order in
// which they came, nobody is without an answer, and who asks again is told the same.
func TestStampede(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		servers := []*program.Process{serve(t, d)}
		if d.url != "" {
			servers = append(servers, serve(t, d))
		}
		db := d.raw(t)
		r := newRush(t, db, crowd)
		for _, s := range servers {
			r.urls = append(r.urls, s.URL)
		}
		lost := atomic.Int64{}
		count := func(n int64) {
			if n < 0 {
				lost.Add(1)
			}
		}
		began := time.Now()
		r.all(count)
		t.Logf("%d attempts in %.1f s", crowd, time.Since(began).Seconds())
		r.check(db)
		r.all(count)
		r.check(db)
		if n := lost.Load(); n > 0 {
			t.Errorf("%d answers were lost", n)
		}
	})
}

// TestStampedeKill kills the server in the middle of a stampede. Who was told that they are in, or wait, still is and does
// when it is back, and asking again with the same key finds it.
func TestStampedeKill(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		p := serve(t, d)
		db := d.raw(t)
		r := newRush(t, db, crowd)
		for _, until := range []int64{20, 70} {
			r.urls = []string{p.URL}
			var once sync.Once
			r.all(func(n int64) {
				if n >= until {
					once.Do(p.Kill)
				}
			})
			p.Wait()
			p = serve(t, d)
		}
		r.urls = []string{p.URL}
		r.all(func(int64) {})
		r.check(db)
		d.sound(t)
	})
}
