package store_test

import (
	"fmt"
	"log/slog"
	"sync/atomic"
	"testing"

	"youkong/internal/store"
	"youkong/internal/store/pgcluster"
	"youkong/internal/store/storetest"
)

// BenchmarkWrite has 16 clients per processor make bookings, each with its occupancy and its change in the feed, alone
// and sharing transactions. Both databases keep what they acknowledge: SQLite with synchronous FULL, PostgreSQL with
// fsync.
func BenchmarkWrite(b *testing.B) {
	cluster, err := pgcluster.Start(b.Context(), pgcluster.Durable)
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		if err := cluster.Stop(); err != nil {
			b.Error(err)
		}
	}()
	for name, address := range map[string]string{"SQLite": "", "PostgreSQL": cluster.URL("postgres")} {
		for _, communities := range []int{1, 8} {
			for _, together := range []int{1, 64} {
				b.Run(fmt.Sprintf("%s/communities=%d/together=%d", name, communities, together), func(b *testing.B) {
					s := storetest.Open(b, store.Config{DatabaseURL: address, DataDir: b.TempDir(),
						Log: slog.New(slog.DiscardHandler)})
					store.SetTogether(s, together)
					write(b, s, communities)
				})
			}
		}
	}
}

func write(b *testing.B, s *store.Store, communities int) {
	houses := make([]storetest.House, communities)
	for i := range houses {
		houses[i] = storetest.Build(b, s, 1)
	}
	var n atomic.Int64
	b.SetParallelism(16)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			i := n.Add(1)
			h := houses[i%int64(communities)]
			err := s.Write(b.Context(), []string{h.Stream(), h.PersonStream()}, func(tx *store.Tx) error {
				if _, err := h.Book(tx, i*hour, i*hour+hour, h.Units...); err != nil {
					return err
				}
				return note(tx, h.Stream())
			})
			if err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "writes/s")
}
