package course

import (
	"context"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/subdistrict"
	"youkong/ent/gen/term"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/localtime"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const mutationTerm = "createTerm"

// TermInput asks for a term.
type TermInput struct {
	Key            string
	Subdistrict    uuid.UUID
	NameZh, NameEn string
	From, To       localtime.Date // To is included.
	MaxCourses     *int           // Of one person; nil for no limit.
}

func (in TermInput) validate() error {
	fields := lengths(nil, "input.key", in.Key, 8, 64)
	fields = lengths(fields, "input.nameZh", in.NameZh, 1, 60)
	fields = lengths(fields, "input.nameEn", in.NameEn, 1, 60)
	if in.To.Before(in.From) {
		fields = append(fields, fault.Field{Path: "input.endsOn", Reason: "must not be before the first day"})
	}
	if in.MaxCourses != nil && (*in.MaxCourses < 1 || *in.MaxCourses > 100) {
		fields = append(fields, fault.Field{Path: "input.maxCourses", Reason: "must be between 1 and 100"})
	}
	return fault.Invalid(fields)
}

// lengths adds a field whose text has too few or too many characters.
func lengths(fields []fault.Field, path, text string, least, most int) []fault.Field {
	if n := utf8.RuneCountInString(text); n < least || n > most {
		return append(fields, fault.Field{Path: path, Reason: between(least, most)})
	}
	return fields
}

// CreateTerm makes a term. The same key and input again return the same one.
// Faults: BadInput; NotFound for a subdistrict that the viewer does not look after; Conflict for a key used with other input.
func (s *Service) CreateTerm(ctx context.Context, v viewer.Viewer, in TermInput) (*gen.Term, error) {
	if err := in.validate(); err != nil {
		return nil, err
	}
	if !v.Oversees(in.Subdistrict) {
		return nil, fault.New(fault.NotFound, "there is no such subdistrict")
	}
	var made *gen.Term
	err := s.store.Write(ctx, []string{feed.Person(v.Person), feed.Installation}, func(tx *store.Tx) error {
		id, known, err := tx.Remembered(v.Person, mutationTerm, in.Key, in)
		if err != nil {
			return err
		}
		if known {
			made, err = tx.Client().Term.Get(tx.Context(), id)
			return err
		}
		exists, err := tx.Client().Subdistrict.Query().Where(subdistrict.ID(in.Subdistrict)).Exist(tx.Context())
		if err != nil || !exists {
			return missing(err)
		}
		made, err = tx.Client().Term.Create().SetSubdistrictID(in.Subdistrict).SetNameZh(in.NameZh).SetNameEn(in.NameEn).
			SetStartsOn(in.From.String()).SetEndsOn(in.To.String()).SetNillableMaxCourses(in.MaxCourses).Save(tx.Context())
		if err != nil {
			return err
		}
		if err := audit.Append(tx, v, audit.Entry{Stream: feed.Installation, Action: kind.AuditTerm, Subject: made.ID}); err != nil {
			return err
		}
		return tx.Remember(v.Person, mutationTerm, in.Key, in, made.ID)
	})
	return made, err
}

// Terms returns the terms that are not over where their courses are held, the next to end first.
func (s *Service) Terms(ctx context.Context) ([]*gen.Term, error) {
	// No place is further behind than twelve hours; a term may be listed a day too long, never too short.
	today := localtime.DateOf(s.clock.Now().Add(-12*time.Hour).Unix(), time.UTC)
	return s.store.Read().Term.Query().Where(term.EndsOnGTE(today.String())).Order(term.ByEndsOn(), term.ByID()).All(ctx)
}

// Term returns a term; fault NotFound when there is none.
func (s *Service) Term(ctx context.Context, id uuid.UUID) (*gen.Term, error) {
	found, err := s.store.Read().Term.Get(ctx, id)
	return found, missing(err)
}
