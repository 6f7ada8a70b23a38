package store_test

import (
	"fmt"
	"log/slog"
	"sync/atomic"
	"testing"

	"youkong/ent/kind"
	"youkong/internal/store"
	"youkong/internal/store/pgcluster"
	"youkong/internal/store/storetest"
)

func benchWrite(b *testing.B, s *store.Store, communities int) {
	var houses []storetest.House
	for range communities {
		houses = append(houses, storetest.Build(b, s, 1))
	}
	var n atomic.Int64
	b.SetParallelism(16) // x2 procs = 32
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			i := n.Add(1)
			h := houses[i%int64(communities)]
			err := s.Write(b.Context(), []string{h.Stream(), h.PersonStream()}, func(tx *store.Tx) error {
				id, err := h.Book(tx, i*3600, i*3600+3600, h.Units[0])
				if err != nil {
					return err
				}
				seq, err := tx.NextSeq(h.Stream())
				if err != nil {
					return err
				}
				return tx.Client().Change.Create().SetStream(h.Stream()).SetSeq(seq).SetAt(tx.Now().Unix()).SetKind(kind.BookingMade).SetBookingID(id).Exec(tx.Context())
			})
			if err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "writes/s")
}

func BenchmarkW(b *testing.B) {
	for _, tog := range []int{1, 64} {
		for _, comm := range []int{1, 8} {
			b.Run(fmt.Sprintf("sqlite/together=%d/communities=%d", tog, comm), func(b *testing.B) {
				store.SetTogether(tog)
				s := storetest.Open(b, store.Config{DataDir: b.TempDir(), Log: slog.New(slog.DiscardHandler)})
				benchWrite(b, s, comm)
			})
			b.Run(fmt.Sprintf("pg/together=%d/communities=%d", tog, comm), func(b *testing.B) {
				store.SetTogether(tog)
				c, err := pgcluster.Start(b.Context(), pgcluster.Durable)
				if err != nil {
					b.Fatal(err)
				}
				defer c.Stop()
				s := storetest.Open(b, store.Config{DatabaseURL: c.URL("postgres"), Log: slog.New(slog.DiscardHandler)})
				benchWrite(b, s, comm)

			})
		}
	}
}
