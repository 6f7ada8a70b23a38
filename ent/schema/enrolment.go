package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// Enrolment is one entry to a course (报名): a person, or a family that wants its places together.
type Enrolment struct{ ent.Schema }

// Fields of an enrolment.
func (Enrolment) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("course_id", uuid.UUID{}),
		field.UUID("person_id", uuid.UUID{}).Comment("Who entered it: a participant, or their guardian."),
		field.Enum("status").GoType(kind.EnrolmentStatus("")),
		field.Int("places").Default(1).Positive(),
		field.Int64("seq").Comment("The order of arrival in the course; after a draw, the order drawn."),
		field.Int64("offer_expires_at").Optional().Nillable().Comment("Set while it is OFFERED."),
		field.String("label").Default("").Comment("Of a draw: who entered, masked, as it is published."),
		field.Bytes("nonce").Optional().Nillable().Comment("Of a draw: 16 bytes from the entrant's own device."),
		field.Bytes("receipt").Optional().Nillable().Comment("Of a draw: the hash of the entry."),
		field.Int64("consented_at").Optional().Nillable().Comment("When a guardian consented for the children in it (PIPL art. 31)."),
		field.Int64("created_at").Immutable(),
		field.Int64("updated_at"),
	}
}

// Edges of an enrolment.
func (Enrolment) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("course", Course.Type).Ref("enrolments").Field("course_id").Unique().Required(),
		edge.From("person", Person.Type).Ref("enrolments").Field("person_id").Unique().Required(),
		edge.To("participants", Participant.Type),
	}
}

// Indexes of an enrolment.
func (Enrolment) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("course_id", "seq").Unique(),
		index.Fields("person_id", "created_at"),
		index.Fields("offer_expires_at").Annotations(entsql.IndexWhere("offer_expires_at IS NOT NULL")),
	}
}
