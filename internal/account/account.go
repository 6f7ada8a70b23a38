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
	"youkong/ent/gen/onetimecode"
	"youkong/ent/gen/person"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/message"
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
	uses  uses

	lookups lookups

	sender  message.Sender // Of one-time codes; nil where there is none.
	sent    tries          // Codes, by phone.
	guesses tries          // Passwords, by login.
}

// New makes the service. Only in demo mode do its made-up people exist.
func New(s *store.Store, clock clockwork.Clock, demo bool) *Service {
	service := &Service{
		store: s, clock: clock, demo: demo,
		sent:    tries{clock: clock, most: codesADay, within: 24 * time.Hour},
		guesses: tries{clock: clock, most: maxGuesses, within: guessesWithin},
	}
	service.lookups.ask = service.whoHold
	return service
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

// Forget deletes the sessions and codes that have run out. It is housekeeping: they prove nothing any more.
func (s *Service) Forget(ctx context.Context) error {
	s.sent.forget()
	s.guesses.forget()
	return s.store.Write(ctx, nil, func(tx *store.Tx) error {
		_, err := tx.Client().Credential.Delete().
			Where(credential.KindEQ(kind.Session), credential.ExpiresAtLT(tx.Now().Unix())).Exec(tx.Context())
		if err != nil {
			return err
		}
		_, err = tx.Client().OneTimeCode.Delete().Where(onetimecode.ExpiresAtLT(tx.Now().Unix())).Exec(tx.Context())
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
		Where(person.DemoHandleNotNil(), person.ErasedAtIsNil()).Order(person.ByDemoHandle()).WithRoles().All(ctx)
}

// StartDemo begins a session as a demo person and returns its secret. The device is what it is begun on, as far as known.
// Anyone else gives fault NotFound: whether a person exists is not for strangers to learn.
func (s *Service) StartDemo(ctx context.Context, device string, id uuid.UUID) (session string, err error) {
	p, err := s.Person(ctx, id)
	if err == nil && (p.DemoHandle == nil || !s.demo) {
		err = fault.New(fault.NotFound, "there is no such person")
	}
	if err != nil {
		return "", err
	}
	return s.begin(ctx, id, device)
}

// OnEnded registers what is called with a credential's id once it has ended.
func (s *Service) OnEnded(hook func(credential uuid.UUID)) { s.ended.add(hook) }

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
