package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Participant is one person whom an enrolment is for. Nobody is in a course twice: a partial index in the migrations
// refuses a second live row.
type Participant struct{ ent.Schema }

// Fields of a participant.
func (Participant) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("enrolment_id", uuid.UUID{}),
		field.UUID("course_id", uuid.UUID{}).Comment("Repeated from the enrolment, for the index."),
		field.UUID("person_id", uuid.UUID{}).Optional().Nillable().Comment("Null once a child's profile is removed."),
		field.Bool("live").Default(true).Comment("Whether the enrolment is entered, enrolled, offered or waiting."),
	}
}

// Edges of a participant.
func (Participant) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("enrolment", Enrolment.Type).Ref("participants").Field("enrolment_id").Unique().Required(),
		edge.From("course", Course.Type).Ref("participants").Field("course_id").Unique().Required(),
		edge.From("person", Person.Type).Ref("participations").Field("person_id").Unique(),
		edge.To("attendance", Attendance.Type),
	}
}

// Indexes of a participant.
func (Participant) Indexes() []ent.Index {
	return []ent.Index{index.Fields("enrolment_id"), index.Fields("person_id")}
}
