package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"youkong/graph"
)

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	sdl, err := graph.SDL()
	if err != nil {
		t.Fatal(err)
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: sdl})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// own are the definitions that we wrote.
func own(s *ast.Schema) []*ast.Definition {
	var all []*ast.Definition
	for _, d := range s.Types {
		if !d.BuiltIn {
			all = append(all, d)
		}
	}
	slices.SortFunc(all, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// TestEveryRootFieldSaysForWhom: nothing is open because somebody forgot to close it.
func TestEveryRootFieldSaysForWhom(t *testing.T) {
	s, fields := schema(t), 0
	for _, root := range []*ast.Definition{s.Query, s.Mutation, s.Subscription} {
		for _, f := range root.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			fields++
			var access []string
			for _, d := range f.Directives {
				if slices.Contains([]string{"public", "signedIn", "staff", "manager"}, d.Name) {
					access = append(access, d.Name)
				}
			}
			if len(access) != 1 {
				t.Errorf("%s.%s must say exactly one of @public, @signedIn, @staff and @manager; it says %v", root.Name, f.Name, access)
			}
		}
	}
	if fields < 15 {
		t.Errorf("only %d root fields were looked at", fields)
	}
}

// open is what anybody may ask for, written out: to open one more is a decision, not an accident.
var open = []string{
	"Query.availability", "Query.communities", "Query.community", "Query.courses", "Query.demoPeople", "Query.freeSlots", "Query.me",
	"Query.node", "Query.signInMethods", "Query.space", "Query.terms", "Subscription.courseSeats",
	"Mutation.endSession", "Mutation.requestCode", "Mutation.signInWithCode", "Mutation.signInWithPassword",
	"Mutation.startDemoSession",
	"Subscription.availability",
}

func TestWhatIsPublic(t *testing.T) {
	s := schema(t)
	var found []string
	for _, root := range []*ast.Definition{s.Query, s.Mutation, s.Subscription} {
		for _, f := range root.Fields {
			if f.Directives.ForName("public") != nil {
				found = append(found, root.Name+"."+f.Name)
			}
		}
	}
	want := slices.Clone(open)
	slices.Sort(found)
	slices.Sort(want)
	if !slices.Equal(found, want) {
		t.Errorf("public are\n%v, want\n%v", found, want)
	}
}

// TestEverythingIsDescribed: types, fields, arguments, enum values and directives, each in a sentence or two.
func TestEverythingIsDescribed(t *testing.T) {
	s := schema(t)
	described := func(what, text string) {
		if text = strings.TrimSpace(text); len(text) < 5 || !strings.ContainsAny(text[len(text)-1:], ".?!`)") {
			t.Errorf("%s is described as %q", what, text)
		}
	}
	arguments := func(of string, list ast.ArgumentDefinitionList) {
		for _, a := range list {
			described(of+"("+a.Name+":)", a.Description)
		}
	}
	for _, d := range own(s) {
		described(d.Name, d.Description)
		for _, f := range d.Fields {
			if !strings.HasPrefix(f.Name, "__") {
				described(d.Name+"."+f.Name, f.Description)
				arguments(d.Name+"."+f.Name, f.Arguments)
			}
		}
		for _, v := range d.EnumValues {
			described(d.Name+"."+v.Name, v.Description)
		}
	}
	for name, d := range s.Directives {
		if d.Position != nil && d.Position.Src != nil && !d.Position.Src.BuiltIn {
			described("@"+name, d.Description)
			arguments("@"+name, d.Arguments)
		}
	}
}

// TestShapes: mutations take one input and give a payload of their own; ids are not null; connections page both ways.
func TestShapes(t *testing.T) {
	s := schema(t)
	for _, f := range s.Mutation.Fields {
		payload := strings.ToUpper(f.Name[:1]) + f.Name[1:] + "Payload"
		if f.Type.String() != payload+"!" {
			t.Errorf("%s gives %s, want %s!", f.Name, f.Type, payload)
		}
		if len(f.Arguments) > 1 || len(f.Arguments) == 1 && f.Arguments[0].Name != "input" {
			t.Errorf("%s takes more than one input", f.Name)
		}
	}
	for _, d := range own(s) {
		for _, f := range d.Fields {
			if f.Name == "id" && f.Type.String() != "ID!" {
				t.Errorf("%s.id is %s", d.Name, f.Type)
			}
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			for _, argument := range []string{"first", "after", "last", "before"} {
				if f.Arguments.ForName(argument) == nil {
					t.Errorf("%s.%s cannot be paged by %s", d.Name, f.Name, argument)
				}
			}
		}
	}
}
