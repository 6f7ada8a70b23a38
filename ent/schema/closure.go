package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Closure is a time in which a space, or a whole community, is closed whatever its hours say. It takes no units: the
// bookings that stand in it stay.
type Closure struct{ ent.Schema }

// Fields of a closure.
func (Closure) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.UUID("space_id", uuid.UUID{}).Optional().Nillable(),
		field.Int64("starts_at").Immutable(),
		field.Int64("ends_at").Optional().Nillable().Comment("Null until somebody ends it."),
		field.String("reason_zh"),
		field.String("reason_en").Default(""),
		field.Int64("created_at").Immutable(),
	}
}

// Edges of a closure.
func (Closure) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("closures").Field("community_id").Unique().Required(),
		edge.From("space", Space.Type).Ref("closures").Field("space_id").Unique(),
	}
}

// Indexes of a closure.
func (Closure) Indexes() []ent.Index {
	return []ent.Index{index.Fields("community_id"), index.Fields("space_id")}
}
