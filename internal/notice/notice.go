// Package notice tells people on their phones what has become of their bookings: what was decided about them, what others
// did to them, and that they begin soon.
//
// A reader follows the feed, as everybody who reacts to it, and puts what is to be told into a queue (River's), in one
// transaction with how far it has come: so nothing is lost and nothing queued twice, whoever dies when. The queue holds
// ids only. What a notice says, in which language and to which phone, is looked up when it is delivered, and one that time
// has overtaken isn't sent at all. A gateway that fails is asked again, ever more seldom, and given up in the end. So a
// notice arrives at most once unless a server dies in the moment between sending it and noting that it was sent.
package notice

import (
	"context"
	"database/sql"
	"log/slog"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"
	"github.com/riverqueue/river"

	"youkong/internal/community"
	"youkong/internal/message"
	"youkong/internal/store"
)

// Kind says what a notice is about. It is part of jobs that are stored: values are added, never changed.
type Kind string

// The values of Kind.
const (
	Made        Kind = "MADE"         // For someone without an account, by staff.
	Approved    Kind = "APPROVED"     // A request.
	Rejected    Kind = "REJECTED"     // A request.
	Undecided   Kind = "UNDECIDED"    // A request that nobody decided in time.
	Moved       Kind = "MOVED"        // By somebody else.
	Cancelled   Kind = "CANCELLED"    // By somebody else.
	Reminder    Kind = "REMINDER"     // It begins soon.
	Offer       Kind = "OFFER"        // What one waited for is free.
	OfferLapsed Kind = "OFFER_LAPSED" // And wasn't taken in time.
	Missed      Kind = "MISSED"       // A no-show.
)

// Kinds are all of them.
var Kinds = []Kind{Made, Approved, Rejected, Undecided, Moved, Cancelled, Reminder, Offer, OfferLapsed, Missed}

const (
	// Ahead is how long before the start people are reminded. Who booked later has it in mind.
	Ahead = 24 * time.Hour
	// stale is how old a change is that is no news any more: a server that was down for days tells no old stories.
	stale = 24 * time.Hour
)

// Options are what a service is made of.
type Options struct {
	Store  *store.Store
	Places *community.Keeper
	Sender message.Sender // Where people are made up, none that reaches a phone: somebody may have theirs.
	Clock  clockwork.Clock
	Log    *slog.Logger
	Poll   time.Duration // How often the queue looks for work while there is some; a second when zero.
}

// Service reads the feed, fills the queue and empties it. Tell, Remind and Tend may run beside each other, but each of them
// only once at a time.
type Service struct {
	Options
	queue  *store.Queue
	client *river.Client[*sql.Tx]

	mu     sync.Mutex
	rung   map[uuid.UUID]bool // Communities in which something has happened since the last look,
	around time.Time          // and when all were looked at.

	read     map[string]place // How far Tell has come, by stream,
	reminded int64            // and Remind, in Unix seconds.

	awake    bool      // For Tend: whether the queue works,
	lastBusy time.Time // and when there last was something to do.
}

// New makes the service. It does nothing until it is told to; Close ends it. Fault Unavailable when the database isn't
// there.
func New(ctx context.Context, o Options) (*Service, error) {
	if o.Poll == 0 {
		o.Poll = time.Second
	}
	queue, err := o.Store.Queue(ctx)
	if err != nil {
		return nil, err
	}
	s := &Service{Options: o, queue: queue, rung: map[uuid.UUID]bool{}, read: map[string]place{}}
	if err := s.connect(); err != nil {
		queue.Close()
		return nil, err
	}
	return s, nil
}
