//go:build unix

package limits_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/graph/limits"
	"youkong/internal/globalid"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// BenchmarkAdmitted runs the most expensive operations that the cost still admits, on a town as large as the schema's
// assumed sizes say, and reports the processor time that each takes in all threads.
func BenchmarkAdmitted(b *testing.B) {
	var w *town
	d := newAPI(b, func(s *store.Store) { w = build(b, s) })
	operations := w.operations()
	maps.Copy(operations, w.ofPeople())
	for _, name := range slices.Sorted(maps.Keys(operations)) {
		b.Run(name, func(b *testing.B) {
			ctx := viewer.With(b.Context(), w.staff)
			cost, bytes, before := 0, 0, cpu(b)
			for b.Loop() {
				response := d.ask(ctx, operations[name].query, operations[name].variables)
				if len(response.Errors) > 0 {
					b.Fatal(response.Errors)
				}
				cost, bytes = response.Extensions["cost"].(limits.Cost).Requested, len(response.Data)
			}
			b.ReportMetric(float64((cpu(b)-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(cost), "cost/op")
			b.ReportMetric(float64(bytes), "bytes/op")
		})
	}
}

func cpu(t testing.TB) time.Duration {
	var used syscall.Rusage
	must(t, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// question is an operation with its variables.
type question struct {
	query     string
	variables map[string]any
}

const (
	communities = 20
	spacesEach  = 10
	taken       = 4 // Bookings a day in each space of the first communities.
	window      = 14
)

// town is communities with spaces, of which the first three are booked for two weeks.
type town struct {
	staff  viewer.Viewer
	ids    []any
	places []uuid.UUID // Of the communities.
	firm   uuid.UUID
	behalf string // The id of a booking for somebody without an account.
	space  uuid.UUID
	monday time.Time
}

func (w *town) operations() map[string]question {
	from, to := w.monday.Format(time.DateOnly), w.monday.AddDate(0, 0, window-1).Format(time.DateOnly)
	checks := ""
	for i := range limits.Default().RootFields {
		checks += fmt.Sprintf(`c%d: checkBooking(input: {slot: {spaceId: %q, start: "%sT11:00:00+08:00", end: "%[3]sT12:00:00+08:00"}}) {
			refusals { rule message earliest } alternatives { start end space { id name } } } `, i, globalid.Encode(globalid.Space, w.space), from)
	}
	return map[string]question{
		"availability": {`query($ids: [ID!]!, $from: Date!, $to: Date!) { availability(communityIds: $ids, from: $from, to: $to) {
			communityId epoch since version asOf snapshot from to spaces { spaceId state occupiedBy until next { state until }
			freeUnits units open { start end } busy { start end kind units title holdExpiresAt } } } }`,
			map[string]any{"ids": w.ids[:3], "from": from, "to": to}},
		"bookings": {`query($id: ID!, $from: Date!, $to: Date!) { bookings(communityId: $id, from: $from, to: $to, first: 200) {
			nodes { ...B } edges { cursor node { ...B } } } } fragment B on Booking { id kind status start end setUp cleanUp units
			attendees title holdExpiresAt canMove canCancel booker { id name } space { id name floor } }`,
			map[string]any{"id": w.ids[0], "from": from, "to": to}},
		"catalogue": {`{ communities { spaces { community { spaces { id name description floor } } } } }`, nil},
		"plain values": {`{ community(slug: "c0") { spaces { community { spaces { community { spaces { id slug name description floor
			kind access capacity areaSquareMetres units allocation ` + numbered("d%d: description ", 1) + `} } } } } } }`, nil},
		"checks":        {"{" + checks + "}", nil},
		"introspection": {introspectionThrice(), nil},
	}
}

func introspectionThrice() string {
	begin := strings.Index(introspection, "__schema")
	end := strings.Index(introspection, "fragment")
	all := strings.TrimSuffix(strings.TrimSpace(introspection[begin:end]), "}")
	return "{ " + all + " again: " + all + "} " + introspection[end:]
}

func build(t testing.TB, s *store.Store) *town {
	t.Helper()
	day := time.Now().UTC().Truncate(24*time.Hour).AddDate(0, 0, 2)
	w := &town{monday: day}
	must(t, s.Write(t.Context(), nil, func(tx *store.Tx) error {
		ctx, c := tx.Context(), tx.Client()
		street := c.Subdistrict.Create().SetSlug("s").SetNameZh("街").SetNameEn("Street").SetCityZh("城").SetCityEn("City").SaveX(ctx)
		person := c.Person.Create().SetName(tx.Keys().Seal(secret.Name, "张三")).SetCreatedAt(0).SaveX(ctx)
		w.staff = viewer.Viewer{Person: person.ID, Credential: person.ID, Grants: []viewer.Grant{{Role: kind.Operator}}}
		for i := range communities {
			w.settle(ctx, c, street.ID, i)
		}
		w.people(tx)
		return nil
	}))
	return w
}

// settle makes one community.
func (w *town) settle(ctx context.Context, c *gen.Client, street uuid.UUID, i int) {
	place := c.Community.Create().SetSubdistrictID(street).SetSlug(fmt.Sprint("c", i)).SetPosition(i).SetNameZh("社区").
		SetNameEn("Community").SetTimeZone("Asia/Shanghai").SaveX(ctx)
	w.ids, w.places = append(w.ids, globalid.Encode(globalid.Community, place.ID)), append(w.places, place.ID)
	w.staff.Grants = append(w.staff.Grants, viewer.Grant{Role: kind.Staff, Community: place.ID})
	for weekday := 1; weekday <= 7; weekday++ {
		c.OpeningHours.Create().SetCommunityID(place.ID).SetWeekday(weekday).SetOpens(8 * 60).SetCloses(20 * 60).ExecX(ctx)
	}
	c.BookingPolicy.Create().SetCommunityID(place.ID).SetGranularity(30).SetMinLength(30).SetMaxLength(240).SetHorizonDays(30).ExecX(ctx)
	for n := range spacesEach {
		unit := c.Unit.Create().SetCommunityID(place.ID).SetName("1").SaveX(ctx)
		space := c.Space.Create().SetCommunityID(place.ID).SetSlug(fmt.Sprint("r", n)).SetPosition(n).SetNameZh("会议室").
			SetNameEn("Room").SetFloor("2F").SetKind(kind.MeetingRoom).SetCapacity(20).AddUnitIDs(unit.ID).SaveX(ctx)
		if i < 3 {
			w.space = space.ID
			w.book(ctx, c, place.ID, space.ID, unit.ID)
		}
	}
}

// book takes a space for an hour, four times a day, for the whole window.
func (w *town) book(ctx context.Context, c *gen.Client, place, space, unit uuid.UUID) {
	var bookings []*gen.BookingCreate
	var occupancies []*gen.OccupancyCreate
	for i := range window * taken {
		start := w.monday.AddDate(0, 0, i/taken).Add(time.Duration(1+2*(i%taken)) * time.Hour).Unix()
		id := uuid.New()
		bookings = append(bookings, c.Booking.Create().SetID(id).SetCommunityID(place).SetSpaceID(space).SetBookerID(w.staff.Person).
			SetStatus(kind.Confirmed).SetStartsAt(start).SetEndsAt(start+3600).SetTitle("会").SetCreatedAt(0).SetUpdatedAt(0))
		occupancies = append(occupancies, c.Occupancy.Create().SetUnitID(unit).SetBookingID(id).SetSpaceID(space).
			SetCommunityID(place).SetStartsAt(start).SetEndsAt(start+3600))
	}
	c.Booking.CreateBulk(bookings...).ExecX(ctx)
	c.Occupancy.CreateBulk(occupancies...).ExecX(ctx)
}
