package socket

import (
	"strconv"
	"strings"

	"youkong/server/graphqlhttp/wiretest"
)

// play runs a script of TestProtocol.
func play(r *rig, script string) {
	r.t.Helper()
	c := r.connect()
	var feed *wiretest.Feed
	for _, line := range strings.Split(script, " | ") {
		verb, text, _ := strings.Cut(line, " ")
		switch verb {
		case ">":
			c.send(text)
		case "<":
			c.want(text)
		case "!":
			code, err := strconv.Atoi(text)
			if err != nil {
				r.t.Fatal(err)
			}
			if reason := c.wantClose(code); reason == "" {
				r.t.Error("closed without a reason")
			}
		case "ack":
			c.send(`{"type":"connection_init"}`)
			c.want(`{"type":"connection_ack"}`)
		case "on":
			c.subscribe(text)
			feed = r.feed()
		case "+":
			if !feed.Send(text) {
				r.t.Fatal("the operation ended")
			}
		case ".":
			feed.End()
		case "gone":
			done(r.t, feed)
		default:
			r.t.Fatalf("unknown line %q", line)
		}
	}
}
