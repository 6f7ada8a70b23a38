package account

import (
	"context"
	"strings"
	"unicode/utf8"

	"youkong/ent/gen"
	"youkong/ent/gen/person"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/rolegrant"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/phone"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// OperatorInput describes the account of an operator, as made by whoever has the machine. The phone may be empty.
type OperatorInput struct{ Login, Name, Phone, Password string }

func (in OperatorInput) validate() (OperatorInput, error) {
	in.Login, in.Name = strings.ToLower(strings.TrimSpace(in.Login)), strings.TrimSpace(in.Name)
	fields := checkPassword("password", in.Password)
	if !logins.MatchString(in.Login) {
		fields = append(fields, fault.Field{Path: "login", Reason: "must have 3 to 40 letters, digits, dots and dashes"})
	}
	if n := utf8.RuneCountInString(in.Name); n < 1 || n > maxHolderName {
		fields = append(fields, fault.Field{Path: "name", Reason: "must have 1 to 40 characters"})
	}
	if in.Phone != "" {
		number, err := phone.Parse("phone", in.Phone)
		if err != nil {
			fields = append(fields, fault.Field{Path: "phone", Reason: "must be a phone number, such as 13800001234"})
		}
		in.Phone = number
	}
	return in, fault.Invalid(fields)
}

// CreateOperator makes an account that runs the installation. It asks nobody for leave: it is for the command line.
// Faults: BadInput; Conflict for a login or phone that somebody has.
func (s *Service) CreateOperator(ctx context.Context, in OperatorInput) error {
	in, err := in.validate()
	if err != nil {
		return err
	}
	hash, err := HashPassword(ctx, in.Password)
	if err != nil {
		return err
	}
	return s.store.Write(ctx, []string{feed.Installation}, func(tx *store.Tx) error {
		if err := unclaimed(tx, in); err != nil {
			return err
		}
		create := tx.Client().Person.Create().SetName(tx.Keys().Seal(secret.Name, in.Name)).
			SetLogin(in.Login).SetPasswordHash(hash).SetCreatedAt(tx.Now().Unix())
		if in.Phone != "" {
			create.SetPhone(tx.Keys().Seal(secret.Phone, in.Phone)).SetPhoneDigest(tx.Keys().Digest(secret.Phone, in.Phone))
		}
		made, err := create.Save(tx.Context())
		if gen.IsConstraintError(err) {
			return fault.New(fault.Conflict, "the login or the phone was taken meanwhile")
		} else if err != nil {
			return err
		}
		err = tx.Client().RoleGrant.Create().SetPersonID(made.ID).SetRole(kind.Operator).
			SetGrantedAt(tx.Now().Unix()).Exec(tx.Context())
		if err != nil {
			return err
		}
		return audit.Append(tx, viewer.Viewer{}, audit.Entry{Stream: feed.Installation, Action: kind.AuditGrant, Subject: made.ID})
	})
}

// unclaimed makes sure that nobody has the login or the phone.
func unclaimed(tx *store.Tx, in OperatorInput) error {
	claims := map[string]predicate.Person{
		"the login is taken; choose another, or set its password with `youkong admin reset-password`": person.Login(in.Login),
	}
	if in.Phone != "" {
		claims["somebody has this phone already; leave it out, or choose another"] =
			person.PhoneDigestIn(tx.Keys().Digests(secret.Phone, in.Phone)...)
	}
	for refusal, claim := range claims {
		if taken, err := tx.Client().Person.Query().Where(claim).Exist(tx.Context()); err != nil {
			return err
		} else if taken {
			return fault.New(fault.Conflict, "%s", refusal)
		}
	}
	return nil
}

// ResetPassword sets the password of whoever has the login and ends all their sessions. It asks nobody for leave: it is
// for the command line. Faults: BadInput; NotFound for a login that nobody has.
func (s *Service) ResetPassword(ctx context.Context, login, password string) error {
	login = strings.ToLower(strings.TrimSpace(login))
	hash, err := HashPassword(ctx, password)
	if err != nil {
		return err
	}
	id, err := s.store.Read().Person.Query().Where(person.Login(login)).OnlyID(ctx)
	if gen.IsNotFound(err) {
		return fault.New(fault.NotFound, "nobody has the login %q", login)
	} else if err != nil {
		return err
	}
	return s.store.Write(ctx, []string{feed.Person(id)}, func(tx *store.Tx) error {
		if err := tx.Client().Person.UpdateOneID(id).SetPasswordHash(hash).Exec(tx.Context()); err != nil {
			return err
		}
		if _, err := s.end(tx, sessionsOf(id)); err != nil {
			return err
		}
		return audit.Append(tx, viewer.Viewer{}, audit.Entry{Stream: feed.Person(id), Action: kind.AuditPassword, Subject: id})
	})
}

// Operators returns who runs the installation, by login.
func (s *Service) Operators(ctx context.Context) ([]*gen.Person, error) {
	return s.store.Read().Person.Query().Where(person.HasRolesWith(rolegrant.RoleEQ(kind.Operator))).
		Order(person.ByLogin()).All(ctx)
}
