package audit_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

const stream = "installation"

// log writes so many entries into a stream, each in a write of its own, with a reason every other time.
func log(t *testing.T, s *store.Store, stream string, n int) {
	t.Helper()
	v := viewer.Viewer{Person: uuid.New(), Credential: uuid.New()}
	for i := range n {
		e := audit.Entry{Stream: stream, Action: kind.AuditGrant, Subject: uuid.New()}
		if i%2 == 0 {
			e.Reason = "because"
		}
		if err := s.Write(t.Context(), []string{stream}, func(tx *store.Tx) error { return audit.Append(tx, v, e) }); err != nil {
			t.Fatal(err)
		}
	}
}

// tamper runs SQL as somebody would who has the database but not the program.
func tamper(t *testing.T, s *store.Store, statements string) {
	t.Helper()
	err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
		for statement := range strings.SplitSeq(statements, ";") {
			if _, err := tx.Client().ExecContext(tx.Context(), statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func verified(t *testing.T, s *store.Store) audit.Report {
	t.Helper()
	report, err := audit.Verify(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestAnUntouchedLogIsSound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		if r := verified(t, s); r.Entries != 0 || len(r.Breaks) != 0 {
			t.Errorf("an empty log: %+v", r)
		}
		log(t, s, stream, 1003) // more than is read at once
		log(t, s, "person:"+uuid.NewString(), 3)
		if r := verified(t, s); r.Entries != 1006 || r.Streams != 2 || len(r.Breaks) != 0 {
			t.Errorf("%+v", r)
		}
	})
}

// TestTamperingIsFound does to a log of five entries what somebody might to hide or make up something.
func TestTamperingIsFound(t *testing.T) {
	const copied = "INSERT INTO audit_entries (stream, seq, at, action, hash) SELECT stream, %, at, action, hash FROM audit_entries WHERE seq = 5"
	for name, c := range map[string]struct {
		sql string
		at  int64 // Where the first break shows.
	}{
		"another time":      {"UPDATE audit_entries SET at = at + 1 WHERE seq = 3", 3},
		"another action":    {"UPDATE audit_entries SET action = 'SIGN_IN' WHERE seq = 3", 3},
		"another person":    {"UPDATE audit_entries SET actor_id = subject_id WHERE seq = 1", 1},
		"no credential":     {"UPDATE audit_entries SET credential_id = NULL WHERE seq = 5", 5},
		"no reason":         {"UPDATE audit_entries SET reason_id = NULL WHERE seq = 3", 3},
		"another hash":      {"UPDATE audit_entries SET hash = (SELECT hash FROM audit_entries WHERE seq = 1) WHERE seq = 5", 5},
		"the oldest gone":   {"DELETE FROM audit_entries WHERE seq = 1", 2},
		"one gone":          {"DELETE FROM audit_entries WHERE seq = 3", 4},
		"one gone, closed":  {"DELETE FROM audit_entries WHERE seq = 3; UPDATE audit_entries SET seq = 3 WHERE seq = 4; UPDATE audit_entries SET seq = 4 WHERE seq = 5", 3},
		"the newest gone":   {"DELETE FROM audit_entries WHERE seq = 5", 5},
		"all gone":          {"DELETE FROM audit_entries", 5},
		"two change places": {"UPDATE audit_entries SET seq = 99 WHERE seq = 2; UPDATE audit_entries SET seq = 2 WHERE seq = 3; UPDATE audit_entries SET seq = 3 WHERE seq = 99", 2},
		"one more":          {strings.ReplaceAll(copied, "%", "6"), 6},
		"one between": {"UPDATE audit_entries SET seq = 6 WHERE seq = 5; " +
			strings.ReplaceAll(strings.ReplaceAll(copied, "%", "5"), "seq = 5", "seq = 4"), 5},
		"another log":     {"UPDATE audit_entries SET stream = 'person:x'", 1},
		"no trace of it":  {"DELETE FROM audit_entries WHERE seq = 5; UPDATE streams SET audit_seq = 4", 4},
		"head forgotten":  {"DELETE FROM streams", 5},
		"pruned too much": {"DELETE FROM audit_entries WHERE seq < 3; INSERT INTO audit_checkpoints (id, seq, hash, at) SELECT stream, 2, hash, 0 FROM audit_entries WHERE seq = 4", 3},
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
				log(t, s, stream, 5)
				tamper(t, s, c.sql)
				r := verified(t, s)
				for _, b := range r.Breaks {
					if b.Number == c.at {
						return
					}
				}
				t.Errorf("found %v, want a break at entry %d", r.Breaks, c.at)
			})
		})
	}
}

func TestOldEntriesArePrunedBehindACheckpoint(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		other := "person:" + uuid.NewString()
		log(t, s, stream, 4)
		log(t, s, other, 2)
		clock.Advance(100 * 24 * time.Hour)
		log(t, s, stream, 3)
		prune := func(wantEntries, wantReasons int) {
			t.Helper()
			if err := audit.Prune(t.Context(), s, clock.Now()); err != nil {
				t.Fatal(err)
			}
			if r := verified(t, s); r.Entries != wantEntries || r.Streams != 2 || len(r.Breaks) != 0 {
				t.Errorf("%+v, want %d entries", r, wantEntries)
			}
			if n := s.Read().Reason.Query().CountX(t.Context()); n != wantReasons {
				t.Errorf("%d reasons are left, want %d", n, wantReasons)
			}
		}
		prune(9, 5)
		clock.Advance(100 * 24 * time.Hour)
		prune(3, 2)
		log(t, s, stream, 1)
		log(t, s, other, 1)
		prune(5, 4)
		clock.Advance(400 * 24 * time.Hour)
		prune(0, 0)
		log(t, s, other, 1)
		prune(1, 1)
		tamper(t, s, "DELETE FROM audit_entries")
		if r := verified(t, s); len(r.Breaks) != 1 || r.Breaks[0].Stream != other || r.Breaks[0].Number != 4 {
			t.Errorf("the newest one gone after pruning: %v", r.Breaks)
		}
	})
}

// TestAClockSetBackLeavesNoHole: an entry that is dated before the one it follows waits until that one is pruned.
func TestAClockSetBackLeavesNoHole(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		clock.Advance(30 * 24 * time.Hour)
		log(t, s, stream, 1)
		clock.Advance(-30 * 24 * time.Hour)
		log(t, s, stream, 1)
		if err := audit.Prune(t.Context(), s, clock.Now().AddDate(0, 6, 1)); err != nil {
			t.Fatal(err)
		}
		if r := verified(t, s); r.Entries != 2 || len(r.Breaks) != 0 {
			t.Errorf("%+v", r)
		}
	})
}

func TestOnlyWhoLooksAfterAPlaceReadsItsLog(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		street := s.Read().Community.GetX(t.Context(), h.Community).SubdistrictID
		log(t, s, h.Stream(), 5)
		log(t, s, stream, 2)
		a := audit.New(s)
		operator := viewer.Viewer{Person: h.Person, Grants: []viewer.Grant{{Role: kind.Operator}}}
		manager := viewer.Viewer{Person: h.Person, Grants: []viewer.Grant{{Role: kind.Manager, Subdistrict: street}}}
		stranger := viewer.Viewer{Person: h.Person, Grants: []viewer.Grant{
			{Role: kind.Staff, Community: h.Community}, {Role: kind.Manager, Subdistrict: uuid.New()},
		}}
		nowhere := uuid.New()
		for name, c := range map[string]struct {
			v    viewer.Viewer
			of   *uuid.UUID
			want int // -1 when there is no such log.
		}{
			"operator":                      {operator, &h.Community, 5},
			"operator of the installation":  {operator, nil, 2},
			"operator of nowhere":           {operator, &nowhere, -1},
			"manager":                       {manager, &h.Community, 5},
			"manager of the installation":   {manager, nil, -1},
			"staff, and managers elsewhere": {stranger, &h.Community, -1},
			"nobody":                        {viewer.Viewer{}, &h.Community, -1},
		} {
			found, _, err := a.List(t.Context(), c.v, c.of, audit.Page{Limit: 10})
			if c.want < 0 != fault.Is(err, fault.NotFound) || c.want >= 0 && (err != nil || len(found) != c.want) {
				t.Errorf("%s: %d entries, %v", name, len(found), err)
			}
		}
	})
}

func TestPagesOfALog(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		log(t, s, stream, 5)
		a, operator := audit.New(s), viewer.Viewer{Grants: []viewer.Grant{{Role: kind.Operator}}}
		four, two := int64(4), int64(2)
		for name, c := range map[string]struct {
			page audit.Page
			want string
			more bool
		}{
			"first":    {audit.Page{Limit: 2}, "54", true},
			"all":      {audit.Page{Limit: 5}, "54321", false},
			"after":    {audit.Page{Limit: 2, After: &four}, "32", true},
			"last":     {audit.Page{Limit: 2, Backwards: true}, "21", true},
			"before":   {audit.Page{Limit: 2, Backwards: true, Before: &two}, "43", true},
			"between":  {audit.Page{Limit: 9, After: &four, Before: &two}, "3", false},
			"the rest": {audit.Page{Limit: 2, After: &two}, "1", false},
		} {
			found, more, err := a.List(t.Context(), operator, nil, c.page)
			var got strings.Builder
			for _, e := range found {
				got.WriteByte('0' + byte(e.Seq))
			}
			if err != nil || got.String() != c.want || more != c.more {
				t.Errorf("%s: %s, more %t, %v; want %s", name, got.String(), more, err, c.want)
			}
		}
		found, _, err := a.List(t.Context(), operator, nil, audit.Page{Limit: 2})
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []string{"because", ""} {
			if got, err := a.Reason(t.Context(), found[i]); err != nil || got != want {
				t.Errorf("the reason is %q, %v; want %q", got, err, want)
			}
		}
	})
}
