package policy

import (
	"slices"
	"testing"

	"youkong/internal/span"
)

func (a *asking) alternatives(most int) []span.Span {
	return Alternatives(a.space, a.Request, a.taken, most)
}

func TestAlternativesAreNearAndTheLaterComesFirst(t *testing.T) {
	a := ask(t, room(t))
	a.take(0, "2026-11-24 14:00", "2026-11-24 15:00")
	want := []span.Span{
		a.between("2026-11-24 15:00", "2026-11-24 16:00"),
		a.between("2026-11-24 13:00", "2026-11-24 14:00"),
		a.between("2026-11-24 15:30", "2026-11-24 16:30"),
	}
	if got := a.alternatives(3); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := a.alternatives(0); got != nil {
		t.Errorf("none was wanted, got %v", got)
	}
}

func TestAnAlternativeIsAnotherTime(t *testing.T) {
	a := ask(t, room(t))
	if got := a.alternatives(50); slices.Contains(got, a.Span) || len(got) != 50 {
		t.Errorf("got %v", got)
	}
}

func TestAlternativesHaveALengthThatTheRulesAllow(t *testing.T) {
	a := ask(t, room(t))
	for to, want := range map[string]int64{"14:10": 30, "14:44": 30, "14:45": 60, "15:10": 60, "20:00": 240} {
		a.slot("2026-11-24 14:00", "2026-11-24 "+to)
		if got := a.alternatives(1); len(got) != 1 || got[0].Len() != want*60 {
			t.Errorf("until %s: %v", to, got)
		}
	}
	a.space.Rules.MinLength, a.space.Rules.MaxLength = minutes(40), minutes(50) // No multiple of 30 lies between.
	if got := a.alternatives(1); got != nil {
		t.Errorf("no length is allowed, got %v", got)
	}
}

func TestAlternativesToWhatIsPastOrTooFarAreWhereSomethingCanBeBooked(t *testing.T) {
	a := ask(t, room(t))
	a.slot("2020-11-24 14:00", "2020-11-24 15:00")
	if got := a.alternatives(1); !slices.Equal(got, []span.Span{a.between("2026-11-23 10:00", "2026-11-23 11:00")}) {
		t.Errorf("after a time that is past: %v", got)
	}
	a.slot("2031-11-24 14:00", "2031-11-24 15:00")
	if got := a.alternatives(1); !slices.Equal(got, []span.Span{a.between("2026-12-07 20:00", "2026-12-07 21:00")}) {
		t.Errorf("before a time beyond the horizon: %v", got)
	}
}

func TestAnAlternativeToAHoldMustBeBookableNow(t *testing.T) {
	a := ask(t, room(t))
	a.Now, a.HeldSince = a.at("2026-11-23 14:31"), a.at("2026-11-23 14:29")
	a.slot("2026-11-23 14:00", "2026-11-23 15:00")
	want := a.between("2026-11-23 14:30", "2026-11-23 15:30")
	if got := a.alternatives(1); !slices.Equal(got, []span.Span{want}) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestLookHoldsTheCleaningAfterTheLastSlot(t *testing.T) {
	a := ask(t, room(t))
	a.space.Hours, a.space.Rules.CleanUp = week(23*hour, 24*hour), minutes(20)
	a.space.Rules.HorizonDays = 1
	if got := Look(a.space, a.Request); got != (span.Span{Start: a.Now, End: a.at("2026-11-25 00:20")}) {
		t.Errorf("looks from %d to %d", got.Start, got.End)
	}
}
