package graph_test

// people are fields that say who somebody is, wherever there is a booking.
const people = `id title booker { name phone login } contact { name phone } organisationName`

// waiting says who waits.
const waiting = `id ahead organisationName person { name phone login } booking { ` + people + ` }`

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
		organisations { name members { me admin } } invitations { organisationName } waiting { ` + waiting + ` } enrolments { ` + entry + ` } } }`,
	"Query.bookings":        `{ bookings(communityId: "$community$", from: "$today$", to: "2026-03-10") { nodes { ` + people + ` } } }`,
	"Query.checkBooking":    `{ checkBooking(input: {bookingId: "$booking to check$", slot: {spaceId: "$space$", start: "$start$", end: "$end$"}}) { allowed } }`,
	"Query.checkSeries":     `{ checkSeries(input: {rule: "FREQ=DAILY;COUNT=2", slot: {spaceId: "$space$", start: "$start$", end: "$end$"}}) { allowed sentence dates { outcome } } }`,
	"Query.checkSeriesMove": `{ checkSeriesMove(input: {bookingId: "$date to move$", scope: ALL, onRefusal: SKIP_REFUSED, slot: {spaceId: "$space$", start: "$start$", end: "$end$"}}) { dates { outcome booking { ` + people + ` } } } }`,
	"Query.freeSlots":       `{ freeSlots(duration: "PT1H", near: "$community$") { slots { space { name } start end } more } }`,
	"Query.holders":         `{ holders(communityId: "$community$") { name login person { name phone } } }`,
	"Query.audit":           `{ audit(communityId: "$community$") { nodes { action actor { name phone } reason } } }`,

	"Query.waiters": `{ waiters(communityId: "$community$", from: "$today$", to: "2026-03-10") { ` + waiting + ` } }`,

	"Subscription.myWaiting":            `subscription { myWaiting { ` + waiting + ` } }`,
	"Subscription.waiters":              `subscription { waiters(communityId: "$community$", from: "$today$", to: "2026-03-10") { ` + waiting + ` } }`,
	"Subscription.availability":         `subscription { availability(communityIds: ["$community$"]) { spaces { spaceId state busy { title kind } } } }`,
	"Subscription.myBookings":           `subscription { myBookings { ` + people + ` } }`,
	"Subscription.boardChanges":         `subscription { boardChanges(communityId: "$community$") { bookings { ` + people + ` } } }`,
	"Subscription.organisationBookings": `subscription { organisationBookings(organisationId: "$organisation$") { ` + people + ` } }`,

	"Query.requests": `{ requests(communityId: "$community$") { nodes { ` + people + ` } } }`,

	"Mutation.approveBooking": `mutation { approveBooking(input: {bookingId: "$request to approve$"}) { booking { ` + people + ` } } }`,
	"Mutation.rejectBooking":  `mutation { rejectBooking(input: {bookingId: "$request to reject$", reason: "` + privateReason + `"}) { booking { ` + people + ` } } }`,
	"Mutation.reopenBooking":  `mutation { reopenBooking(input: {bookingId: "$request to reopen$"}) { booking { ` + people + ` } } }`,
	"Mutation.checkIn":        `mutation { checkIn(input: {bookingId: "$booking to check in$"}) { booking { ` + people + ` } } }`,
	"Mutation.checkInAt":      `mutation { checkInAt(input: {spaceId: "$space$", doorCode: "x"}) { booking { ` + people + ` } } }`,
	"Mutation.endBooking":     `mutation { endBooking(input: {bookingId: "$booking to end$"}) { booking { ` + people + ` } } }`,
	"Mutation.blockSpace":     `mutation { blockSpace(input: {key: "blockSpace-1", slot: {spaceId: "$space$", start: "$start$", end: "$end$"}, reason: "` + privateReason + `"}) { booking { ` + people + ` } } }`,
	"Mutation.liftSuspension": `mutation { liftSuspension(input: {personId: "$person$", communityId: "$community$", reason: "` + privateReason + `"}) { person { name phone login } } }`,
	"Mutation.renewDoorCode":  `mutation { renewDoorCode(input: {spaceId: "$space$"}) { space { name } } }`,

	"Query.terms":         `{ terms { name subdistrict { name } } }`,
	"Query.draftCourses":  `{ draftCourses(communityId: "$community$") { title } }`,
	"Query.previewCourse": `{ previewCourse(input: {courseId: "$draft$", sessions: [{spaceId: "$science space$", start: "$far start$", end: "$far end$"}]}) { refusals { rule } } }`,

	"Subscription.courseSeats": `subscription { courseSeats(courseId: "$course$") { taken free waiting entered } }`,

	"Mutation.createTerm":        `mutation { createTerm(input: {key: "createTerm-1", subdistrictId: "$subdistrict$", nameZh: "秋", nameEn: "Autumn", startsOn: "2026-09-01", endsOn: "2026-12-31"}) { term { name } } }`,
	"Mutation.createCourse":      `mutation { createCourse(input: {key: "createCourse-1", communityId: "$community$", course: {titleZh: "课", titleEn: "Course", category: ARTS, capacity: 9, mode: FIRST_COME}}) { course { title } } }`,
	"Mutation.updateCourse":      `mutation { updateCourse(input: {courseId: "$draft$", course: {titleZh: "课", titleEn: "Course", category: ARTS, capacity: 9, mode: FIRST_COME}}) { course { title } } }`,
	"Mutation.publishCourse":     `mutation { publishCourse(input: {courseId: "$draft$", sessions: [{spaceId: "$science space$", start: "$far start$", end: "$far end$"}]}) { published course { enrolments { ` + entry + ` } } } }`,
	"Mutation.cancelCourse":      `mutation { cancelCourse(input: {courseId: "$course to cancel$"}) { course { enrolments { ` + entry + ` } } } }`,
	"Mutation.moveSession":       `mutation { moveSession(input: {sessionId: "$session to move$", to: {spaceId: "$science space$", start: "$far start$", end: "$far end$"}}) { moved } }`,
	"Mutation.cancelSession":     `mutation { cancelSession(input: {sessionId: "$session to cancel$"}) { course { title } } }`,
	"Mutation.setAttendance":     `mutation { setAttendance(input: {sessionId: "$course session$", participantId: "$participant$", presence: PRESENT}) { enrolment { ` + entry + ` } } }`,
	"Mutation.attendSession":     `mutation { attendSession(input: {sessionId: "$course session$", doorCode: "x"}) { enrolment { ` + entry + ` } } }`,
	"Mutation.enrol":             `mutation { enrol(input: {key: "enrol-0001", courseId: "$course$"}) { refusals { rule } enrolment { ` + entry + ` } } }`,
	"Mutation.withdrawEnrolment": `mutation { withdrawEnrolment(input: {enrolmentId: "$entry to withdraw$"}) { enrolment { ` + entry + ` } } }`,
	"Mutation.acceptPlace":       `mutation { acceptPlace(input: {enrolmentId: "$entry to accept$"}) { enrolment { ` + entry + ` } } }`,
	"Mutation.setBeacon":         `mutation { setBeacon(input: {courseId: "$draw to note$", beacon: "1"}) { course { draw { beacon list } } } }`,
	"Mutation.runDraw":           `mutation { runDraw(input: {courseId: "$draw to run$"}) { course { draw { transcript } } } }`,

	"Mutation.acceptInvitation":       `mutation { acceptInvitation(input: {invitationId: "$invitation to accept$"}) { organisation { members { me admin } } } }`,
	"Mutation.acceptOffer":            `mutation { acceptOffer(input: {waiterId: "$waiter to accept$"}) { waiter { ` + waiting + ` } } }`,
	"Mutation.declineOffer":           `mutation { declineOffer(input: {waiterId: "$waiter to decline$"}) { waiter { ` + waiting + ` } } }`,
	"Mutation.joinWaitlist":           `mutation { joinWaitlist(input: {key: "joinWaitlist-1", slot: {spaceId: "$taken space$", start: "$taken from$", end: "$taken to$"}}) { refusals { rule } } }`,
	"Mutation.leaveWaitlist":          `mutation { leaveWaitlist(input: {waiterId: "$waiter$"}) { waiter { ` + waiting + ` } } }`,
	"Mutation.addChild":               `mutation { addChild(input: {key: "addChild-1", name: "小", bornOn: "2021-01-01", consent: true}) { child { id } } }`,
	"Mutation.bookSpace":              `mutation { bookSpace(input: {key: "bookSpace-1", slot: {spaceId: "$space$", start: "$start$", end: "$end$"}}) { refusals { rule } } }`,
	"Mutation.bookSeries":             `mutation { bookSeries(input: {key: "bookSeries-1", rule: "FREQ=DAILY;COUNT=1", onRefusal: SKIP_REFUSED, slot: {spaceId: "$space$", start: "$start$", end: "$end$"}}) { dates { outcome booking { ` + people + ` } } } }`,
	"Mutation.moveSeries":             `mutation { moveSeries(input: {bookingId: "$date to move$", scope: ALL, onRefusal: SKIP_REFUSED, slot: {spaceId: "$space$", start: "$start$", end: "$end$"}}) { series { sentence occurrences { ` + people + ` } } dates { booking { ` + people + ` } } } }`,
	"Mutation.cancelSeries":           `mutation { cancelSeries(input: {bookingId: "$date to cancel$", scope: ALL}) { dates { booking { ` + people + ` } } } }`,
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
	"subdistrict", "community", "space", "booking", "hold", "series", "organisation's booking", "booking on behalf", "person", "organisation",
	"member to change", "invitation to accept", "invitation to withdraw", "grant", "token", "session", "child", "waiter", "course", "draft", "course session", "term", "entry",
}

const node = `{ node(id: "$NAME$") { __typename id ... on Booking { ` + people + ` } ... on Series { sentence occurrences { ` + people + ` } } ... on Person { name phone login }
	... on Organisation { name members { name phone } invitations { phone } } ... on ApiToken { name hint }
	... on Waiter { ` + waiting + ` } ... on Enrolment { ` + entry + ` } ... on Course { called: title mine { ` + entry + ` } enrolments { ` + entry + ` } }
	... on CourseSession { attendance { presence } } } }`
