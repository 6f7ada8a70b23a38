package account

import (
	"cmp"
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/credential"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const maxDevice = 60

// begin makes a session of the person's and returns its secret, which is new each time and stored nowhere. The device is
// what it is begun on, as far as known.
func (s *Service) begin(ctx context.Context, who uuid.UUID, device string) (secret string, err error) {
	secret = newSecret()
	err = s.store.Write(ctx, []string{feed.Person(who)}, func(tx *store.Tx) error {
		stays, err := here(tx, who)
		if err == nil && !stays {
			err = fault.New(fault.NotFound, "there is no such person")
		}
		if err != nil {
			return err
		}
		made, err := tx.Client().Credential.Create().
			SetPersonID(who).SetKind(kind.Session).SetDigest(digest(secret)).SetDevice(shortened(device)).
			SetCreatedAt(tx.Now().Unix()).SetExpiresAt(tx.Now().Add(SessionLength).Unix()).Save(tx.Context())
		if err != nil {
			return err
		}
		by := viewer.Viewer{Person: who, Credential: made.ID}
		return audit.Append(tx, by, audit.Entry{Stream: feed.Person(who), Action: kind.AuditSignIn, Subject: made.ID})
	})
	return secret, err
}

func shortened(device string) string {
	letters := []rune(device)
	return string(letters[:min(len(letters), maxDevice)])
}

// Sessions returns where the viewer is signed in, the newest first.
func (s *Service) Sessions(ctx context.Context, v viewer.Viewer) ([]*gen.Credential, error) {
	return s.store.Read().Credential.Query().
		Where(sessionsOf(v.Person), credential.ExpiresAtGT(s.clock.Now().Unix())).
		Order(gen.Desc(credential.FieldCreatedAt, credential.FieldID)).All(ctx)
}

func sessionsOf(who uuid.UUID) predicate.Credential {
	return credential.And(credential.PersonID(who), credential.KindEQ(kind.Session))
}

// End ends the session or token that the viewer came with, and tells whoever listens with OnEnded.
func (s *Service) End(ctx context.Context, v viewer.Viewer) (ended bool, err error) {
	if !v.SignedIn() {
		return false, nil
	}
	n, err := s.signOut(ctx, v, credential.ID(v.Credential))
	return n > 0, err
}

// EndOther ends another session of the viewer's, and within a second all that runs on it.
// Faults: NotFound for a session that is not theirs; BadInput for the one that asks; Forbidden for who came with a token.
func (s *Service) EndOther(ctx context.Context, v viewer.Viewer, id uuid.UUID) error {
	if err := SessionOnly(v); err != nil {
		return err
	}
	if id == v.Credential {
		return fault.Invalid([]fault.Field{{Path: "input.sessionId", Reason: "is the session that asks; `endSession` ends it"}})
	}
	n, err := s.signOut(ctx, v, sessionsOf(v.Person), credential.ID(id))
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, "there is no such session of yours")
	}
	return err
}

// SignOutEverywhere ends all sessions of the viewer, the one that asks too, and returns how many. Tokens stay.
// Fault: Forbidden for who came with a token.
func (s *Service) SignOutEverywhere(ctx context.Context, v viewer.Viewer) (int, error) {
	if err := SessionOnly(v); err != nil {
		return 0, err
	}
	return s.signOut(ctx, v, sessionsOf(v.Person))
}

// signOut ends what matches of the viewer's, with one entry of the audit log for each.
func (s *Service) signOut(ctx context.Context, v viewer.Viewer, which ...predicate.Credential) (n int, err error) {
	stream := feed.Person(v.Person)
	err = s.store.Write(ctx, []string{stream}, func(tx *store.Tx) error {
		ended, err := s.end(tx, which...)
		for _, id := range ended {
			err = cmp.Or(err, audit.Append(tx, v, audit.Entry{Stream: stream, Action: kind.AuditSignOut, Subject: id}))
		}
		n = len(ended)
		return err
	})
	return n, err
}

// end deletes the sessions and tokens that match, and tells whoever listens with OnEnded once that is committed.
func (s *Service) end(tx *store.Tx, which ...predicate.Credential) ([]uuid.UUID, error) {
	ended, err := tx.Client().Credential.Query().Where(which...).IDs(tx.Context())
	if err != nil {
		return nil, err
	}
	tx.AfterCommit(func() {
		for _, id := range ended {
			s.ended.tell(id)
		}
	})
	_, err = tx.Client().Credential.Delete().Where(credential.IDIn(ended...)).Exec(tx.Context())
	return ended, err
}
