package course

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/enrolment"
	"youkong/ent/gen/participant"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/secret"
	"youkong/internal/viewer"
)

// Own returns the viewer's own entries, the newest first, at most limit of them.
func (s *Service) Own(ctx context.Context, v viewer.Viewer, limit int) ([]*gen.Enrolment, error) {
	found, err := s.store.Read().Enrolment.Query().Where(enrolment.PersonID(v.Person)).
		WithCourse(func(q *gen.CourseQuery) { q.WithSessions(withTimes) }).WithParticipants(withPeople).
		Order(enrolment.ByCreatedAt(descending), enrolment.ByID(descending)).Limit(limit).All(ctx)
	for _, e := range found {
		inOrder(e.Edges.Course)
	}
	return found, err
}

// Mine returns the viewer's newest entry to a course; nil when there is none.
func (s *Service) Mine(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Enrolment, error) {
	if !v.SignedIn() {
		return nil, nil
	}
	found, err := s.store.Read().Enrolment.Query().Where(enrolment.PersonID(v.Person), enrolment.CourseID(id)).
		Order(enrolment.ByCreatedAt(descending), enrolment.ByID(descending)).First(ctx)
	return found, gen.MaskNotFound(err)
}

// Entries returns the entries of a course behind a place in its line, in their order, at most limit of them; none to who
// does not work at its centre.
func (s *Service) Entries(ctx context.Context, v viewer.Viewer, c *gen.Course, after int64, limit int) ([]*gen.Enrolment, error) {
	if !v.StaffOf(c.CommunityID) {
		return nil, nil
	}
	return s.store.Read().Enrolment.Query().Where(enrolment.CourseID(c.ID), enrolment.SeqGT(after)).
		WithParticipants(withPeople).Order(enrolment.BySeq()).Limit(limit).All(ctx)
}

// Ahead counts who waits in front of the entry; nil unless it waits.
func (s *Service) Ahead(ctx context.Context, e *gen.Enrolment) (*int, error) {
	if e.Status != kind.OnWaitlist {
		return nil, nil
	}
	n, err := s.store.Read().Enrolment.Query().Where(enrolment.CourseID(e.CourseID), waits(), enrolment.SeqLT(e.Seq)).Count(ctx)
	return &n, err
}

// Shown is the status that people see: an offer lapses by the clock, whether or not that is written down yet.
func (s *Service) Shown(e *gen.Enrolment) kind.EnrolmentStatus {
	if e.Status == kind.PlaceOffered && *e.OfferExpiresAt <= s.clock.Now().Unix() {
		return kind.PlaceLapsed
	}
	return e.Status
}

// Participants returns the people of an entry that the viewer can see.
func (s *Service) Participants(ctx context.Context, e *gen.Enrolment) ([]*gen.Participant, error) {
	if e.Edges.Participants != nil {
		return e.Edges.Participants, nil
	}
	return s.store.Read().Participant.Query().Where(participant.EnrolmentID(e.ID)).WithPerson().
		Order(participant.ByID()).All(ctx)
}

func withPeople(q *gen.ParticipantQuery) { q.WithPerson().Order(participant.ByID()) }

// CourseOf returns the course of an entry, with its sessions ascending by start.
func (s *Service) CourseOf(ctx context.Context, v viewer.Viewer, e *gen.Enrolment) (*gen.Course, error) {
	if c := e.Edges.Course; c != nil && c.Edges.Sessions != nil {
		return c, nil
	}
	return s.Get(ctx, v, e.CourseID)
}

// Name is a participant's name: whole for who entered, masked for anyone else; empty once it is erased.
func (s *Service) Name(v viewer.Viewer, p *gen.Participant) (string, error) {
	person := p.Edges.Person
	if person == nil {
		return "", nil
	}
	name, err := s.store.Keys().Open(secret.Name, person.Name)
	own := person.ID == v.Person || person.GuardianID != nil && *person.GuardianID == v.Person
	if own || err != nil {
		return name, err
	}
	return account.Masked(name), nil
}
