package limits_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"youkong/graph"
	"youkong/graph/limits"
	"youkong/internal/fault"
)

// TestDoublingFragments judges a chain in which every fragment spreads the next one twice.
func TestDoublingFragments(t *testing.T) {
	const levels = 30
	e := judge(t)
	for name, inside := range map[string]string{
		"beside": "...NEXT ...NEXT",
		"below":  "subdistrict { communities { ...NEXT } } other: subdistrict { communities { ...NEXT } }",
	} {
		t.Run(name, func(t *testing.T) {
			query := "{ communities { ...F0 } }" + chainOf(inside, levels)
			if refused, _ := refusal(e, query, nil); refused == nil || refused.Code != fault.TooCostly ||
				!strings.Contains(refused.Message, "has over a million fields") && !strings.Contains(refused.Message, "levels") {
				t.Errorf("refused with %v", refused)
			}
			document, err := parser.ParseQuery(&ast.Source{Input: query})
			must(t, err)
			if n, most := e.Visited(document), 2+7*levels; n > most {
				t.Errorf("%d selections were looked at, more than the %d that are there", n, most)
			}
		})
	}
}

// chainOf is fragments from F0 on, each of which holds NEXT, the name of the next one, more than once.
func chainOf(inside string, levels int) string {
	text := ""
	for i := range levels {
		text += fmt.Sprintf(" fragment F%d on Community { %s }", i, strings.ReplaceAll(inside, "NEXT", fmt.Sprint("F", i+1)))
	}
	return text + fmt.Sprintf(" fragment F%d on Community { id }", levels)
}

// TestCircles judges what validation would refuse only later.
func TestCircles(t *testing.T) {
	e := judge(t)
	for _, query := range []string{
		`{ ...A } fragment A on Query { communities { id } ...A }`,
		`{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }`,
		`{ communities { ...A } } fragment A on Community { spaces { community { ...A } } }`,
		`query($n: Int = $n) { me { bookings(first: $n) { nodes { id } } } }`,
		`{ ...Missing }`, `{ a: b(c: $d) { e } }`, `fragment A on Nothing { x }`,
	} {
		refusal(e, query, nil)
	}
}

// TestBeforeValidation asks for what validation takes long to refuse: it must never begin.
func TestBeforeValidation(t *testing.T) {
	exec := server(graph.Schema(&graph.Resolver{}))
	for name, c := range map[string]struct{ query, code, words string }{
		"more tokens than allowed":     {"{" + strings.Repeat("__typename ", 20_000) + "}", "BAD_USER_INPUT", "token"},
		"as many tokens as allowed":    {"{" + strings.Repeat("__typename ", 990) + "}", "TOO_COSTLY", "990 fields"},
		"fields that don't exist":      {"{" + strings.Repeat("x ", 990) + "}", "TOO_COSTLY", "990 fields"},
		"beside an honest operation":   {"query A { __typename } query B {" + strings.Repeat("x ", 900) + "}", "TOO_COSTLY", "900 fields"},
		"a document in parts (@defer)": {"{ ... @defer { __typename } }", "BAD_USER_INPUT", "Unknown directive"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, op, errs := prepare(context.Background(), exec, &graphql.RawParams{Query: c.query, OperationName: operationOf(c.query)})
			response := exec.DispatchError(ctx, errs)
			if len(response.Errors) == 0 || fmt.Sprint(response.Errors[0].Extensions["code"]) != c.code ||
				!strings.Contains(response.Errors[0].Message, c.words) {
				t.Errorf("refused with %v", response.Errors)
			}
			if c.code == "TOO_COSTLY" && !op.Stats.Validation.Start.IsZero() {
				t.Error("it was validated first")
			}
		})
	}
}

func operationOf(query string) string {
	if strings.HasPrefix(query, "query A") {
		return "A"
	}
	return ""
}

// TestNul refuses the character wherever it can be written.
func TestNul(t *testing.T) {
	e := judge(t)
	for query, variables := range map[string]map[string]any{
		`{ space(id: "a\u0000b") { id } }`:                  nil,
		`query($v: ID = "\u0000") { space(id: $v) { id } }`: nil,
		`{ space(id: {deep: ["\u0000"]}) { id } }`:          nil,
		`{ __typename @include(if: "\u0000") }`:             nil,
		`query($v: ID!) { space(id: $v) { id } }`:           {"v": "a\x00"},
		`query($v: ID!) { space(id: $v) { id name } }`:      {"v": []any{map[string]any{"\x00": 1}}},
		`query($v: ID!) { space(id: $v) { id slug } }`:      {"unused": "\x00"},
		"{ space(id: \"\"\"a\u0000b\"\"\") { id } }":        nil,
	} {
		refused, _ := refusal(e, query, variables)
		if _, err := parser.ParseQuery(&ast.Source{Input: query}); err != nil {
			continue // The grammar itself has no place for it.
		}
		if refused == nil || refused.Code != fault.BadInput || len(refused.Fields) != 1 || strings.Contains(refused.Message, "\x00") {
			t.Errorf("%s %v: %v", query, variables, refused)
		}
	}
}

// TestNoFilters holds that the schema asks nothing about what it doesn't show: generated filters would tell, letter by
// letter, what a private column begins with.
func TestNoFilters(t *testing.T) {
	filter := regexp.MustCompile(`(?i)^(where|filter|and|or|not)$|(EqualFold|ContainsFold|Contains|HasPrefix|HasSuffix|NotNil|IsNil|NEQ|GTE?|LTE?|NotIn)$|^has.+With$`)
	schema := graph.Schema(&graph.Resolver{}).Schema()
	for _, name := range slices.Sorted(maps.Keys(schema.Types)) {
		for _, field := range schema.Types[name].Fields {
			if schema.Types[name].Kind == ast.InputObject && filter.MatchString(field.Name) {
				t.Errorf("%s.%s is a filter", name, field.Name)
			}
			for _, argument := range field.Arguments {
				if filter.MatchString(argument.Name) {
					t.Errorf("%s.%s(%s:) is a filter", name, field.Name, argument.Name)
				}
			}
		}
	}
}

// TestFewErrors sends ten errors back, with the cost but without a word of what there is instead.
func TestFewErrors(t *testing.T) {
	exec := server(graph.Schema(&graph.Resolver{}))
	query := "{" + strings.Repeat("plaece { xyz } ", 19) + "}"
	ctx, _, errs := prepare(context.Background(), exec, &graphql.RawParams{Query: query})
	response := exec.DispatchError(ctx, errs)
	if len(errs) <= 10 || len(response.Errors) != limits.Default().Errors {
		t.Errorf("%d of %d errors", len(response.Errors), len(errs))
	}
	sent, err := json.Marshal(response.Errors)
	must(t, err)
	if strings.Contains(string(sent), "Did you mean") || strings.Contains(string(sent), `"space"`) {
		t.Errorf("suggestions: %s", sent)
	}
}

func FuzzJudge(f *testing.F) {
	e := judge(f)
	for _, seed := range []string{
		`query A($n: Int = 3) @a(b: [1, {c: $n}]) { me { bookings(first: $n) { ...P } } } fragment P on BookingConnection { nodes { id } }`,
		`subscription { availability(communityIds: ["a", $b], from: "2026-01-01", to: 7) { spaces { ... @skip(if: true) { open { start } } } } }`,
		`{ __schema { types { fields { type { ofType { name } } } } } }`, `{ ...A } fragment A on A { ...A }`,
	} {
		f.Add(seed, `{"n": 1e400, "b": [[], {"x": "\u0000"}], "from": -1}`)
	}
	f.Fuzz(func(t *testing.T, query, given string) {
		document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, limits.Default().Tokens)
		if err != nil || len(document.Operations) == 0 {
			return
		}
		var variables map[string]any
		decoder := json.NewDecoder(strings.NewReader(given))
		decoder.UseNumber()
		_ = decoder.Decode(&variables)
		if _, cost := refusal(e, query, variables); cost < 0 {
			t.Errorf("the cost is %d", cost)
		}
		if n := e.Visited(document); n > limits.Default().Tokens {
			t.Errorf("%d selections were looked at", n)
		}
	})
}
