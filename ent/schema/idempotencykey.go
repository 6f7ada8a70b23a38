package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// IdempotencyKey remembers what a mutation made, so that a repeated call returns it instead of making another.
type IdempotencyKey struct{ ent.Schema }

// Fields of an idempotency key.
func (IdempotencyKey) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("person_id", uuid.UUID{}).Immutable(),
		field.String("mutation").Immutable(),
		field.String("key").Immutable(),
		field.Bytes("input_digest").Immutable().Comment("A keyed hash of the input: the same key with other input is an error."),
		field.UUID("result_id", uuid.UUID{}).Immutable().Comment("What the mutation made."),
		field.Int64("created_at").Immutable().Comment("Kept for 72 hours."),
	}
}

// Indexes of an idempotency key.
func (IdempotencyKey) Indexes() []ent.Index {
	return []ent.Index{index.Fields("person_id", "mutation", "key").Unique(), index.Fields("created_at")}
}
