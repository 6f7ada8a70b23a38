package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// ExternalIdentity is what an OpenID Connect provider calls a person.
type ExternalIdentity struct{ ent.Schema }

// Fields of an external identity.
func (ExternalIdentity) Fields() []ent.Field {
	return []ent.Field{
		field.String("issuer").Immutable(),
		field.String("subject").Immutable(),
		field.UUID("person_id", uuid.UUID{}).Immutable(),
	}
}

// Edges of an external identity.
func (ExternalIdentity) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("person", Person.Type).Ref("identities").Field("person_id").Unique().Required().Immutable(),
	}
}

// Indexes of an external identity.
func (ExternalIdentity) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("issuer", "subject").Unique(),
		index.Fields("person_id"),
	}
}
