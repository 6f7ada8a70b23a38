package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// SuspensionLift takes back a suspension before its time. That someone is suspended is not stored: it follows from their
// no-shows and from the lifts after them.
type SuspensionLift struct{ ent.Schema }

// Fields of a lift.
func (SuspensionLift) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("person_id", uuid.UUID{}).Immutable(),
		field.UUID("community_id", uuid.UUID{}).Immutable().Comment("Whose staff lifted it."),
		field.String("reason").Sensitive().Immutable().Comment("Sealed."),
		field.Int64("created_at").Immutable(),
	}
}

// Edges of a lift.
func (SuspensionLift) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("person", Person.Type).Ref("lifts").Field("person_id").Unique().Required().Immutable(),
		edge.From("community", Community.Type).Ref("lifts").Field("community_id").Unique().Required().Immutable(),
	}
}

// Indexes of a lift.
func (SuspensionLift) Indexes() []ent.Index { return []ent.Index{index.Fields("person_id")} }
