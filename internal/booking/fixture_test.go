package booking_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/gen/occupancy"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

// world is two communities, small enough to reason about, with people and staff.
type world struct {
	t        testing.TB
	config   store.Config
	store    *store.Store
	clock    *clockwork.FakeClock
	zone     *time.Location
	places   *community.Keeper
	bookings *booking.Service

	north, south uuid.UUID
	spaces       map[string]uuid.UUID
	units        map[string]uuid.UUID

	alice, bob, northStaff, southStaff viewer.Viewer
}

// everywhere runs fn in a fresh world on each database.
func everywhere(t *testing.T, fn func(t *testing.T, w *world)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) { fn(t, newWorld(t, store.Config{DataDir: t.TempDir()})) })
	t.Run("PostgreSQL", func(t *testing.T) { fn(t, newWorld(t, store.Config{DatabaseURL: storetest.PostgresURL(t)})) })
}

// newWorld opens the world on the Monday of storetest.Start, at 09:00 in Wuhan, an hour after the centres open.
func newWorld(t testing.TB, c store.Config) *world {
	t.Helper()
	w := &world{
		t: t, clock: clockwork.NewFakeClockAt(storetest.Start.Add(time.Hour)), places: &community.Keeper{},
		spaces: map[string]uuid.UUID{}, units: map[string]uuid.UUID{},
	}
	c.Clock = w.clock
	w.config = c
	w.store = storetest.Open(t, c)
	w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error { return w.build(tx.Context(), tx.Client()) }))
	w.must(w.places.Reload(t.Context(), w.store.Read()))
	var err error
	w.zone, err = time.LoadLocation("Asia/Shanghai")
	w.must(err)
	w.bookings = booking.New(w.store, w.places, w.clock)
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// rooms is what there is: the name is "community/space", the letters are its units.
var rooms = []struct {
	name           string
	units          []string
	kind           kind.SpaceKind
	pool           bool
	setUp, cleanUp int // Minutes.
}{
	{name: "north/room", units: []string{"r"}, kind: kind.MeetingRoom},
	{name: "north/second", units: []string{"s"}, kind: kind.MeetingRoom},
	{name: "north/buffered", units: []string{"b"}, kind: kind.YogaRoom, setUp: 10, cleanUp: 20},
	{name: "north/hall", units: []string{"e", "w"}, kind: kind.Lounge},
	{name: "north/east", units: []string{"e"}, kind: kind.Lounge},
	{name: "north/west", units: []string{"w"}, kind: kind.Lounge},
	{name: "north/pool", units: []string{"p1", "p2", "p3"}, kind: kind.RestStation, pool: true},
	{name: "south/room", units: []string{"sr"}, kind: kind.MeetingRoom},
}

func (w *world) build(ctx context.Context, c *gen.Client) error {
	sub, err := c.Subdistrict.Create().SetSlug(key()).SetNameZh("街").SetNameEn("Street").SetCityZh("城").SetCityEn("City").Save(ctx)
	if err != nil {
		return err
	}
	if w.north, err = w.centre(ctx, c, sub, "north"); err != nil {
		return err
	}
	if w.south, err = w.centre(ctx, c, sub, "south"); err != nil {
		return err
	}
	for _, r := range rooms {
		at := w.north
		if r.name[0] == 's' {
			at = w.south
		}
		create := c.Space.Create().SetCommunityID(at).SetSlug(r.name[6:]).SetNameZh("室").SetNameEn(r.name).SetFloor("1F").
			SetKind(r.kind).SetCapacity(10)
		if r.pool {
			create.SetAllocation(kind.AllocatePool)
		}
		for _, u := range r.units {
			if w.units[u] == uuid.Nil {
				unit, err := c.Unit.Create().SetName(u).SetCommunityID(at).Save(ctx)
				if err != nil {
					return err
				}
				w.units[u] = unit.ID
			}
			create.AddUnitIDs(w.units[u])
		}
		space, err := create.Save(ctx)
		if err != nil {
			return err
		}
		w.spaces[r.name] = space.ID
		if r.setUp+r.cleanUp > 0 {
			err = c.BookingPolicy.Create().SetCommunityID(at).SetSpaceID(space.ID).SetSetUp(r.setUp).SetCleanUp(r.cleanUp).Exec(ctx)
			if err != nil {
				return err
			}
		}
	}
	walkIn, err := c.Space.Create().SetCommunityID(w.north).SetSlug("desk").SetNameZh("台").SetNameEn("desk").SetFloor("1F").
		SetKind(kind.WelcomeDesk).SetAccess(kind.WalkIn).Save(ctx)
	if err != nil {
		return err
	}
	w.spaces["north/desk"] = walkIn.ID
	return w.people(ctx, c)
}

// centre is open from 08:00 to 22:00 every day; bookings can be moved and cancelled until 30 minutes before.
func (w *world) centre(ctx context.Context, c *gen.Client, sub *gen.Subdistrict, slug string) (uuid.UUID, error) {
	made, err := c.Community.Create().SetSlug(slug + "-" + key()).SetNameZh(slug).SetNameEn(slug).SetTimeZone("Asia/Shanghai").
		SetSubdistrict(sub).Save(ctx)
	if err != nil {
		return uuid.Nil, err
	}
	for day := 1; day <= 7; day++ {
		err := c.OpeningHours.Create().SetCommunityID(made.ID).SetWeekday(day).SetOpens(8 * 60).SetCloses(22 * 60).Exec(ctx)
		if err != nil {
			return uuid.Nil, err
		}
	}
	return made.ID, c.BookingPolicy.Create().SetCommunityID(made.ID).SetMinNoticeToMove(30).SetMinNoticeToCancel(30).Exec(ctx)
}

func (w *world) people(ctx context.Context, c *gen.Client) error {
	for name, v := range map[string]*viewer.Viewer{
		"alice": &w.alice, "bob": &w.bob, "north staff": &w.northStaff, "south staff": &w.southStaff,
	} {
		p, err := c.Person.Create().SetName(name).SetCreatedAt(0).Save(ctx)
		if err != nil {
			return err
		}
		v.Person = p.ID
	}
	w.northStaff.Grants = []viewer.Grant{{Role: kind.Staff, Community: w.north}}
	w.southStaff.Grants = []viewer.Grant{{Role: kind.Staff, Community: w.south}}
	return nil
}

// at is a wall-clock time such as "14:30", today or so many days ahead, in Unix seconds.
func (w *world) at(clock string, days ...int) int64 {
	w.t.Helper()
	day := storetest.Start.In(w.zone)
	at, err := time.ParseInLocation("2006-01-02 15:04", day.Format("2006-01-02 ")+clock, w.zone)
	w.must(err)
	for _, n := range days {
		at = at.AddDate(0, 0, n)
	}
	return at.Unix()
}

func (w *world) slot(space, from, to string, days ...int) booking.Slot {
	w.t.Helper()
	id, known := w.spaces[space]
	if !known {
		w.t.Fatalf("there is no %s", space)
	}
	return booking.Slot{Space: id, Span: span.Span{Start: w.at(from, days...), End: w.at(to, days...)}, Units: 1}
}

// travel moves the clock to a wall-clock time of the first day.
func (w *world) travel(clock string, days ...int) {
	w.t.Helper()
	w.clock.Advance(time.Unix(w.at(clock, days...), 0).Sub(w.clock.Now()))
}

func key() string { return uuid.NewString() }

func (w *world) book(v viewer.Viewer, s booking.Slot) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.Book(w.t.Context(), v, booking.BookInput{Key: key(), Slot: &s, Attendees: 1})
	w.must(err)
	return o
}

// booked books what must be allowed.
func (w *world) booked(v viewer.Viewer, s booking.Slot) *gen.Booking {
	w.t.Helper()
	return w.made(w.book(v, s))
}

func (w *world) hold(v viewer.Viewer, s booking.Slot) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.Hold(w.t.Context(), v, booking.HoldInput{Key: key(), Slot: s})
	w.must(err)
	return o
}

func (w *world) held(v viewer.Viewer, s booking.Slot) *gen.Booking {
	w.t.Helper()
	return w.made(w.hold(v, s))
}

func (w *world) confirm(v viewer.Viewer, hold *gen.Booking) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.Book(w.t.Context(), v, booking.BookInput{Key: key(), Hold: &hold.ID, Attendees: 2})
	w.must(err)
	return o
}

func (w *world) move(v viewer.Viewer, b *gen.Booking, to booking.Slot) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.Move(w.t.Context(), v, booking.MoveInput{Booking: b.ID, Slot: to})
	w.must(err)
	return o
}

func (w *world) cancel(v viewer.Viewer, b *gen.Booking) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.Cancel(w.t.Context(), v, b.ID)
	w.must(err)
	return o
}

func (w *world) check(v viewer.Viewer, s booking.Slot, moving ...*gen.Booking) booking.Outcome {
	w.t.Helper()
	in := booking.CheckInput{Slot: s, Attendees: 1}
	for _, b := range moving {
		in.Booking = &b.ID
	}
	o, err := w.bookings.Check(w.t.Context(), v, in)
	w.must(err)
	return o
}

func (w *world) made(o booking.Outcome) *gen.Booking {
	w.t.Helper()
	if !o.Allowed() || o.Booking == nil {
		w.t.Fatalf("refused: %s", rules(o))
	}
	return o.Booking
}

// refused expects exactly these rules, in this order.
func (w *world) refused(o booking.Outcome, want ...kind.BookingRule) {
	w.t.Helper()
	if got := rules(o); got != fmt.Sprint(want) {
		w.t.Errorf("refusals %s, want %s", got, want)
	}
	if o.Booking != nil {
		w.t.Errorf("refused, and yet there is a booking: %s", o.Booking)
	}
}

func rules(o booking.Outcome) string {
	found := []kind.BookingRule{}
	for _, r := range o.Refusals {
		found = append(found, r.Rule)
	}
	return fmt.Sprint(found)
}

// stored is the booking as the database has it.
func (w *world) stored(id uuid.UUID) *gen.Booking {
	w.t.Helper()
	b, err := w.store.Read().Booking.Get(w.t.Context(), id)
	w.must(err)
	return b
}

// occupancies are the rows of a booking, ascending by unit and start.
func (w *world) occupancies(id uuid.UUID) []*gen.Occupancy {
	w.t.Helper()
	rows, err := w.store.Read().Occupancy.Query().Where(occupancy.BookingID(id)).
		Order(occupancy.ByUnitID(), occupancy.ByStartsAt()).All(w.t.Context())
	w.must(err)
	return rows
}

// changes are the kinds of a stream's changes after the given number.
func (w *world) changes(stream string, after int64) []kind.ChangeKind {
	w.t.Helper()
	rows, err := feed.Since(w.t.Context(), w.store.Read(), stream, after, 1000)
	w.must(err)
	var kinds []kind.ChangeKind
	for _, r := range rows {
		kinds = append(kinds, r.Kind)
	}
	return kinds
}

func (w *world) version(stream string) int64 {
	w.t.Helper()
	seq, _, err := feed.Head(w.t.Context(), w.store.Read(), stream)
	w.must(err)
	return seq
}

// raw opens the database like a program that knows nothing of ours.
func (w *world) raw() *sql.DB {
	w.t.Helper()
	driver, address := "pgx", w.config.DatabaseURL
	if address == "" {
		path := url.URL{Path: filepath.Join(w.config.DataDir, "youkong.db")}
		driver, address = "sqlite", "file:"+path.EscapedPath()+"?_pragma=busy_timeout(60000)&_txlock=immediate"
	}
	db, err := sql.Open(driver, address)
	w.must(err)
	w.t.Cleanup(func() { db.Close() })
	return db
}

// paths are the fields that a BadInput fault names; nil for any other error.
func paths(err error) []string {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Code != fault.BadInput {
		return nil
	}
	var found []string
	for _, field := range f.Fields {
		found = append(found, field.Path)
	}
	return found
}
