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

// Booking is a space taken for a time (预约). What it takes is said by its occupancies.
type Booking struct{ ent.Schema }

// Fields of a booking.
func (Booking) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.UUID("space_id", uuid.UUID{}),
		field.UUID("booker_id", uuid.UUID{}).Optional().Nillable(),
		field.UUID("organisation_id", uuid.UUID{}).Optional().Nillable().Comment("Set for ORGANISATION."),
		field.UUID("contact_id", uuid.UUID{}).Optional().Nillable().Comment("Set for ON_BEHALF, until it is erased."),
		field.Enum("kind").GoType(kind.BookingKind("")).Default(string(kind.Personal)),
		field.Enum("status").GoType(kind.BookingStatus("")),
		field.Int64("starts_at").Comment("Without set-up."),
		field.Int64("ends_at").Comment("Without clean-up."),
		field.Int64("set_up").Default(0).Comment("Seconds, copied from the policy when the booking was made."),
		field.Int64("clean_up").Default(0).Comment("Seconds, copied from the policy when the booking was made."),
		field.Int("unit_count").Default(1).Positive(),
		field.Int("attendees").Default(1).Positive(),
		field.String("title").Optional().Nillable().MaxRuneLen(80),
		field.Int64("hold_expires_at").Optional().Nillable().Comment("Set while it is HELD."),
		field.Int64("held_until").Optional().Nillable().
			Comment("When a hold ends or ended by itself, or would have; unlike hold_expires_at it stays when the hold is let go of."),
		field.Bool("hold_renewed").Default(false).Comment("Whether the time of the hold includes its one renewal."),
		field.Bool("offered").Default(false).Comment("Whether the hold is what a waiter was offered; see Waiter."),
		field.Int64("due_at").Optional().Nillable().
			Comment("When the clock ends it unless somebody acts first: a request that nobody decides, a booking that nobody comes to."),
		field.Int64("checked_in_at").Optional().Nillable(),
		field.JSON("overridden", []kind.BookingRule{}).Optional().Comment("The rules that staff broke for it."),
		field.String("override_reason").Optional().Nillable().Sensitive().Comment("Sealed. Why they did."),
		field.String("decision_reason").Optional().Nillable().Sensitive().Comment("Sealed. What staff said when they refused the request."),
		field.UUID("series_id", uuid.UUID{}).Optional().Nillable(),
		field.Int64("occurs_at").Optional().Nillable().Comment("Of a series: the start that its rule gives, wherever it was moved to."),
		field.Int64("created_at").Immutable(),
		field.Int64("updated_at"),
	}
}

// Edges of a booking.
func (Booking) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("bookings").Field("community_id").Unique().Required(),
		edge.From("space", Space.Type).Ref("bookings").Field("space_id").Unique().Required(),
		edge.From("booker", Person.Type).Ref("bookings").Field("booker_id").Unique(),
		edge.From("organisation", Organisation.Type).Ref("bookings").Field("organisation_id").Unique(),
		edge.From("contact", Contact.Type).Ref("bookings").Field("contact_id").Unique(),
		edge.From("series", Series.Type).Ref("bookings").Field("series_id").Unique(),
		edge.To("occupancies", Occupancy.Type),
		edge.To("course_session", CourseSession.Type).Unique(),
	}
}

// Indexes of a booking.
func (Booking) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("community_id", "starts_at", "id"),
		index.Fields("booker_id", "starts_at", "id"),
		// Most bookings have neither, and shall not pay for it.
		index.Fields("organisation_id", "starts_at", "id").Annotations(entsql.IndexWhere("organisation_id IS NOT NULL")),
		index.Fields("contact_id").Annotations(entsql.IndexWhere("contact_id IS NOT NULL")),
		index.Fields("series_id").Annotations(entsql.IndexWhere("series_id IS NOT NULL")),
		index.Fields("community_id", "due_at").StorageKey("bookings_due").Annotations(entsql.IndexWhere("due_at IS NOT NULL")),
	}
}
