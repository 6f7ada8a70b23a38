package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
)

// HolidayYear is a year's calendar of public holidays that an operator imported; it comes before the one that ships with
// the program.
type HolidayYear struct{ ent.Schema }

// Fields of an imported year.
func (HolidayYear) Fields() []ent.Field {
	return []ent.Field{
		field.Int("year").Unique().Immutable(),
		field.Text("document").Comment("The calendar as JSON, as package holiday writes it."),
		field.Int64("imported_at"),
	}
}
