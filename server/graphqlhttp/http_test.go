package graphqlhttp

import (
	"net/url"
	"strings"
	"testing"
)

// exchange is one rule of GraphQL over HTTP: a request and what must come back.
type exchange struct {
	name     string
	post     string // the body, or …
	get      string // … the query string
	headers  []string
	status   int
	media    string // beginning of the content type; application/json if empty
	contains string
	lacks    string
}

const hello = `{"query":"{hello}"}`

func TestExchanges(t *testing.T) {
	r := newRig(t, Options{})
	both := [][]string{{sendsJSON, wantsJSON}, {sendsJSON, wantsGraphQL}}
	for _, test := range []exchange{
		{name: "answers JSON", post: hello, headers: both[0], status: 200, contains: `{"data":{"hello":"hello world"}}`},
		{name: "answers GraphQL", post: hello, headers: both[1], status: 200, media: typeResponse, contains: `{"data":{"hello":"hello world"}}`},
		{name: "no Accept", post: hello, headers: []string{sendsJSON}, status: 200},
		{name: "any Accept", post: hello, headers: []string{sendsJSON, "Accept: */*"}, status: 200},
		{name: "any application", post: hello, headers: []string{sendsJSON, "Accept: application/*"}, status: 200},
		{name: "both, GraphQL is newer", post: hello, headers: []string{sendsJSON, "Accept: application/json, application/graphql-response+json"}, status: 200, media: typeResponse},
		{name: "both, JSON preferred", post: hello, headers: []string{sendsJSON, "Accept: application/graphql-response+json;q=0.5, application/json"}, status: 200},
		{name: "JSON forbidden, anything else", post: hello, headers: []string{sendsJSON, "Accept: application/json;q=0, */*"}, status: 406},
		{name: "any after a list with events", post: hello, headers: []string{sendsJSON, "Accept: application/graphql-response+json, application/json, text/event-stream"}, status: 200, media: typeResponse},
		{name: "not acceptable", post: hello, headers: []string{sendsJSON, "Accept: text/html"}, status: 406, contains: "BAD_USER_INPUT"},
		{name: "not acceptable charset", post: hello, headers: []string{sendsJSON, "Accept: application/json; charset=latin1"}, status: 406},
		{name: "charset of the request", post: hello, headers: []string{"Content-Type: application/json; charset=UTF-8"}, status: 200},
		{name: "other charset", post: hello, headers: []string{"Content-Type: application/json; charset=utf-16"}, status: 415},
		{name: "no content type", post: hello, status: 415},
		{name: "a form's content type", post: hello, headers: []string{"Content-Type: text/plain"}, status: 415},
		{name: "a form", post: "query={hello}", headers: []string{"Content-Type: application/x-www-form-urlencoded"}, status: 415},
		{name: "an upload", post: hello, headers: []string{"Content-Type: multipart/form-data; boundary=x"}, status: 415},
		{name: "compressed", post: hello, headers: []string{sendsJSON, "Content-Encoding: gzip"}, status: 415},

		{name: "empty body", headers: both[0], status: 400},
		{name: "not JSON", post: `{"query`, headers: both[0], status: 400},
		{name: "not JSON, GraphQL", post: `{"query`, headers: both[1], status: 400, media: typeResponse, lacks: `"data"`},
		{name: "trailing data", post: hello + hello, headers: both[0], status: 400},
		{name: "duplicate key", post: `{"query":"{hello}","query":"{broken}"}`, headers: both[0], status: 400, contains: `appears twice`},
		{name: "invalid UTF-8", post: "{\"query\":\"{hello}#\xff\"}", headers: both[0], status: 400, contains: "UTF-8"},
		{name: "a string", post: `"{hello}"`, headers: both[0], status: 400},
		{name: "a batch", post: `[` + hello + `]`, headers: both[0], status: 400, contains: "batches are not supported"},
		{name: "no query", post: `{"querry":"{hello}"}`, headers: both[0], status: 400, contains: `\"query\" is missing`},
		{name: "query is a number", post: `{"query":1}`, headers: both[0], status: 400},
		{name: "variables is an array", post: `{"query":"{hello}","variables":[]}`, headers: both[0], status: 400},
		{name: "extensions is a string", post: `{"query":"{hello}","extensions":"x"}`, headers: both[0], status: 400},
		{name: "operationName is false", post: `{"query":"{hello}","operationName":false}`, headers: both[0], status: 400},
		{name: "nulls", post: `{"query":"{hello}","operationName":null,"variables":null,"extensions":null}`, headers: both[0], status: 200},
		{name: "64 KiB", post: padded(64 << 10), headers: both[0], status: 200},
		{name: "more than 64 KiB", post: padded(64<<10 + 1), headers: both[0], status: 413, contains: "larger than 65536 bytes"},

		{name: "syntax error, JSON", post: `{"query":"{"}`, headers: both[0], status: 200, contains: `{"errors":[`, lacks: `"data"`},
		{name: "syntax error, GraphQL", post: `{"query":"{"}`, headers: both[1], status: 400, media: typeResponse, lacks: `"data"`},
		{name: "unknown field, JSON", post: `{"query":"{x}"}`, headers: both[0], status: 200, lacks: `"data"`},
		{name: "unknown field, GraphQL", post: `{"query":"{x}"}`, headers: both[1], status: 400, media: typeResponse, lacks: `"data"`},
		{name: "bad variable, GraphQL", post: `{"query":"query($b:Int!){big(bytes:$b)}"}`, headers: both[1], status: 400, media: typeResponse, lacks: `"data"`},
		{name: "unknown operation, GraphQL", post: `{"query":"{hello}","operationName":"x"}`, headers: both[1], status: 400, media: typeResponse},
		{name: "failed field, GraphQL", post: `{"query":"{broken}"}`, headers: both[1], status: 200, media: typeResponse, contains: `"data":null`},
		{name: "panic", post: `{"query":"{panics}"}`, headers: both[0], status: 200, contains: "recovered", lacks: `"data"`},
		{name: "mutation", post: `{"query":"mutation{rename(name:\"x\")}"}`, headers: both[0], status: 200, contains: `{"data":{"rename":"x"}}`},
		{name: "subscription without events", post: `{"query":"subscription{ticks}"}`, headers: both[1], status: 406, media: typeResponse, contains: "text/event-stream"},

		{name: "GET", get: "?query={hello}", status: 200},
		{name: "GET, GraphQL", get: "?query={hello}", headers: []string{wantsGraphQL}, status: 200, media: typeResponse},
		{name: "GET with all", get: "?query=" + url.QueryEscape(`query A($n:String){hello(name:$n)} query B{hello}`) + `&operationName=A&variables={"n":"%E7%A9%BA"}&extensions={}`, status: 200, contains: "hello 空"},
		{name: "GET with empty ones", get: "?query={hello}&variables=&operationName=", status: 200},
		{name: "GET without query", get: "?x=1", status: 400},
		{name: "GET twice", get: "?query={hello}&query={broken}", status: 400},
		{name: "GET with bad variables", get: "?query={hello}&variables={", status: 400},
		{name: "GET with array variables", get: "?query={hello}&variables=[]", status: 400},
		{name: "GET with bad escapes", get: "?query=%zz", status: 400},
		{name: "GET with invalid UTF-8", get: "?query=%ff", status: 400},
		{name: "GET too long", get: "?query={hello}&x=" + strings.Repeat("x", 64<<10), status: 414},
		{name: "mutation by GET", get: "?query=mutation{rename(name:%22x%22)}", status: 405},
		{name: "mutation by GET, events", get: "?query=mutation{rename(name:%22x%22)}", headers: []string{wantsEvents}, status: 405},

		{name: "GET from another site", get: "?query={hello}", headers: []string{"Sec-Fetch-Site: cross-site"}, status: 403},
		{name: "GET from a sister site", get: "?query={hello}", headers: []string{"Sec-Fetch-Site: same-site"}, status: 403},
		{name: "GET events from another site", get: "?query=subscription{ticks}", headers: []string{"Sec-Fetch-Site: cross-site", wantsEvents}, status: 403},
		{name: "GET typed in", get: "?query={hello}", headers: []string{"Sec-Fetch-Site: none"}, status: 200},
		{name: "GET from our pages", get: "?query={hello}", headers: []string{"Sec-Fetch-Site: same-origin"}, status: 200},
		{name: "GET with a token", get: "?query={hello}", headers: []string{"Sec-Fetch-Site: cross-site", "Authorization: Bearer x"}, status: 200},
		{name: "GET preflighted", get: "?query={hello}", headers: []string{"Sec-Fetch-Site: cross-site", "GraphQL-Require-Preflight: 1"}, status: 200},
		{name: "GET with a JSON type", get: "?query={hello}", headers: []string{"Sec-Fetch-Site: cross-site", sendsJSON}, status: 200},
		{name: "GET with a form's type", get: "?query={hello}", headers: []string{"Sec-Fetch-Site: cross-site", "Content-Type: text/plain"}, status: 403},
	} {
		t.Run(test.name, func(t *testing.T) { check(t, r, test) })
	}
}

func check(t *testing.T, r *rig, test exchange) {
	method := "POST"
	if test.get != "" {
		method = "GET"
	}
	response, body := r.ask(method, test.get, test.post, test.headers...)
	if response.StatusCode != test.status {
		t.Errorf("status %d, want %d: %s", response.StatusCode, test.status, body)
	}
	media := test.media
	if media == "" {
		media = typeJSON
	}
	header := response.Header
	if header.Get("Content-Type") != media+"; charset=utf-8" {
		t.Errorf("content type %q", header.Get("Content-Type"))
	}
	if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Cache-Control") != "no-store" {
		t.Errorf("unsafe headers %v", header)
	}
	if !strings.Contains(body, test.contains) || test.lacks != "" && strings.Contains(body, test.lacks) {
		t.Errorf("body %s", body)
	}
}

func padded(size int) string {
	const body = `{"query":"{hello}","extensions":{"x":""}}`
	return strings.Replace(body, `""`, `"`+strings.Repeat("x", size-len(body))+`"`, 1)
}

func TestMethods(t *testing.T) {
	r := newRig(t, Options{})
	for method, want := range map[string]int{"PUT": 405, "DELETE": 405, "PATCH": 405, "OPTIONS": 204} {
		response, _ := r.ask(method, "?query={hello}", "")
		if response.StatusCode != want || response.Header.Get("Allow") != allMethods {
			t.Errorf("%s: %d, Allow %q", method, response.StatusCode, response.Header.Get("Allow"))
		}
	}
	response, body := r.ask("HEAD", "?query={hello}", "")
	if response.StatusCode != 200 || body != "" {
		t.Errorf("HEAD: %d %q", response.StatusCode, body)
	}
	response, _ = r.ask("GET", "?query=mutation{rename(name:%22x%22)}", "")
	if response.Header.Get("Allow") != "POST" {
		t.Errorf("mutation by GET: Allow %q", response.Header.Get("Allow"))
	}
}
