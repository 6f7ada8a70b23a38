package graph_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/graph"
	"youkong/internal/fault"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// TestPresent: a fault keeps its code and words; anything else is told to the log alone.
func TestPresent(t *testing.T) {
	var log strings.Builder
	present := graph.Present(slog.New(slog.NewTextHandler(&log, nil)))
	driver := errors.New(`pq: duplicate key "persons_phone" 13812345678`)
	for name, c := range map[string]struct {
		err  error
		code fault.Code
		says string
	}{
		"fault":           {fault.New(fault.Conflict, "this key was used"), fault.Conflict, "this key was used"},
		"wrapped fault":   {errors.Join(fault.New(fault.NotFound, "no such thing")), fault.NotFound, "no such thing"},
		"fault and cause": {fault.Wrap(driver, fault.Unavailable, "try again"), fault.Unavailable, "try again"},
		"not found":       {&gen.NotFoundError{}, fault.NotFound, "no such object"},
		"called off":      {context.Canceled, fault.Unavailable, "called off"},
		"driver":          {driver, fault.Internal, "went wrong"},
		"internal fault":  {fault.New(fault.Internal, "secret words"), fault.Internal, "went wrong"},
	} {
		log.Reset()
		shown := present(t.Context(), c.err)
		if shown.Extensions["code"] != c.code || !strings.Contains(shown.Message, c.says) {
			t.Errorf("%s: %v %q", name, shown.Extensions, shown.Message)
		}
		for _, secret := range []string{"pq:", "138", "secret"} {
			if strings.Contains(shown.Error(), secret) {
				t.Errorf("%s: it tells %q", name, shown.Error())
			}
		}
		id, _ := shown.Extensions["requestId"].(string)
		if internal := c.code == fault.Internal; internal != (id != "") || internal && !strings.Contains(log.String(), id) {
			t.Errorf("%s: request id %q, in the log: %s", name, id, log.String())
		}
		if errors.Is(c.err, driver) && !strings.Contains(log.String(), "pq:") {
			t.Errorf("%s: whoever reads the log learns nothing: %q", name, log.String())
		}
		if c.code == fault.Internal && len(shown.Extensions) != 2 {
			t.Errorf("%s: it tells %v", name, shown.Extensions)
		}
	}
}

// TestLostDatabase: nothing of the driver's words comes out of the real API.
func TestLostDatabase(t *testing.T) {
	clock := clockwork.NewFakeClockAt(storetest.Start)
	s, err := store.Open(t.Context(), store.Config{DataDir: t.TempDir(), Clock: clock, Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	must(t, s.Migrate(t.Context()))
	a := over(t, s, clock)
	must(t, s.Close())
	for _, query := range []string{"{ courses { id } }", "{ me { person { name } } }", `{ demoPeople { name } }`} {
		errs := a.ask(as("resident-a"), query, nil)
		if len(errs) != 1 {
			t.Fatalf("%s: %+v", query, errs)
		}
		if code := errs[0].code(); code != "INTERNAL" && code != "UNAVAILABLE" || strings.Contains(errs[0].Message, "sql") {
			t.Errorf("%s: %+v", query, errs[0])
		}
	}
}

// TestBadInput: what a client wrote wrongly is named by its path, with the form that is expected.
func TestBadInput(t *testing.T) {
	a := newAPI(t)
	space := spaceID("xinyu", "yoga-room")
	for name, c := range map[string]struct {
		query     string
		variables []any
		path      string
	}{
		"time without offset": {book, []any{"key", "12345678", "space", space, "start", "2026-03-02T10:00:00", "end", a.hour(0, 11)}, "start"},
		"no time":             {book, []any{"key", "12345678", "space", space, "start", "soon", "end", a.hour(0, 11)}, "start"},
		"turned round":        {book, []any{"key", "12345678", "space", space, "start", a.hour(0, 12), "end", a.hour(0, 11)}, "input.slot.end"},
		"short key":           {book, []any{"key", "1", "space", space, "start", a.hour(0, 10), "end", a.hour(0, 11)}, "input.key"},
		"window turned round": {`{ availability(communityIds: ["` + communityID("xinyu") + `"], from: "2026-03-03", to: "2026-03-02") { version } }`, nil, "to"},
		"15 days":             {`{ availability(communityIds: ["` + communityID("xinyu") + `"], from: "2026-03-01", to: "2026-03-15") { version } }`, nil, "to"},
		"no day":              {`{ availability(communityIds: ["` + communityID("xinyu") + `"], from: "2026-02-30") { version } }`, nil, "from"},
		"to without from":     {`{ availability(communityIds: ["` + communityID("xinyu") + `"], to: "2026-03-15") { version } }`, nil, "from"},
		"no communities":      {`{ availability(communityIds: []) { version } }`, nil, "communityIds"},
	} {
		errs := a.ask(as("resident-a"), c.query, nil, c.variables...)
		if len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" {
			t.Errorf("%s: %+v", name, errs)
			continue
		}
		fields, _ := errs[0].Extensions["fields"].([]any)
		if len(fields) == 0 {
			t.Errorf("%s: no field is named: %+v", name, errs[0])
			continue
		}
		if path, _ := fields[0].(map[string]any)["path"].(string); !strings.HasSuffix(path, c.path) {
			t.Errorf("%s: it names %q", name, path)
		}
	}
}
