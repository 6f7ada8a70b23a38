package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Term is a season of courses (学期) in a subdistrict, in which a person may have so many of them.
type Term struct{ ent.Schema }

// Fields of a term.
func (Term) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("subdistrict_id", uuid.UUID{}),
		field.String("name_zh"),
		field.String("name_en"),
		field.String("starts_on").Comment("A local day, 2006-01-02."),
		field.String("ends_on").Comment("A local day, included."),
		field.Int("max_courses").Optional().Nillable().Comment("Of one person; null without a limit."),
	}
}

// Edges of a term.
func (Term) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("subdistrict", Subdistrict.Type).Ref("terms").Field("subdistrict_id").Unique().Required(),
		edge.To("courses", Course.Type),
	}
}

// Indexes of a term.
func (Term) Indexes() []ent.Index { return []ent.Index{index.Fields("subdistrict_id", "ends_on")} }
