package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// OpeningException is what holds on one day in place of the usual hours. A space's own comes before its community's.
type OpeningException struct{ ent.Schema }

// Fields of an exception.
func (OpeningException) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.UUID("space_id", uuid.UUID{}).Optional().Nillable(),
		field.String("date").Immutable().Comment("A local day, such as 2026-11-23."),
		field.JSON("spans", []kind.DaySpan{}).Comment("When the doors are open, ascending; none means closed."),
		field.String("reason_zh"),
		field.String("reason_en").Default(""),
	}
}

// Edges of an exception.
func (OpeningException) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("opening_exceptions").Field("community_id").Unique().Required(),
		edge.From("space", Space.Type).Ref("opening_exceptions").Field("space_id").Unique(),
	}
}

// Indexes of an exception.
func (OpeningException) Indexes() []ent.Index {
	return []ent.Index{index.Fields("community_id", "date"), index.Fields("space_id", "date").Unique()}
}
