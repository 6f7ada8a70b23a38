package attack

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

// cheap bounds what a refused request may cost over the three transports together. It is measured in tens of
// milliseconds, and generous for a busy machine; without limits most of these cost seconds.
const cheap = 300 * time.Millisecond

// document is an operation that asks for too much, with the refusal that it deserves.
type document struct {
	query       string
	variables   map[string]any
	code, words string
}

func repeat(n int, format string) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, strings.ReplaceAll(format, "%d", "%[1]d"), i)
	}
	return text.String()
}

// nested writes open n times, then the middle, then as many closers.
func nested(n int, open, middle, closer string) string {
	return strings.Repeat(open, n) + middle + strings.Repeat(closer, n)
}

// bomb is fragments of which each spreads the next one twice.
func bomb(levels int) string {
	text := "{ communities { ...F0 } }"
	for i := range levels {
		text += fmt.Sprintf(" fragment F%d on Community { ...F%[2]d ...F%[2]d }", i, i+1)
	}
	return text + fmt.Sprintf(" fragment F%d on Community { id }", levels)
}

var documents = map[string]document{
	"token flood":             {query: "{" + strings.Repeat("__typename ", 5000) + "}", code: "BAD_USER_INPUT", words: "token"},
	"field flood":             {query: "{" + strings.Repeat("__typename ", 990) + "}", code: "TOO_COSTLY", words: "990 fields"},
	"unknown field flood":     {query: "{" + strings.Repeat("x ", 990) + "}", code: "TOO_COSTLY", words: "990 fields"},
	"alias flood":             {query: "{ communities {" + repeat(31, "a%d: id ") + "} }", code: "TOO_COSTLY", words: "31 aliases"},
	"root field flood":        {query: "{" + repeat(21, "a%d: __typename ") + "}", code: "TOO_COSTLY", words: "21 root fields"},
	"directive flood":         {query: "{ __typename " + strings.Repeat("@skip(if: false) ", 51) + "}", code: "TOO_COSTLY", words: "51 directives"},
	"unknown directive flood": {query: "{ __typename " + strings.Repeat("@x ", 51) + "}", code: "TOO_COSTLY", words: "51 directives"},
	"depth":                   {query: nested(17, "{ communities ", "{ id }", "}"), code: "TOO_COSTLY", words: "levels of fields"},
	"depth of introspection": {query: "{ __schema { types " + nested(16, "{ ofType ", "{ name }", "}") + "} }",
		code: "TOO_COSTLY", words: "levels of fields"},
	"fragment bomb":             {query: bomb(30), code: "TOO_COSTLY", words: "over a million"},
	"largest fragment bomb":     {query: bomb(80), code: "TOO_COSTLY", words: "over a million"},
	"fragment circle":           {query: "{ ...A } fragment A on Query { __typename ...A }", code: "BAD_USER_INPUT"},
	"fragment circle of two":    {query: "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", code: "BAD_USER_INPUT"},
	"deep input":                {query: `{ space(id: ` + nested(13, "[", `"x"`, "]") + `) { id } }`, code: "BAD_USER_INPUT", words: "13 lists"},
	"deep variable":             {query: `query ($v: ID!) { space(id: $v) { id } }`, variables: map[string]any{"v": deep(13)}, code: "BAD_USER_INPUT", words: "13 lists"},
	"many input values":         {query: `query ($v: [ID!]!) { availability(communityIds: $v) { version } }`, variables: map[string]any{"v": make([]int, 501)}, code: "BAD_USER_INPUT", words: "values"},
	"long string":               {query: `query ($v: ID!) { space(id: $v) { id } }`, variables: map[string]any{"v": strings.Repeat("x", 10_001)}, code: "BAD_USER_INPUT", words: "10001 bytes"},
	"long string in a document": {query: `{ space(id: "` + strings.Repeat("x", 10_001) + `") { id } }`, code: "BAD_USER_INPUT", words: "10001 bytes"},
	"NUL in a variable":         {query: `query ($v: String!) { community(slug: $v) { id } }`, variables: map[string]any{"v": "xin\x00yu"}, code: "BAD_USER_INPUT", words: "NUL"},
	"NUL in a document":         {query: `{ community(slug: "xin\u0000yu") { id } }`, code: "BAD_USER_INPUT", words: "NUL"},
	"large page":                {query: `{ me { bookings(first: 201) { nodes { id } } } }`, code: "BAD_USER_INPUT", words: "first"},
	"large last page":           {query: `{ me { bookings(last: 2147483647) { nodes { id } } } }`, code: "BAD_USER_INPUT", words: "last"},
	"negative page":             {query: `{ me { bookings(first: -1) { nodes { id } } } }`, code: "BAD_USER_INPUT", words: "first"},
	"large page by variable": {query: `query ($n: Int) { me { bookings(first: $n) { nodes { id } } } }`, variables: map[string]any{"n": 1e9},
		code: "BAD_USER_INPUT", words: "first"},
	"cost": {query: `{ communities { spaces { community { spaces { community { spaces { id } } } } } } }`, code: "TOO_COSTLY", words: "costs"},
	"cost of pages": {query: `{ me {` + repeat(3, "p%d: bookings(first: 200) { nodes { id space { community { spaces { id } } } } } ") + `} }`,
		code: "TOO_COSTLY", words: "costs"},
	"cost of introspection": {query: "{" + repeat(3, "s%d: __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } ") + "}",
		code: "TOO_COSTLY", words: "costs"},
	"circle of variables": {query: `query ($n: Int = $n) { me { bookings(first: $n) { nodes { id } } } }`, code: "BAD_USER_INPUT"},
	"delivery in parts":   {query: `{ ... @defer { __typename } }`, code: "BAD_USER_INPUT"},
	"two attempts to sign in": {
		query: `mutation { a: startDemoSession(input: {personId: "x"}) { viewer { person { id } } } b: startDemoSession(input: {personId: "y"}) { viewer { person { id } } } }`,
		code:  "TOO_COSTLY", words: "2 attempts to sign in",
	},
	"two ways to sign in at once": {
		query: `mutation { a: signInWithCode(input: {phone: "13800000000", code: "000000"}) { problem } b: signInWithPassword(input: {login: "a", password: "b"}) { problem } }`,
		code:  "TOO_COSTLY", words: "2 attempts to sign in",
	},
	"attempts to sign in within a fragment": {
		query: `mutation { ...A ...A } fragment A on Mutation { requestCode(input: {phone: "13800000000"}) { expiresAt } }`,
		code:  "TOO_COSTLY", words: "2 attempts to sign in",
	},
}

func deep(levels int) any {
	if levels == 0 {
		return "x"
	}
	return []any{deep(levels - 1)}
}

// TestDocuments sends what asks for too much over every transport. All refuse it for the same reason, before it runs,
// and nearly for nothing.
func TestDocuments(t *testing.T) {
	s := raise(t)
	for name, d := range documents {
		s.attack(name, cheap, func(s *target) {
			for transport, refused := range map[string]complaint{
				"HTTP": s.post("/graphql", d.query, d.variables).complaint(), "SSE": s.overSSE(d), "WebSocket": s.overSocket(d),
			} {
				if refused.Extensions.Code != d.code || !strings.Contains(refused.Message, d.words) {
					s.t.Errorf("%s refuses with %s %q, want %s with %q", transport, refused.Extensions.Code, refused.Message, d.code, d.words)
				}
			}
		})
	}
}

func (s *target) overSSE(d document) complaint {
	s.t.Helper()
	r := s.post("/api/graphql", d.query, d.variables, "Accept", "text/event-stream")
	for line := range strings.Lines(r.text) {
		if data, ok := strings.CutPrefix(line, "data:"); ok {
			return reply{text: strings.TrimSpace(data)}.complaint()
		}
	}
	s.t.Errorf("no event: %d %.200s", r.status, r.text)
	return complaint{}
}

func (s *target) overSocket(d document) complaint {
	s.t.Helper()
	w := s.ready()
	defer w.Close()
	w.subscribe("1", d.query, d.variables)
	m := w.hear()
	s.discreet(string(m.Payload))
	var errs []complaint
	if err := json.Unmarshal(m.Payload, &errs); m.Type != "error" || err != nil || len(errs) == 0 {
		s.t.Errorf("instead of an error: %s %.300s %v", m.Type, m.Payload, err)
		return complaint{}
	}
	return errs[0]
}
