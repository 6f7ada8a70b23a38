package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// Waiter is someone on the waitlist (候补) for an exact space and time. What they are offered (候补名额) is a booking that
// is HELD for them.
type Waiter struct{ ent.Schema }

// Fields of a waiter.
func (Waiter) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.UUID("space_id", uuid.UUID{}),
		field.UUID("person_id", uuid.UUID{}),
		field.UUID("organisation_id", uuid.UUID{}).Optional().Nillable(),
		field.Enum("status").GoType(kind.WaiterStatus("")),
		field.Int64("starts_at"),
		field.Int64("ends_at"),
		field.Int("unit_count").Default(1).Positive(),
		field.Int("attendees").Default(1).Positive(),
		field.UUID("booking_id", uuid.UUID{}).Optional().Nillable().Comment("The newest offer."),
		field.Int64("created_at").Immutable(),
		field.Int64("updated_at"),
	}
}

// Edges of a waiter.
func (Waiter) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("waiters").Field("community_id").Unique().Required(),
		edge.From("space", Space.Type).Ref("waiters").Field("space_id").Unique().Required(),
		edge.From("person", Person.Type).Ref("waiters").Field("person_id").Unique().Required(),
		edge.From("organisation", Organisation.Type).Ref("waiters").Field("organisation_id").Unique(),
		edge.To("booking", Booking.Type).Field("booking_id").Unique(),
	}
}

// Indexes of a waiter; who still waits is found by a partial one in the migrations.
func (Waiter) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("space_id", "starts_at"),
		index.Fields("person_id", "starts_at"),
		index.Fields("booking_id").Annotations(entsql.IndexWhere("booking_id IS NOT NULL")),
	}
}
