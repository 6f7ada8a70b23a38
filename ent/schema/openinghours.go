package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// OpeningHours is one span of one weekday. A space that has rows of its own uses them in place of its community's.
type OpeningHours struct{ ent.Schema }

// Fields of a span of opening hours.
func (OpeningHours) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.UUID("space_id", uuid.UUID{}).Optional().Nillable(),
		field.Int("weekday").Range(1, 7).Comment("ISO 8601: Monday is 1."),
		field.Int("opens").Range(0, 1439).Comment("Minutes after local midnight."),
		field.Int("closes").Range(1, 1440).Comment("Minutes after local midnight."),
	}
}

// Edges of a span of opening hours.
func (OpeningHours) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("opening_hours").Field("community_id").Unique().Required(),
		edge.From("space", Space.Type).Ref("opening_hours").Field("space_id").Unique(),
	}
}

// Indexes of a span of opening hours.
func (OpeningHours) Indexes() []ent.Index {
	return []ent.Index{index.Fields("community_id")}
}
