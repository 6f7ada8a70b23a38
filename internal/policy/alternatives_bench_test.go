package policy

import (
	"testing"
	"time"
)

// BenchmarkAlternatives searches two full weeks: a usual room, and a pool of 30 seats.
func BenchmarkAlternatives(b *testing.B) {
	for name, n := range map[string]int{"room": 1, "pool of 30": 30} {
		b.Run(name, func(b *testing.B) {
			a := ask(b, room(b))
			a.space.Units = units(n)
			for day := range int64(15) {
				for unit := range a.space.Units {
					a.take(unit, "2026-11-23 08:00", "2026-11-23 20:30")
					last := len(a.taken) - 1
					a.taken[last].Span.Start += day * 24 * 3600
					a.taken[last].Span.End += day * 24 * 3600
				}
			}
			b.ResetTimer()
			for range b.N {
				if found := Alternatives(a.space, a.Request, a.taken, 3); len(found) != 0 {
					b.Fatal(found)
				}
			}
			b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(time.Microsecond), "µs/search")
		})
	}
}
