package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Invitation waits for whoever has a phone to join an organisation. It says nothing of whether anyone has.
type Invitation struct{ ent.Schema }

// Fields of an invitation.
func (Invitation) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("organisation_id", uuid.UUID{}).Immutable(),
		field.String("phone").Sensitive().Comment("Sealed."),
		field.Bytes("phone_digest").Sensitive().Comment("A keyed hash of the phone, to find what waits for who has it."),
		field.Int64("created_at").Immutable(),
		field.Int64("expires_at").Immutable(),
	}
}

// Edges of an invitation.
func (Invitation) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("organisation", Organisation.Type).Ref("invitations").Field("organisation_id").Unique().Required().Immutable(),
	}
}

// Indexes of an invitation.
func (Invitation) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organisation_id", "phone_digest").Unique(),
		index.Fields("phone_digest"),
	}
}
