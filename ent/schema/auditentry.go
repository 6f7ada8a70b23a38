package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// AuditEntry is who did what to what: ids only, and chained by hashes within its stream, so that none can be changed or
// left out unseen.
type AuditEntry struct{ ent.Schema }

// Fields of an audit entry.
func (AuditEntry) Fields() []ent.Field {
	return []ent.Field{
		field.String("stream").Immutable(),
		field.Int64("seq").Immutable(),
		field.Int64("at").Immutable(),
		field.UUID("actor_id", uuid.UUID{}).Optional().Nillable().Immutable().Comment("Who did it; none when the system did."),
		field.UUID("credential_id", uuid.UUID{}).Optional().Nillable().Immutable().Comment("The session or token that it was done with."),
		field.Enum("action").GoType(kind.AuditAction("")).Immutable(),
		field.UUID("subject_id", uuid.UUID{}).Optional().Nillable().Immutable().Comment("What it was done to."),
		field.UUID("reason_id", uuid.UUID{}).Optional().Nillable().Immutable().Comment("Why, where a reason was asked for."),
		field.Bytes("hash").Immutable(),
	}
}

// Indexes of an audit entry.
func (AuditEntry) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("stream", "seq").Unique(),
		index.Fields("at"),
	}
}
