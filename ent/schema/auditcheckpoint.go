package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
)

// AuditCheckpoint stands for the entries of a stream that were pruned: the chain goes on from its hash.
type AuditCheckpoint struct{ ent.Schema }

// Fields of an audit checkpoint.
func (AuditCheckpoint) Fields() []ent.Field {
	return []ent.Field{
		field.String("id").Immutable().Comment("The stream."),
		field.Int64("seq").Comment("The number of the newest entry that was pruned."),
		field.Bytes("hash").Comment("Its hash."),
		field.Int64("at").Comment("When it was pruned."),
	}
}
