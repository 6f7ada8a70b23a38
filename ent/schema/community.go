package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// Community is a neighbourhood with a centre (社区).
type Community struct{ ent.Schema }

// Fields of a community.
func (Community) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("subdistrict_id", uuid.UUID{}),
		field.String("slug").Unique().Immutable(),
		field.Int("position").Default(0).Comment("Place in the usual order of communities."),
		field.String("name_zh"),
		field.String("name_en"),
		field.String("description_zh").Default(""),
		field.String("description_en").Default(""),
		field.String("address_zh").Default(""),
		field.String("address_en").Default(""),
		field.String("time_zone").Comment("IANA name; every rule of the community is computed in it."),
		field.Enum("holiday_hours").GoType(kind.HolidayHours("")).Default(string(kind.HolidayAsUsual)),
		field.Int("holiday_weekday").Default(7).Range(1, 7).Comment("Whose hours hold on holidays, where they hold LIKE_WEEKDAY."),
		field.Int("make_up_weekday").Default(1).Range(1, 7).Comment("Whose hours hold on a weekend that is worked for a holiday."),
	}
}

// Edges of a community.
func (Community) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("subdistrict", Subdistrict.Type).Ref("communities").Field("subdistrict_id").Unique().Required(),
		edge.To("spaces", Space.Type),
		edge.To("units", Unit.Type),
		edge.To("opening_hours", OpeningHours.Type),
		edge.To("opening_exceptions", OpeningException.Type),
		edge.To("closures", Closure.Type),
		edge.To("policies", BookingPolicy.Type),
		edge.To("contacts", Contact.Type),
		edge.To("bookings", Booking.Type),
		edge.To("series", Series.Type),
		edge.To("waiters", Waiter.Type),
		edge.To("lifts", SuspensionLift.Type),
		edge.To("courses", Course.Type),
		edge.To("residents", Person.Type),
	}
}
