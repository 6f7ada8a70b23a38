package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
)

// Reason is why staff did something, in their words. It may name people, so it is sealed and no part of the audit chain.
type Reason struct{ ent.Schema }

// Fields of a reason.
func (Reason) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.String("text").Sensitive().Comment("Sealed."),
		field.Int64("created_at").Immutable(),
	}
}
