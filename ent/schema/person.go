package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Person is someone with an account, or a child in the care of one. What tells who it is in the world is sealed: see
// package secret.
type Person struct{ ent.Schema }

// Fields of a person.
func (Person) Fields() []ent.Field {
	return []ent.Field{
		identity(),
		field.String("name").Sensitive().Comment("Sealed. Empty once the person is erased."),
		field.String("phone").Optional().Nillable().Sensitive().Comment("Sealed."),
		field.Bytes("phone_digest").Optional().Nillable().Unique().Sensitive().
			Comment("A keyed hash of the phone, to find who has it."),
		field.String("login").Optional().Nillable().Unique().Comment("The name that staff sign in with."),
		field.String("password_hash").Optional().Nillable().Sensitive().Comment("Argon2id with its parameters."),
		field.String("demo_handle").Optional().Nillable().Unique().Immutable().
			Comment("Set for the made-up people of demo mode only."),
		field.UUID("guardian_id", uuid.UUID{}).Optional().Nillable().Immutable().Comment("Set for a child's profile."),
		field.String("born_on").Optional().Nillable().Sensitive().Comment("Sealed, a date. Set for a child's profile."),
		field.Int64("consented_at").Optional().Nillable().Immutable().
			Comment("When the guardian consented to the child's data being kept (PIPL art. 31)."),
		field.UUID("community_id", uuid.UUID{}).Optional().Nillable().Comment("Where one lives, as one says oneself."),
		field.String("language").Default("").Comment("In which messages are written, as the person last signed in; empty means Chinese."),
		field.Bool("reminders").Default(true).Comment("Whether the person wants to be reminded of bookings."),
		field.Int64("created_at").Immutable(),
		field.Int64("erased_at").Optional().Nillable(),
	}
}

// Edges of a person.
func (Person) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("bookings", Booking.Type),
		edge.To("roles", RoleGrant.Type),
		edge.To("credentials", Credential.Type),
		edge.To("identities", ExternalIdentity.Type),
		edge.To("memberships", Membership.Type),
		edge.To("series", Series.Type),
		edge.To("waiters", Waiter.Type),
		edge.To("lifts", SuspensionLift.Type),
		edge.To("enrolments", Enrolment.Type),
		edge.To("participations", Participant.Type),
		edge.From("community", Community.Type).Ref("residents").Field("community_id").Unique(),
		edge.To("children", Person.Type).From("guardian").Field("guardian_id").Unique().Immutable(),
	}
}

// Indexes of a person.
func (Person) Indexes() []ent.Index { return []ent.Index{index.Fields("guardian_id")} }
