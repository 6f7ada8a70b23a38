package account

import (
	"cmp"
	"context"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/idempotencykey"
	"youkong/ent/gen/person"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/localtime"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const (
	maxChildren = 10
	// adult is the age at which nobody has a guardian any more (Civil Code of the PRC, art. 17).
	adult = 18
	// birthZone is where birthdays are reckoned: all of China keeps one time.
	birthZone = "Asia/Shanghai"

	mutationAddChild = "addChild"
)

// ChildInput asks to keep a child's profile.
type ChildInput struct {
	Key     string
	Name    string
	BornOn  localtime.Date
	Consent bool // Of the guardian, who is the viewer.
}

func (in ChildInput) validate(today localtime.Date) error {
	var fields []fault.Field
	if n := utf8.RuneCountInString(in.Key); n < 8 || n > 64 {
		fields = append(fields, fault.Field{Path: "input.key", Reason: "must have 8 to 64 characters"})
	}
	name := strings.TrimSpace(in.Name)
	if n := utf8.RuneCountInString(name); n < 1 || n > maxPersonName || strings.ContainsFunc(name, unicode.IsControl) {
		fields = append(fields, fault.Field{Path: "input.name", Reason: "must have 1 to 40 characters, all on one line"})
	}
	if today.Before(in.BornOn) {
		fields = append(fields, fault.Field{Path: "input.bornOn", Reason: "must not be in the future"})
	} else if !today.Before(in.comesOfAge()) {
		fields = append(fields, fault.Field{Path: "input.bornOn", Reason: "must be less than 18 years ago"})
	}
	if !in.Consent {
		fields = append(fields, fault.Field{Path: "input.consent", Reason: "must be true: a child's data are kept with its guardian's consent only"})
	}
	return fault.Invalid(fields)
}

// comesOfAge is the eighteenth birthday; who was born on a leap day has it on the first of March.
func (in ChildInput) comesOfAge() localtime.Date {
	return localtime.Date{Year: in.BornOn.Year + adult, Month: in.BornOn.Month, Day: in.BornOn.Day}.AddDays(0)
}

// AddChild keeps the profile of a child in the viewer's care, who consents to it. The same key and input again return the
// same profile. A child has no sign-in of its own.
// Faults: BadInput; Forbidden for who came with a token, or has ten children already; Conflict for a key used with other
// input; NotFound when the profile that the key made is gone.
func (s *Service) AddChild(ctx context.Context, v viewer.Viewer, in ChildInput) (*gen.Person, error) {
	today, err := s.today()
	if err := cmp.Or(err, SessionOnly(v), in.validate(today)); err != nil {
		return nil, err
	}
	var child *gen.Person
	err = s.store.Write(ctx, []string{feed.Person(v.Person)}, func(tx *store.Tx) error {
		made, known, err := tx.Remembered(v.Person, mutationAddChild, in.Key, in)
		if err != nil {
			return err
		}
		if known {
			child, err = ownChild(tx.Context(), tx.Client(), v, made)
			return err
		}
		if err := roomForAChild(tx, v.Person); err != nil {
			return err
		}
		now := tx.Now().Unix()
		child, err = tx.Client().Person.Create().SetGuardianID(v.Person).SetConsentedAt(now).SetCreatedAt(now).
			SetName(tx.Keys().Seal(secret.Name, strings.TrimSpace(in.Name))).
			SetBornOn(tx.Keys().Seal(secret.Birth, in.BornOn.String())).Save(tx.Context())
		if err != nil {
			return err
		}
		if err := tx.Remember(v.Person, mutationAddChild, in.Key, in, child.ID); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: feed.Person(v.Person), Action: kind.AuditAddChild, Subject: child.ID})
	})
	return child, err
}

// roomForAChild refuses one too many, and a guardian who was erased a moment ago.
func roomForAChild(tx *store.Tx, guardian uuid.UUID) error {
	if stays, err := here(tx, guardian); err != nil || !stays {
		return cmp.Or(err, error(errErased))
	}
	kept, err := tx.Client().Person.Query().Where(person.GuardianID(guardian)).Count(tx.Context())
	if err == nil && kept >= maxChildren {
		return fault.New(fault.Forbidden, "you keep the profiles of %d children already; remove one that you no longer need", kept)
	}
	return err
}

// Children returns the children in the viewer's care, the oldest profile first.
func (s *Service) Children(ctx context.Context, v viewer.Viewer) ([]*gen.Person, error) {
	return s.store.Read().Person.Query().Where(person.GuardianID(v.Person)).
		Order(gen.Asc(person.FieldCreatedAt, person.FieldID)).All(ctx)
}

// RemoveChild deletes a child's profile with all its data, and says whether there was one in the viewer's care.
// Faults: Forbidden for who came with a token.
func (s *Service) RemoveChild(ctx context.Context, v viewer.Viewer, id uuid.UUID) (removed bool, err error) {
	if err := SessionOnly(v); err != nil {
		return false, err
	}
	err = s.store.Write(ctx, []string{feed.Person(v.Person)}, func(tx *store.Tx) error {
		n, err := tx.Client().Person.Delete().Where(person.ID(id), person.GuardianID(v.Person)).Exec(tx.Context())
		if err != nil || n == 0 {
			return err
		}
		removed = true
		if _, err := tx.Client().IdempotencyKey.Delete().Where(idempotencykey.PersonID(v.Person),
			idempotencykey.Mutation(mutationAddChild), idempotencykey.ResultID(id)).Exec(tx.Context()); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: feed.Person(v.Person), Action: kind.AuditRemoveChild, Subject: id})
	})
	return removed, err
}

// BornOn is when a child was born. The error is that of keys that don't fit, or of what is no child's profile.
func (s *Service) BornOn(child *gen.Person) (localtime.Date, error) {
	if child.BornOn == nil {
		return localtime.Date{}, fault.New(fault.Internal, "this is no child's profile")
	}
	text, err := s.store.Keys().Open(secret.Birth, *child.BornOn)
	if err != nil {
		return localtime.Date{}, err
	}
	return localtime.ParseDate(text)
}

func ownChild(ctx context.Context, c *gen.Client, v viewer.Viewer, id uuid.UUID) (*gen.Person, error) {
	found, err := c.Person.Query().Where(person.ID(id), person.GuardianID(v.Person)).Only(ctx)
	if gen.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "there is no such child in your care")
	}
	return found, err
}

// today is the day it is where birthdays are reckoned.
func (s *Service) today() (localtime.Date, error) {
	zone, err := time.LoadLocation(birthZone)
	if err != nil {
		return localtime.Date{}, err
	}
	return localtime.DateOf(s.clock.Now().Unix(), zone), nil
}
