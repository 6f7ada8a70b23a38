package limits

import "github.com/vektah/gqlparser/v2/ast"

// Visited is how many selections are looked at to judge the document.
func (e *Extension) Visited(document *ast.QueryDocument) int {
	w := e.newWalk(document, document.Operations[0], nil)
	for _, o := range document.Operations {
		w.operation(o)
	}
	return w.visited
}
