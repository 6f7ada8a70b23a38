package wire

import (
	"context"
	"slices"
	"time"

	"github.com/jonboulle/clockwork"
)

// What is closed at a restart goes in waves, so that the clients don't come back as one.
const (
	waveEvery = 100 * time.Millisecond
	fewAtOnce = 20 // So many are no storm: they are not made to wait for each other.
)

// Waves has do called for each of all, in waves that take no longer than spread from the first to the last. When ctx ends
// those that are left follow at once.
func Waves[T any](ctx context.Context, clock clockwork.Clock, spread time.Duration, all []T, do func(T)) {
	waves := min(int(spread/waveEvery), (len(all)-1)/fewAtOnce) + 1
	size := max((len(all)+waves-1)/waves, 1)
	for wave := range slices.Chunk(all, size) {
		for _, one := range wave {
			do(one)
		}
		if all = all[len(wave):]; len(all) == 0 {
			return
		}
		select {
		case <-ctx.Done():
		case <-clock.After(waveEvery):
		}
	}
}
