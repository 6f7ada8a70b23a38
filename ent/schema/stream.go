package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
)

// Stream is the head of one line of changes: `community:<id>`, `person:<id>` or `installation`. Whoever writes to
// what the stream describes locks this row first, so sequence numbers are gapless and in the order of commits.
type Stream struct{ ent.Schema }

// Fields of a stream.
func (Stream) Fields() []ent.Field {
	return []ent.Field{
		field.String("id").Immutable(),
		field.Int64("seq").Default(0).Comment("The sequence number of the newest change."),
		field.Int64("at").Default(0).Comment("The time of the newest change, Unix seconds; time never runs backwards here."),
		field.Int64("calendar").Default(0).
			Comment("The number of a community's newest change to when it is open; a catalogue that is older is read anew."),
		field.Int64("audit_seq").Default(0).Comment("The number of the newest entry of the stream's audit log."),
		field.Bytes("audit_hash").Optional().Nillable().Comment("The hash of that entry, on which the next one builds."),
	}
}
