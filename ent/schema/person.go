package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

// Person is someone with an account.
type Person struct{ ent.Schema }

// Fields of a person.
func (Person) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.String("name").Sensitive(),
		field.String("demo_handle").Optional().Nillable().Unique().Immutable().
			Comment("Set for the made-up people of demo mode only."),
		field.Int64("created_at").Immutable(),
	}
}

// Edges of a person.
func (Person) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("bookings", Booking.Type),
		edge.To("roles", RoleGrant.Type),
		edge.To("credentials", Credential.Type),
	}
}
