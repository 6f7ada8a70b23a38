package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"github.com/google/uuid"
)

// Contact is someone without an account for whom staff have booked: a name and a phone to reach them by.
type Contact struct{ ent.Schema }

// Fields of a contact.
func (Contact) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}).Immutable(),
		field.String("name").Sensitive().Immutable().Comment("Sealed."),
		field.String("phone").Sensitive().Immutable().Comment("Sealed."),
		field.Int64("created_at").Immutable(),
	}
}

// Edges of a contact.
func (Contact) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("contacts").Field("community_id").Unique().Required().Immutable(),
		edge.To("bookings", Booking.Type).Annotations(entsql.OnDelete(entsql.SetNull)),
		edge.To("series", Series.Type).Annotations(entsql.OnDelete(entsql.SetNull)),
	}
}
