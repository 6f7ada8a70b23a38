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

// RoleGrant is a role that a person holds, and where.
type RoleGrant struct{ ent.Schema }

// Fields of a role grant.
func (RoleGrant) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("person_id", uuid.UUID{}),
		field.Enum("role").GoType(kind.Role("")),
		field.UUID("community_id", uuid.UUID{}).Optional().Nillable().Comment("Set for STAFF."),
		field.UUID("subdistrict_id", uuid.UUID{}).Optional().Nillable().Comment("Set for MANAGER."),
		field.Int64("granted_at").Default(0).Immutable(),
	}
}

// Edges of a role grant.
func (RoleGrant) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("person", Person.Type).Ref("roles").Field("person_id").Unique().Required(),
		// A role never outlives the place it was given for.
		edge.To("community", Community.Type).Field("community_id").Unique().
			Annotations(entsql.OnDelete(entsql.Cascade)),
		edge.To("subdistrict", Subdistrict.Type).Field("subdistrict_id").Unique().
			Annotations(entsql.OnDelete(entsql.Cascade)),
	}
}

// Indexes of a role grant.
func (RoleGrant) Indexes() []ent.Index { return []ent.Index{index.Fields("person_id")} }
