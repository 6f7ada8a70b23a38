package notice_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/message"
	"youkong/internal/notice"
	"youkong/internal/secret"
	"youkong/internal/seed"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

const (
	name  = "测试·欧阳某某"
	phone = "13612340987" // Of the contact.
	own   = "13612340988" // Of the resident.
)

// world is the demo, on Monday at 08:00 in Wuhan, with somebody real who books and a gateway that keeps what it gets.
type world struct {
	t        *testing.T
	store    *store.Store
	clock    *clockwork.FakeClock
	places   *community.Keeper
	bookings *booking.Service
	gateway  *gateway
	resident viewer.Viewer
	staff    viewer.Viewer
	servers  []*server
	keys     byte
}

func everywhere(t *testing.T, fn func(t *testing.T, w *world)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		w := &world{t: t, store: s, clock: clock, places: &community.Keeper{}, gateway: &gateway{}}
		w.must(seed.Demo(t.Context(), s))
		w.must(w.places.Reload(t.Context(), s.Read()))
		w.bookings = booking.New(s, w.places, clock)
		xinyu := seed.CommunityID("xinyu")
		w.staff = viewer.Viewer{Person: seed.PersonID("staff-xinyu"), Grants: []viewer.Grant{{Role: kind.Staff, Community: xinyu}}}
		w.resident = viewer.Viewer{Person: uuid.Must(uuid.NewV7())}
		w.write(func(tx *store.Tx) error {
			return tx.Client().Person.Create().SetID(w.resident.Person).SetName(tx.Keys().Seal(secret.Name, name)).
				SetPhone(tx.Keys().Seal(secret.Phone, own)).SetLanguage("en").SetCreatedAt(tx.Now().Unix()).Exec(tx.Context())
		})
		fn(t, w)
	})
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) write(fn func(tx *store.Tx) error) {
	w.t.Helper()
	w.must(w.store.Write(w.t.Context(), []string{w.stream()}, fn))
}

func (w *world) stream() string { return feed.Community(seed.CommunityID("xinyu")) }

// gateway keeps what it is given to send.
type gateway struct {
	mu    sync.Mutex
	got   []message.Message
	fails int // So many times from now.
	tried int
}

func (g *gateway) Send(_ context.Context, m message.Message) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.tried++
	if g.fails > 0 {
		g.fails--
		return errors.New("the gateway is out of order")
	}
	g.got = append(g.got, m)
	return nil
}

// take returns what was sent since the last time to the two whom the tests are about.
func (g *gateway) take() []message.Message {
	g.mu.Lock()
	defer g.mu.Unlock()
	got := slices.DeleteFunc(g.got, func(m message.Message) bool { return m.Phone != phone && m.Phone != own })
	g.got = nil
	return got
}

// server is one server's part of the work, and what it logs.
type server struct {
	*notice.Service
	w   *world
	log *lines
}

type lines struct {
	mu sync.Mutex
	bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.Buffer.Write(p)
}

func (l *lines) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.String()
}

func (w *world) server() *server {
	w.t.Helper()
	log := &lines{}
	made, err := notice.New(w.t.Context(), notice.Options{
		Store: w.store, Places: w.places, Sender: w.gateway, Clock: w.clock, Poll: 10 * time.Millisecond,
		Log: slog.New(slog.NewTextHandler(log, nil)),
	})
	w.must(err)
	w.t.Cleanup(func() {
		if err := made.Close(context.Background()); err != nil {
			w.t.Error(err)
		}
	})
	s := &server{Service: made, w: w, log: log}
	w.servers = append(w.servers, s)
	return s
}

// look has the server read what happened, and the clock.
func (s *server) look() {
	s.w.t.Helper()
	s.Ring([]string{s.w.stream()})
	s.w.must(s.Tell(s.w.t.Context()))
	s.w.must(s.Remind(s.w.t.Context()))
}

// deliver looks, has the queue emptied, and returns what was sent.
func (s *server) deliver() []message.Message {
	s.w.t.Helper()
	s.look()
	return s.empty()
}

// empty has the queue do all that is due, by whichever server.
func (s *server) empty() []message.Message {
	s.w.t.Helper()
	finished := make(chan struct{}, 1)
	for _, each := range s.w.servers {
		defer each.Finished(finished)()
	}
	ctx, cancel := context.WithTimeout(s.w.t.Context(), time.Minute)
	defer cancel()
	s.w.must(s.Tend(ctx))
	for s.w.due() > 0 {
		select {
		case <-finished:
		case <-ctx.Done():
			s.w.t.Fatal("the queue is stuck")
		}
	}
	return s.w.gateway.take()
}

// due is how many letters wait for nothing but a worker.
func (w *world) due() (n int) {
	w.t.Helper()
	queue, err := w.store.Queue(w.t.Context())
	w.must(err)
	defer queue.Close()
	now := any(w.clock.Now().UTC().Format("2006-01-02 15:04:05.000"))
	w.must(queue.DB.QueryRowContext(w.t.Context(),
		"SELECT count(*) FROM river_job WHERE state = 'running' OR state IN ('available', 'retryable') AND scheduled_at <= $1", now).Scan(&n))
	return n
}

// book books an hour in Xinyu's tool shelf, days from this Monday.
func (w *world) book(v viewer.Viewer, day, hour int, change ...func(*booking.BookInput)) *gen.Booking {
	w.t.Helper()
	w.keys++
	in := booking.BookInput{Key: uuid.NewSHA1(uuid.Nil, []byte{w.keys}).String(), Slot: new(w.slot(day, hour)), Attendees: 1}
	for _, c := range change {
		c(&in)
	}
	outcome, err := w.bookings.Book(w.t.Context(), v, in)
	w.must(err)
	if !outcome.Allowed() {
		w.t.Fatalf("refused: %+v", outcome.Refusals)
	}
	return outcome.Booking
}

func (w *world) slot(day, hour int) booking.Slot {
	start := storetest.Start.Add(-8*time.Hour).AddDate(0, 0, day).Add(time.Duration(hour) * time.Hour).Unix()
	return booking.Slot{Space: seed.SpaceID("xinyu", "tool-shelf"), Span: span.Span{Start: start, End: start + 3600}}
}

func onBehalf(in *booking.BookInput) { in.OnBehalf = &booking.Behalf{Name: name, Phone: phone} }

// becomes has something befall a booking.
func (w *world) becomes(b *gen.Booking, what kind.ChangeKind, change func(*store.Tx, *gen.BookingUpdateOne)) {
	w.t.Helper()
	w.write(func(tx *store.Tx) error {
		update := tx.Client().Booking.UpdateOneID(b.ID).SetUpdatedAt(tx.Now().Unix())
		change(tx, update)
		if err := update.Exec(tx.Context()); err != nil {
			return err
		}
		_, err := feed.Append(tx, w.stream(), feed.Change{Kind: what, Booking: b.ID})
		return err
	})
}

// says fails unless exactly one message was sent, to the phone, and it has all the words.
func says(t *testing.T, sent []message.Message, phone string, words ...string) {
	t.Helper()
	if len(sent) != 1 || sent[0].Phone != phone {
		t.Fatalf("sent %+v", sent)
	}
	for _, word := range words {
		if !strings.Contains(sent[0].Text, word) {
			t.Errorf("%q does not say %q", sent[0].Text, word)
		}
	}
	if strings.Contains(sent[0].Text, name) || strings.Contains(sent[0].Text, "{{") {
		t.Errorf("it says too much: %q", sent[0].Text)
	}
}
