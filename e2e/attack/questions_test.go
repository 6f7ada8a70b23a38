package attack

import (
	"regexp"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

// anyID is any id of the API.
var anyID = regexp.MustCompile(`[A-Za-z0-9_-]{23}`)

// freeSlot is one at the tool shelf, which has several kits.
var freeSlot = `{spaceId: "` + globalid.Encode(globalid.Space, seed.SpaceID("xinyu", "tool-shelf")) +
	`", start: "2026-11-26T10:00:00+08:00", end: "2026-11-26T11:00:00+08:00"}`

// questions are all that can be asked with the id of something that belongs to somebody.
var questions = map[string]struct{ of, query string }{
	"node of a booking":       {"booking", `query ($id: ID!) { node(id: $id) { id ... on Booking { title booker { name phone } } } }`},
	"node of a person":        {"person", `query ($id: ID!) { node(id: $id) { id ... on Person { name phone roles { role } } } }`},
	"node of an organisation": {"organisation", `query ($id: ID!) { node(id: $id) { id ... on Organisation { name members { name } } } }`},
	"node of a member":        {"member", `query ($id: ID!) { node(id: $id) { id } }`},
	"node of an invitation":   {"invitation", `query ($id: ID!) { node(id: $id) { id } }`},
	"node of a token":         {"token", `query ($id: ID!) { node(id: $id) { id ... on ApiToken { name hint } } }`},
	"node of a child":         {"child", `query ($id: ID!) { node(id: $id) { id } }`},
	"cancelling":              {"booking", `mutation ($id: ID!) { cancelBooking(input: {bookingId: $id}) { booking { title } refusals { rule } } }`},
	"moving":                  {"booking", `mutation ($id: ID!) { moveBooking(input: {bookingId: $id, slot: ` + freeSlot + `}) { booking { title } refusals { rule } } }`},
	"a dry run of a move":     {"booking", `query ($id: ID!) { checkBooking(input: {bookingId: $id, slot: ` + freeSlot + `}) { allowed refusals { rule } } }`},
	"booking from a hold":     {"booking", `mutation ($id: ID!) { bookSpace(input: {key: "a key that is long", holdId: $id}) { booking { title } refusals { rule } } }`},
	"revealing":               {"booking", `mutation ($id: ID!) { revealContact(input: {bookingId: $id, reason: "out of curiosity"}) { name phone } }`},
	"acting as somebody":      {"booking", `mutation ($id: ID!) { startDemoSession(input: {personId: $id}) { viewer { person { name } } } }`},
	"booking for a firm": {"organisation", `mutation ($id: ID!) { bookSpace(input: {key: "a key that is long", organisationId: $id, slot: ` + freeSlot +
		`}) { booking { title } refusals { rule } } }`},
	"inviting":              {"organisation", `mutation ($id: ID!) { inviteMember(input: {organisationId: $id, phone: "13900000000"}) { organisation { name } } }`},
	"following a firm":      {"organisation", `subscription ($id: ID!) { organisationBookings(organisationId: $id) { title } }`},
	"changing a member":     {"member", `mutation ($id: ID!) { changeMember(input: {membershipId: $id, admin: true}) { organisation { name } } }`},
	"removing a member":     {"member", `mutation ($id: ID!) { removeMember(input: {membershipId: $id}) { organisation { name } } }`},
	"joining":               {"invitation", `mutation ($id: ID!) { acceptInvitation(input: {invitationId: $id}) { organisation { name } } }`},
	"turning down":          {"invitation", `mutation ($id: ID!) { declineInvitation(input: {invitationId: $id}) { declined } }`},
	"taking back":           {"invitation", `mutation ($id: ID!) { withdrawInvitation(input: {invitationId: $id}) { withdrawn } }`},
	"revoking a token":      {"token", `mutation ($id: ID!) { revokeToken(input: {tokenId: $id}) { token { name } } }`},
	"removing a child":      {"child", `mutation ($id: ID!) { removeChild(input: {childId: $id}) { removed } }`},
	"a space by its id":     {"booking", `query ($id: ID!) { space(id: $id) { name } }`},
	"a community's courses": {"booking", `query ($id: ID!) { courses(communityId: $id) { title } }`},
	"a community's board":   {"booking", `query ($id: ID!) { bookings(communityId: $id, from: "2026-11-25", to: "2026-11-25") { nodes { title } } }`},
	"a community's log":     {"organisation", `query ($id: ID!) { audit(communityId: $id) { nodes { action } } }`},
	"roles":                 {"organisation", `query ($id: ID!) { holders(communityId: $id) { name } }`},
}
