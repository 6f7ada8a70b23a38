package account

import (
	"context"
	"crypto/rand"
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/person"
	"youkong/internal/fault"
	"youkong/internal/phone"
	"youkong/internal/secret"
	"youkong/internal/store"
)

const maxHolderName = 40

// logins are written in small letters, so that two never look alike.
var logins = regexp.MustCompile(`^[a-z0-9.-]{3,40}$`)

// GrantInput asks for somebody to get a post: by a phone, or by a login with the name for a new one.
type GrantInput struct {
	Phone string
	Login string
	Name  string
	Post  Post
}

func (in GrantInput) login() string { return strings.ToLower(strings.TrimSpace(in.Login)) }

func (in GrantInput) validate() error {
	fields := in.Post.validate()
	switch {
	case (in.Phone == "") == (in.Login == ""):
		fields = append(fields, fault.Field{Path: "input.phone", Reason: "must be given when `login` is left out, and left out when it is given"})
	case in.Login != "" && !logins.MatchString(in.login()):
		fields = append(fields, fault.Field{Path: "input.login", Reason: "must have 3 to 40 letters, digits, dots and dashes"})
	}
	if in.Login == "" && in.Name != "" {
		fields = append(fields, fault.Field{Path: "input.name", Reason: "must be left out when `login` is"})
	}
	if utf8.RuneCountInString(strings.TrimSpace(in.Name)) > maxHolderName {
		fields = append(fields, fault.Field{Path: "input.name", Reason: "must have 1 to 40 characters"})
	}
	return fault.Invalid(fields)
}

// recipient is who gets a post: somebody known, or an account to be made.
type recipient struct {
	id       uuid.UUID
	known    bool
	phone    string // Of a new account.
	login    string // Of a new account,
	name     string // with whose it is,
	password string // what opens it
	hash     string // and its hash.
}

// errAppeared rolls a write back that made an account which somebody else has made meanwhile, and errGone one for somebody
// who was erased meanwhile.
var (
	errAppeared = errors.New("the account has appeared")
	errGone     = errors.New("the account is gone")
)

// recipient looks up who is meant, and prepares the account where there is none: a password takes long to hash, and
// nobody shall wait for that behind a lock.
func (s *Service) recipient(ctx context.Context, in GrantInput) (recipient, error) {
	to := recipient{login: in.login(), name: strings.TrimSpace(in.Name)}
	meant := person.Login(to.login)
	if in.Phone != "" {
		number, err := phone.Parse("input.phone", in.Phone)
		if err != nil {
			return to, err
		}
		to.phone, meant = number, person.PhoneDigestIn(s.store.Keys().Digests(secret.Phone, number)...)
	}
	id, err := s.store.Read().Person.Query().Where(meant).OnlyID(ctx)
	if err == nil {
		return recipient{id: id, known: true}, nil
	}
	if !gen.IsNotFound(err) {
		return to, err
	}
	to.id = uuid.Must(uuid.NewV7()) // Before the write, which locks by it.
	if to.phone != "" {
		return to, nil
	}
	if to.name == "" {
		return to, fault.Invalid([]fault.Field{{Path: "input.name", Reason: "must be given for a new login"}})
	}
	to.password = strings.ToLower(rand.Text())
	to.hash, err = HashPassword(ctx, to.password)
	return to, err
}

// enter makes the account of a recipient who has none, and looks whether it still stands where there is one.
func (r recipient) enter(tx *store.Tx) error {
	if r.known {
		stays, err := here(tx, r.id)
		if err == nil && !stays {
			err = errGone
		}
		return err
	}
	create := tx.Client().Person.Create().SetID(r.id).SetName("").SetCreatedAt(tx.Now().Unix())
	if r.phone != "" {
		create.SetPhone(tx.Keys().Seal(secret.Phone, r.phone)).SetPhoneDigest(tx.Keys().Digest(secret.Phone, r.phone))
	} else {
		create.SetName(tx.Keys().Seal(secret.Name, r.name)).SetLogin(r.login).SetPasswordHash(r.hash)
	}
	err := create.Exec(tx.Context())
	if gen.IsConstraintError(err) {
		return errAppeared
	}
	return err
}
