package limits

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
)

const day = 24 * time.Hour

// values reads arguments, for which it needs the variables of the operation and their defaults.
type values struct {
	definitions ast.VariableDefinitionList
	variables   map[string]any
}

// size is how many entries the field will have, as far as can be told before it runs; at least one, or what is below it
// would be free.
func (w *walk) size(s *ast.Field, p *price) float64 {
	size := p.assumed
	for _, name := range p.arguments {
		told, isPage, ok := w.values.entries(argument(s, name))
		if !ok {
			continue
		}
		if isPage && (told < 1 || told > w.page) {
			w.wrongPage = name
		}
		size = max(told, 1)
		break
	}
	if p.days > 0 {
		size *= w.values.days(argument(s, "from"), argument(s, "to"), p.days)
	}
	return size
}

func argument(s *ast.Field, name string) *ast.Value {
	if found := s.Arguments.ForName(name); found != nil {
		return found.Value
	}
	return nil
}

// entries is the number that a value tells, which is then the size of a page, or the length of the list that it is.
func (v values) entries(given *ast.Value) (size float64, isPage, ok bool) {
	if given != nil && given.Kind == ast.ListValue {
		return float64(len(given.Children)), false, true
	}
	switch told := v.plain(given).(type) {
	case nil:
		return 0, false, false
	case []any:
		return float64(len(told)), false, true
	case float64:
		return told, true, true
	case string:
		if number, err := strconv.ParseFloat(told, 64); err == nil {
			return number, true, true
		}
	}
	return 1, false, true // One value stands for a list of one.
}

// days is how many local days lie between two dates, both included, where one day is meant when both are left out; the
// most there may be, when that can't be told without a clock.
func (v values) days(from, to *ast.Value, most float64) float64 {
	first, last := v.plain(from), v.plain(to)
	if last == nil {
		return 1
	}
	begins, ok := date(first)
	ends, too := date(last)
	if !ok || !too {
		return most
	}
	return min(max(float64(ends.Sub(begins)/day)+1, 1), most)
}

func date(told any) (time.Time, bool) {
	text, _ := told.(string)
	at, err := time.Parse(time.DateOnly, text)
	return at, err == nil
}

// plain is a value as JSON would give it: nil where there is none, and numbers as float64. What is neither plain nor a
// variable is an empty text.
func (v values) plain(given *ast.Value) any {
	if given == nil {
		return nil
	}
	switch given.Kind {
	case ast.Variable:
		return v.variable(given.Raw)
	case ast.NullValue:
		return nil
	case ast.IntValue, ast.FloatValue:
		return number(given.Raw)
	case ast.StringValue, ast.BlockValue:
		return given.Raw
	case ast.ListValue:
		return make([]any, len(given.Children))
	default:
		return ""
	}
}

func (v values) variable(name string) any {
	told, ok := v.variables[name]
	if !ok {
		definition := v.definitions.ForName(name)
		if definition == nil || definition.DefaultValue == nil || definition.DefaultValue.Kind == ast.Variable {
			return nil
		}
		return v.plain(definition.DefaultValue)
	}
	switch told := told.(type) {
	case json.Number:
		return number(told.String())
	case int:
		return float64(told)
	case int64:
		return float64(told)
	default:
		return told
	}
}

// number reads what the grammar says is one; too large a number becomes infinite.
func number(text string) any {
	read, err := strconv.ParseFloat(text, 64)
	if err != nil && read == 0 {
		return ""
	}
	return read
}
