package doorbell

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jonboulle/clockwork"

	"youkong/internal/fault"
)

const (
	// channel is what is listened to; other databases of the same server have channels of their own.
	channel = "youkong_doorbell"
	// rest is how long rings are gathered after each message: PostgreSQL lets one transaction that notifies commit at a
	// time, and each costs every server that listens a wake-up.
	rest = 10 * time.Millisecond
	// silence is after which time a listener asks whether its connection still leads anywhere, and answer how long that may take.
	silence, answer = 30 * time.Second, 5 * time.Second
)

// Postgres is the bell over LISTEN and NOTIFY. It holds two connections of its own, so that neither a booking's
// transaction nor its connections have anything to do with it.
type Postgres struct {
	hearers
	outbox
	link
	config *pgx.ConnConfig
	clock  clockwork.Clock
	sender atomic.Uint32 // The process id of the connection that rings: what it says is known here.
}

// OverPostgres makes the bell of the database at the address. An address that can't be read is a fault with the code
// Unavailable.
func OverPostgres(address string, clock clockwork.Clock, log *slog.Logger) (*Postgres, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		// The cause may quote the address, and with it a password.
		return nil, fault.New(fault.Unavailable, "YOUKONG_DATABASE_URL is not a valid postgres:// address")
	}
	config.RuntimeParams["application_name"] = "youkong doorbell"
	config.RuntimeParams["synchronous_commit"] = "off" // Nothing is kept that a power cut could take.
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = answer
	}
	return &Postgres{outbox: newOutbox(), link: link{log: log, over: "PostgreSQL"}, config: config, clock: clock}, nil
}

// Ring tells those on this server, and has the others told.
func (p *Postgres) Ring(streams []string) {
	p.tell(streams)
	p.put(streams)
}

// Run listens and passes rings on until ctx ends.
func (p *Postgres) Run(ctx context.Context) {
	var both sync.WaitGroup
	both.Go(func() { p.keep(ctx, p.listen, p.down) })
	both.Go(func() { p.keep(ctx, p.send, func(error) {}) }) // Whoever listens says it already.
	both.Wait()
}

// keep does the work on a connection, and on another when that is lost.
func (p *Postgres) keep(ctx context.Context, work func(context.Context, *pgx.Conn) error, lost func(error)) {
	for ctx.Err() == nil {
		if err := p.connected(ctx, work); err != nil && ctx.Err() == nil {
			lost(err)
		}
		select {
		case <-ctx.Done():
		case <-p.clock.After(redialEvery):
		}
	}
}

func (p *Postgres) connected(ctx context.Context, work func(context.Context, *pgx.Conn) error) error {
	conn, err := pgx.ConnectConfig(ctx, p.config)
	if err != nil {
		return err
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), answer)
		defer cancel()
		_ = conn.Close(ctx) // There is nothing to be done about a connection that doesn't end well.
	}()
	return work(ctx, conn)
}

// listen hears the other servers.
func (p *Postgres) listen(ctx context.Context, conn *pgx.Conn) error {
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	p.up()
	for {
		heard, err := next(ctx, conn)
		if err != nil {
			return err
		}
		if heard != nil && heard.PID != p.sender.Load() {
			p.tell(streamsOf(heard.Payload))
		}
	}
}

// next waits for a message; nil when none came for a while and the connection is alive.
func next(ctx context.Context, conn *pgx.Conn) (*pgconn.Notification, error) {
	quiet, cancel := context.WithTimeout(ctx, silence)
	defer cancel()
	heard, err := conn.WaitForNotification(quiet)
	if err == nil || ctx.Err() != nil || quiet.Err() == nil {
		return heard, err
	}
	alive, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	return nil, conn.Ping(alive)
}

// send tells the other servers. What it could not say it says again on the next connection.
func (p *Postgres) send(ctx context.Context, conn *pgx.Conn) error {
	p.sender.Store(conn.PgConn().PID())
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-p.wake:
		}
		for _, message := range p.take() {
			if _, err := conn.Exec(ctx, "SELECT pg_notify($1, $2)", channel, message); err != nil {
				p.put(streamsOf(message))
				return err
			}
		}
		select {
		case <-ctx.Done():
		case <-p.clock.After(rest):
		}
	}
}
