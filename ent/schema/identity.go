// Package schema is the data model, one entity a file. Times are Unix seconds (UTC) on both databases:
// they compare, index and bound alike, and no driver can shift them.
package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"github.com/google/uuid"
)

// identity is the primary key of everything that the public API can name: a UUIDv7, so that rows made
// together lie together, while the random part keeps ids from being guessed in sequence.
func identity() ent.Field {
	return field.UUID("id", uuid.UUID{}).Default(newID).Immutable()
}

func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }
