package account

import (
	"cmp"
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/person"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const maxPersonName = 40

// ProfileInput says what to change; nil leaves it as it is.
type ProfileInput struct {
	Name *string
	Home *uuid.UUID // The community where one lives; uuid.Nil says that one lives in none.
}

func (in ProfileInput) validate() error {
	if in.Name == nil {
		return nil
	}
	name := strings.TrimSpace(*in.Name)
	if n := utf8.RuneCountInString(name); n < 1 || n > maxPersonName || strings.ContainsFunc(name, unicode.IsControl) {
		return fault.Invalid([]fault.Field{{Path: "input.name", Reason: "must have 1 to 40 characters, all on one line"}})
	}
	return nil
}

// UpdateProfile changes the viewer's profile and returns them as they are now.
// Faults: BadInput; Forbidden for who came with a token; NotFound for who was erased meanwhile.
func (s *Service) UpdateProfile(ctx context.Context, v viewer.Viewer, in ProfileInput) (*gen.Person, error) {
	if err := cmp.Or(SessionOnly(v), in.validate()); err != nil {
		return nil, err
	}
	if in.Name != nil || in.Home != nil {
		stream := feed.Person(v.Person)
		err := s.store.Write(ctx, []string{stream}, func(tx *store.Tx) error {
			change := tx.Client().Person.Update().Where(person.ID(v.Person), person.ErasedAtIsNil())
			if in.Name != nil {
				change.SetName(tx.Keys().Seal(secret.Name, strings.TrimSpace(*in.Name)))
			}
			if in.Home != nil && *in.Home != uuid.Nil {
				change.SetCommunityID(*in.Home)
			} else if in.Home != nil {
				change.ClearCommunityID()
			}
			n, err := change.Save(tx.Context())
			if err == nil && n == 0 {
				err = fault.New(fault.NotFound, "you were erased a moment ago")
			}
			if err != nil {
				return err
			}
			return audit.Append(tx, v, audit.Entry{Stream: stream, Action: kind.AuditProfile, Subject: v.Person})
		})
		if err != nil {
			return nil, err
		}
	}
	return s.Person(ctx, v.Person)
}
