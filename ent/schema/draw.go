package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"github.com/google/uuid"
)

// Draw is how a course's places are drawn by lot (摇号); see internal/draw for what its texts mean.
type Draw struct{ ent.Schema }

// Fields of a draw.
func (Draw) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.UUID("course_id", uuid.UUID{}),
		field.String("secret").Sensitive().Comment("Sealed, until the draw publishes it."),
		field.Text("announcement").Comment("Canonical JSON, fixed when the course is published."),
		field.Text("entries").Optional().Nillable().Comment("The published list, as JSON; set at the closing."),
		field.Bytes("list_hash").Optional().Nillable(),
		field.Int64("closed_at").Optional().Nillable().Comment("When the list was published."),
		field.String("beacon").Optional().Nillable().Comment("The number that the source published."),
		field.Text("transcript").Optional().Nillable().Comment("Canonical JSON, as it was drawn."),
		field.Int64("drawn_at").Optional().Nillable(),
	}
}

// Edges of a draw.
func (Draw) Edges() []ent.Edge {
	return []ent.Edge{edge.From("course", Course.Type).Ref("draw").Field("course_id").Unique().Required()}
}
