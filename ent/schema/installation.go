package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"github.com/google/uuid"
)

// Installation is the one row that tells one database from another.
type Installation struct{ ent.Schema }

// Fields of the installation.
func (Installation) Fields() []ent.Field {
	return []ent.Field{
		field.Int("id").Immutable().Comment("Always 1."),
		field.UUID("epoch", uuid.UUID{}).Comment("Changes when the database is restored, so that clients start afresh."),
		field.Bytes("cursor_key").Sensitive().Comment("Signs the cursors of connections."),
		field.String("key_check").Default("").Sensitive().Comment("A sealed word that tells whether the keys given are those of this database."),
		field.Bool("demo").Default(false),
		field.Int64("created_at").Immutable(),
	}
}
