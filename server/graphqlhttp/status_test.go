package graphqlhttp

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/server/graphqlhttp/wire"
)

func TestStatusOfRefusals(t *testing.T) {
	for code, want := range map[string][2]int{ // under application/json, under the GraphQL type
		"UNAUTHENTICATED": {200, 401},
		"FORBIDDEN":       {200, 403},
		"BAD_USER_INPUT":  {200, 400},
		"TOO_COSTLY":      {200, 400},
		"RATE_LIMITED":    {429, 429},
		"UNAVAILABLE":     {200, 503},
		"INTERNAL":        {200, 500},
	} {
		refusal := &graphql.Response{Errors: gqlerror.List{wire.Error(code, "no")}}
		if got := [2]int{status(typeJSON, refusal), status(typeResponse, refusal)}; got != want {
			t.Errorf("%s: %v, want %v", code, got, want)
		}
	}
	if got := status(typeResponse, &graphql.Response{}); got != 500 {
		t.Errorf("an operation without an answer: %d", got)
	}
}

func TestRetryAfter(t *testing.T) {
	limited := wire.Error(wire.CodeRateLimited, "slower")
	limited.Extensions["retryAfter"] = 7
	w := httptest.NewRecorder()
	answer(w, typeJSON, &graphql.Response{Errors: gqlerror.List{limited}})
	if w.Code != 429 || w.Header().Get("Retry-After") != "7" {
		t.Errorf("%d, Retry-After %q", w.Code, w.Header().Get("Retry-After"))
	}
}

func TestAllowCrossSite(t *testing.T) {
	r := newRig(t, Options{AllowCrossSite: func(q *http.Request) bool { return q.URL.Path == "/api/graphql" }})
	for path, want := range map[string]int{"/graphql": 403, "/api/graphql": 200} {
		response, _ := r.ask("GET", path+"?query={hello}", "", "Sec-Fetch-Site: cross-site")
		if response.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, response.StatusCode, want)
		}
	}
}

// A persisted document is only ever kept under its own hash.
func TestPersistedQueries(t *testing.T) {
	r := newRig(t, Options{})
	hash := fmt.Sprintf("%x", sha256.Sum256([]byte("{hello}")))
	extensions := fmt.Sprintf(`"extensions":{"persistedQuery":{"version":1,"sha256Hash":%q}}`, hash)
	send := func(query string) string {
		_, body := r.ask("POST", "", "{"+query+extensions+"}", sendsJSON)
		return body
	}
	if body := send(""); !strings.Contains(body, "PersistedQueryNotFound") {
		t.Errorf("unknown: %s", body)
	}
	if body := send(`"query":"{broken}",`); !strings.Contains(body, "does not match") {
		t.Errorf("poisoned: %s", body)
	}
	if body := send(""); !strings.Contains(body, "PersistedQueryNotFound") {
		t.Errorf("after poisoning: %s", body)
	}
	send(`"query":"{hello}",`)
	if body := send(""); body != `{"data":{"hello":"hello world"}}` {
		t.Errorf("known: %s", body)
	}
	_, body := r.ask("GET", `?extensions={"persistedQuery":{"version":1,"sha256Hash":"`+hash+`"}}`, "")
	if body != `{"data":{"hello":"hello world"}}` {
		t.Errorf("by GET: %s", body)
	}
}
