package wire

import "testing"

func TestSlotsAreCountedPerCaller(t *testing.T) {
	slots := Slots{Max: 2}
	if !slots.Take("a") || !slots.Take("a") || slots.Take("a") {
		t.Fatal("a must get exactly two")
	}
	if !slots.Take("b") {
		t.Error("b must not pay for a")
	}
	slots.Give("a")
	if !slots.Take("a") || slots.Take("a") {
		t.Error("a slot that came back must be given once")
	}
	slots.Give("b")
	if _, kept := slots.held["b"]; kept {
		t.Error("a caller without slots must be forgotten")
	}
}
