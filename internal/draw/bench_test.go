package draw

import "testing"

const town = 100_000

// BenchmarkDraw100k draws among a hundred thousand entries: list, hashes, seed, order, outcome, and the check of it all.
func BenchmarkDraw100k(b *testing.B) {
	a, entries, secret, beacon := crowd(town)
	for b.Loop() {
		if _, err := Run(a, entries, secret, beacon); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerify100k reads such a transcript and draws again.
func BenchmarkVerify100k(b *testing.B) {
	text := many(b, town)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if err := Verify(text); err != nil {
			b.Fatal(err)
		}
	}
}
