package wire

import "github.com/vektah/gqlparser/v2/ast"

// defers reports whether a document asks for parts of its answer to come later.
// Its parser takes @defer for a built-in directive, but one JSON answer holds no
// later part: it would show null where the schema promises a value.
func defers(document *ast.QueryDocument) bool {
	for _, operation := range document.Operations {
		if deferred(operation.SelectionSet) {
			return true
		}
	}
	for _, fragment := range document.Fragments {
		if deferred(fragment.SelectionSet) {
			return true
		}
	}
	return false
}

// deferred looks at selections and those below, but at no fragment's: each is
// looked at once, however often it is spread.
func deferred(selections ast.SelectionSet) bool {
	for _, selection := range selections {
		var below ast.SelectionSet
		var directives ast.DirectiveList
		switch s := selection.(type) {
		case *ast.Field:
			below = s.SelectionSet
		case *ast.InlineFragment:
			below, directives = s.SelectionSet, s.Directives
		case *ast.FragmentSpread:
			directives = s.Directives
		}
		if directives.ForName("defer") != nil || deferred(below) {
			return true
		}
	}
	return false
}
