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

// Space is a place in a centre that people use (空间). It is a set of units; see Unit.
type Space struct{ ent.Schema }

// Fields of a space.
func (Space) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.String("slug").Immutable(),
		field.Int("position").Default(0).Comment("Place in the usual order within the centre."),
		field.String("name_zh"),
		field.String("name_en"),
		field.String("description_zh").Default(""),
		field.String("description_en").Default(""),
		field.String("floor").Comment("As signposted: 1F, 1.5F, 2F."),
		field.Enum("kind").GoType(kind.SpaceKind("")),
		field.Enum("access").GoType(kind.SpaceAccess("")).Default(string(kind.Bookable)),
		field.Enum("allocation").GoType(kind.Allocation("")).Default(string(kind.AllocateAll)),
		field.Int("capacity").Optional().Nillable().Comment("People at once; null where nobody counts."),
		field.Int("area_square_metres").Optional().Nillable(),
		field.JSON("amenities", []kind.Amenity{}).Default([]kind.Amenity{}),
		field.String("door_code").Optional().Nillable().Sensitive().Comment("What the QR at the door says; who knows it stands there."),
	}
}

// Edges of a space.
func (Space) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("spaces").Field("community_id").Unique().Required(),
		edge.To("units", Unit.Type),
		// What is said of one space alone goes with it: with space_id set to null it would speak for the whole community.
		edge.To("opening_hours", OpeningHours.Type).Annotations(entsql.OnDelete(entsql.Cascade)),
		edge.To("opening_exceptions", OpeningException.Type).Annotations(entsql.OnDelete(entsql.Cascade)),
		edge.To("closures", Closure.Type).Annotations(entsql.OnDelete(entsql.Cascade)),
		edge.To("policies", BookingPolicy.Type).Annotations(entsql.OnDelete(entsql.Cascade)),
		edge.To("bookings", Booking.Type),
		edge.To("series", Series.Type),
		edge.To("waiters", Waiter.Type),
	}
}

// Indexes of a space.
func (Space) Indexes() []ent.Index {
	return []ent.Index{index.Fields("community_id", "slug").Unique()}
}
