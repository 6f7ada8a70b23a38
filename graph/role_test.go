package graph_test

import (
	"slices"
	"testing"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

// holder is one as those see them who may give and take the role.
type holder struct {
	ID, Name string
	Login    *string
	Person   struct {
		Name  string
		Phone *string
	}
	Grant struct {
		Role                   string
		Community, Subdistrict *struct{ Slug string }
	}
	GrantedAt *string
}

const grant = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { password holder { id name login
	person { name phone } grant { role community { slug } subdistrict { slug } } grantedAt } } }`

// TestHolders: a manager sees who works where they look after, whole names and masked phones; operators see everybody.
func TestHolders(t *testing.T) {
	a := newAPI(t)
	var data struct{ Holders []holder }
	const ofCommunity = "query ($id: ID!) { holders(communityId: $id) { id name person { name phone } grant { role community { slug } } grantedAt } }"
	for _, handle := range []string{"manager", "operator"} {
		a.fine(as(handle), ofCommunity, &data, "id", communityID("xinyu"))
		if len(data.Holders) != 1 || data.Holders[0].Name != "新育小助" || *data.Holders[0].Person.Phone != "138****0005" ||
			data.Holders[0].Grant.Community.Slug != "xinyu" || data.Holders[0].GrantedAt == nil {
			t.Errorf("%s sees %+v", handle, data.Holders)
		}
	}
	street := globalid.Encode(globalid.Subdistrict, seed.SubdistrictID())
	a.fine(as("manager"), "query ($id: ID!) { holders(subdistrictId: $id) { name grant { role subdistrict { slug } } } }", &data, "id", street)
	if len(data.Holders) != 1 || data.Holders[0].Grant.Role != "MANAGER" || data.Holders[0].Grant.Subdistrict == nil {
		t.Errorf("managers %+v", data.Holders)
	}
	a.fine(as("operator"), "{ holders { name grant { role } } }", &data)
	if len(data.Holders) != 1 || data.Holders[0].Grant.Role != "OPERATOR" {
		t.Errorf("operators %+v", data.Holders)
	}
	for handle, code := range map[string]string{"resident-a": "FORBIDDEN", "staff-xinyu": "FORBIDDEN", "": "UNAUTHENTICATED"} {
		if errs := a.ask(as(handle), ofCommunity, nil, "id", communityID("xinyu")); len(errs) == 0 || errs[0].code() != code {
			t.Errorf("%q: %+v", handle, errs)
		}
	}
	if errs := a.ask(as("manager"), "{ holders { id } }", nil); len(errs) == 0 || errs[0].code() != "FORBIDDEN" {
		t.Errorf("a manager sees operators: %+v", errs)
	}
}

// TestGrantAndRevoke: a manager gives a login the role of staff, once with its password, and takes it back.
func TestGrantAndRevoke(t *testing.T) {
	a := newAPI(t)
	var given struct {
		GrantRole struct {
			Password *string
			Holder   holder
		}
	}
	input := map[string]any{"login": "yousan.desk", "name": "邮三前台", "role": "STAFF", "communityId": communityID("yousan")}
	a.fine(as("manager"), grant, &given, "input", input)
	if h := given.GrantRole.Holder; given.GrantRole.Password == nil || h.Name != "邮三前台" || *h.Login != "yousan.desk" || h.Person.Name != "邮*" {
		t.Fatalf("given %+v", given)
	}
	id := given.GrantRole.Holder.ID
	a.fine(as("manager"), grant, &given, "input", input)
	if given.GrantRole.Password != nil || given.GrantRole.Holder.ID != id {
		t.Errorf("given again: %+v", given)
	}
	const revoke = "mutation ($id: ID!) { revokeRole(input: {grantId: $id}) { revoked } }"
	var taken struct{ RevokeRole struct{ Revoked bool } }
	var done []bool
	for range 2 {
		a.fine(as("manager"), revoke, &taken, "id", id)
		done = append(done, taken.RevokeRole.Revoked)
	}
	if !slices.Equal(done, []bool{true, false}) {
		t.Errorf("revoked %v", done)
	}
	input = map[string]any{"phone": "13700000001", "role": "OPERATOR"}
	for handle, code := range map[string]string{"manager": "FORBIDDEN", "staff-xinyu": "FORBIDDEN", "resident-a": "FORBIDDEN"} {
		if errs := a.ask(as(handle), grant, nil, "input", input); len(errs) != 1 || errs[0].code() != code {
			t.Errorf("%s makes an operator: %+v", handle, errs)
		}
	}
}
