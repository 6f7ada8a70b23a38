package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"

	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// victim names the environment variable that turns this test binary into the process that is killed.
const victim = "YOUKONG_STORE_TEST_VICTIM"

// TestWhatWasAcknowledgedSurvivesAKill kills a process in the middle of many writes that share transactions, and
// looks at what is left.
func TestWhatWasAcknowledgedSurvivesAKill(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestVictim$", "-test.v")
		child.Env = append(os.Environ(), victim+"="+p.config.DataDir+"|"+p.config.DatabaseURL)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		var highest, acknowledged int64
		for lines := bufio.NewScanner(out); lines.Scan(); {
			number, ok := strings.CutPrefix(lines.Text(), "wrote ")
			if seq, err := strconv.ParseInt(number, 10, 64); ok && err == nil {
				highest, acknowledged = max(highest, seq), acknowledged+1
			}
			if acknowledged == 100 {
				_ = child.Process.Kill()
			}
		}
		_ = child.Wait() // it was killed
		if acknowledged < 100 {
			t.Fatalf("only %d writes before the end", acknowledged)
		}
		head := p.store.Read().Stream.GetX(t.Context(), "community:1").Seq
		if head < highest {
			t.Errorf("number %d was acknowledged, but the head is %d", highest, head)
		}
		gapless(t, p.store.Read(), "community:1", head)
		if err := p.store.Check(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// TestVictim writes until it is killed; by itself it does nothing.
func TestVictim(t *testing.T) {
	dir, address, told := strings.Cut(os.Getenv(victim), "|")
	if !told {
		return
	}
	s := storetest.Open(t, store.Config{DataDir: dir, DatabaseURL: address})
	var mu sync.Mutex
	var writers sync.WaitGroup
	for range 16 {
		writers.Go(func() {
			for {
				var seq int64
				err := s.Write(t.Context(), []string{"community:1"}, func(tx *store.Tx) error {
					if err := note(tx, "community:1"); err != nil {
						return err
					}
					n, err := tx.Client().Change.Query().Count(tx.Context())
					seq = int64(n) // numbers are gapless, so the newest is their count
					return err
				})
				if err != nil {
					return
				}
				mu.Lock()
				fmt.Printf("wrote %d\n", seq) //nolint:forbidigo // to the parent
				mu.Unlock()
			}
		})
	}
	writers.Wait()
}
