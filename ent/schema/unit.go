package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Unit is an atom that can be occupied once at a time (单元). A plain room has one; a hall shares the units of its
// parts, so that booking half of it shows on the whole.
type Unit struct{ ent.Schema }

// Fields of a unit.
func (Unit) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.String("name").Comment("For staff: which chair, which half."),
	}
}

// Edges of a unit.
func (Unit) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("units").Field("community_id").Unique().Required(),
		edge.From("spaces", Space.Type).Ref("units"),
		edge.To("occupancies", Occupancy.Type),
	}
}

// Indexes of a unit.
func (Unit) Indexes() []ent.Index { return []ent.Index{index.Fields("community_id")} }
