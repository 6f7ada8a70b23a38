package viewer_test

import (
	"testing"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/viewer"
)

// TestMayGive: operators give any role anywhere, managers that of staff in their own subdistrict, others none.
func TestMayGive(t *testing.T) {
	here, elsewhere, community := uuid.New(), uuid.New(), uuid.New()
	for name, c := range map[string]struct {
		grants []viewer.Grant
		role   kind.Role
		in     uuid.UUID
		may    bool
	}{
		"nobody":                           {nil, kind.Staff, here, false},
		"staff, staff":                     {[]viewer.Grant{{Role: kind.Staff, Community: community}}, kind.Staff, here, false},
		"a manager, staff":                 {[]viewer.Grant{{Role: kind.Manager, Subdistrict: here}}, kind.Staff, here, true},
		"a manager, staff elsewhere":       {[]viewer.Grant{{Role: kind.Manager, Subdistrict: elsewhere}}, kind.Staff, here, false},
		"a manager, a manager":             {[]viewer.Grant{{Role: kind.Manager, Subdistrict: here}}, kind.Manager, here, false},
		"a manager, an operator":           {[]viewer.Grant{{Role: kind.Manager, Subdistrict: here}}, kind.Operator, uuid.Nil, false},
		"an operator, staff":               {[]viewer.Grant{{Role: kind.Operator}}, kind.Staff, here, true},
		"an operator, a manager":           {[]viewer.Grant{{Role: kind.Operator}}, kind.Manager, here, true},
		"an operator, an operator":         {[]viewer.Grant{{Role: kind.Operator}}, kind.Operator, uuid.Nil, true},
		"staff who manage elsewhere, here": {[]viewer.Grant{{Role: kind.Staff, Community: community}, {Role: kind.Manager, Subdistrict: elsewhere}}, kind.Staff, here, false},
	} {
		if may := (viewer.Viewer{Person: uuid.New(), Grants: c.grants}).MayGive(c.role, c.in); may != c.may {
			t.Errorf("%s: %t", name, may)
		}
	}
}
