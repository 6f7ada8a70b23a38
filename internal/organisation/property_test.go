package organisation_test

import (
	"flag"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"youkong/internal/fault"
	"youkong/internal/store/storetest"
)

// TestAgainstModel runs random commands of few people against a model. PostgreSQL gets a fifth of the cases that
// -rapid.checks asks for, SQLite half of them.
func TestAgainstModel(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		s, clock := storetest.SQLite(t)
		againstModel(t, newWorld(t, s, clock), 2)
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		s, clock := storetest.Postgres(t)
		againstModel(t, newWorld(t, s, clock), 5)
	})
}

func againstModel(t *testing.T, w *world, share int) {
	checks := flag.Lookup("rapid.checks")
	asked := checks.Value.String()
	n, err := strconv.Atoi(asked)
	w.must(err)
	w.must(checks.Value.Set(strconv.Itoa(max(n/share, 1))))
	defer func() { w.must(checks.Value.Set(asked)) }()
	rapid.Check(t, func(rt *rapid.T) {
		m := &machine{w: w, admins: map[int]bool{}, invited: map[int]time.Time{}}
		for range 4 {
			m.who = append(m.who, w.person())
		}
		m.id = w.founded(m.who[0])
		m.admins[0] = true
		rt.Repeat(rapid.StateMachineActions(m))
	})
}

// machine is one organisation with what the model knows of it: people by their number.
type machine struct {
	w       *world
	who     []member
	id      uuid.UUID
	admins  map[int]bool      // The members, and whether they may manage it.
	invited map[int]time.Time // Until when.
}

func (m *machine) draw(rt *rapid.T, label string) int {
	return rapid.IntRange(0, len(m.who)-1).Draw(rt, label)
}

// insider is a member, who can look things up; there may be none.
func (m *machine) insider(rt *rapid.T) int {
	for i := range m.who {
		if _, in := m.admins[i]; in {
			return i
		}
	}
	rt.Skip("everybody has left")
	return -1
}

// managing is the model's opinion of someone who wants to manage the organisation.
func (m *machine) managing(by int) fault.Code {
	admin, in := m.admins[by]
	switch {
	case !in:
		return fault.NotFound
	case !admin:
		return fault.Forbidden
	}
	return ""
}

// needed says whether the member is the only one who may manage the organisation.
func (m *machine) needed(i int) bool {
	for other, admin := range m.admins {
		if admin && other != i {
			return false
		}
	}
	return m.admins[i]
}

func expect(rt *rapid.T, err error, want fault.Code) {
	if got := fault.CodeOf(err); err == nil && want != "" || err != nil && got != want {
		rt.Fatalf("got %v, want %q", err, want)
	}
}

func (m *machine) Invite(rt *rapid.T) {
	by, guest := m.draw(rt, "by"), m.draw(rt, "guest")
	_, err := m.w.organisations.Invite(rt.Context(), m.who[by].Viewer, m.id, m.who[guest].phone)
	want := m.managing(by)
	expect(rt, err, want)
	if want == "" {
		m.invited[guest] = m.w.clock.Now().Add(14 * 24 * time.Hour)
	}
}

// waits says whether someone has an invitation that can be answered.
func (m *machine) waits(i int) bool {
	return m.invited[i].After(m.w.clock.Now()) && len(m.admins) > 0
}

func (m *machine) Accept(rt *rapid.T) {
	guest := m.draw(rt, "guest")
	_, err := m.w.organisations.Accept(rt.Context(), m.who[guest].Viewer, m.w.invitation(m.who[guest], m.id))
	if !m.waits(guest) {
		expect(rt, err, fault.NotFound)
		return
	}
	expect(rt, err, "")
	if _, in := m.admins[guest]; !in { // Who is a member stays what they are.
		m.admins[guest] = false
	}
	delete(m.invited, guest)
}

func (m *machine) Decline(rt *rapid.T) {
	guest := m.draw(rt, "guest")
	done, err := m.w.organisations.Decline(rt.Context(), m.who[guest].Viewer, m.w.invitation(m.who[guest], m.id))
	if expect(rt, err, ""); done != m.waits(guest) {
		rt.Fatalf("declined %t", done)
	}
	if done {
		delete(m.invited, guest)
	}
}

func (m *machine) Change(rt *rapid.T) {
	inside, by, target, admin := m.insider(rt), m.draw(rt, "by"), m.draw(rt, "target"), rapid.Bool().Draw(rt, "admin")
	id := m.w.membership(m.who[inside], m.who[target], m.id)
	_, err := m.w.organisations.ChangeMember(rt.Context(), m.who[by].Viewer, id, admin)
	want := m.managing(by)
	switch {
	case id == uuid.Nil:
		want = fault.NotFound
	case want == "" && !admin && m.needed(target):
		want = fault.Conflict
	}
	expect(rt, err, want)
	if want == "" {
		m.admins[target] = admin
	}
}

func (m *machine) Remove(rt *rapid.T) {
	inside, by, target := m.insider(rt), m.draw(rt, "by"), m.draw(rt, "target")
	id := m.w.membership(m.who[inside], m.who[target], m.id)
	_, err := m.w.organisations.Remove(rt.Context(), m.who[by].Viewer, id)
	want := m.managing(by)
	if want == fault.Forbidden && by == target {
		want = ""
	}
	switch {
	case id == uuid.Nil:
		want = fault.NotFound
	case want == "" && m.needed(target) && len(m.admins) > 1:
		want = fault.Conflict
	}
	expect(rt, err, want)
	if want == "" {
		delete(m.admins, target)
	}
}

func (m *machine) Wait(rt *rapid.T) {
	m.w.clock.Advance(time.Duration(rapid.IntRange(1, 10).Draw(rt, "days")) * 24 * time.Hour)
}

// Check asks everybody what they see.
func (m *machine) Check(rt *rapid.T) {
	manage := 0
	for i, who := range m.who {
		admin, in := m.admins[i]
		if admin {
			manage++
		}
		of, err := m.w.organisations.Of(rt.Context(), who.Viewer)
		if err != nil || len(of) > 0 != in {
			rt.Fatalf("%d belongs to %v, %v", i, of, err)
		}
		if may, err := m.w.organisations.Manages(rt.Context(), who.Viewer, m.id); err != nil || may != admin {
			rt.Fatalf("%d manages it: %t, %v", i, may, err)
		}
		seen, err := m.w.organisations.Members(rt.Context(), who.Viewer, m.id)
		if err != nil || in && len(seen) != len(m.admins) || !in && len(seen) > 0 {
			rt.Fatalf("%d sees %v, %v", i, seen, err)
		}
		if waits := m.w.invitation(who, m.id) != uuid.Nil; waits != m.waits(i) {
			rt.Fatalf("%d is invited: %t", i, waits)
		}
	}
	if len(m.admins) > 0 && manage == 0 {
		rt.Fatal("there are members, and nobody to manage it")
	}
}
