package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// Course is something taught or done together over one or more sessions (课程).
type Course struct{ ent.Schema }

// Fields of a course.
func (Course) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("community_id", uuid.UUID{}),
		field.String("title_zh"),
		field.String("title_en"),
		field.String("description_zh").Default(""),
		field.String("description_en").Default(""),
		field.String("organiser_zh").Default(""),
		field.String("organiser_en").Default(""),
		field.Enum("category").GoType(kind.CourseCategory("")),
		field.Int("capacity").Positive(),
	}
}

// Edges of a course.
func (Course) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("community", Community.Type).Ref("courses").Field("community_id").Unique().Required(),
		edge.To("sessions", CourseSession.Type),
	}
}
