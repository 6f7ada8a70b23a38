package span

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The model of a set of spans is the set of its seconds.
const horizon = 60

type seconds [horizon]bool

func model(spans ...Span) (s seconds) {
	for _, span := range spans {
		for i := span.Start; i < span.End; i++ {
			s[i] = true
		}
	}
	return s
}

var (
	anySpan = rapid.Custom(func(t *rapid.T) Span {
		return Span{rapid.Int64Range(0, horizon).Draw(t, "start"), rapid.Int64Range(0, horizon).Draw(t, "end")}
	})
	anySpans = rapid.SliceOfN(anySpan, 0, 8)
)

func TestMergeKeepsTheTimeAndSeparatesTheSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spans := anySpans.Draw(t, "spans")
		before := slices.Clone(spans)
		merged := Merge(spans)
		if !slices.Equal(before, spans) {
			t.Fatal("the argument was changed")
		}
		separate(t, merged)
		if model(merged...) != model(spans...) {
			t.Fatalf("%v is not the time of %v", merged, spans)
		}
	})
}

func separate(t *rapid.T, spans []Span) {
	for i, s := range spans {
		if !s.Valid() || i > 0 && spans[i-1].End >= s.Start {
			t.Fatalf("%v are not ascending, apart and valid", spans)
		}
	}
}

func TestTwoSpansByTheirSeconds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anySpan.Draw(t, "a"), anySpan.Draw(t, "b")
		var common, onlyB seconds
		inA, inB := model(a), model(b)
		for i := range inA {
			common[i] = inA[i] && inB[i]
			onlyB[i] = inB[i] && !inA[i]
			if a.Contains(int64(i)) != inA[i] {
				t.Fatalf("%v contains %d: %v", a, i, !inA[i])
			}
		}
		clipped, ok := a.Clip(b)
		if some := common != (seconds{}); a.Overlaps(b) != some || ok != some {
			t.Fatalf("%v and %v: overlaps %v, clips %v", a, b, a.Overlaps(b), ok)
		}
		if ok && model(clipped) != common {
			t.Fatalf("%v and %v share %v", a, b, clipped)
		}
		if a.Covers(b) != (b.Valid() && onlyB == (seconds{})) {
			t.Fatalf("%v covers %v: %v", a, b, a.Covers(b))
		}
	})
}

func TestChunksAreConsecutiveAndShort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, most := anySpan.Draw(t, "span"), rapid.Int64Range(1, horizon).Draw(t, "most")
		chunks := s.Chunks(most)
		next := s.Start
		for i, c := range chunks {
			if c.Start != next || c.Len() > most || c.Len() < most && i < len(chunks)-1 {
				t.Fatalf("%v in chunks of %d: %v", s, most, chunks)
			}
			next = c.End
		}
		if s.Valid() && next != s.End || !s.Valid() && len(chunks) > 0 {
			t.Fatalf("%v in chunks of %d: %v", s, most, chunks)
		}
	})
}

func TestAWeekNeedsFourOccupancies(t *testing.T) {
	if got := len(Span{0, 7 * 24 * 3600}.Chunks(MaxOccupancy)); got != 4 {
		t.Errorf("got %d occupancies", got)
	}
	if got := len(Span{0, MaxOccupancy}.Chunks(MaxOccupancy)); got != 1 {
		t.Errorf("48 hours took %d occupancies", got)
	}
}
