package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"github.com/google/uuid"
)

// Occupancy is a unit taken for a time range (占用), buffers included: [starts_at, ends_at).
//
// No two live occupancies of one unit overlap. The migrations hold that with an exclusion constraint on PostgreSQL
// and triggers on SQLite; they also hold its indexes, which are partial and so beyond this schema.
type Occupancy struct{ ent.Schema }

// Fields of an occupancy.
func (Occupancy) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("unit_id", uuid.UUID{}),
		field.UUID("booking_id", uuid.UUID{}),
		field.UUID("space_id", uuid.UUID{}).Comment("Repeated from the booking, for the day view's index."),
		field.UUID("community_id", uuid.UUID{}).Comment("Repeated from the booking, for the day view's index."),
		field.Int64("starts_at"),
		field.Int64("ends_at").Comment("At most 48 hours after starts_at; a longer booking owns consecutive rows."),
		field.Bool("live").Default(true).Comment("Whether it is in force; a cancelled one is not."),
	}
}

// Edges of an occupancy.
func (Occupancy) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("unit", Unit.Type).Ref("occupancies").Field("unit_id").Unique().Required(),
		edge.From("booking", Booking.Type).Ref("occupancies").Field("booking_id").Unique().Required(),
	}
}
