package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// Change is one committed fact in the feed. It holds ids and never personal data.
type Change struct{ ent.Schema }

// Fields of a change.
func (Change) Fields() []ent.Field {
	return []ent.Field{
		field.String("stream").Immutable(),
		field.Int64("seq").Immutable(),
		field.Int64("at").Immutable(),
		field.Enum("kind").GoType(kind.ChangeKind("")).Immutable(),
		field.UUID("booking_id", uuid.UUID{}).Optional().Nillable().Immutable(),
		field.JSON("space_ids", []uuid.UUID{}).Optional().Immutable().
			Comment("Every space whose availability the change touches, also those that only share a unit."),
	}
}

// Indexes of a change.
func (Change) Indexes() []ent.Index {
	return []ent.Index{index.Fields("stream", "seq").Unique(), index.Fields("at")}
}
