package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// CourseSession is one meeting of a course (课次). Its space and time are those of its booking.
type CourseSession struct{ ent.Schema }

// Fields of a course session.
func (CourseSession) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("course_id", uuid.UUID{}),
		field.UUID("booking_id", uuid.UUID{}),
	}
}

// Edges of a course session.
func (CourseSession) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("course", Course.Type).Ref("sessions").Field("course_id").Unique().Required(),
		edge.From("booking", Booking.Type).Ref("course_session").Field("booking_id").Unique().Required(),
		edge.To("attendance", Attendance.Type),
	}
}

// Indexes of a course session.
func (CourseSession) Indexes() []ent.Index { return []ent.Index{index.Fields("course_id")} }
