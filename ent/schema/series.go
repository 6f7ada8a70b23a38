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

// Series is a booking that comes again by a rule (系列预约). Its occurrences are bookings of their own.
type Series struct{ ent.Schema }

// Fields of a series.
func (Series) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.UUID("space_id", uuid.UUID{}),
		field.UUID("booker_id", uuid.UUID{}).Optional().Nillable(),
		field.UUID("organisation_id", uuid.UUID{}).Optional().Nillable(),
		field.UUID("contact_id", uuid.UUID{}).Optional().Nillable(),
		field.Enum("kind").GoType(kind.BookingKind("")).Default(string(kind.Personal)),
		field.String("rule").Comment("RFC 5545 RRULE and EXDATE lines, in the zone of the community."),
		field.Int64("starts_at").Comment("Of the first occurrence."),
		field.Int64("length").Positive().Comment("Seconds, of each occurrence."),
		field.Int("unit_count").Default(1).Positive(),
		field.Int("attendees").Default(1).Positive(),
		field.String("title").Optional().Nillable().MaxRuneLen(80),
		field.Int64("created_at").Immutable(),
		field.Int64("updated_at"),
	}
}

// Edges of a series.
func (Series) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("series").Field("community_id").Unique().Required(),
		edge.From("space", Space.Type).Ref("series").Field("space_id").Unique().Required(),
		edge.From("booker", Person.Type).Ref("series").Field("booker_id").Unique(),
		edge.From("organisation", Organisation.Type).Ref("series").Field("organisation_id").Unique(),
		edge.From("contact", Contact.Type).Ref("series").Field("contact_id").Unique(),
		edge.To("bookings", Booking.Type),
	}
}

// Indexes of a series.
func (Series) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("booker_id").Annotations(entsql.IndexWhere("booker_id IS NOT NULL")),
		index.Fields("organisation_id").Annotations(entsql.IndexWhere("organisation_id IS NOT NULL")),
		index.Fields("contact_id").Annotations(entsql.IndexWhere("contact_id IS NOT NULL")),
	}
}
