package graph_test

// people are fields that say who somebody is, wherever there is a booking.
const people = `id title booker { name phone login } contact { name phone } organisationName`

// samples ask for each root field in a way that whoever has the right succeeds with. A field without one fails the test.
// What stands between dollar signs is in world.ids.
var samples = map[string]string{
	"Query.availability":  `{ availability(communityIds: ["$community$"]) { spaces { spaceId state busy { title kind } } } }`,
	"Query.communities":   `{ communities { name } }`,
	"Query.community":     `{ community(slug: "xinyu") { name } }`,
	"Query.space":         `{ space(id: "$space$") { name } }`,
	"Query.courses":       `{ courses { title } }`,
	"Query.previewRules":  `{ previewRules(input: {placeId: "$space$", rules: {maxLength: "PT30M"}}) { looked affected { booking { ` + people + ` } } } }`,
	"Query.demoPeople":    `{ demoPeople { introduction } }`,
	"Query.signInMethods": `{ signInMethods { kind } }`,
	"Query.node":          `{ node(id: "$community$") { id } }`,
	"Query.me": `{ me { person { name phone login } bookings { nodes { ` + people + ` } } tokens { name hint } sessions { device } children { name bornOn }
		organisations { name members { me admin } } invitations { organisationName } } }`,
	"Query.bookings":     `{ bookings(communityId: "$community$", from: "$today$", to: "2026-03-10") { nodes { ` + people + ` } } }`,
	"Query.checkBooking": `{ checkBooking(input: {bookingId: "$booking to check$", slot: {spaceId: "$space$", start: "$start$", end: "$end$"}}) { allowed } }`,
	"Query.freeSlots":    `{ freeSlots(duration: "PT1H", near: "$community$") { slots { space { name } start end } more } }`,
	"Query.holders":      `{ holders(communityId: "$community$") { name login person { name phone } } }`,
	"Query.audit":        `{ audit(communityId: "$community$") { nodes { action actor { name phone } reason } } }`,

	"Subscription.availability":         `subscription { availability(communityIds: ["$community$"]) { spaces { spaceId state busy { title kind } } } }`,
	"Subscription.myBookings":           `subscription { myBookings { ` + people + ` } }`,
	"Subscription.boardChanges":         `subscription { boardChanges(communityId: "$community$") { bookings { ` + people + ` } } }`,
	"Subscription.organisationBookings": `subscription { organisationBookings(organisationId: "$organisation$") { ` + people + ` } }`,

	"Mutation.acceptInvitation":       `mutation { acceptInvitation(input: {invitationId: "$invitation to accept$"}) { organisation { members { me admin } } } }`,
	"Mutation.addChild":               `mutation { addChild(input: {key: "addChild-1", name: "小", bornOn: "2021-01-01", consent: true}) { child { id } } }`,
	"Mutation.bookSpace":              `mutation { bookSpace(input: {key: "bookSpace-1", slot: {spaceId: "$space$", start: "$start$", end: "$end$"}}) { refusals { rule } } }`,
	"Mutation.cancelBooking":          `mutation { cancelBooking(input: {bookingId: "$booking to cancel$"}) { booking { ` + people + ` } } }`,
	"Mutation.changeMember":           `mutation { changeMember(input: {membershipId: "$member to change$", admin: true}) { organisation { members { name phone } } } }`,
	"Mutation.closeSpace":             `mutation { closeSpace(input: {key: "closeSpace-1", placeId: "$space$", from: "$closing$", to: "$reopening$", reason: "修"}) { closure { reason } bookings { ` + people + ` } } }`,
	"Mutation.endClosure":             `mutation { endClosure(input: {closureId: "$closure$"}) { ended } }`,
	"Mutation.setOpeningException":    `mutation { setOpeningException(input: {placeId: "$space$", date: "2026-03-20", spans: [], reason: "修"}) { day { because } } }`,
	"Mutation.removeOpeningException": `mutation { removeOpeningException(input: {placeId: "$space$", date: "$excepted$"}) { removed } }`,
	"Mutation.setRules":               `mutation { setRules(input: {placeId: "$space$", rules: {maxLength: "PT4H"}}) { preview { affected { booking { ` + people + ` } } } } }`,
	"Mutation.setHolidayHours":        `mutation { setHolidayHours(input: {communityId: "$community$", holidays: AS_USUAL}) { community { name } } }`,
	"Mutation.createOrganisation":     `mutation { createOrganisation(input: {key: "createOrganisation-1", name: "新"}) { organisation { name } } }`,
	"Mutation.createToken":            `mutation { createToken(input: {key: "createToken-1", name: "x", scopes: [READ], days: 1}) { token { name } } }`,
	"Mutation.declineInvitation":      `mutation { declineInvitation(input: {invitationId: "$invitation to decline$"}) { declined } }`,
	"Mutation.endOtherSession":        `mutation { endOtherSession(input: {sessionId: "$session$"}) { sessions { device } } }`,
	"Mutation.endSession":             `mutation { endSession { ended } }`,
	"Mutation.eraseMe":                `mutation { eraseMe(input: {confirm: "ERASE"}) { cancelled } }`,
	"Mutation.exportMyData":           `mutation { exportMyData { data } }`,
	"Mutation.grantRole":              `mutation { grantRole(input: {phone: "` + membersPhone + `", role: STAFF, communityId: "$community$"}) { holder { name person { phone } } } }`,
	"Mutation.holdSpace":              `mutation { holdSpace(input: {key: "holdSpace-1", slot: {spaceId: "$space$", start: "$start$", end: "$end$"}}) { refusals { rule } } }`,
	"Mutation.inviteMember":           `mutation { inviteMember(input: {organisationId: "$organisation$", phone: "13900000009"}) { organisation { members { name phone } invitations { phone } } } }`,
	"Mutation.moveBooking":            `mutation { moveBooking(input: {bookingId: "$booking to move$", slot: {spaceId: "$space$", start: "$start$", end: "$end$"}}) { booking { ` + people + ` } } }`,
	"Mutation.removeChild":            `mutation { removeChild(input: {childId: "$child$"}) { removed } }`,
	"Mutation.removeMember":           `mutation { removeMember(input: {membershipId: "$member to remove$"}) { organisation { members { name phone } } } }`,
	"Mutation.requestCode":            `mutation { requestCode(input: {phone: "13900000002"}) { expiresAt } }`,
	"Mutation.revealContact":          `mutation { revealContact(input: {bookingId: "$booking on behalf$", reason: "` + privateReason + `"}) { name phone } }`,
	"Mutation.revokeRole":             `mutation { revokeRole(input: {grantId: "$grant$"}) { revoked } }`,
	"Mutation.revokeToken":            `mutation { revokeToken(input: {tokenId: "$token$"}) { token { name hint } } }`,
	"Mutation.setPassword":            `mutation { setPassword(input: {password: "a long password"}) { problem } }`,
	"Mutation.signInWithCode":         `mutation { signInWithCode(input: {phone: "13900000002", code: "000000"}) { problem viewer { person { name } } } }`,
	"Mutation.signInWithPassword":     `mutation { signInWithPassword(input: {login: "nobody", password: "x"}) { problem viewer { person { name } } } }`,
	"Mutation.signOutEverywhere":      `mutation { signOutEverywhere { ended } }`,
	"Mutation.startDemoSession":       `mutation { startDemoSession(input: {personId: "$person$"}) { viewer { bookings { pageInfo { hasNextPage } } } } }`,
	"Mutation.updateProfile":          `mutation { updateProfile(input: {}) { person { name phone } } }`,
	"Mutation.withdrawInvitation":     `mutation { withdrawInvitation(input: {invitationId: "$invitation to withdraw$"}) { withdrawn } }`,
}

// last are mutations after which who asked is nobody any more.
var last = []string{"Mutation.endSession", "Mutation.signOutEverywhere", "Mutation.eraseMe"}

// nodes are what may be looked up by its id, by what it is.
var nodes = []string{
	"subdistrict", "community", "space", "booking", "hold", "organisation's booking", "booking on behalf", "person", "organisation",
	"member to change", "invitation to accept", "invitation to withdraw", "grant", "token", "session", "child",
}

const node = `{ node(id: "$NAME$") { __typename id ... on Booking { ` + people + ` } ... on Person { name phone login }
	... on Organisation { name members { name phone } invitations { phone } } ... on ApiToken { name hint } } }`
