package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// Course is something taught or done together over one or more sessions (课程).
//
// Never are more places taken than there are: triggers in the migrations keep `taken` and refuse what exceeds `capacity`,
// whoever writes.
type Course struct{ ent.Schema }

// Fields of a course.
func (Course) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.UUID("term_id", uuid.UUID{}).Optional().Nillable(),
		field.String("title_zh"),
		field.String("title_en"),
		field.String("description_zh").Default(""),
		field.String("description_en").Default(""),
		field.String("organiser_zh").Default(""),
		field.String("organiser_en").Default(""),
		field.String("teacher_zh").Default(""),
		field.String("teacher_en").Default(""),
		field.Enum("category").GoType(kind.CourseCategory("")),
		field.Enum("state").GoType(kind.CourseState("")).Default(string(kind.CoursePublished)),
		field.Enum("mode").GoType(kind.CourseMode("")).Default(string(kind.FirstCome)),
		field.Int("capacity").Positive(),
		field.Int("taken").Default(0).Comment("Places that are ENROLLED or OFFERED; the database keeps it."),
		field.Int("waitlist").Default(0).Comment("How many entries may wait in a FIRST_COME course."),
		field.Int("max_places").Default(1).Comment("How many people one entry may be for."),
		field.Int64("enrol_opens_at").Optional().Nillable().Comment("Null where nobody enrols: one just comes."),
		field.Int64("enrol_closes_at").Optional().Nillable(),
		field.Int("min_age").Optional().Nillable().Comment("Whole years on the day of the first session."),
		field.Int("max_age").Optional().Nillable().Comment("Whole years on the day of the first session."),
		field.Bool("residents_only").Default(false),
		field.String("beacon_zh").Default("").Comment("Of a draw: where the number will come from; empty without one."),
		field.String("beacon_en").Default(""),
		field.Int64("beacon_at").Optional().Nillable().Comment("When that number becomes public."),
		field.Int64("created_at").Default(0).Immutable(),
	}
}

// Edges of a course.
func (Course) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("courses").Field("community_id").Unique().Required(),
		edge.From("term", Term.Type).Ref("courses").Field("term_id").Unique(),
		edge.To("sessions", CourseSession.Type),
		edge.To("enrolments", Enrolment.Type),
		edge.To("participants", Participant.Type),
		edge.To("draw", Draw.Type).Unique(),
	}
}

// Indexes of a course.
func (Course) Indexes() []ent.Index {
	return []ent.Index{index.Fields("community_id"), index.Fields("term_id")}
}
