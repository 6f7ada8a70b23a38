package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// Attendance says whether a participant came to a session.
type Attendance struct{ ent.Schema }

// Fields of an attendance.
func (Attendance) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("session_id", uuid.UUID{}),
		field.UUID("participant_id", uuid.UUID{}),
		field.Enum("presence").GoType(kind.Presence("")),
		field.Int64("at"),
	}
}

// Edges of an attendance.
func (Attendance) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("session", CourseSession.Type).Ref("attendance").Field("session_id").Unique().Required(),
		edge.From("participant", Participant.Type).Ref("attendance").Field("participant_id").Unique().Required(),
	}
}

// Indexes of an attendance.
func (Attendance) Indexes() []ent.Index {
	return []ent.Index{index.Fields("session_id", "participant_id").Unique(), index.Fields("participant_id")}
}
