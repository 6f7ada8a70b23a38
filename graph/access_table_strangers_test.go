package graph_test

import (
	"slices"
	"strings"
	"testing"

	"youkong/internal/viewer"
)

// TestStrangersNoticeNothing: when others come to have bookings, tokens, sessions, children, memberships and
// invitations, nothing of it shows in any answer to those it is no concern of: no name, no count and no order.
func TestStrangersNoticeNothing(t *testing.T) {
	w := emptyWorld(t)
	strangers := map[string]viewer.Viewer{}
	for _, c := range classes {
		if slices.Contains([]string{"nobody", "another resident", "member elsewhere", "staff elsewhere", "manager elsewhere", "operator"}, c.name) {
			strangers[c.name] = w.viewer(c)
		}
	}
	before := w.answers(t, strangers)
	w.change(w.fill)
	for asked, after := range w.answers(t, strangers) {
		if !before[asked].same(after) {
			t.Errorf("%s\nbefore %s %+v\nafter  %s %+v", asked, before[asked].data, before[asked].errs, after.data, after.errs)
		}
	}
}

// answers are those to every query and subscription that names nothing private.
func (w *world) answers(t *testing.T, of map[string]viewer.Viewer) map[string]answered {
	t.Helper()
	all := map[string]answered{}
	for name, v := range of {
		for _, field := range rootFields(t) {
			// Who may see a community's holders sees one more of them, as they should.
			shown := strings.HasPrefix(field, "Mutation.") || field == "Query.holders" && name == "operator"
			if !shown && !strings.Contains(samples[field], "$booking") && !strings.Contains(samples[field], "$date to move$") && !strings.Contains(samples[field], "$organisation$") {
				all[name+" asks for "+field] = w.asked(v, w.written(samples[field], false))
			}
		}
	}
	return all
}
