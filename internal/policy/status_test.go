package policy

import (
	"slices"
	"testing"

	"youkong/ent/kind"
)

// Written out a second time, from the domain's words, so that a slip in the table shows.
func TestTransitions(t *testing.T) {
	hands := []By{Booker, Staff, Clock}
	allowed := map[kind.BookingStatus]map[kind.BookingStatus][]By{
		New:            {kind.Held: hands, kind.Pending: {Booker}, kind.Confirmed: {Booker, Staff}},
		kind.Held:      {kind.Pending: {Booker}, kind.Confirmed: {Booker, Staff}, kind.Cancelled: {Booker, Staff}, kind.Expired: {Clock}},
		kind.Pending:   {kind.Confirmed: {Booker, Staff}, kind.Rejected: {Staff}, kind.Cancelled: {Booker, Staff}, kind.Expired: {Clock}},
		kind.Rejected:  {kind.Pending: {Staff}, kind.Confirmed: {Staff}},
		kind.Confirmed: {kind.Pending: {Booker}, kind.CheckedIn: {Booker, Staff}, kind.Cancelled: {Booker, Staff}, kind.NoShow: {Clock}},
	}
	statuses := []kind.BookingStatus{New}
	for _, value := range New.Values() {
		statuses = append(statuses, kind.BookingStatus(value))
	}
	for _, from := range statuses {
		for _, to := range statuses {
			for _, by := range hands {
				if want := slices.Contains(allowed[from][to], by); Allowed(from, to, by) != want {
					t.Errorf("%q to %q by %d: %v", from, to, by, !want)
				}
			}
			if Allowed(from, to, 0) {
				t.Errorf("nobody may turn %q into %q", from, to)
			}
		}
	}
}

func TestWhatIsOverIsShownAsCompleted(t *testing.T) {
	for _, value := range kind.BookingStatus("").Values() {
		status := kind.BookingStatus(value)
		over := status
		if status == kind.Confirmed || status == kind.CheckedIn {
			over = kind.Completed
		}
		if Shown(status, 1000, 999) != status || Shown(status, 1000, 1000) != over {
			t.Errorf("%s is shown as %s, then %s", status, Shown(status, 1000, 999), Shown(status, 1000, 1000))
		}
		if want := status == kind.Pending || status == kind.Confirmed; Movable(status) != want {
			t.Errorf("%s can be moved: %v", status, !want)
		}
		if want := status == kind.Pending; Decidable(status) != want {
			t.Errorf("%s can be decided: %v", status, !want)
		}
		if want := status == kind.CheckedIn; Endable(status) != want {
			t.Errorf("%s can be ended: %v", status, !want)
		}
	}
}
