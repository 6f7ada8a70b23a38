package attack

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
)

// reply is what came back.
type reply struct {
	status  int
	header  http.Header
	text    string
	cookies []*http.Cookie
}

// complaint is one entry of `errors`.
type complaint struct {
	Message    string
	Extensions struct{ Code string }
}

// complaint is the first error; the zero value when there is none.
func (r reply) complaint() complaint {
	var answer struct{ Errors []complaint }
	if err := json.Unmarshal([]byte(r.text), &answer); err != nil || len(answer.Errors) == 0 {
		return complaint{}
	}
	return answer.Errors[0]
}

func (r reply) code() string { return r.complaint().Extensions.Code }

// send sends a request as it is, with headers in pairs, and looks at whether the answer tells too much.
func (s *target) send(method, path, body string, headers ...string) reply {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), method, s.URL+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Add(headers[i], headers[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	s.discreet(string(text))
	return reply{response.StatusCode, response.Header, string(text), response.Cookies()}
}

// post runs an operation.
func (s *target) post(path, query string, variables map[string]any, headers ...string) reply {
	s.t.Helper()
	return s.send(http.MethodPost, path, request(query, variables), slices.Concat([]string{"Content-Type", "application/json"}, headers)...)
}

// data runs an operation that must not fail and reads its data.
func (s *target) data(path, query string, variables map[string]any, out any, headers ...string) {
	s.t.Helper()
	r := s.post(path, query, variables, headers...)
	answer := struct {
		Data   any
		Errors []complaint
	}{Data: out}
	if err := json.Unmarshal([]byte(r.text), &answer); err != nil || len(answer.Errors) > 0 {
		s.t.Fatalf("%.200s: %.500s %v", query, r.text, err)
	}
}

// request is the body of a POST.
func request(query string, variables map[string]any) string {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(map[string]any{"query": query, "variables": variables}); err != nil {
		panic(err)
	}
	return body.String()
}

// innards are words that belong to drivers, to Go and to our own code.
var innards = []string{
	"sqlite", "SQLSTATE", "SQL ", "pgx", "pq:", "constraint failed", "no rows", " ent: ", "goroutine", "panic", "runtime error",
	".go:", "youkong/internal", "gqlgen", "strconv.", "json:", "Did you mean", "context canceled", "context deadline",
}

// discreet expects that what is sent out tells nothing of how the server is made.
func (s *target) discreet(text string) {
	s.t.Helper()
	for _, word := range innards {
		if strings.Contains(text, word) && !strings.HasPrefix(text, "<!doctype") {
			s.t.Errorf("an answer holds %q: %.300s", word, text)
		}
	}
}
