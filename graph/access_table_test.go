package graph_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"youkong/ent/gen"
	"youkong/graph"
	"youkong/internal/seed"
	"youkong/internal/viewer"
)

var update = flag.Bool("update", false, "write docs/access.md as it is found to be")

const accessTable = "../docs/access.md"

// TestAccessTable asks for every root field, looks up every kind of object and reads every private column as everybody,
// and compares what comes of it with docs/access.md. What is found there is to be read before it is committed:
//
//	go test ./graph -run TestAccessTable -update
func TestAccessTable(t *testing.T) {
	fields, objects, columns := &table{}, &table{}, &table{}
	for _, c := range classes {
		w := newWorld(t) // Of their own, since mutations leave traces.
		v := w.viewer(c)
		w.revealed()
		for _, name := range privateNames {
			columns.put(name, w.column(v, privateColumns[name]))
		}
		for _, name := range nodes {
			objects.put(name, w.cell(v, c, strings.ReplaceAll(node, "NAME", name)))
		}
		for _, name := range rootFields(t) {
			fields.put(name, w.cell(v, c, samples[name]))
		}
		if strings.Contains(w.log.String(), "level=ERROR") {
			t.Errorf("asked by %s: %s", c.name, w.log)
		}
	}
	found := fmt.Sprintf(accessPage, legend(), fields, objects, columns)
	if *update {
		must(t, os.WriteFile(accessTable, []byte(found), 0o600))
	}
	kept, err := os.ReadFile(accessTable)
	must(t, err)
	if string(kept) != found {
		t.Errorf("docs/access.md says otherwise: read what `go test ./graph -run TestAccessTable -update` changes in it\n%s", difference(string(kept), found))
	}
}

// rootFields are all of the schema, in the order in which they are asked for. Each must have a sample.
func rootFields(t *testing.T) []string {
	t.Helper()
	s := schema(t)
	var names []string
	for _, root := range []*ast.Definition{s.Query, s.Subscription, s.Mutation} {
		var here []string
		for _, f := range root.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			name := root.Name + "." + f.Name
			here = append(here, name)
			if samples[name] == "" {
				t.Fatalf("%s has no sample: add how whoever has the right asks for it", name)
			}
		}
		slices.Sort(here)
		names = append(names, here...)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(last, name) })
	return append(names, last...)
}

// answered is what came of an operation.
type answered struct {
	data json.RawMessage
	errs []failure
}

// asked runs an operation as somebody who came by a browser, or with a token.
func (w *world) asked(v viewer.Viewer, operation string) answered {
	w.t.Helper()
	ctx, cancel := context.WithCancel(w.t.Context()) // A subscription ends after its first event.
	defer cancel()
	if !v.Token {
		ctx = graph.WithSessions(ctx, jar{})
	}
	var data json.RawMessage
	errs := w.askWithin(ctx, v, operation, &data)
	return answered{data, errs}
}

// jar takes the cookies that nobody keeps.
type jar struct{}

func (jar) Start(string)   {}
func (jar) End()           {}
func (jar) Device() string { return "" }

// words are how codes are called in the table.
var words = map[string]string{"UNAUTHENTICATED": "sign in", "FORBIDDEN": "forbidden", "NOT_FOUND": "not found", "BAD_USER_INPUT": "bad input", "CONFLICT": "conflict"}

var (
	masked  = regexp.MustCompile(`\p{Han}\*|\d{3}\*{4}\d{4}`)
	nothing = regexp.MustCompile(`^\{"\w+":null\}$`)
	nought  = regexp.MustCompile(`^\{"\w+":\{"\w+":false\}\}$`)
	anyID   = regexp.MustCompile(`[A-Za-z0-9_-]{23}`)
)

// cell is what a class gets: a refusal, nothing, or data with as much of others in it as there is.
func (w *world) cell(v viewer.Viewer, c class, operation string) string {
	w.t.Helper()
	a := w.asked(v, w.written(operation, false))
	if word := w.refused(a); word != "" {
		// A member sees who else is one, and so may learn that a change is for those who manage.
		seen := c.name == "member" && word == "forbidden"
		if none := w.asked(v, w.written(operation, true)); !seen && !a.same(none) {
			w.t.Errorf("%s, asked by %s: what exists is told from what does not:\n%s %+v\n%s %+v", operation, c.name, a.data, a.errs, none.data, none.errs)
		}
		return word
	}
	switch {
	case strings.Contains(string(a.data), `"rule":`):
		w.t.Errorf("%s, asked by %s, is refused by a rule: %s", operation, c.name, a.data)
		return "refused"
	case w.tells(c.handle, string(a.data)):
		return "whole"
	case masked.Match(a.data):
		return "masked"
	default:
		return "yes"
	}
}

// refused is the word for an answer that gives nothing; empty for any other.
func (w *world) refused(a answered) string {
	w.t.Helper()
	switch {
	case len(a.errs) > 0:
		word := words[a.errs[0].code()]
		if word == "" {
			w.t.Errorf("it fails with %+v", a.errs)
		}
		return word
	case nothing.Match(a.data):
		return "null"
	case nought.Match(a.data):
		return "false"
	default:
		return ""
	}
}

// same says whether two answers are the same but for the ids in them.
func (a answered) same(b answered) bool {
	text := func(a answered) string {
		errs, _ := json.Marshal(a.errs)
		return anyID.ReplaceAllString(string(a.data)+string(errs), "ID")
	}
	return text(a) == text(b)
}

// tells says whether a text holds the whole name or phone of anybody but the asker and their child.
func (w *world) tells(asker, text string) bool {
	w.t.Helper()
	for _, known := range []string{contactsName, contactsPhone} {
		if strings.Contains(text, known) {
			return true
		}
	}
	if asker != owner && strings.Contains(text, childsName) {
		return true
	}
	all, err := w.store.Read().Person.Query().All(w.t.Context())
	must(w.t, err)
	return slices.ContainsFunc(all, func(p *gen.Person) bool {
		name, err := w.people.Name(p)
		must(w.t, err)
		phone, err := w.people.Phone(p)
		must(w.t, err)
		own := asker != "" && p.ID == seed.PersonID(asker) || p.GuardianID != nil
		return !own && (name != "" && strings.Contains(text, `"`+name+`"`) || phone != "" && strings.Contains(text, phone))
	})
}
