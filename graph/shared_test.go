package graph_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"youkong/internal/viewer"
)

// TestWhatIsSharedIsTheSameForAll: whatever one asks of availability, everybody sees the same in the same language. An
// event is executed once, as somebody who is not signed in, for all who asked in the same way: see server/graphqlhttp/wire.
func TestWhatIsSharedIsTheSameForAll(t *testing.T) {
	a, s := newAPI(t), schema(t)
	a.booked("resident-a", 1, 9)
	a.booked("firm", 2, 10)
	handles := []string{"resident-a", "firm", "staff-xinyu", "manager", "operator"}
	rapid.Check(t, func(r *rapid.T) {
		query := "query ($ids: [ID!]!) { availability(communityIds: $ids, from: \"2026-03-02\", to: \"2026-03-04\") " +
			selection(r, s, s.Types["AvailabilityEvent"], 4) + " }"
		var want json.RawMessage
		a.fine(viewer.Viewer{Language: viewer.English}, query, &want, "ids", []any{communityID("xinyu"), communityID("jingwu")})
		for _, handle := range handles {
			var got json.RawMessage
			a.fine(as(handle), query, &got, "ids", []any{communityID("xinyu"), communityID("jingwu")})
			if string(got) != string(want) {
				r.Fatalf("%s is shown\n%s\nand a stranger\n%s\nby %s", handle, got, want, query)
			}
		}
	})
}

// selection picks some fields of a type, and some of theirs, as far as they need no arguments.
func selection(r *rapid.T, s *ast.Schema, of *ast.Definition, depth int) string {
	var fields []string
	for _, f := range of.Fields {
		leaf := s.Types[f.Type.Name()].Fields == nil
		if needsArguments(f) || !leaf && depth == 0 || !rapid.Bool().Draw(r, f.Name) {
			continue
		}
		if leaf {
			fields = append(fields, f.Name)
		} else {
			fields = append(fields, f.Name+" "+selection(r, s, s.Types[f.Type.Name()], depth-1))
		}
	}
	return "{ __typename " + strings.Join(fields, " ") + " }"
}

func needsArguments(f *ast.FieldDefinition) bool {
	for _, argument := range f.Arguments {
		if argument.Type.NonNull {
			return true
		}
	}
	return strings.HasPrefix(f.Name, "__")
}
