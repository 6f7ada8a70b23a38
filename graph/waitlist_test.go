package graph_test

import (
	"testing"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/globalid"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// TestWhatAnOfferHasBecome is shown to whoever may see that booking: not to who has left the organisation that it is for, nor
// to the staff of the centre that it has left.
func TestWhatAnOfferHasBecome(t *testing.T) {
	a := newAPI(t)
	var waited *gen.Waiter
	must(t, a.store.Write(t.Context(), nil, func(tx *store.Tx) error {
		made := tx.Client().Booking.Query().Where(booking.CommunityID(seed.CommunityID("jingwu")), booking.BookerID(seed.PersonID("firm")),
			booking.OrganisationID(seed.OrganisationID("sample"))).FirstX(tx.Context())
		waited = tx.Client().Waiter.Create().SetCommunityID(seed.CommunityID("xinyu")).SetSpaceID(seed.SpaceID("xinyu", "tool-shelf")).
			SetPersonID(seed.PersonID("firm")).SetOrganisationID(seed.OrganisationID("sample")).SetStatus(kind.Accepted).
			SetStartsAt(made.StartsAt).SetEndsAt(made.EndsAt).SetBookingID(made.ID).
			SetCreatedAt(made.CreatedAt).SetUpdatedAt(made.CreatedAt).SaveX(tx.Context())
		return nil
	}))
	left := as("firm")
	left.Organisations = nil
	for _, c := range []struct {
		who  string
		v    viewer.Viewer
		sees bool
	}{
		{"its waiter", as("firm"), true}, {"who has left the organisation", left, false},
		{"the staff of the centre that it has left", as("staff-xinyu"), false},
	} {
		var data struct {
			Node struct{ Booking *struct{ ID string } }
		}
		a.fine(c.v, `query ($id: ID!) { node(id: $id) { ... on Waiter { booking { id title } } } }`, &data,
			"id", globalid.Encode(globalid.Waiter, waited.ID))
		if sees := data.Node.Booking != nil; sees != c.sees {
			t.Errorf("%s sees the booking: %v", c.who, sees)
		}
	}
}
