package search_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/search"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

// world is a database with the services over it. It is Monday, 08:00 in Wuhan, to begin with.
type world struct {
	t        *testing.T
	store    *store.Store
	clock    *clockwork.FakeClock
	places   *community.Keeper
	bookings *booking.Service
	search   *search.Service
	people   []viewer.Viewer
}

func everywhere(t *testing.T, fn func(t *testing.T, w *world)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		w := &world{t: t, store: s, clock: clock, places: &community.Keeper{}}
		w.bookings = booking.New(s, w.places, clock)
		w.search = w.anew()
		s.OnCommit(w.search.Ring)
		w.write(func(ctx context.Context, c *gen.Client) {
			for range 4 {
				w.people = append(w.people, viewer.Viewer{Person: c.Person.Create().SetName("x").SetCreatedAt(0).SaveX(ctx).ID})
			}
		})
		fn(t, w)
	})
}

// anew is a search that knows nothing yet.
func (w *world) anew() *search.Service {
	return search.New(w.store, w.places, w.bookings, w.clock, slog.New(slog.DiscardHandler))
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// write changes the database past the services, and reads the places again.
func (w *world) write(fn func(ctx context.Context, c *gen.Client)) {
	w.t.Helper()
	w.must(w.store.Write(w.t.Context(), nil, func(tx *store.Tx) error { fn(tx.Context(), tx.Client()); return nil }))
	w.must(w.places.Reload(w.t.Context(), w.store.Read()))
}

// refresh brings the index up to date.
func (w *world) refresh() {
	w.t.Helper()
	w.must(w.search.Refresh(w.t.Context()))
}

func (w *world) find(v viewer.Viewer, q search.Query) ([]search.Slot, bool) {
	w.t.Helper()
	q.Attendees, q.First = max(q.Attendees, 1), max(q.First, 1)
	found, more, err := w.search.Find(w.t.Context(), v, q)
	w.must(err)
	return found, more
}

// centre is a plan of a community.
type centre struct {
	zone   string
	near   *centre // Whose subdistrict it shares.
	hours  [][2]int
	policy func(*gen.BookingPolicyCreate)
	rooms  []room

	id, subdistrict uuid.UUID
}

// room is a plan of a space. Rooms that name the same unit share it.
type room struct {
	name   string
	units  []string
	pool   bool
	kind   kind.SpaceKind
	people int
	has    []kind.Amenity
	policy func(*gen.BookingPolicyCreate)

	id uuid.UUID
}

var named int

// open makes a community with its rooms. Names sort in the order in which communities are opened.
func (w *world) open(c *centre) *centre {
	w.t.Helper()
	w.write(func(ctx context.Context, client *gen.Client) {
		named++
		name := fmt.Sprintf("%06d", named)
		if c.near != nil {
			c.subdistrict = c.near.subdistrict
		} else {
			c.subdistrict = client.Subdistrict.Create().SetSlug(name).SetNameZh(name).SetNameEn(name).SetCityZh("城").SetCityEn("City").SaveX(ctx).ID
		}
		c.id = client.Community.Create().SetSlug(name).SetNameZh(name).SetNameEn(name).SetTimeZone(c.zone).SetSubdistrictID(c.subdistrict).SaveX(ctx).ID
		for _, h := range c.hours {
			for weekday := 1; weekday <= 7; weekday++ {
				client.OpeningHours.Create().SetCommunityID(c.id).SetWeekday(weekday).SetOpens(h[0]).SetCloses(h[1]).SaveX(ctx)
			}
		}
		if c.policy != nil {
			create := client.BookingPolicy.Create().SetCommunityID(c.id)
			c.policy(create)
			create.SaveX(ctx)
		}
		units := map[string]uuid.UUID{}
		for i := range c.rooms {
			c.rooms[i].make(ctx, client, c.id, units)
		}
	})
	return c
}

func (r *room) make(ctx context.Context, client *gen.Client, at uuid.UUID, units map[string]uuid.UUID) {
	if r.kind == "" {
		r.kind = kind.MeetingRoom
	}
	create := client.Space.Create().SetCommunityID(at).SetSlug(r.name).SetNameZh(r.name).SetNameEn(r.name).SetFloor("1F").
		SetKind(r.kind).SetAmenities(r.has)
	if r.people > 0 {
		create.SetCapacity(r.people)
	}
	if r.pool {
		create.SetAllocation(kind.AllocatePool)
	}
	for _, unit := range r.units {
		if units[unit] == uuid.Nil {
			units[unit] = client.Unit.Create().SetName(unit).SetCommunityID(at).SaveX(ctx).ID
		}
		create.AddUnitIDs(units[unit])
	}
	r.id = create.SaveX(ctx).ID
	if r.policy != nil {
		policy := client.BookingPolicy.Create().SetCommunityID(at).SetSpaceID(r.id)
		r.policy(policy)
		policy.SaveX(ctx)
	}
}

// book books a slot of some space, or is refused.
func (w *world) book(v viewer.Viewer, space uuid.UUID, at span.Span, attendees int) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.Book(w.t.Context(), v, booking.BookInput{
		Key: uuid.NewString(), Slot: &booking.Slot{Space: space, Span: at}, Attendees: attendees,
	})
	w.must(err)
	return o
}

func (w *world) hold(v viewer.Viewer, space uuid.UUID, at span.Span) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.Hold(w.t.Context(), v, booking.HoldInput{Key: uuid.NewString(), Slot: booking.Slot{Space: space, Span: at}})
	w.must(err)
	return o
}

// at is a span of wall-clock hours so many days after the first, in Wuhan.
func at(days int, from, to float64) span.Span {
	midnight := storetest.Start.Add(-8*time.Hour).AddDate(0, 0, days).Unix()
	return span.Span{Start: midnight + int64(from*3600), End: midnight + int64(to*3600)}
}
