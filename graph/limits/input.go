package limits

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"youkong/internal/fault"
)

// inputs refuses a document and variables that hold too many values, or a value that no field could want.
func (l Limits) inputs(document *ast.QueryDocument, variables map[string]any) error {
	in := &input{most: l, depths: map[string]int{}}
	for name, value := range variables {
		in.depths[name] = in.json([]string{name}, value)
	}
	for _, o := range document.Operations {
		in.directives(o.Directives)
		for _, variable := range o.VariableDefinitions {
			in.literal([]string{variable.Variable}, variable.DefaultValue, 0)
			in.directives(variable.Directives)
		}
		in.selections(o.SelectionSet)
	}
	for _, f := range document.Fragments {
		in.directives(f.Directives)
		in.selections(f.SelectionSet)
	}
	return in.verdict()
}

// input is what was seen of the values so far. Each stands in the document or the variables once, so that each is
// looked at once.
type input struct {
	most    Limits
	depths  map[string]int // Of each variable.
	values  int
	deepest int
	wrong   *fault.Field // The first that is wrong by itself.
}

func (in *input) verdict() error {
	switch {
	case in.wrong != nil:
		return fault.Invalid([]fault.Field{*in.wrong})
	case in.deepest > in.most.InputDepth:
		return fault.New(fault.BadInput, "the input has %d lists and objects within each other; it may have %d",
			in.deepest, in.most.InputDepth)
	case in.values > in.most.InputValues:
		return fault.New(fault.BadInput, "the input has %d values, lists and objects counted; it may have %d: %d too many",
			in.values, in.most.InputValues, in.values-in.most.InputValues)
	}
	return nil
}

func (in *input) selections(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			in.arguments([]string{s.Name}, s.Arguments)
			in.directives(s.Directives)
			in.selections(s.SelectionSet)
		case *ast.FragmentSpread:
			in.directives(s.Directives)
		case *ast.InlineFragment:
			in.directives(s.Directives)
			in.selections(s.SelectionSet)
		}
	}
}

func (in *input) directives(list ast.DirectiveList) {
	for _, d := range list {
		in.arguments([]string{"@" + d.Name}, d.Arguments)
	}
}

func (in *input) arguments(path []string, list ast.ArgumentList) {
	for _, a := range list {
		in.literal(append(path, a.Name), a.Value, 0)
	}
}

// literal looks at a value in the document; within counts the lists and objects that it lies in.
func (in *input) literal(path []string, v *ast.Value, within int) {
	if v == nil {
		return
	}
	in.values++
	switch v.Kind {
	case ast.Variable:
		in.values-- // It is counted among the variables.
		in.deepest = max(in.deepest, within+in.depths[v.Raw])
	case ast.StringValue, ast.BlockValue:
		in.text(path, v.Raw)
	case ast.ListValue, ast.ObjectValue:
		in.deepest = max(in.deepest, within+1)
		for _, child := range v.Children {
			in.literal(append(path, child.Name), child.Value, within+1)
		}
	}
}

// json looks at a variable and returns how many lists and objects it has within each other.
func (in *input) json(path []string, v any) (depth int) {
	in.values++
	switch v := v.(type) {
	case string:
		in.text(path, v)
		return 0
	case []any:
		for _, child := range v {
			depth = max(depth, in.json(path, child))
		}
	case map[string]any:
		for key, child := range v {
			in.text(path, key)
			depth = max(depth, in.json(append(path, key), child))
		}
	default:
		return 0
	}
	in.deepest = max(in.deepest, depth+1)
	return depth + 1
}

func (in *input) text(path []string, text string) {
	reason := ""
	if len(text) > in.most.StringBytes {
		reason = fmt.Sprintf("has %d bytes and may have %d", len(text), in.most.StringBytes)
	}
	if strings.ContainsRune(text, 0) {
		reason = "must not hold the character NUL"
	}
	if reason != "" && in.wrong == nil {
		in.wrong = &fault.Field{Path: pathOf(path), Reason: reason}
	}
}

// pathOf joins the names of a path; the entries of a list have none.
func pathOf(path []string) string {
	named := slices.DeleteFunc(slices.Clone(path), func(name string) bool { return name == "" })
	return fmt.Sprintf("%.200s", strings.ReplaceAll(strings.Join(named, "."), "\x00", ""))
}
