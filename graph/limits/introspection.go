package limits

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// describedCost is that of every object and value of introspection: all of them lie ready in memory.
const describedCost = 0.1

// introspection prices the schema's questions about itself. Their lists are as long as the schema's are on average, and
// GraphiQL's question for everything must pass.
func (p prices) introspection(schema *ast.Schema) {
	sizes := averages(schema)
	for name, fields := range p.types {
		if !strings.HasPrefix(name, "__") {
			continue
		}
		for field, price := range fields {
			price.weight = describedCost
			if size, ok := sizes[name+"."+field]; ok {
				price.assumed = max(size, describedCost)
			}
		}
	}
}

// averages are the lengths of the lists of introspection.
func averages(schema *ast.Schema) map[string]float64 {
	var fields, inputs, arguments, values, interfaces, possible, places float64
	for name, definition := range schema.Types {
		interfaces += float64(len(definition.Interfaces))
		values += float64(len(definition.EnumValues))
		if definition.IsAbstractType() {
			possible += float64(len(schema.PossibleTypes[name]))
		}
		if definition.Kind == ast.InputObject {
			inputs += float64(len(definition.Fields))
			continue
		}
		fields += float64(len(definition.Fields))
		for _, field := range definition.Fields {
			arguments += float64(len(field.Arguments))
		}
	}
	types, directives := float64(len(schema.Types)), float64(len(schema.Directives))
	for _, directive := range schema.Directives {
		places += float64(len(directive.Locations))
	}
	return map[string]float64{
		"__Schema.types": types, "__Schema.directives": directives,
		"__Type.fields": fields / types, "__Type.inputFields": inputs / types, "__Type.enumValues": values / types,
		"__Type.interfaces": interfaces / types, "__Type.possibleTypes": possible / types,
		"__Field.args": arguments / max(fields, 1), "__Directive.args": 2, "__Directive.locations": places / max(directives, 1),
	}
}
