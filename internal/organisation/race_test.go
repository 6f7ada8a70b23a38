package organisation_test

import (
	"errors"
	"sync"
	"testing"

	"youkong/internal/fault"
)

// together runs the tries at the same time and returns what came of each.
func together(tries ...func() error) []error {
	outcomes, start := make([]error, len(tries)), make(chan struct{})
	var all sync.WaitGroup
	for i, try := range tries {
		all.Go(func() {
			<-start
			outcomes[i] = try()
		})
	}
	close(start)
	all.Wait()
	return outcomes
}

// TestTwoAdminsAtOnce: two who demote or remove each other, or leave, at the same time never leave the rest alone.
func TestTwoAdminsAtOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		for range 20 {
			one, two, third, ctx := w.person(), w.person(), w.person(), t.Context()
			id := w.founded(one)
			w.joined(id, one, two)
			w.joined(id, one, third)
			first, other := w.membership(one, one, id), w.membership(one, two, id)
			_, err := w.organisations.ChangeMember(ctx, one.Viewer, other, true)
			w.must(err)
			outcomes := together(
				func() error { return second(w.organisations.ChangeMember(ctx, one.Viewer, other, false)) },
				func() error { return second(w.organisations.ChangeMember(ctx, two.Viewer, first, false)) },
				func() error { return second(w.organisations.Remove(ctx, two.Viewer, other)) },
				func() error { return second(w.organisations.Remove(ctx, one.Viewer, first)) },
			)
			admins := 0
			members, err := w.organisations.Members(ctx, third.Viewer, id)
			w.must(err)
			for _, m := range members {
				if m.Admin {
					admins++
				}
			}
			if admins != 1 {
				t.Fatalf("%d may manage it after %v", admins, outcomes)
			}
			for _, err := range outcomes {
				if err != nil && !fault.Is(err, fault.Conflict) && !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
					t.Fatalf("one failed with %v", err)
				}
			}
		}
	})
}

// TestAcceptedTwice: one invitation makes one member, however often it is accepted at once.
func TestAcceptedTwice(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		founder, guest, ctx := w.person(), w.person(), t.Context()
		id := w.founded(founder)
		_, err := w.organisations.Invite(ctx, founder.Viewer, id, guest.phone)
		w.must(err)
		waiting := w.invitation(guest, id)
		accept := func() error { return second(w.organisations.Accept(ctx, guest.Viewer, waiting)) }
		if err := errors.Join(together(accept, accept, accept)...); !fault.Is(err, fault.NotFound) {
			t.Errorf("the later ones: %v", err)
		}
		if members, err := w.organisations.Members(ctx, guest.Viewer, id); err != nil || len(members) != 2 {
			t.Errorf("members %v, %v", members, err)
		}
	})
}
