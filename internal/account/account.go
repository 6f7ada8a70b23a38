// Package account knows the people: who they are, what they may do, and how they prove it.
package account

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/gen/credential"
	"youkong/ent/gen/person"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// SessionLength is how long a session lasts after it began.
const SessionLength = 12 * time.Hour

// Service answers who is asking.
type Service struct {
	store *store.Store
	clock clockwork.Clock
	demo  bool
	ended hooks
	less  hooks
	uses  uses
}

// New makes the service. Only in demo mode do its made-up people exist.
func New(s *store.Store, clock clockwork.Clock, demo bool) *Service {
	return &Service{store: s, clock: clock, demo: demo}
}

// Known says whether what the viewer came with still holds; a visitor without a session is always welcome. Whoever keeps a
// viewer for longer than a request asks again.
func (s *Service) Known(ctx context.Context, v viewer.Viewer) (bool, error) {
	if !v.SignedIn() {
		return true, nil
	}
	return s.store.Read().Credential.Query().
		Where(credential.ID(v.Credential), credential.ExpiresAtGT(s.clock.Now().Unix())).Exist(ctx)
}

// Forget deletes the sessions that have run out a while ago. It is housekeeping: they prove nothing any more.
func (s *Service) Forget(ctx context.Context) error {
	return s.store.Write(ctx, nil, func(tx *store.Tx) error {
		_, err := tx.Client().Credential.Delete().
			Where(credential.KindEQ(kind.Session), credential.ExpiresAtLT(tx.Now().Unix())).Exec(tx.Context())
		return err
	})
}

// Person returns a person with their roles; fault NotFound when there is none.
func (s *Service) Person(ctx context.Context, id uuid.UUID) (*gen.Person, error) {
	found, err := s.store.Read().Person.Query().Where(person.ID(id)).WithRoles().Only(ctx)
	if gen.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "there is no such person")
	}
	return found, err
}

// DemoPeople returns the made-up people of demo mode, ordered by handle; none when the installation is real.
func (s *Service) DemoPeople(ctx context.Context) ([]*gen.Person, error) {
	return s.store.Read().Person.Query().
		Where(person.DemoHandleNotNil()).Order(person.ByDemoHandle()).WithRoles().All(ctx)
}

// StartDemo begins a session as a demo person and returns its secret, which is stored nowhere.
// Anyone else gives fault NotFound: whether a person exists is not for strangers to learn.
func (s *Service) StartDemo(ctx context.Context, id uuid.UUID) (secret string, err error) {
	p, err := s.Person(ctx, id)
	if err == nil && (p.DemoHandle == nil || !s.demo) {
		err = fault.New(fault.NotFound, "there is no such person")
	}
	if err != nil {
		return "", err
	}
	secret = newSecret()
	return secret, s.store.Write(ctx, []string{feed.Person(id)}, func(tx *store.Tx) error {
		return tx.Client().Credential.Create().
			SetPersonID(id).SetKind(kind.Session).SetDigest(digest(secret)).
			SetCreatedAt(tx.Now().Unix()).SetExpiresAt(tx.Now().Add(SessionLength).Unix()).
			Exec(tx.Context())
	})
}

// End ends the session or token that the viewer came with, and tells whoever listens with OnEnded.
func (s *Service) End(ctx context.Context, v viewer.Viewer) (ended bool, err error) {
	if !v.SignedIn() {
		return false, nil
	}
	err = s.store.Write(ctx, []string{feed.Person(v.Person)}, func(tx *store.Tx) error {
		n, err := tx.Client().Credential.Delete().Where(credential.ID(v.Credential)).Exec(tx.Context())
		ended = n > 0
		tx.AfterCommit(func() { s.ended.tell(v.Credential) })
		return err
	})
	return ended, err
}

// OnEnded registers what is called with a credential's id once it has ended.
func (s *Service) OnEnded(hook func(credential uuid.UUID)) { s.ended.add(hook) }

// OnLess registers what is called with a person's id once they may do less than before.
func (s *Service) OnLess(hook func(person uuid.UUID)) { s.less.add(hook) }

// hooks are called with the id of what something has happened to.
type hooks struct {
	mu  sync.Mutex
	all []func(uuid.UUID)
}

func (h *hooks) add(hook func(uuid.UUID)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.all = append(h.all, hook)
}

func (h *hooks) tell(id uuid.UUID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, hook := range h.all {
		hook(id)
	}
}

// newSecret makes 256 random bits, as text that is safe in a cookie.
func newSecret() string {
	secret := make([]byte, 32)
	_, _ = rand.Read(secret)
	return base64.RawURLEncoding.EncodeToString(secret)
}

func digest(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
