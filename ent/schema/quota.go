package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// Quota is how much one person or organisation may book (限额): at a space, in a community, in a subdistrict, or everywhere
// when none of them is given. It applies to every space within.
type Quota struct{ ent.Schema }

// Annotations of a quota.
func (Quota) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("quotas")} }

// Fields of a quota.
func (Quota) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("space_id", uuid.UUID{}).Optional().Nillable(),
		field.UUID("community_id", uuid.UUID{}).Optional().Nillable(),
		field.UUID("subdistrict_id", uuid.UUID{}).Optional().Nillable(),
		field.Enum("holder").GoType(kind.QuotaHolder("")),
		field.Enum("measure").GoType(kind.QuotaMeasure("")),
		field.Enum("period").GoType(kind.QuotaPeriod("")),
		field.Int("limit").NonNegative().Comment("Bookings or hours."),
	}
}

// Edges of a quota.
func (Quota) Edges() []ent.Edge {
	within := func(name string, of any) ent.Edge {
		return edge.To(name, of).Field(name + "_id").Unique().Annotations(entsql.OnDelete(entsql.Cascade))
	}
	return []ent.Edge{within("space", Space.Type), within("community", Community.Type), within("subdistrict", Subdistrict.Type)}
}
