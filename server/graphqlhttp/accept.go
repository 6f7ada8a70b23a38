package graphqlhttp

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

const (
	typeResponse = "application/graphql-response+json"
	typeJSON     = "application/json"
	typeEvents   = "text/event-stream"
)

// accepted is what the Accept header allows: the preferred one of the two JSON
// types ("" for neither) and whether events are taken, and wanted above all.
type accepted struct {
	json       string
	events     bool
	onlyEvents bool
}

// negotiate reads the Accept header. Nothing, */* and application/* mean
// application/json, for clients older than application/graphql-response+json.
func negotiate(r *http.Request) accepted {
	header := strings.Join(r.Header.Values("Accept"), ",")
	if strings.TrimSpace(header) == "" {
		return accepted{json: typeJSON}
	}
	quality := map[string]float64{}
	for part := range strings.SplitSeq(header, ",") {
		name, q := mediaRange(part)
		quality[name] = max(quality[name], q)
	}
	if _, exact := quality[typeJSON]; !exact {
		quality[typeJSON] = max(quality["application/*"], quality["*/*"])
	}
	a := accepted{events: quality[typeEvents] > 0}
	best := 0.0
	for _, name := range []string{typeResponse, typeJSON} {
		if quality[name] > best {
			a.json, best = name, quality[name]
		}
	}
	a.onlyEvents = a.events && quality[typeEvents] > best
	return a
}

// mediaRange reads one element of Accept; what can't be read or isn't UTF-8 has
// the quality 0.
func mediaRange(part string) (string, float64) {
	name, params, err := mime.ParseMediaType(part)
	if err != nil || !isUTF8(params["charset"]) {
		return "", 0
	}
	given, ok := params["q"]
	if !ok {
		return name, 1
	}
	q, err := strconv.ParseFloat(given, 64)
	if err != nil || !(q >= 0 && q <= 1) {
		return name, 0
	}
	return name, q
}

func isUTF8(charset string) bool {
	return charset == "" || strings.EqualFold(charset, "utf-8")
}

// errorType is the media type of an error that even a client gets that accepts
// nothing of ours.
func (a accepted) errorType() string {
	if a.json == "" {
		return typeJSON
	}
	return a.json
}
