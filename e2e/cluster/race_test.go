package cluster

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/uuid"

	"youkong/e2e/program"
	"youkong/internal/store/pgcluster"
)

const racers = 64

// TestRaceAcrossServers has 64 clients of all servers book the same slot at the same moment: one gets it, all others hear
// the same reason.
func TestRaceAcrossServers(t *testing.T) {
	c := raise(t, false)
	b := &booker{hall: openHall(c, 0)}
	b.findSlots(t)
	for _, slot := range b.slots {
		outcomes, gate := make([]outcome, racers), make(chan struct{})
		var all sync.WaitGroup
		for i := range racers {
			all.Go(func() {
				<-gate
				var err error
				if outcomes[i], err = book(t.Context(), c.server(i).URL, tokenOf(i), uuid.NewString(), slot); err != nil {
					t.Error(err)
				}
			})
		}
		close(gate)
		all.Wait()
		winners := 0
		for _, o := range outcomes {
			if o.Booking != nil {
				winners++
			} else if got := fmt.Sprint(o.Refusals); got != "[{OVERLAP}]" {
				t.Errorf("refused by %s", got)
			}
		}
		if winners != 1 {
			t.Errorf("%v has %d winners", slot, winners)
		}
	}
	var twice int
	row := c.raw.QueryRowContext(t.Context(), `SELECT count(*) FROM occupancies a JOIN occupancies b ON a.unit_id = b.unit_id
		AND a.id < b.id AND a.live AND b.live AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`)
	if c.must(row.Scan(&twice)); twice != 0 {
		t.Errorf("%d units are taken twice", twice)
	}
}

// TestFirstStartTogether: servers that find an empty database at the same moment make it once.
func TestFirstStartTogether(t *testing.T) {
	database, err := pgcluster.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = database.Stop() }) // Nothing is kept of it.
	dir, binary := t.TempDir(), program.Path(t)
	var all sync.WaitGroup
	for range members {
		all.Go(func() {
			seeding := exec.CommandContext(t.Context(), binary, "seed")
			seeding.Env = program.Environment("YOUKONG_DATABASE_URL="+database.URL("postgres"), "YOUKONG_DATA_DIR="+dir,
				"YOUKONG_KEYS_FILE="+filepath.Join(dir, "keys"))
			if out, err := seeding.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	all.Wait()
}
