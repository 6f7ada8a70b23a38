package course

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/course"
	"youkong/ent/gen/term"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const mutationCreate = "createCourse"

// CreateInput asks for a course to write.
type CreateInput struct {
	Key       string
	Community uuid.UUID
	Details   Details
}

// Create begins to write a course. The same key and input again return the same one.
// Faults: BadInput; NotFound for a community that the viewer does not work for, or a term of elsewhere; Conflict for a key
// used with other input.
func (s *Service) Create(ctx context.Context, v viewer.Viewer, in CreateInput) (*gen.Course, error) {
	if err := fault.Invalid(append(lengths(nil, "input.key", in.Key, 8, 64), in.Details.invalid()...)); err != nil {
		return nil, err
	}
	if !v.StaffOf(in.Community) {
		return nil, fault.New(fault.NotFound, "there is no such community")
	}
	var made *gen.Course
	stream := feed.Community(in.Community)
	err := s.store.Write(ctx, []string{feed.Person(v.Person), stream}, func(tx *store.Tx) error {
		id, known, err := tx.Remembered(v.Person, mutationCreate, in.Key, in)
		if err != nil {
			return err
		}
		if known {
			made, err = tx.Client().Course.Get(tx.Context(), id)
			return missing(err)
		}
		if err := s.termOf(tx, in.Community, in.Details.Term); err != nil {
			return err
		}
		create := tx.Client().Course.Create().SetCommunityID(in.Community).SetState(kind.CourseDraft).SetCreatedAt(tx.Now().Unix())
		in.Details.write(create.Mutation())
		if made, err = create.Save(tx.Context()); err != nil {
			return err
		}
		if err := audit.Append(tx, v, audit.Entry{Stream: stream, Action: kind.AuditCourse, Subject: made.ID}); err != nil {
			return err
		}
		return tx.Remember(v.Person, mutationCreate, in.Key, in, made.ID)
	})
	return made, err
}

// Update writes a course anew. Of a published course nothing but the texts can change: people may have counted on the
// rest, and a draw has announced it.
// Faults: BadInput; NotFound for a course or term of elsewhere; Conflict for rules that are fixed.
func (s *Service) Update(ctx context.Context, v viewer.Viewer, id uuid.UUID, d Details) error {
	if err := fault.Invalid(d.invalid()); err != nil {
		return err
	}
	return s.manage(ctx, v, id, kind.AuditCourseText, func(tx *store.Tx, c *gen.Course) error {
		if c.State != kind.CourseDraft && !d.sameRules(c) {
			return fault.New(fault.Conflict, "the course is published: only its texts can still change")
		}
		if err := s.termOf(tx, c.CommunityID, d.Term); err != nil {
			return err
		}
		update := tx.Client().Course.UpdateOneID(id)
		d.write(update.Mutation())
		return update.Exec(tx.Context())
	})
}

// termOf checks that a term is one of the community's subdistrict.
func (s *Service) termOf(tx *store.Tx, community uuid.UUID, id *uuid.UUID) error {
	place, ok := s.places.Catalogue().Community(community)
	if !ok || id == nil {
		return nil
	}
	exists, err := tx.Client().Term.Query().Where(term.ID(*id), term.SubdistrictID(place.SubdistrictID)).Exist(tx.Context())
	if err == nil && !exists {
		err = fault.New(fault.NotFound, "there is no such term here")
	}
	return err
}

// manage lets staff change a course of their community, under the locks of both, with what was due written down, and leaves
// in the community's audit log that they did. Fault NotFound for a course of elsewhere.
func (s *Service) manage(
	ctx context.Context, v viewer.Viewer, id uuid.UUID, what kind.AuditAction, change func(*store.Tx, *gen.Course) error,
) error {
	return s.manageFor(ctx, v, id, audit.Entry{Action: what, Subject: id}, change)
}

func (s *Service) manageFor(
	ctx context.Context, v viewer.Viewer, id uuid.UUID, entry audit.Entry, change func(*store.Tx, *gen.Course) error,
) error {
	found, err := s.store.Read().Course.Get(ctx, id)
	if err == nil && !v.StaffOf(found.CommunityID) {
		err = errNoSession
	}
	if err != nil {
		return missing(err)
	}
	entry.Stream = feed.Community(found.CommunityID)
	return s.store.Write(ctx, []string{entry.Stream, feed.Course(id)}, func(tx *store.Tx) error {
		c, err := tx.Client().Course.Query().Where(course.ID(id)).Only(tx.Context())
		if err == nil && c.State != kind.CourseDraft {
			c, err = s.settled(tx, id)
		}
		if err != nil {
			return missing(err)
		}
		if err := change(tx, c); err != nil {
			return err
		}
		if _, err := feed.Append(tx, feed.Course(id), feed.Change{Kind: kind.CourseChanged}); err != nil {
			return err
		}
		return audit.Append(tx, v, entry)
	})
}
