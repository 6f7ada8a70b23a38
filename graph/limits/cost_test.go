package limits_test

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"youkong/graph"
	"youkong/graph/limits"
	"youkong/internal/fault"
)

func TestCost(t *testing.T) {
	e := judge(t)
	window := `query($ids: [ID!]!, $from: Date, $to: Date = "2026-01-14") {
		availability(communityIds: $ids, from: $from, to: $to) { version } }`
	for name, c := range map[string]struct {
		query     string
		variables map[string]any
		want      int
	}{
		"nine plain values in an object":       {`{ space(id: "s") { id name slug floor kind units capacity access allocation } }`, nil, 4},
		"a list is its size times what it has": {`{ communities { id } }`, nil, 26},
		"lists within lists multiply":          {`{ communities { spaces { id } } }`, nil, 20 + 20*10*1.3},
		"a page as asked for":                  {`{ me { bookings(first: 100) { nodes { id } } } }`, nil, 10 + 20 + 130},
		"a page from the back":                 {`{ me { bookings(last: 10) { nodes { id } } } }`, nil, 10 + 20 + 13},
		"a page unasked for":                   {`{ me { bookings { nodes { id } } } }`, nil, 10 + 20 + 65},
		"a page through fragments": {`{ me { bookings(first: 100) { ...A } } } fragment A on BookingConnection { ...B }
			fragment B on BookingConnection { nodes { id } edges { cursor } }`, nil, 10 + 20 + 130 + 130},
		"a page by the variable's default": {`query($n: Int = 100) { me { bookings(first: $n) { nodes { id } } } }`, nil, 160},
		"a page by a variable":             {`query($n: Int = 1) { me { bookings(first: $n) { nodes { id } } } }`, map[string]any{"n": int64(100)}, 160},
		"a page by a variable in quotes":   {`query($n: Int) { me { bookings(first: $n) { nodes { id } } } }`, map[string]any{"n": "100"}, 160},
		"a page by null":                   {`query($n: Int = 1) { me { bookings(first: $n) { nodes { id } } } }`, map[string]any{"n": nil}, 95},
		"every id given":                   {window, map[string]any{"ids": []any{"a", "b", "c"}, "to": nil}, 31},
		"an id alone":                      {window, map[string]any{"ids": "a", "to": nil}, 11},
		"every day given":                  {window, map[string]any{"ids": []any{"a", "b"}, "from": "2026-01-11"}, 83},
		"days that no clock tells":         {window, map[string]any{"ids": []any{"a"}}, 145},
		"more days than there may be":      {window, map[string]any{"ids": []any{"a"}, "from": "1026-01-11"}, 145},
		"fewer days than none":             {window, map[string]any{"ids": []any{"a"}, "from": "2027-01-11"}, 11},
		"a value may cost something":       {`subscription { myBookings { canMove } }`, nil, 100},
		"types that exclude each other":    {`{ node(id: "x") { ... on Space { name } ... on Booking { title } } }`, nil, 11},
	} {
		t.Run(name, func(t *testing.T) {
			refused, cost := refusal(e, c.query, c.variables)
			if refused != nil || cost != c.want {
				t.Errorf("the cost is %d, not %d (%v)", cost, c.want, refused)
			}
		})
	}
}

// TestTooCostly allows an operation exactly what it costs, and then one less.
func TestTooCostly(t *testing.T) {
	const query = `{ me { bookings(first: 100) { nodes { id } } } }`
	most := limits.Default()
	most.Cost = 160
	if refused, _ := refusal(judgeBy(t, most), query, nil); refused != nil {
		t.Errorf("160 of 160 is refused: %v", refused)
	}
	most.Cost = 159
	refused, cost := refusal(judgeBy(t, most), query, nil)
	if refused == nil || refused.Code != fault.TooCostly || cost != 160 ||
		!strings.HasPrefix(refused.Message, "the operation costs 160; one operation may cost 159: 1 too much") {
		t.Errorf("160 of 159: %v", refused)
	}
}

// TestSizesAreTold walks the schema: a list without a size would be counted as one entry.
func TestSizesAreTold(t *testing.T) {
	for name, definition := range graph.Schema(&graph.Resolver{}).Schema().Types {
		if definition.BuiltIn || definition.Kind == ast.InputObject {
			continue
		}
		for _, field := range definition.Fields {
			if field.Type.Elem != nil && field.Directives.ForName("listSize") == nil {
				t.Errorf("%s.%s returns a list and has no @listSize", name, field.Name)
			}
		}
	}
}
