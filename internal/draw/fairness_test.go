package draw

import (
	"encoding/binary"
	"slices"
	"testing"
)

// Whoever enters has the same chance as everyone who asks for as many places, whatever their id.
//
// How often each entrant gets in over many draws is compared with how often entrants get in on average. Entrants of one
// size are interchangeable, so for the counts O of m of them over N draws
//
//	Σ (O − mean)² / (N·(p − q))
//
// is distributed like chi-squared with m − 1 degrees of freedom, where p is the chance of one of them and q that of two
// at once; p − q is what the variance of a count less the covariance of two comes to. Both are known from the draws
// themselves: with k of them in, p = k/m and q = k(k−1)/(m(m−1)).
//
// The bounds hold a fair draw in 998 of 1,000 choices of seeds: a lot that is unfair goes over the upper one, one that
// goes round in turn under the lower. Seeds are counted up from zero, so the test always says the same. They were not
// chosen; a chance that is 2 % better for half of fifty entrants and 2 % worse for the others would add
// about 20 to the statistic.
func TestEveryoneHasTheSameChance(t *testing.T) {
	alone := slices.Repeat([]int{1}, 50)
	mixed := slices.Concat(alone[:30], slices.Repeat([]int{2}, 30), slices.Repeat([]int{5}, 10))
	for name, test := range map[string]struct {
		sizes    []int
		places   int
		from, to int     // The entrants compared.
		low, top float64 // 0.1 % of chi-squared lie below, 0.1 % above.
	}{
		"fifty for ten places":   {alone, 10, 0, 50, 23.98, 85.35},
		"fifty for forty-nine":   {alone, 49, 0, 50, 23.98, 85.35},
		"single people of many":  {mixed, 40, 0, 30, 10.99, 58.3},
		"pairs of many":          {mixed, 40, 30, 60, 10.99, 58.3},
		"groups of five of many": {mixed, 40, 60, 70, 1.15, 27.88},
	} {
		got := unevenness(test.sizes, test.places, test.from, test.to)
		if got < test.low || got > test.top {
			t.Errorf("%s: chi-squared is %.1f, not between %.2f and %.2f", name, got, test.low, test.top)
		}
	}
}

func unevenness(sizes []int, places, from, to int) float64 {
	const draws = 4_000
	entries := make([]Entry, len(sizes))
	for i, n := range sizes {
		entries[i] = Entry{ID: ID{15: byte(i)}, Places: n}
	}
	counts := make([]float64, to-from)
	m, p, q := float64(to-from), 0.0, 0.0
	for number := range uint64(draws) {
		_, outcome := Order(Seed(Secret{}, string(binary.BigEndian.AppendUint64(nil, number)), entries), entries, places)
		k := 0.0
		for _, id := range outcome.Enrolled {
			if i := int(id[15]); i >= from && i < to {
				counts[i-from]++
				k++
			}
		}
		p += k / m / draws
		q += k * (k - 1) / (m * (m - 1)) / draws
	}
	sum := 0.0
	for _, count := range counts {
		sum += (count - p*draws) * (count - p*draws)
	}
	return sum / (draws * (p - q))
}
