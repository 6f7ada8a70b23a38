package account

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"testing"

	"youkong/internal/fault"
)

const phrase = "correct horse 有空 staple"

func TestPasswordHashes(t *testing.T) {
	one, err := HashPassword(t.Context(), phrase)
	if err != nil || !strings.HasPrefix(one, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatalf("hashed as %q, %v", one, err)
	}
	if other, err := HashPassword(t.Context(), phrase); err != nil || other == one {
		t.Errorf("twice the same hash, %v", err)
	}
	for password, want := range map[string]bool{phrase: true, phrase + " ": false, "": false, strings.Repeat("x", 10_000): false} {
		if right, stale, err := verify(t.Context(), one, password); err != nil || right != want || stale {
			t.Errorf("%.30q is right: %t, stale: %t, %v", password, right, stale, err)
		}
	}
	if right, _, err := verify(t.Context(), "", phrase); err != nil || right {
		t.Errorf("without a hash it is right: %t, %v", right, err)
	}
}

// TestOlderCost: a hash of another cost still holds, and says that it is to be made anew.
func TestOlderCost(t *testing.T) {
	h := hashed{cost: cost{memory: 8, passes: 1, threads: 1}, salt: []byte("salt of sixteen!")}
	h.sum = h.of(phrase)
	if right, stale, err := verify(t.Context(), h.String(), phrase); err != nil || !right || !stale {
		t.Errorf("right: %t, stale: %t, %v", right, stale, err)
	}
}

func TestPasswordLength(t *testing.T) {
	for password, want := range map[string]bool{
		strings.Repeat("空", 11): false, strings.Repeat("空", 12): true, strings.Repeat("空", 128): true, strings.Repeat("空", 129): false,
	} {
		if _, err := HashPassword(t.Context(), password); (err == nil) != want || err != nil && !fault.Is(err, fault.BadInput) {
			t.Errorf("%d bytes: %v", len(password), err)
		}
	}
}

func TestBrokenHashes(t *testing.T) {
	for _, hash := range []string{"x", "$argon2id$v=19$m=19456,t=2,p=1$$", "$argon2id$v=19$m=1,t=0,p=0$c2FsdA$c2FsdA", "$2b$12$abc"} {
		if _, _, err := verify(t.Context(), hash, phrase); !fault.Is(err, fault.Internal) || strings.Contains(err.Error(), hash) {
			t.Errorf("%q: %v", hash, err)
		}
	}
}

// TestFewHashAtOnce: two work, a few wait, the rest is told to come back; who gives up waiting leaves.
func TestFewHashAtOnce(t *testing.T) {
	release, begun := make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	for range hashersAtOnce {
		all.Go(func() {
			if err := inTurn(t.Context(), func() { begun <- struct{}{}; <-release }); err != nil {
				t.Error(err)
			}
		})
		<-begun
	}
	ctx, cancel := context.WithCancel(t.Context())
	for range hashersWaiting {
		all.Go(func() {
			if err := inTurn(ctx, func() { t.Error("a third one works") }); !fault.Is(err, fault.Unavailable) {
				t.Error(err)
			}
		})
	}
	for waiting.Load() < hashersAtOnce+hashersWaiting { // Until all are in the queue.
		runtime.Gosched()
	}
	if err := inTurn(t.Context(), func() { t.Error("it works past the queue") }); !fault.Is(err, fault.Unavailable) {
		t.Error(err)
	}
	cancel()
	all.Go(func() {
		for waiting.Load() > hashersAtOnce {
			runtime.Gosched()
		}
		close(release)
	})
	all.Wait()
	if err := inTurn(t.Context(), func() {}); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}
