package graph_test

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"youkong/internal/viewer"
)

// TestDefaultDeny asks every guarded query and mutation as those it is not for.
func TestDefaultDeny(t *testing.T) {
	a, s := newAPI(t), schema(t)
	asked := 0
	for _, root := range []*ast.Definition{s.Query, s.Mutation} {
		for _, f := range root.Fields {
			office := f.Directives.ForName("staff") != nil || f.Directives.ForName("manager") != nil
			if !office && f.Directives.ForName("signedIn") == nil {
				continue
			}
			asked++
			query := strings.ToLower(root.Name) + " { " + call(s, f) + " }"
			if errs := a.ask(as(""), query, nil); len(errs) == 0 || errs[0].code() != "UNAUTHENTICATED" {
				t.Errorf("%s, asked by nobody: %+v", query, errs)
			}
			if !office {
				continue
			}
			if errs := a.ask(as("resident-a"), query, nil); len(errs) == 0 || errs[0].code() != "FORBIDDEN" {
				t.Errorf("%s, asked by a resident: %+v", query, errs)
			}
		}
	}
	if asked < 6 {
		t.Errorf("only %d fields were asked for", asked)
	}
}

// call writes a field with sound arguments and the least selection.
func call(s *ast.Schema, f *ast.FieldDefinition) string {
	text := f.Name
	var arguments []string
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			arguments = append(arguments, a.Name+": "+value(s, a.Type))
		}
	}
	if len(arguments) > 0 {
		text += "(" + strings.Join(arguments, ", ") + ")"
	}
	if s.Types[f.Type.Name()].IsCompositeType() {
		text += " { __typename }"
	}
	return text
}

// value makes up a sound value of a type.
func value(s *ast.Schema, of *ast.Type) string {
	if of.Elem != nil {
		return "[" + value(s, of.Elem) + "]"
	}
	switch d := s.Types[of.Name()]; d.Kind {
	case ast.InputObject:
		var fields []string
		for _, f := range d.Fields {
			if f.Type.NonNull && f.DefaultValue == nil {
				fields = append(fields, f.Name+": "+value(s, f.Type))
			}
		}
		return "{" + strings.Join(fields, ", ") + "}"
	case ast.Enum:
		return d.EnumValues[0].Name
	default:
		return map[string]string{
			"ID": `"` + communityID("xinyu") + `"`, "String": `"something"`, "Int": "1", "Boolean": "true",
			"Date": `"2026-03-02"`, "DateTime": `"2026-03-02T10:00:00+08:00"`, "Duration": `"PT1H"`, "LocalTime": `"08:30"`,
		}[d.Name]
	}
}

// TestLanguage: names and sentences follow the viewer, codes do not.
func TestLanguage(t *testing.T) {
	a := newAPI(t)
	for _, c := range []struct{ handle, name string }{{"", "新育社区"}, {"resident-a", "Xinyu Community"}} {
		var data struct{ Community struct{ Name string } }
		a.fine(as(c.handle), `{ community(slug: "xinyu") { name } }`, &data)
		if data.Community.Name != c.name {
			t.Errorf("%q reads %q", c.handle, data.Community.Name)
		}
	}
	for _, language := range []viewer.Language{viewer.Chinese, viewer.English} {
		v := as("resident-a")
		v.Language = language
		var data struct {
			BookSpace struct {
				Refusals []struct{ Rule, Message string }
			}
		}
		a.fine(v, book, &data, "key", "a key that is long", "space", spaceID("xinyu", "yoga-room"), "start", a.hour(1, 3), "end", a.hour(1, 4))
		r := data.BookSpace.Refusals
		if len(r) != 1 || r[0].Rule != "OPENING_HOURS" {
			t.Fatalf("refused by %v", r)
		}
		if chinese := strings.ContainsAny(r[0].Message, "开放时间"); chinese != (language == viewer.Chinese) {
			t.Errorf("in %s: %q", language, r[0].Message)
		}
	}
}
