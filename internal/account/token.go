package account

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/credential"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const (
	// tokenPrefix lets scanners for leaked secrets recognise a token.
	tokenPrefix = "yk_"
	hintLength  = len(tokenPrefix) + 6
	maxTokens   = 50
	maxDays     = 366
	maxNameLen  = 60

	mutationCreateToken = "createToken"
)

// TokenInput asks for a token.
type TokenInput struct {
	Key    string
	Name   string
	Scopes []kind.Scope
	Days   int // How long it works.
}

func (in TokenInput) validate() error {
	var fields []fault.Field
	if n := utf8.RuneCountInString(in.Key); n < 8 || n > 64 {
		fields = append(fields, fault.Field{Path: "input.key", Reason: "must have 8 to 64 characters"})
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(in.Name)); n < 1 || n > maxNameLen {
		fields = append(fields, fault.Field{Path: "input.name", Reason: "must have 1 to 60 characters"})
	}
	if len(in.Scopes) == 0 {
		fields = append(fields, fault.Field{Path: "input.scopes", Reason: "must name at least one scope"})
	}
	if in.Days < 1 || in.Days > maxDays {
		fields = append(fields, fault.Field{Path: "input.days", Reason: "must be between 1 and 366"})
	}
	return fault.Invalid(fields)
}

// CreateToken makes a token for the viewer's own programs. The secret is returned this once and stored nowhere: the same
// key and input again return the same token without it.
// Faults: BadInput; Forbidden for who came with a token, or has too many; Conflict for a key used with other input.
func (s *Service) CreateToken(ctx context.Context, v viewer.Viewer, in TokenInput) (token *gen.Credential, secret string, err error) {
	if err := cmp.Or(SessionOnly(v), in.validate()); err != nil {
		return nil, "", err
	}
	err = s.store.Write(ctx, []string{feed.Person(v.Person)}, func(tx *store.Tx) error {
		made, known, err := tx.Remembered(v.Person, mutationCreateToken, in.Key, in)
		if err != nil {
			return err
		}
		if known {
			token, err = tx.Client().Credential.Query().Where(credential.ID(made), credential.PersonID(v.Person)).Only(tx.Context())
			return err
		}
		if err := roomForOneMore(tx, v.Person); err != nil {
			return err
		}
		secret = tokenPrefix + newSecret()
		token, err = tx.Client().Credential.Create().
			SetPersonID(v.Person).SetKind(kind.Token).SetDigest(digest(secret)).SetHint(secret[:hintLength]).
			SetName(strings.TrimSpace(in.Name)).SetScopes(slices.Compact(slices.Sorted(slices.Values(in.Scopes)))).
			SetCreatedAt(tx.Now().Unix()).SetExpiresAt(tx.Now().Add(time.Duration(in.Days) * 24 * time.Hour).Unix()).
			Save(tx.Context())
		if err != nil {
			return err
		}
		if err := tx.Remember(v.Person, mutationCreateToken, in.Key, in, token.ID); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: feed.Person(v.Person), Action: kind.AuditToken, Subject: token.ID})
	})
	if err != nil {
		return nil, "", err
	}
	return token, secret, nil
}

// roomForOneMore refuses one too many, and who was erased a moment ago.
func roomForOneMore(tx *store.Tx, person uuid.UUID) error {
	if stays, err := here(tx, person); err != nil || !stays {
		return cmp.Or(err, error(errErased))
	}
	held, err := tx.Client().Credential.Query().
		Where(credential.PersonID(person), credential.KindEQ(kind.Token), credential.ExpiresAtGT(tx.Now().Unix())).Count(tx.Context())
	if err == nil && held >= maxTokens {
		return fault.New(fault.Forbidden, "you have %d tokens already; revoke one that you no longer need", held)
	}
	return err
}

// Tokens returns the viewer's tokens, the newest first, those that have run out too.
func (s *Service) Tokens(ctx context.Context, v viewer.Viewer) ([]*gen.Credential, error) {
	return s.store.Read().Credential.Query().
		Where(credential.PersonID(v.Person), credential.KindEQ(kind.Token)).
		Order(gen.Desc(credential.FieldCreatedAt, credential.FieldID)).All(ctx)
}

// Token returns one of the viewer's tokens; fault NotFound for any other.
func (s *Service) Token(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Credential, error) {
	return ownToken(ctx, s.store.Read(), v, id)
}

func ownToken(ctx context.Context, c *gen.Client, v viewer.Viewer, id uuid.UUID) (*gen.Credential, error) {
	found, err := c.Credential.Query().
		Where(credential.ID(id), credential.PersonID(v.Person), credential.KindEQ(kind.Token)).Only(ctx)
	if gen.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "there is no such token of yours")
	}
	return found, err
}

// RevokeToken ends one of the viewer's tokens, and within a second all that runs on it.
// Faults: NotFound for a token that is not theirs; Forbidden for who came with a token.
func (s *Service) RevokeToken(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Credential, error) {
	if err := SessionOnly(v); err != nil {
		return nil, err
	}
	var revoked *gen.Credential
	err := s.store.Write(ctx, []string{feed.Person(v.Person)}, func(tx *store.Tx) (err error) {
		if revoked, err = ownToken(tx.Context(), tx.Client(), v, id); err != nil {
			return err
		}
		if _, err := s.end(tx, credential.ID(id)); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: feed.Person(v.Person), Action: kind.AuditTokenGone, Subject: id})
	})
	return revoked, err
}

// SessionOnly keeps a token, which may have leaked, from what outlives it or can't be undone: fault Forbidden.
func SessionOnly(v viewer.Viewer) error {
	if v.Token {
		return fault.New(fault.Forbidden, "this is done in a session, not with a token")
	}
	return nil
}
