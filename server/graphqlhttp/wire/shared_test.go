package wire_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"youkong/ent/kind"
	"youkong/internal/globalid"
	"youkong/internal/seed"
	"youkong/internal/viewer"
)

// TestACourseOfAThousand: however many watch a course, each change is executed and encoded once for all of them.
func TestACourseOfAThousand(t *testing.T) {
	c := newCity(t)
	var all []*follower
	for i := range 1000 {
		v := viewer.Viewer{Language: viewer.English}
		if i%2 == 1 {
			v.Person, v.Credential = uuid.New(), uuid.New()
		}
		f := c.follow(v, `subscription ($course: ID!) { courseSeats(courseId: $course) { taken free version state asOf } }`,
			map[string]any{"course": globalid.Encode(globalid.Course, seed.CourseID("short-video-editing"))})
		f.next(t)
		all = append(all, f)
	}
	if n := c.shown.Load(); n != 1 {
		t.Errorf("what a thousand are shown first is executed %d times", n)
	}
	for range 3 {
		c.shown.Store(0)
		c.enrol()
		first := all[0].next(t)
		for _, f := range all[1:] {
			if f.next(t) != first {
				t.Fatal("two are shown what was encoded twice")
			}
		}
		if n := c.shown.Load(); n != 1 {
			t.Errorf("a change is executed %d times", n)
		}
	}
}

var people = []viewer.Viewer{
	{},
	{Person: seed.PersonID("resident-a")},
	{Person: seed.PersonID("staff-xinyu"), Grants: []viewer.Grant{{Role: kind.Staff, Community: seed.CommunityID("xinyu")}}},
	{Person: seed.PersonID("staff-xinyu"), Grants: []viewer.Grant{{Role: kind.Staff, Community: seed.CommunityID("yousan")}}},
	{Person: seed.PersonID("manager"), Grants: []viewer.Grant{{Role: kind.Manager, Subdistrict: seed.SubdistrictID()}}},
}

// watching is one who shares, beside an execution that is theirs alone.
type watching struct {
	*follower
	alone func() string
	stop  context.CancelFunc
}

func (c *city) watch(v viewer.Viewer, query string, variables map[string]any) *watching {
	c.t.Helper()
	ctx, stop := context.WithCancel(c.t.Context())
	return &watching{follower: c.follow(v, query, variables), alone: c.alone(ctx, v, query, variables), stop: stop}
}

func (w *watching) leave() {
	w.member.Leave()
	w.stop()
}

// TestSharedIsWhatEachAloneWouldSee: whatever is asked and whatever changes, what comes to many is to the byte what an
// execution for each of them would have made; and those who may share do.
func TestSharedIsWhatEachAloneWouldSee(t *testing.T) {
	c := newCity(t)
	rapid.Check(t, func(r *rapid.T) {
		d := document{r: r, types: c.types}
		query, variables, change := d.draw(c)
		var all []*watching
		defer func() {
			for _, w := range all {
				w.leave()
			}
		}()
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(people)-1), 2, 5).Draw(r, "viewers") {
			v := people[i]
			v.Language = rapid.SampledFrom([]viewer.Language{viewer.Chinese, viewer.English}).Draw(r, "language")
			all = append(all, c.watch(v, query, variables))
		}
		c.same(r, query, all)
		for range rapid.IntRange(1, 3).Draw(r, "changes") {
			if i := rapid.IntRange(0, len(all)-1).Draw(r, "who loses role and session"); rapid.Bool().Draw(r, "loses") {
				all[i].leave()
				gone := all[i]
				all[i] = c.watch(viewer.Viewer{Language: gone.v.Language}, query, variables)
				c.begun(r, query, all[i])
				defer func() {
					if len(gone.came) > 0 {
						r.Fatalf("somebody whose session ended is told by %s", query)
					}
				}()
			}
			change()
			c.same(r, query, all)
		}
	})
}

// begun compares what one is shown first.
func (c *city) begun(r *rapid.T, query string, w *watching) {
	if got, want := string(w.next(c.t).Payload), w.alone(); got != want {
		r.Fatalf("%+v is shown\n%s\nand alone\n%s\nby %s", w.v, got, want, query)
	}
}

// same compares what comes to all with what each would see alone.
func (c *city) same(r *rapid.T, query string, all []*watching) {
	first := map[viewer.Language]any{}
	for _, w := range all {
		shown := w.next(c.t)
		if got, want := string(shown.Payload), w.alone(); got != want {
			r.Fatalf("%+v is shown\n%s\nand alone\n%s\nby %s", w.v, got, want, query)
		}
		if one := first[w.v.Language]; one != nil && one != any(shown) {
			r.Fatalf("two of the same language do not share %s", query)
		}
		first[w.v.Language] = shown
	}
}

// document draws subscriptions.
type document struct {
	r         *rapid.T
	types     map[string]*ast.Definition
	aliases   int
	fragments []string
}

// draw is a document with its variables, and what changes its answer.
func (d *document) draw(c *city) (query string, variables map[string]any, change func()) {
	variables = map[string]any{"yes": rapid.Bool().Draw(d.r, "yes"), "no": rapid.Bool().Draw(d.r, "no")}
	root, result, id, change := "availability(communityIds: [$id])", "AvailabilityEvent", globalid.Encode(globalid.Community, seed.CommunityID("xinyu")), c.book
	if rapid.Bool().Draw(d.r, "windows") {
		root = `availability(communityIds: [$id], from: "2026-03-02", to: "2026-03-04")`
	}
	if rapid.Bool().Draw(d.r, "course") {
		root, result, id, change = "courseSeats(courseId: $id)", "CourseSeats", globalid.Encode(globalid.Course, seed.CourseID("short-video-editing")), c.enrol
	}
	variables["id"] = id
	body := d.selection(d.types[result], 3)
	return "subscription ($id: ID!, $yes: Boolean!, $no: Boolean!) { " + d.alias() + root + " { at: __typename @include(if: $yes) not: __typename @skip(if: $no) " +
		body + " } }" + strings.Join(d.fragments, ""), variables, change
}

// selection picks fields, some of them in fragments, as far as they need no arguments.
func (d *document) selection(of *ast.Definition, depth int) string {
	fields := []string{"__typename"}
	for _, f := range of.Fields {
		below := d.types[f.Type.Name()]
		leaf := below.Fields == nil
		if strings.HasPrefix(f.Name, "__") || needsArguments(f) || !leaf && depth == 0 || !rapid.Bool().Draw(d.r, f.Name) {
			continue
		}
		text := d.alias() + f.Name + rapid.SampledFrom([]string{"", "", " @include(if: $yes)", " @skip(if: $no)"}).Draw(d.r, "directive")
		if !leaf {
			text += " { " + d.selection(below, depth-1) + " }"
		}
		fields = append(fields, d.wrap(of, text))
	}
	return strings.Join(fields, " ")
}

// wrap puts a field into a fragment, or leaves it.
func (d *document) wrap(of *ast.Definition, field string) string {
	switch rapid.IntRange(0, 4).Draw(d.r, "fragment") {
	case 0:
		return "... on " + of.Name + " { " + field + " }"
	case 1:
		name := fmt.Sprint("F", len(d.fragments))
		d.fragments = append(d.fragments, " fragment "+name+" on "+of.Name+" { "+field+" }")
		return "..." + name
	}
	return field
}

// alias is one that nothing else bears, or none.
func (d *document) alias() string {
	if !rapid.Bool().Draw(d.r, "alias") {
		return ""
	}
	d.aliases++
	return fmt.Sprintf("a%d: ", d.aliases)
}

func needsArguments(f *ast.FieldDefinition) bool {
	for _, argument := range f.Arguments {
		if argument.Type.NonNull {
			return true
		}
	}
	return false
}
