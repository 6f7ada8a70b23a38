package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

// Organisation is a small firm or association whose members book together, under one quota (单位).
type Organisation struct{ ent.Schema }

// Fields of an organisation.
func (Organisation) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.String("name").MaxRuneLen(60),
		field.Int64("created_at").Immutable(),
	}
}

// Edges of an organisation.
func (Organisation) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("members", Membership.Type),
		edge.To("invitations", Invitation.Type),
		edge.To("bookings", Booking.Type),
		edge.To("series", Series.Type),
		edge.To("waiters", Waiter.Type),
	}
}
