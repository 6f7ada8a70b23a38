package rates

import (
	"container/list"
	"math"
	"sync"
	"time"

	"github.com/jonboulle/clockwork"
	"golang.org/x/time/rate"
)

// mostCallers bounds the buckets that are kept, some 300 bytes each.
const mostCallers = 100_000

// Buckets holds a token bucket for each caller. The nil value refuses nothing. It is safe for use from many goroutines.
type Buckets struct {
	limit rate.Limit
	burst int
	most  int
	clock clockwork.Clock

	mu       sync.Mutex
	byCaller map[string]*list.Element
	used     *list.List // Of *bucket; the one used last is in front.
}

type bucket struct {
	caller  string
	limiter *rate.Limiter
	usedAt  time.Time
}

// NewBuckets makes buckets that hold burst and fill by amount in each period; nil, which refuses nothing, when amount is
// zero.
func NewBuckets(amount int, period time.Duration, burst int, clock clockwork.Clock) *Buckets {
	if amount <= 0 {
		return nil
	}
	return &Buckets{
		limit: rate.Limit(float64(amount) / period.Seconds()), burst: burst, most: mostCallers, clock: clock,
		byCaller: map[string]*list.Element{}, used: list.New(),
	}
}

// Take takes n from the caller's bucket, or nothing when there is less; wait is then the time until there is enough.
// More than a whole bucket there never is. Left is what the bucket holds afterwards.
func (b *Buckets) Take(caller string, n int) (left int, wait time.Duration) {
	if b == nil {
		return 0, 0
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.clock.Now()
	limiter := b.find(caller, now)
	if !limiter.AllowN(now, n) {
		missing := float64(n) - limiter.TokensAt(now)
		return int(limiter.TokensAt(now)), seconds(missing / float64(b.limit))
	}
	return int(limiter.TokensAt(now)), 0
}

// find returns the caller's bucket, a full one where there is none, and forgets those that nobody needs any more.
func (b *Buckets) find(caller string, now time.Time) *rate.Limiter {
	element := b.byCaller[caller]
	if element == nil {
		element = b.used.PushFront(&bucket{caller: caller, limiter: rate.NewLimiter(b.limit, b.burst)})
		b.byCaller[caller] = element
	}
	b.used.MoveToFront(element)
	found := element.Value.(*bucket)
	found.usedAt = now
	for last := b.used.Back(); last != element && b.forgettable(last, now); last = b.used.Back() {
		delete(b.byCaller, b.used.Remove(last).(*bucket).caller)
	}
	return found.limiter
}

// forgettable says whether a bucket is as good as a new one, or one too many.
func (b *Buckets) forgettable(element *list.Element, now time.Time) bool {
	return len(b.byCaller) > b.most || now.Sub(element.Value.(*bucket).usedAt) >= b.filled(0)
}

// filled is the time after which a bucket that holds so much is full.
func (b *Buckets) filled(left int) time.Duration {
	return seconds(float64(b.burst-left) / float64(b.limit))
}

func seconds(n float64) time.Duration { return time.Duration(math.Ceil(n * float64(time.Second))) }
