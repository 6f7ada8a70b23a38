package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Membership says that a person belongs to an organisation.
type Membership struct{ ent.Schema }

// Fields of a membership.
func (Membership) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("organisation_id", uuid.UUID{}).Immutable(),
		field.UUID("person_id", uuid.UUID{}).Immutable(),
		field.Bool("admin").Default(false).Comment("Whether the member may invite and remove others."),
		field.Int64("joined_at").Immutable(),
	}
}

// Edges of a membership.
func (Membership) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("organisation", Organisation.Type).Ref("members").Field("organisation_id").Unique().Required().Immutable(),
		edge.From("person", Person.Type).Ref("memberships").Field("person_id").Unique().Required().Immutable(),
	}
}

// Indexes of a membership.
func (Membership) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organisation_id", "person_id").Unique(),
		index.Fields("person_id"),
	}
}
