package graph_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"youkong/internal/viewer"
)

// column is something private, with a way to it: an operation that calls it x.
type column struct{ operation, whole, masked string }

const boardOf = `{ bookings(communityId: "$community$", from: "$today$", to: "2026-03-10") { nodes { `

// privateColumns are those of the types below, by type and field; what follows the field says by which way.
var privateColumns = map[string]column{
	"Person.name":                        {`{ node(id: "$person$") { ... on Person { x: name } } }`, ownersName, "王*"},
	"Person.name, of a booking":          {`{ node(id: "$booking$") { ... on Booking { booker { x: name } } } }`, ownersName, "王*"},
	"Person.name, on the board":          {boardOf + `booker { x: name } } } }`, ownersName, "王*"},
	"Person.name, in the audit log":      {`{ audit(communityId: "$community$") { nodes { actor { x: name } } } }`, "新育小助", "新*"},
	"Person.phone":                       {`{ node(id: "$person$") { ... on Person { x: phone } } }`, ownersPhone, "138****0001"},
	"Person.phone, of a booking":         {`{ node(id: "$booking$") { ... on Booking { booker { x: phone } } } }`, ownersPhone, "138****0001"},
	"Person.name, of a waiter":           {`{ node(id: "$waiter$") { ... on Waiter { person { x: name } } } }`, ownersName, "王*"},
	"Waiter.organisationName":            {`{ node(id: "$organisation's waiter$") { ... on Waiter { x: organisationName } } }`, organisationsName, ""},
	"Person.login":                       {`{ node(id: "$person$") { ... on Person { x: login } } }`, "login-of-" + owner, ""},
	"Person.login, of a booking":         {`{ node(id: "$booking$") { ... on Booking { booker { x: login } } } }`, "login-of-" + owner, ""},
	"Booking.title":                      {`{ node(id: "$booking$") { ... on Booking { x: title } } }`, privateTitle, ""},
	"Booking.title, of the organisation": {`{ node(id: "$organisation's booking$") { ... on Booking { x: title } } }`, privateTitle, ""},
	"Booking.title, in availability":     {`{ availability(communityIds: ["$community$"], from: "$today$", to: "2026-03-10") { spaces { busy { x: title } } } }`, privateTitle, ""},
	"Booking.organisationName":           {`{ node(id: "$organisation's booking$") { ... on Booking { x: organisationName } } }`, organisationsName, ""},
	"Contact.name":                       {`{ node(id: "$booking on behalf$") { ... on Booking { contact { x: name } } } }`, contactsName, "卢*"},
	"Contact.phone":                      {`{ node(id: "$booking on behalf$") { ... on Booking { contact { x: phone } } } }`, contactsPhone, "139****5678"},
	"RevealContactPayload.name":          {`mutation { revealContact(input: {bookingId: "$booking on behalf$", reason: "` + privateReason + `"}) { x: name } }`, contactsName, "卢*"},
	"RevealContactPayload.phone":         {`mutation { revealContact(input: {bookingId: "$booking on behalf$", reason: "` + privateReason + `"}) { x: phone } }`, contactsPhone, "139****5678"},
	"AuditEntry.reason":                  {`{ audit(communityId: "$community$") { nodes { x: reason } } }`, privateReason, ""},
	"Organisation.name":                  {`{ node(id: "$organisation$") { ... on Organisation { x: name } } }`, organisationsName, ""},
	"Membership.name":                    {`{ node(id: "$organisation$") { ... on Organisation { members { x: name } } } }`, membersName, "吴*"},
	"Booking.overrideReason":             {`{ node(id: "$booking with reasons$") { ... on Booking { x: overrideReason } } }`, overrideReason, ""},
	"Booking.decisionReason":             {`{ node(id: "$booking with reasons$") { ... on Booking { x: decisionReason } } }`, decisionReason, ""},
	"Membership.phone":                   {`{ node(id: "$organisation$") { ... on Organisation { members { x: phone } } } }`, membersPhone, "138****0004"},
	"Invitation.phone":                   {`{ node(id: "$organisation$") { ... on Organisation { invitations { x: phone } } } }`, "13900000001", "139****0001"},
	"Invitation.organisationName":        {`{ me { invitations { x: organisationName } } }`, organisationsName, ""},
	"Holder.name":                        {`{ holders(communityId: "$community$") { x: name } }`, "新育小助", "新*"},
	"Holder.login":                       {`{ holders(communityId: "$community$") { x: login } }`, "login-of-staff-xinyu", ""},
	"Participant.name":                   {`{ node(id: "$entry$") { ... on Enrolment { participants { x: name } } } }`, ownersName, "王*"},
	"Child.name":                         {`{ me { children { x: name } } }`, childsName, "王*"},
	"Child.bornOn":                       {`{ me { children { x: bornOn } } }`, "2020-01-01", ""},
	"ApiToken.name":                      {`{ node(id: "$token$") { ... on ApiToken { x: name } } }`, "a private name", ""},
	"ApiToken.hint":                      {`{ node(id: "$token$") { ... on ApiToken { x: hint } } }`, "yk_hint12", ""},
	"Session.device":                     {`{ me { sessions { x: device } } }`, "a private device", ""},
	"ExportMyDataPayload.data":           {`mutation { exportMyData { x: data } }`, ownersPhone, ""},
}

// privateNames are in the order of the table, so that a reason is revealed before it is looked for.
var privateNames = func() []string {
	names := slices.Sorted(maps.Keys(privateColumns))
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	return names
}()

func rank(name string) int {
	return slices.Index([]string{"Person", "Booking", "Waiter", "Contact", "RevealContactPayload", "AuditEntry", "Organisation", "Membership",
		"Invitation", "Holder", "Participant", "Child", "ApiToken", "Session", "ExportMyDataPayload"}, strings.Split(name, ".")[0])
}

// column says how much of it the viewer reads.
func (w *world) column(v viewer.Viewer, c column) string {
	w.t.Helper()
	data := string(w.asked(v, w.written(c.operation, false)).data)
	switch {
	case strings.Contains(data, c.whole):
		return "whole"
	case c.masked != "" && strings.Contains(data, `"x":"`+c.masked+`"`):
		return "masked"
	default:
		return "–"
	}
}

// revealed has the staff look at a contact, so that there is an entry in the audit log with a reason.
func (w *world) revealed() {
	w.t.Helper()
	a := w.asked(as("staff-xinyu"), w.written(samples["Mutation.revealContact"], false))
	if len(a.errs) > 0 {
		w.t.Fatalf("the staff of the community can't reveal a contact: %+v", a.errs)
	}
}

// TestPrivateColumnsAreAllKnown: a text that is added to a type which tells of people needs an entry above.
func TestPrivateColumnsAreAllKnown(t *testing.T) {
	s := schema(t)
	for _, name := range []string{"Person", "Booking", "Waiter", "Contact", "RevealContactPayload", "AuditEntry", "Organisation", "Membership",
		"Invitation", "Holder", "Child", "ApiToken", "Session", "ExportMyDataPayload"} {
		if s.Types[name] == nil {
			t.Fatalf("there is no type %s", name)
		}
		for _, f := range s.Types[name].Fields {
			if of := f.Type.Name(); (of == "String" || of == "Date") && privateColumns[name+"."+f.Name].operation == "" {
				t.Errorf("%s.%s has no entry in privateColumns", name, f.Name)
			}
		}
	}
}
