package course_test

import (
	"testing"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/course"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
)

// TestErased: who is erased leaves the line, their places go to who is next, and nothing that was on its way comes in.
func TestErased(t *testing.T) {
	everywhere(t, func(r *rig) {
		ctx, id := t.Context(), r.publish(r.details(1, 2))
		v := r.person(func(p *gen.PersonCreate) { p.SetCommunityID(xinyu) })
		has, waits := r.enrol(v, id), r.enrol(r.person(), id)
		streams, err := r.courses.StreamsOf(ctx, r.store.Read(), v.Person)
		r.must(err)
		r.must(r.store.Write(ctx, append(streams, feed.Person(v.Person)), func(tx *store.Tx) error {
			if err := r.courses.WithdrawAllOf(tx, v); err != nil {
				return err
			}
			return tx.Client().Person.UpdateOneID(v.Person).SetName("").SetErasedAt(tx.Now().Unix()).Exec(tx.Context())
		}))
		if r.status(has) != kind.Withdrawn || r.status(waits) != kind.PlaceOffered {
			t.Errorf("they are %s, who is next is %s", r.status(has), r.status(waits))
		}
		_, err = r.courses.Enrol(ctx, v, course.EnrolInput{Key: r.key(), Course: r.publish(r.details(1, 2), slot(61, 22))})
		if !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("a request that was on its way: %v", err)
		}
	})
}
