package course

import (
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/enrolment"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/draw"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const (
	mutationEnrol = "enrol"
	// maxPlaces is how many people one entry may ever be for.
	maxPlaces = 10
)

// EnrolInput asks for an entry to a course.
type EnrolInput struct {
	Key          string
	Course       uuid.UUID
	Participants []uuid.UUID // The viewer and children of theirs; nobody means the viewer.
	Consent      bool        // Of the guardian, for the children.
	Nonce        string      // Of a draw: 32 hexadecimal digits.
}

func (in EnrolInput) validate() error {
	var fields []fault.Field
	if n := utf8.RuneCountInString(in.Key); n < 8 || n > 64 {
		fields = append(fields, fault.Field{Path: "input.key", Reason: "must have 8 to 64 characters"})
	}
	if len(in.Participants) > maxPlaces {
		fields = append(fields, fault.Field{Path: "input.participantIds", Reason: "must be 10 people at most"})
	}
	for i, id := range in.Participants {
		if slices.Contains(in.Participants[:i], id) {
			fields = append(fields, fault.Field{Path: fmt.Sprintf("input.participantIds[%d]", i), Reason: "must not be there twice"})
		}
	}
	if _, err := nonceOf(in.Nonce); in.Nonce != "" && err != nil {
		fields = append(fields, fault.Field{Path: "input.nonce", Reason: "must be 32 lower-case hexadecimal digits"})
	}
	return fault.Invalid(fields)
}

func (in EnrolInput) people(v viewer.Viewer) []uuid.UUID {
	if len(in.Participants) == 0 {
		return []uuid.UUID{v.Person}
	}
	return in.Participants
}

// Outcome is an entry as it is now, or every reason against it.
type Outcome struct {
	Enrolment *gen.Enrolment
	Refusals  []Refusal
}

// Enrol enters the viewer and their children into a course: they get places, wait for them, or are in the draw. The same
// key and input again return the same entry.
//
// What is decided is refused from memory; the rest is decided under the course's lock, in the order of arrival.
// Faults: BadInput; NotFound for a course or participant that is not the viewer's; Conflict for a key used with other input.
func (s *Service) Enrol(ctx context.Context, v viewer.Viewer, in EnrolInput) (Outcome, error) {
	if err := in.validate(); err != nil {
		return Outcome{}, err
	}
	refusals, err := s.decided(ctx, v.Person, in.Course, len(in.people(v)))
	if err != nil || len(refusals) > 0 {
		return Outcome{Refusals: refusals}, err
	}
	var outcome Outcome
	err = s.store.Write(ctx, []string{feed.Person(v.Person), feed.Course(in.Course)}, func(tx *store.Tx) error {
		outcome = Outcome{}
		made, known, err := tx.Remembered(v.Person, mutationEnrol, in.Key, in)
		if err != nil {
			return err
		}
		if known {
			outcome.Enrolment, err = tx.Client().Enrolment.Get(tx.Context(), made)
			return err
		}
		c, err := s.settled(tx, in.Course)
		if err != nil {
			return err
		}
		r, err := s.request(tx, v, c, in)
		if err != nil {
			return err
		}
		if outcome.Refusals = r.refusals(); len(outcome.Refusals) > 0 {
			return nil
		}
		e, err := s.place(tx, v, c, in, r)
		if err != nil || e == nil {
			outcome.Refusals = []Refusal{{Rule: kind.EnrolFull, Limit: &c.Capacity}}
			return err
		}
		outcome.Enrolment = e
		if err := s.witness(tx, v, kind.AuditEnrol, e); err != nil {
			return err
		}
		return tx.Remember(v.Person, mutationEnrol, in.Key, in, e.ID)
	})
	if store.Full(err) { // Somebody wrote past this program, and the database has the last word.
		return Outcome{Refusals: []Refusal{{Rule: kind.EnrolFull}}}, nil
	}
	return outcome, err
}

// place writes the entry at the end of the line; nil when there is neither a place nor room to wait.
func (s *Service) place(tx *store.Tx, v viewer.Viewer, c *gen.Course, in EnrolInput, r request) (*gen.Enrolment, error) {
	people := in.people(v)
	status, err := statusFor(tx, c, len(people))
	if err != nil || status == "" {
		return nil, err
	}
	seq, err := nextSeq(tx, c.ID)
	if err != nil {
		return nil, err
	}
	now := tx.Now().Unix()
	create := tx.Client().Enrolment.Create().SetCourseID(c.ID).SetPersonID(v.Person).SetStatus(status).
		SetPlaces(len(people)).SetSeq(seq).SetCreatedAt(now).SetUpdatedAt(now)
	if in.Consent && r.any(func(e entrant) bool { return e.child }) {
		create.SetConsentedAt(now)
	}
	if c.Mode == kind.ByDraw {
		if err := s.lot(tx, v, c, in, create); err != nil {
			return nil, err
		}
	}
	e, err := create.Save(tx.Context())
	if err != nil {
		return nil, err
	}
	return e, tx.Client().Participant.MapCreateBulk(people, func(p *gen.ParticipantCreate, i int) {
		p.SetCourseID(c.ID).SetEnrolmentID(e.ID).SetPersonID(people[i])
	}).Exec(tx.Context())
}

// statusFor says what becomes of an entry for so many places; empty when there is no room for it.
func statusFor(tx *store.Tx, c *gen.Course, places int) (kind.EnrolmentStatus, error) {
	if c.Mode == kind.ByDraw {
		return kind.Entered, nil
	}
	if c.Capacity-c.Taken >= places {
		return kind.Enrolled, nil
	}
	waiting, err := tx.Client().Enrolment.Query().Where(enrolment.CourseID(c.ID), waits()).Count(tx.Context())
	if err != nil || waiting >= c.Waitlist {
		return "", err
	}
	return kind.OnWaitlist, nil
}

// nextSeq is the next place in the course's line.
func nextSeq(tx *store.Tx, id uuid.UUID) (int64, error) {
	last, err := tx.Client().Enrolment.Query().Where(enrolment.CourseID(id)).
		Order(enrolment.BySeq(descending)).Limit(1).Select(enrolment.FieldSeq).Ints(tx.Context())
	if err != nil || len(last) == 0 {
		return 1, err
	}
	return int64(last[0]) + 1, nil
}

// witness tells the course's feed of the change, and leaves in its audit log who made it.
func (s *Service) witness(tx *store.Tx, v viewer.Viewer, what kind.AuditAction, e *gen.Enrolment) error {
	if err := announce(tx, e.CourseID); err != nil {
		return err
	}
	return audit.Append(tx, v, audit.Entry{Stream: feed.Course(e.CourseID), Action: what, Subject: e.ID})
}

// announce appends to the course's feed that its entries have changed.
func announce(tx *store.Tx, id uuid.UUID) error {
	_, err := feed.Append(tx, feed.Course(id), feed.Change{Kind: kind.EnrolmentChanged})
	return err
}

func nonceOf(text string) (n draw.Nonce, err error) {
	return n, n.UnmarshalText([]byte(text))
}
