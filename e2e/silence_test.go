package e2e

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"

	"youkong/internal/seed"
	"youkong/internal/store/storetest"
)

// ways are those in which a subscription comes.
var ways = map[string]func(t *testing.T, url, token, query string, variables map[string]any) *subscriber{
	"WebSocket": socket, "events": sse,
}

const ownBookings = "subscription { myBookings { id } }"

// silenced waits until the subscription has ended for want of a right. Meanwhile the server's clock goes on by one second
// and no more.
func (s *subscriber) silenced(at *server) {
	s.t.Helper()
	const step = 250 * time.Millisecond
	for turned, end := time.Duration(0), time.Now().Add(patience); time.Now().Before(end); {
		select {
		case p, open := <-s.payloads:
			if !open && websocket.IsCloseError(s.err(), 4403) || strings.Contains(p, "FORBIDDEN") {
				return
			}
			s.t.Fatalf("instead of the end comes %q", p)
		case <-time.After(creep):
			if turned < time.Second {
				turned += step
				at.clock.Advance(step)
			}
		}
	}
	s.t.Fatal("it goes on")
}

// TestLostRights: whoever loses what a subscription rests on is silenced within a second, on both transports, though
// nothing flows and another program has written to the database. Others go on.
func TestLostRights(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		s, db := start(t, d), d.raw(t)
		run := func(statement string, args ...any) {
			t.Helper()
			if _, err := db.ExecContext(t.Context(), statement, args...); err != nil {
				t.Fatal(err)
			}
		}
		firm := uuid.NewString()
		run("INSERT INTO organisations (id, name, created_at) VALUES ($1, '', 0)", firm)
		run("INSERT INTO memberships (id, joined_at, organisation_id, person_id) VALUES ($1, 0, $2, $3)",
			uuid.NewString(), firm, seed.PersonID("resident-b").String())
		for _, loss := range []struct{ what, handle, statement string }{
			{"a role", "staff-xinyu", "DELETE FROM role_grants WHERE person_id = $1"},
			{"a membership", "resident-b", "DELETE FROM memberships WHERE person_id = $1"},
			{"a token", "staff-yousan", "DELETE FROM credentials WHERE person_id = $1"},
			{"its time", "staff-jingwu", "UPDATE credentials SET expires_at = 1 WHERE person_id = $1"},
		} {
			t.Run(loss.what, func(t *testing.T) {
				var losers, others []*subscriber
				for _, follow := range ways {
					losers = append(losers, follow(t, s.url, seed.DemoToken(loss.handle), ownBookings, nil))
					others = append(others, follow(t, s.url, seed.DemoToken("firm"), ownBookings, nil))
				}
				for _, w := range append(losers, others...) {
					w.raw()
				}
				s.clock.Advance(time.Minute) // Asking again and again disturbs nobody.
				run(loss.statement, seed.PersonID(loss.handle).String())
				for _, w := range losers {
					w.silenced(s)
				}
				goOn(t, s, others)
			})
		}
	})
}

// goOn has the firm book, and its subscribers hear of it.
func goOn(t *testing.T, s *server, subscribers []*subscriber) {
	t.Helper()
	c := newClient(s.url, "firm")
	o, err := c.book(at("xinyu", "tool-shelf", wuhan(12, 0), time.Hour))
	if err != nil || o.Booking == nil {
		t.Fatal(o, err)
	}
	for _, w := range subscribers {
		for !strings.Contains(w.raw(), o.Booking.ID) {
		}
	}
	if _, err := c.cancel(o.Booking.ID); err != nil {
		t.Fatal(err)
	}
}

// TestEndedElsewhere: a token that is revoked on one server ends what runs on another.
func TestEndedElsewhere(t *testing.T) {
	d := database{dataDir: t.TempDir(), url: storetest.PostgresURL(t)}
	here, there := start(t, d), start(t, d)
	b := &browser{t: t, url: here.url}
	b.signIn("resident-a")
	_, text := b.post("/graphql", `mutation { createToken(input: {key: "elsewhere", name: "t", scopes: [READ], days: 1}) { secret token { id } } }`)
	var made struct {
		Data struct {
			CreateToken struct {
				Secret string
				Token  struct{ ID string }
			}
		}
	}
	if err := json.Unmarshal([]byte(text), &made); err != nil || made.Data.CreateToken.Secret == "" {
		t.Fatal(text, err)
	}
	var held []*subscriber
	for _, follow := range ways {
		w := follow(t, there.url, made.Data.CreateToken.Secret, ownBookings, nil)
		w.raw()
		held = append(held, w)
	}
	b.post("/graphql", `mutation { revokeToken(input: {tokenId: "`+made.Data.CreateToken.Token.ID+`"}) { token { id } } }`)
	for _, w := range held {
		w.silenced(there)
	}
}
