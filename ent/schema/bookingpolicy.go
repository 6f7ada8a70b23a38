package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// BookingPolicy holds the values of the booking rules (预约规则) of a community, or of one space: there, null means
// "as the community says". Lengths are minutes.
type BookingPolicy struct{ ent.Schema }

// Fields of a policy.
func (BookingPolicy) Fields() []ent.Field {
	minutes := func(name string) ent.Field { return field.Int(name).Optional().Nillable().NonNegative() }
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.UUID("space_id", uuid.UUID{}).Optional().Nillable(),
		field.Enum("eligibility").GoType(kind.Eligibility("")).Optional().Nillable().Comment("Who may book."),
		field.Int("granularity").Optional().Nillable().Range(1, 1440),
		minutes("min_length"),
		minutes("max_length"),
		minutes("min_notice"),
		minutes("min_notice_to_move"),
		minutes("min_notice_to_cancel"),
		minutes("set_up"),
		minutes("clean_up"),
		field.Int("horizon_days").Optional().Nillable().Range(0, 730),
		field.Int("release_time").Optional().Nillable().Range(0, 1439).
			Comment("Minutes after local midnight at which one more day opens for booking."),
		field.Int("series_horizon_days").Optional().Nillable().Range(0, 730).Comment("For series; the usual horizon when null."),
		field.Bool("approval").Optional().Nillable().Comment("Whether staff have to agree."),
		minutes("approval_lead"),
		field.Bool("check_in").Optional().Nillable().Comment("Whether who books has to check in, or loses the slot."),
		field.Bool("waitlist").Optional().Nillable().Comment("Whether one can wait for a slot that is taken."),
	}
}

// Edges of a policy.
func (BookingPolicy) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("policies").Field("community_id").Unique().Required(),
		edge.From("space", Space.Type).Ref("policies").Field("space_id").Unique(),
	}
}

// Indexes of a policy.
func (BookingPolicy) Indexes() []ent.Index {
	return []ent.Index{index.Fields("community_id"), index.Fields("space_id").Unique()}
}
