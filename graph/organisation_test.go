package graph_test

import (
	"testing"

	"youkong/internal/globalid"
	"youkong/internal/seed"
	"youkong/internal/viewer"
)

const lookAtOrganisation = `query ($id: ID!) { node(id: $id) { ... on Organisation { name canManage
	members { id name phone me admin } invitations { phone organisationName } bookings(first: 10) { nodes { id } } } } }`

// firmView is an organisation as a member sees it.
type firmView struct {
	ID, Name  string
	CanManage bool
	Members   []struct {
		ID, Name  string
		Phone     *string
		Me, Admin bool
	}
	Invitations []struct{ Phone, OrganisationName string }
	Bookings    struct{ Nodes []struct{ ID string } }
}

func sampleFirm() string {
	return globalid.Encode(globalid.Organisation, seed.OrganisationID("sample"))
}

// look is what the viewer sees of the demo's firm; nil when it is not there for them.
func (a *api) look(v viewer.Viewer) *firmView {
	a.t.Helper()
	var data struct{ Node *firmView }
	a.fine(v, lookAtOrganisation, &data, "id", sampleFirm())
	return data.Node
}

// TestOrganisationIsItsMembersOwn: members see each other's whole names and the shared bookings, those who manage it who
// is invited; to anybody else there is nothing, staff and operators included.
func TestOrganisationIsItsMembersOwn(t *testing.T) {
	a := newAPI(t)
	for handle, invitations := range map[string]int{"firm": 1, "firm-member": 0} {
		seen := a.look(as(handle))
		if seen == nil || seen.Name != "样例小公司" || len(seen.Bookings.Nodes) < 2 {
			t.Fatalf("%s sees %+v", handle, seen)
		}
		if seen.CanManage != (handle == "firm") || len(seen.Invitations) != invitations {
			t.Errorf("%s manages it: %t, and sees %v", handle, seen.CanManage, seen.Invitations)
		}
		first, other := seen.Members[0], seen.Members[1]
		if first.Name != "周样例" || !first.Admin || first.Me != (handle == "firm") || *first.Phone != "138****0003" || other.Name != "吴样例" {
			t.Errorf("%s sees %+v", handle, seen.Members)
		}
	}
	for _, handle := range []string{"", "resident-a", "resident-b", "staff-jingwu", "manager", "operator"} {
		if seen := a.look(as(handle)); seen != nil {
			t.Errorf("%q sees %+v", handle, seen)
		}
	}
}

// TestInvitedByPhone: an invitation waits for who has the phone, whole life long: sent, seen, accepted, left.
func TestInvitedByPhone(t *testing.T) {
	a := newAPI(t)
	guest := as("resident-b")
	var waiting struct {
		Me struct {
			Organisations []firmView
			Invitations   []struct{ ID, Phone, OrganisationName string }
		}
	}
	const mine = "{ me { organisations { name } invitations { id phone organisationName } } }"
	a.fine(guest, mine, &waiting)
	if i := waiting.Me.Invitations; len(i) != 1 || i[0].OrganisationName != "样例小公司" || i[0].Phone != "138****0002" {
		t.Fatalf("waiting: %+v", waiting)
	}
	var accepted struct {
		AcceptInvitation struct{ Organisation firmView }
	}
	a.fine(guest, `mutation ($id: ID!) { acceptInvitation(input: {invitationId: $id}) { organisation { name canManage
		members { id me name } bookings { nodes { id } } } } }`, &accepted, "id", waiting.Me.Invitations[0].ID)
	joined := accepted.AcceptInvitation.Organisation
	if len(joined.Members) != 3 || !joined.Members[2].Me || joined.CanManage || len(joined.Bookings.Nodes) < 2 {
		t.Fatalf("joined %+v", joined)
	}
	var removed struct {
		RemoveMember struct{ Organisation *firmView }
	}
	const remove = "mutation ($id: ID!) { removeMember(input: {membershipId: $id}) { organisation { members { id } } } }"
	a.fine(as("firm"), remove, &removed, "id", joined.Members[2].ID)
	if from := removed.RemoveMember.Organisation; from == nil || len(from.Members) != 2 {
		t.Errorf("after the removal: %+v", from)
	}
	if seen := a.look(guest); seen != nil {
		t.Errorf("removed, and sees %+v", seen)
	}
	if errs := a.ask(guest, remove, nil, "id", joined.Members[0].ID); len(errs) != 1 || errs[0].code() != "NOT_FOUND" {
		t.Errorf("removed, and removes another: %+v", errs)
	}
	a.fine(as("firm-member"), remove, &removed, "id", joined.Members[1].ID)
	if removed.RemoveMember.Organisation != nil {
		t.Errorf("left, and sees %+v", removed.RemoveMember.Organisation)
	}
}

// TestInvitationTellsNothing: the answer is the same for a phone that somebody has and one that nobody has.
func TestInvitationTellsNothing(t *testing.T) {
	a := newAPI(t)
	var seen [2]struct {
		InviteMember struct{ Organisation firmView }
	}
	for i, number := range []string{"13800000001", "13700000001"} {
		a.fine(as("firm"), `mutation ($id: ID!, $phone: String!) { inviteMember(input: {organisationId: $id, phone: $phone}) {
			organisation { invitations { phone organisationName } } } }`, &seen[i], "id", sampleFirm(), "phone", number)
	}
	known, unknown := seen[0].InviteMember.Organisation.Invitations, seen[1].InviteMember.Organisation.Invitations
	if len(known) != 2 || len(unknown) != 3 || known[0].Phone != "138****0001" || unknown[0].Phone != "137****0001" {
		t.Errorf("known %v, unknown %v", known, unknown)
	}
}

// TestOrganisationOutOfReach: who does not belong to it gets the answer that there is none, whatever they try.
func TestOrganisationOutOfReach(t *testing.T) {
	a := newAPI(t)
	var sent struct {
		Me struct{ Invitations []struct{ ID string } }
	}
	a.fine(as("resident-b"), "{ me { invitations { id } } }", &sent)
	members := a.look(as("firm")).Members
	for query, id := range map[string]string{
		`mutation ($id: ID!) { inviteMember(input: {organisationId: $id, phone: "13700000001"}) { organisation { id } } }`: sampleFirm(),
		"mutation ($id: ID!) { changeMember(input: {membershipId: $id, admin: true}) { organisation { id } } }":            members[1].ID,
		"mutation ($id: ID!) { removeMember(input: {membershipId: $id}) { organisation { id } } }":                         members[1].ID,
		"mutation ($id: ID!) { acceptInvitation(input: {invitationId: $id}) { organisation { id } } }":                     sent.Me.Invitations[0].ID,
		"subscription ($id: ID!) { organisationBookings(organisationId: $id) { id } }":                                     sampleFirm(),
	} {
		if errs := a.ask(as("resident-a"), query, nil, "id", id); len(errs) != 1 || errs[0].code() != "NOT_FOUND" {
			t.Errorf("%s: %+v", query, errs)
		}
	}
	for _, query := range []string{
		"mutation ($id: ID!) { withdrawInvitation(input: {invitationId: $id}) { done: withdrawn } }",
		"mutation ($id: ID!) { declineInvitation(input: {invitationId: $id}) { done: declined } }",
	} {
		var data map[string]struct{ Done bool }
		a.fine(as("resident-a"), query, &data, "id", sent.Me.Invitations[0].ID)
		for name, answer := range data {
			if answer.Done {
				t.Errorf("%s was done", name)
			}
		}
	}
}

// TestFoundedAndShown: who founds an organisation sees all of it in the same answer.
func TestFoundedAndShown(t *testing.T) {
	a := newAPI(t)
	var data struct {
		CreateOrganisation struct{ Organisation firmView }
	}
	a.fine(as("resident-a"), `mutation { createOrganisation(input: {key: "a-new-firm", name: "新公司"}) { organisation {
		name canManage members { name me admin } bookings { nodes { id } } } } }`, &data)
	made := data.CreateOrganisation.Organisation
	if made.Name != "新公司" || !made.CanManage || len(made.Members) != 1 || !made.Members[0].Me || !made.Members[0].Admin {
		t.Errorf("founded %+v", made)
	}
}
