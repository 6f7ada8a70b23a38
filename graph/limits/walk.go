package limits

import (
	"math"

	"github.com/vektah/gqlparser/v2/ast"
)

// found is what a selection holds, with its fragments where they are spread. Sums are floating: what doubles beyond all
// measure becomes infinite, not negative.
type found struct {
	depth                                float64
	fields, aliases, directives, signIns float64
	roots                                float64 // The fields at its top.
	cost                                 float64 // Of everything whose size is known below.
	entry                                float64 // Of one entry of the page that the field above asks for.
}

func (f *found) add(other found) {
	f.depth = math.Max(f.depth, other.depth)
	f.fields += other.fields
	f.aliases += other.aliases
	f.directives += other.directives
	f.signIns += other.signIns
	f.roots += other.roots
	f.cost += other.cost
	f.entry += other.entry
}

// walk judges one document with its variables.
type walk struct {
	prices    prices
	fragments map[string]*ast.FragmentDefinition
	seen      map[string]found // Fragments that are judged, or are being judged: a circle adds nothing.
	values    values
	page      float64
	wrongPage string // The argument that asks for less than one entry, or for more than a page may have.
	visited   int    // How many selections were looked at.
}

// newWalk begins to judge a document, of which the chosen operation, or nil, will run.
func (e *Extension) newWalk(d *ast.QueryDocument, chosen *ast.OperationDefinition, variables map[string]any) *walk {
	w := &walk{
		prices: e.prices, fragments: map[string]*ast.FragmentDefinition{}, seen: map[string]found{},
		values: values{variables: variables}, page: float64(e.most.Page),
	}
	if chosen != nil {
		w.values.definitions = chosen.VariableDefinitions
	}
	for _, f := range d.Fragments {
		w.fragments[f.Name] = f
	}
	return w
}

func (w *walk) operation(o *ast.OperationDefinition) found {
	f := w.selections(o.SelectionSet, w.prices.roots[o.Operation])
	f.directives += float64(len(o.Directives))
	for _, variable := range o.VariableDefinitions {
		f.directives += float64(len(variable.Directives))
	}
	return f
}

func (w *walk) fragment(name string) found {
	f, ok := w.seen[name]
	definition := w.fragments[name]
	if ok || definition == nil {
		return f
	}
	w.seen[name] = found{}
	f = w.selections(definition.SelectionSet, definition.TypeCondition)
	f.directives += float64(len(definition.Directives))
	w.seen[name] = f
	return f
}

func (w *walk) selections(set ast.SelectionSet, of string) (sum found) {
	for _, selection := range set {
		w.visited++
		switch s := selection.(type) {
		case *ast.Field:
			sum.add(w.field(s, w.prices.field(of, s)))
		case *ast.FragmentSpread:
			sum.add(w.fragment(s.Name))
			sum.directives += float64(len(s.Directives))
		case *ast.InlineFragment:
			on := of
			if s.TypeCondition != "" {
				on = s.TypeCondition
			}
			sum.add(w.selections(s.SelectionSet, on))
			sum.directives += float64(len(s.Directives))
		}
	}
	return sum
}

func (w *walk) field(s *ast.Field, p *price) found {
	f := w.selections(s.SelectionSet, p.of)
	f.depth, f.fields, f.roots = f.depth+1, f.fields+1, 1
	f.directives += float64(len(s.Directives))
	if s.Alias != "" && s.Alias != s.Name {
		f.aliases++
	}
	if p.signIn {
		f.signIns++
	}
	f.cost, f.entry = p.total(w.size(s, p), f.cost, f.entry)
	return f
}
