package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// Credential proves who is asking. Only the SHA-256 digest of the secret is kept.
type Credential struct{ ent.Schema }

// Fields of a credential.
func (Credential) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("person_id", uuid.UUID{}),
		field.Enum("kind").GoType(kind.CredentialKind("")),
		field.Bytes("digest").Unique().Immutable().Sensitive(),
		field.Int64("created_at").Immutable(),
		field.Int64("expires_at"),
		field.String("name").Default("").MaxRuneLen(60).Comment("What its owner calls a token."),
		field.String("hint").Default("").Immutable().Comment("The first characters of a token, to tell one from another."),
		field.JSON("scopes", []kind.Scope{}).Optional().Comment("What a token may be used for; a session has none."),
		field.String("device").Default("").MaxRuneLen(60).Immutable().Comment("What a session was begun on, as far as it says."),
		field.Int64("last_used_at").Optional().Nillable().Comment("Written now and then, not at every use."),
	}
}

// Edges of a credential.
func (Credential) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("person", Person.Type).Ref("credentials").Field("person_id").Unique().Required(),
	}
}

// Indexes of a credential.
func (Credential) Indexes() []ent.Index { return []ent.Index{index.Fields("person_id")} }
