// Package app wires the parts of the server together, on one page, and starts and stops them in order.
package app

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/graph"
	"youkong/internal/account"
	"youkong/internal/audit"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/course"
	"youkong/internal/cursor"
	"youkong/internal/doorbell"
	"youkong/internal/live"
	"youkong/internal/message"
	"youkong/internal/notice"
	"youkong/internal/opening"
	"youkong/internal/organisation"
	"youkong/internal/privacy"
	"youkong/internal/ruling"
	"youkong/internal/search"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/server/config"
	"youkong/server/graphqlhttp"
	"youkong/server/jobs"
	"youkong/server/socket"
)

// App is a running server without its listener.
type App struct {
	config  config.Config
	log     *slog.Logger
	clock   clockwork.Clock
	store   *store.Store
	sockets *socket.Server
	streams *graphqlhttp.Server
	handler http.Handler
	bell    doorbell.Bell
	hub     *live.Hub

	places        *community.Keeper
	people        *account.Service
	bookings      *booking.Service
	courses       *course.Service
	search        *search.Service
	privacy       *privacy.Service
	sender        message.Sender  // Nil where nothing can be sent,
	notices       *notice.Service // and then this is too.
	organisations *organisation.Service
	stopping      atomic.Bool
	stop          context.CancelFunc // Ends boards and jobs.
	stopped       chan struct{}
}

// New brings the database up to date, loads the demo data if asked to, and wires everything. Close ends it.
func New(ctx context.Context, c config.Config, clock clockwork.Clock, log *slog.Logger) (*App, error) {
	s, err := OpenStore(ctx, c, clock, log)
	if err != nil {
		return nil, err
	}
	a := &App{config: c, log: log, clock: clock, store: s, places: &community.Keeper{}, stopped: make(chan struct{})}
	if err := a.prepare(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	installation, err := s.Installation(ctx)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := a.wire(installation); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return a, nil
}

// prepare loads what is served.
func (a *App) prepare(ctx context.Context) error {
	if a.config.Demo {
		if err := seed.Demo(ctx, a.store); err != nil {
			return err
		}
	}
	return a.places.Reload(ctx, a.store.Read())
}

func (a *App) wire(installation *gen.Installation) error {
	epoch := installation.Epoch.String()
	running, stop := context.WithCancel(context.Background())
	a.stop = stop
	hub := live.NewHub()
	a.bookings = booking.New(a.store, a.places, a.clock)
	a.courses = course.New(a.store, a.places, a.bookings, a.clock)
	if err := a.openDoorbell(epoch, hub); err != nil {
		return err
	}

	people := account.New(a.store, a.clock, a.config.Demo)
	a.people = people
	if err := a.openSender(); err != nil {
		return err
	}
	views := availability.New(a.store, a.places, a.clock, epoch)
	a.privacy = privacy.New(a.store, a.clock, people, a.bookings, a.courses)
	a.organisations = organisation.New(a.store, a.clock)
	a.search = search.New(a.store, a.places, a.bookings, a.clock, a.log)
	a.bell.Hear(a.search.Ring)
	if err := a.search.Refresh(running); err != nil {
		return err
	}
	resolver := &graph.Resolver{
		Places: a.places, People: people, Bookings: a.bookings, Views: views,
		Courses:       a.courses,
		Search:        a.search,
		Organisations: a.organisations,
		Opening:       opening.New(a.store, a.places),
		Rules:         ruling.New(a.store, a.places, a.clock),
		Live:          live.New(running, hub, views, a.clock, a.log),
		Audit:         audit.New(a.store),
		Privacy:       a.privacy,
		CursorKey:     cursor.Key(installation.CursorKey),
		OpenID:        a.config.SignIn.Provider(),
	}
	if a.config.Demo {
		resolver.Demo = &graph.Demo{Token: seed.DemoToken, Introduction: seed.Introduction}
	}

	if err := a.open(resolver); err != nil {
		return err
	}
	if err := a.openNotices(running, installation.Demo); err != nil {
		return err
	}
	go a.work(running)
	return nil
}

// work does what time demands until the context ends.
func (a *App) work(ctx context.Context) {
	defer close(a.stopped)
	var running sync.WaitGroup
	defer running.Wait()
	running.Go(func() { a.search.Run(ctx) })
	running.Go(func() { a.bell.Run(ctx) })
	running.Go(func() { a.tellPeople(ctx) })
	jobs.Run(ctx, a.clock, a.log,
		jobs.Job{Name: "reload keys", Every: time.Second, Do: a.store.ReloadKeys},
		jobs.Job{Name: "settle", Every: time.Second, Do: a.bookings.Settle},
		jobs.Job{Name: "settle courses", Every: time.Second, Do: a.courses.Settle},
		jobs.Job{Name: "end what is waited for in vain", Every: time.Second, Do: a.bookings.EndWaits},
		jobs.Job{Name: "offer what is free", Every: 10 * time.Second, Do: a.bookings.OfferWhatIsFree},
		jobs.Job{Name: "look for changes elsewhere", Every: time.Second, Do: a.lookAround},
		jobs.Job{Name: "end what runs on lost rights", Every: silenceEvery, Do: a.silenceLost},
		jobs.Job{Name: "reload places", Every: 10 * time.Second, Do: func(ctx context.Context) error {
			return a.places.Reload(ctx, a.store.Read())
		}},
		jobs.Job{Name: "record uses of sessions and tokens", Every: time.Minute, Do: a.people.RecordUses},
		jobs.Job{Name: "prune the audit log", Every: time.Hour, Do: func(ctx context.Context) error {
			return audit.Prune(ctx, a.store, a.clock.Now())
		}},
		jobs.Job{Name: "forget keys", Every: time.Hour, Do: a.store.Forget},
		jobs.Job{Name: "forget sessions", Every: time.Hour, Do: a.people.Forget},
		jobs.Job{Name: "forget waitlists", Every: 24 * time.Hour, Do: a.bookings.ForgetWaits},
		jobs.Job{Name: "forget contacts", Every: 24 * time.Hour, Do: a.privacy.ForgetContacts},
		jobs.Job{Name: "forget invitations", Every: time.Hour, Do: a.organisations.Forget},
	)
}

func (a *App) ready(r *http.Request) error {
	if a.stopping.Load() {
		return errors.New("stopping")
	}
	if err := a.store.Ping(r.Context()); err != nil {
		a.log.WarnContext(r.Context(), "not ready", "error", err)
		return errors.New("the database does not answer")
	}
	return nil
}

// OnCommit has fn called after each commit with the streams that it changed; fn must return at once. It is for
// measurements, which can't see a commit from outside.
func (a *App) OnCommit(fn func(streams []string)) { a.store.OnCommit(fn) }

// Serve answers on the listener until ctx ends, then asks all clients to come back later and stops gently.
func (a *App) Serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler: a.handler, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: 60 * time.Second, MaxHeaderBytes: 32 << 10,
		ErrorLog: slog.NewLogLogger(a.log.Handler(), slog.LevelDebug),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	a.stopping.Store(true)
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.config.ShutdownSpread+a.config.ShutdownGrace)
	defer cancel()
	return errors.Join(a.drain(grace), server.Shutdown(grace))
}

// drain ends all that is held open. Meanwhile requests are still answered: whoever shares them out among the servers has
// the time to see that this one is not ready any more.
func (a *App) drain(ctx context.Context) error {
	streams := make(chan error, 1)
	go func() { streams <- a.streams.Shutdown(ctx) }()
	return errors.Join(a.sockets.Shutdown(ctx), <-streams)
}

// Close stops the background work and closes the database.
func (a *App) Close() error {
	a.stop()
	<-a.stopped
	return a.store.Close()
}
