package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

// Subdistrict is a street office's area (街道).
type Subdistrict struct{ ent.Schema }

// Fields of a subdistrict.
func (Subdistrict) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.String("slug").Unique().Immutable(),
		field.String("name_zh"),
		field.String("name_en"),
		field.String("city_zh"),
		field.String("city_en"),
	}
}

// Edges of a subdistrict.
func (Subdistrict) Edges() []ent.Edge {
	return []ent.Edge{edge.To("communities", Community.Type), edge.To("terms", Term.Type)}
}
