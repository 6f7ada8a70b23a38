package account

import (
	"cmp"
	"context"
	"strings"

	"youkong/ent/gen"
	"youkong/ent/gen/credential"
	"youkong/ent/gen/person"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// SignInWithPassword begins a session of whoever has the login and returns its secret. The secret is empty when the
// login or the password is wrong, which of them neither the answer nor the time it takes tells.
// Faults: RateLimited after ten failures for the login within a quarter of an hour; Unavailable while too many sign in.
func (s *Service) SignInWithPassword(ctx context.Context, device, login, password string) (session string, err error) {
	login = strings.ToLower(strings.TrimSpace(login))
	if err := s.mayGuess(login); err != nil {
		return "", err
	}
	p, err := s.ofLogin(ctx, login)
	if err != nil {
		return "", err
	}
	right, stale, err := verify(ctx, passwordOf(p), password)
	if err != nil || !right {
		return "", err
	}
	s.guesses.forgive(login)
	if stale {
		if err := s.rehash(ctx, p, password); err != nil {
			return "", err
		}
	}
	return s.begin(ctx, p.ID, device)
}

// mayGuess counts an attempt at the login's password, or refuses it. It counts before the password is looked at, so that
// many attempts at once are not more than many in a row; a right one is forgiven.
func (s *Service) mayGuess(login string) error {
	if wait := s.guesses.take(login); wait > 0 {
		return fault.TooOften(wait, "too many wrong passwords; try again in %.0f minutes, or ask who gave you the login", max(1, wait.Minutes()))
	}
	return nil
}

// ofLogin finds who has the login; nil when nobody has, or a demo person and this is no demo.
func (s *Service) ofLogin(ctx context.Context, login string) (*gen.Person, error) {
	found, err := s.store.Read().Person.Query().Where(person.Login(login)).Only(ctx)
	if gen.IsNotFound(err) || err == nil && !s.exists(found) {
		return nil, nil
	}
	return found, err
}

// passwordOf is the hash of the person's password; empty for nobody, and for who has none.
func passwordOf(p *gen.Person) string {
	if p == nil || p.PasswordHash == nil {
		return ""
	}
	return *p.PasswordHash
}

// rehash stores the password that was just found right as it is hashed today, unless it was changed meanwhile.
func (s *Service) rehash(ctx context.Context, p *gen.Person, password string) error {
	hash, err := HashPassword(ctx, password)
	if err != nil {
		return err
	}
	return s.store.Write(ctx, []string{feed.Person(p.ID)}, func(tx *store.Tx) error {
		return tx.Client().Person.Update().Where(person.ID(p.ID), person.PasswordHash(*p.PasswordHash)).
			SetPasswordHash(hash).Exec(tx.Context())
	})
}

// SetPassword sets the viewer's password and ends all their other sessions. It returns false, and changes nothing, when
// they have a password already and current is not it.
// Faults: BadInput; Forbidden for who has no login, or came with a token; RateLimited after ten wrong passwords within a
// quarter of an hour; Conflict when it was changed meanwhile; Unavailable while too many sign in.
func (s *Service) SetPassword(ctx context.Context, v viewer.Viewer, current, password string) (bool, error) {
	if err := cmp.Or(SessionOnly(v), fault.Invalid(checkPassword("input.password", password))); err != nil {
		return false, err
	}
	p, err := s.Person(ctx, v.Person)
	if err != nil {
		return false, err
	}
	if p.Login == nil {
		return false, fault.New(fault.Forbidden, "a password goes with a login, and you have none")
	}
	if right, err := s.confirms(ctx, p, current); err != nil || !right {
		return false, err
	}
	hash, err := HashPassword(ctx, password)
	if err != nil {
		return false, err
	}
	err = s.store.Write(ctx, []string{feed.Person(v.Person)}, func(tx *store.Tx) error {
		return s.changePassword(tx, v, p, hash)
	})
	return err == nil, err
}

// confirms says whether the text is the person's password, or they have none yet.
func (s *Service) confirms(ctx context.Context, p *gen.Person, password string) (bool, error) {
	if p.PasswordHash == nil {
		return true, nil
	}
	if err := s.mayGuess(*p.Login); err != nil {
		return false, err
	}
	right, _, err := verify(ctx, *p.PasswordHash, password)
	if right {
		s.guesses.forgive(*p.Login)
	}
	return right, err
}

func (s *Service) changePassword(tx *store.Tx, v viewer.Viewer, p *gen.Person, hash string) error {
	same := person.PasswordHashIsNil()
	if p.PasswordHash != nil {
		same = person.PasswordHash(*p.PasswordHash)
	}
	n, err := tx.Client().Person.Update().Where(person.ID(p.ID), person.ErasedAtIsNil(), same).SetPasswordHash(hash).Save(tx.Context())
	if err == nil && n == 0 {
		err = fault.New(fault.Conflict, "the password was changed meanwhile")
	}
	if err != nil {
		return err
	}
	if _, err := s.end(tx, sessionsOf(p.ID), credential.IDNEQ(v.Credential)); err != nil {
		return err
	}
	return audit.Append(tx, v, audit.Entry{Stream: feed.Person(p.ID), Action: kind.AuditPassword, Subject: p.ID})
}
