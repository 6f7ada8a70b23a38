package doorbell

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"

	"youkong/internal/fault"
)

const (
	// redialEvery is how often a NATS server that is away is tried.
	redialEvery = 500 * time.Millisecond
	// aliveEvery is how often a silent one is asked for a sign of life; two that are missing mean that it is away.
	aliveEvery = 5 * time.Second
	// farewell is how long the first word and the last may take.
	farewell = time.Second
)

// NATS is the bell over a NATS server.
type NATS struct {
	hearers
	outbox
	link
	conn    *nats.Conn
	subject string
}

// OverNATS makes the bell of the database, named by its epoch, over the servers that the address names, divided by commas.
// They need not be there yet. An address that can't be read is a fault with the code Unavailable.
func OverNATS(address, epoch string, log *slog.Logger) (*NATS, error) {
	n := &NATS{outbox: newOutbox(), link: link{log: log, over: "NATS"}, subject: "youkong.doorbell." + epoch}
	conn, err := nats.Connect(address, nats.Name("youkong"), nats.NoEcho(), nats.RetryOnFailedConnect(true),
		nats.MaxReconnects(-1), nats.ReconnectWait(redialEvery), nats.ReconnectBufSize(-1),
		nats.PingInterval(aliveEvery), nats.MaxPingsOutstanding(2),
		nats.ConnectHandler(func(*nats.Conn) { n.up() }), nats.ReconnectHandler(func(*nats.Conn) { n.up() }),
		nats.DisconnectErrHandler(func(c *nats.Conn, cause error) {
			if !c.IsClosed() { // By ourselves.
				n.down(cause)
			}
		}),
		nats.ReconnectErrHandler(func(_ *nats.Conn, cause error) { n.down(cause) }),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, cause error) {
			log.Warn("the doorbell over NATS has a fault", "cause", cause)
		}),
	)
	if err != nil {
		// The cause may quote the address, and with it a password.
		return nil, fault.New(fault.Unavailable, "YOUKONG_NATS_URL is not a valid address of NATS, such as `nats://host:4222`")
	}
	n.conn = conn
	if _, err := conn.Subscribe(n.subject, func(m *nats.Msg) { n.tell(streamsOf(string(m.Data))) }); err != nil {
		return nil, err
	}
	n.flush() // From here on it hears, if NATS is there.
	return n, nil
}

// Ring tells those on this server, and has the others told.
func (n *NATS) Ring(streams []string) {
	n.tell(streams)
	n.put(streams)
}

// Run passes rings on until ctx ends. Those that come while NATS is away are dropped: who missed them looks.
func (n *NATS) Run(ctx context.Context) {
	defer n.conn.Close()
	for {
		select {
		case <-ctx.Done():
			n.leave()
			return
		case <-n.wake:
			n.send()
		}
	}
}

func (n *NATS) send() {
	for _, message := range n.take() {
		err := n.conn.Publish(n.subject, []byte(message))
		if err != nil && !errors.Is(err, nats.ErrReconnectBufExceeded) {
			n.log.Debug("a ring was dropped", "cause", err)
		}
	}
}

// leave has the last rings go out.
func (n *NATS) leave() {
	n.send()
	n.flush()
}

// flush waits until NATS has got what was sent, unless it is away.
func (n *NATS) flush() {
	if !n.conn.IsConnected() {
		return
	}
	if err := n.conn.FlushTimeout(farewell); err != nil {
		n.log.Debug("NATS does not answer", "cause", err)
	}
}
