package limits

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"
)

// The costs of what bears no @cost, in units of about ten microseconds of one processor: 3 µs for a value that has a
// resolver, and some more for the place of an object.
const (
	objectCost = 1.0
	plainCost  = 0.3
)

// assumedPage is the size of a page that nobody sized.
const assumedPage = 50

// price is what the schema says of one field.
type price struct {
	of     string  // The type of its entries.
	weight float64 // Of each entry, what is below not counted.
	signIn bool

	assumed   float64  // How many entries, where no argument tells.
	arguments []string // That tell; the first one given counts.
	days      float64  // The most local days between `from` and `to`; 0 where days don't matter.
	ofPage    bool     // As many entries as the field above asks for.
	pages     bool     // Its arguments size the lists of the page below, not itself.
}

// total is what the field costs: altogether, or for each entry of the page that it is part of. It is given its size and
// what is below one of its entries.
func (p *price) total(size, below, entry float64) (cost, ofEntry float64) {
	switch {
	case p.pages:
		return p.weight + below + size*entry, 0
	case p.ofPage:
		return 0, p.weight + below + assumedPage*entry
	default:
		return size * (p.weight + below + assumedPage*entry), 0
	}
}

// prices are those of a whole schema.
type prices struct {
	roots map[ast.Operation]string
	types map[string]map[string]*price
}

// What a document may name that the schema doesn't know; validation refuses it later.
var (
	unknownPlain  = &price{weight: plainCost, assumed: 1}
	unknownObject = &price{weight: objectCost, assumed: 1}
)

func (p prices) field(of string, s *ast.Field) *price {
	if found := p.types[of][s.Name]; found != nil {
		return found
	}
	if len(s.SelectionSet) == 0 {
		return unknownPlain
	}
	return unknownObject
}

// read finds every price of the schema.
func read(schema *ast.Schema) (prices, error) {
	p := prices{roots: map[ast.Operation]string{}, types: map[string]map[string]*price{}}
	for operation, root := range map[ast.Operation]*ast.Definition{
		ast.Query: schema.Query, ast.Mutation: schema.Mutation, ast.Subscription: schema.Subscription,
	} {
		if root != nil {
			p.roots[operation] = root.Name
		}
	}
	for name, definition := range schema.Types {
		p.types[name] = map[string]*price{}
		for _, field := range definition.Fields {
			found, err := priceOf(schema, field)
			if err != nil {
				return prices{}, fmt.Errorf("%s.%s: %w", name, field.Name, err)
			}
			p.types[name][field.Name] = found
		}
	}
	p.introspection(schema)
	p.markPages()
	return p, nil
}

// markPages finds the fields that return pages: objects with a list that is as long as the page.
func (p prices) markPages() {
	for _, fields := range p.types {
		for _, field := range fields {
			for _, below := range p.types[field.of] {
				field.pages = field.pages || below.ofPage
			}
		}
	}
}

func priceOf(schema *ast.Schema, field *ast.FieldDefinition) (*price, error) {
	p := &price{of: field.Type.Name(), weight: objectCost, assumed: 1}
	if definition := schema.Types[p.of]; definition == nil || definition.IsLeafType() {
		p.weight = plainCost
	}
	p.signIn = field.Directives.ForName("signInAttempt") != nil
	if cost := field.Directives.ForName("cost"); cost != nil {
		weight, ok := cost.ArgumentMap(nil)["weight"].(int64)
		if !ok || weight < 0 {
			return nil, fmt.Errorf("@cost needs a weight of zero or more")
		}
		p.weight = float64(weight)
	}
	if size := field.Directives.ForName("listSize"); size != nil {
		return p, p.sized(field, size.ArgumentMap(nil))
	}
	return p, nil
}

// sized reads @listSize.
func (p *price) sized(field *ast.FieldDefinition, told map[string]any) error {
	if assumed, ok := told["assumed"].(int64); ok {
		p.assumed = float64(assumed)
	}
	if days, ok := told["days"].(int64); ok {
		p.days = float64(days)
	}
	p.ofPage, _ = told["ofPage"].(bool)
	names, _ := told["arguments"].([]any)
	if p.days > 0 {
		names = append(names, "from", "to")
	}
	for _, name := range names {
		argument, _ := name.(string)
		if field.Arguments.ForName(argument) == nil {
			return fmt.Errorf("@listSize names an argument %q that isn't there", argument)
		}
		if p.days == 0 || argument != "from" && argument != "to" {
			p.arguments = append(p.arguments, argument)
		}
	}
	if p.assumed < 1 || p.days < 0 {
		return fmt.Errorf("@listSize needs an assumed size of one or more, and no negative days")
	}
	return nil
}
