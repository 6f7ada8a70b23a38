package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// OneTimeCode is the newest code that was sent to a phone. Only its keyed hash is kept.
type OneTimeCode struct{ ent.Schema }

// Fields of an one time code.
func (OneTimeCode) Fields() []ent.Field {
	return []ent.Field{
		field.Bytes("phone_digest").Unique().Immutable().Sensitive(),
		field.Bytes("code_digest").Sensitive(),
		field.Int("tries").Default(0).Comment("Wrong codes so far."),
		field.Int64("expires_at"),
	}
}

// Indexes of an one time code.
func (OneTimeCode) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("expires_at"),
	}
}
