package booking_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"youkong/ent/gen"
	"youkong/ent/gen/bookingpolicy"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

var updateRules = flag.Bool("update", false, "write docs/rules.md anew")

// rulebook is docs/rules.md: every rule with what it says, and with examples on both sides of each boundary that are
// tried here on both databases. What is printed beside a refusal is the sentence that the booker reads.
const rulebook = "../../docs/rules.md"

// chapter is one rule.
type chapter struct {
	number int
	name   string
	says   string
	prove  func(p *proof)
}

// proof is the world in which the examples of one rule are tried, and what is written down about them.
type proof struct {
	*world
	lines []string
	by    []kind.BookingRule // What has refused anything.
	fresh func() *world      // The world as it was in the beginning.
}

// TestRulebook tries every example, and holds docs/rules.md to what came of them. There is one of every rule.
func TestRulebook(t *testing.T) {
	text, left := bytes.NewBufferString(preface), kind.BookingRule("").Values()
	for _, c := range slices.Concat(chapters, lifeChapters, serviceChapters) {
		var lines [2][]string
		for i, open := range []func(t *testing.T) store.Config{
			func(t *testing.T) store.Config { return store.Config{DataDir: t.TempDir()} },
			func(t *testing.T) store.Config { return store.Config{DatabaseURL: storetest.PostgresURL(t)} },
		} {
			t.Run(fmt.Sprintf("%d/%s", c.number, []string{"SQLite", "PostgreSQL"}[i]), func(t *testing.T) {
				fresh := func() *world { return newWorld(t, open(t)) }
				p := &proof{world: fresh(), fresh: fresh}
				c.prove(p)
				lines[i] = p.lines
				left = slices.DeleteFunc(left, func(rule string) bool { return slices.Contains(p.by, kind.BookingRule(rule)) })
			})
		}
		if !slices.Equal(lines[0], lines[1]) {
			t.Errorf("rule %d comes out differently:\n%s\n%s", c.number, strings.Join(lines[0], "\n"), strings.Join(lines[1], "\n"))
		}
		fmt.Fprintf(text, "\n## %d. %s\n\n%s\n\n| At the boundary | Taken | Refused | What the booker reads |\n|---|---|---|---|\n%s\n",
			c.number, c.name, c.says, strings.Join(lines[0], "\n"))
	}
	if len(left) > 0 {
		t.Errorf("there is no example of %v", left)
	}
	if *updateRules {
		if err := os.WriteFile(rulebook, text.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if written, err := os.ReadFile(rulebook); err != nil || !bytes.Equal(written, text.Bytes()) {
		t.Errorf("docs/rules.md is not what the rules do (%v): `go test ./internal/booking -run TestRulebook -update` writes it", err)
	}
}

// try is an example: what is asked, in words, and what came of it.
type try struct {
	words   string
	outcome booking.Outcome
}

// line writes down a boundary: what is taken on the one side of it, and what is refused, by just these rules, on the other.
func (p *proof) line(boundary string, taken, refused try, by ...kind.BookingRule) {
	p.t.Helper()
	if got := rules(refused.outcome); got != fmt.Sprint(by) {
		p.t.Errorf("%s: %s is refused by %s, not %v", boundary, refused.words, got, by)
	}
	p.by = append(p.by, by...)
	var said []string
	for _, r := range refused.outcome.Refusals {
		said = append(said, wording.Refusal(viewer.English, p.zoneOf(refused.outcome), r))
	}
	p.write(boundary, taken, refused.words, strings.Join(said, " "))
}

// mistake writes down a boundary beyond which asking is a mistake, which is told to the program that makes it.
func (p *proof) mistake(boundary string, taken try, words string, err error, code fault.Code) {
	p.t.Helper()
	made, ok := errors.AsType[*fault.Error](err)
	if !ok || made.Code != code {
		p.t.Errorf("%s: %s ends in %v, not in %s", boundary, words, err, code)
		return
	}
	p.write(boundary, taken, words, fmt.Sprintf("`%s`: %s", made.Code, made.Message))
}

func (p *proof) write(boundary string, taken try, refused, said string) {
	p.t.Helper()
	if !taken.outcome.Allowed() {
		p.t.Errorf("%s: %s is refused: %s", boundary, taken.words, rules(taken.outcome))
	}
	p.lines = append(p.lines, fmt.Sprintf("| %s | %s | %s | %s |", boundary, taken.words, refused, said))
}

func (p *proof) zoneOf(o booking.Outcome) *time.Location {
	if o.Space == nil {
		return p.zone
	}
	return o.Space.Community.Zone
}

// books tries to book a space, by its wall clock; asks only asks.
func (p *proof) books(who viewer.Viewer, space, day, from, to string, words ...string) try {
	p.t.Helper()
	return try{p.words(day, from, to, words), p.book(who, p.on(space, day, from, to))}
}

func (p *proof) asks(who viewer.Viewer, space, day, from, to string, words ...string) try {
	p.t.Helper()
	return try{p.words(day, from, to, words), p.check(who, p.on(space, day, from, to))}
}

func (p *proof) words(day, from, to string, more []string) string {
	date, err := time.Parse(time.DateOnly, day)
	p.must(err)
	return strings.Join(append([]string{date.Format("Mon 2 Jan 2006"), from + "–" + to}, more...), ", ")
}

// on is a slot on a day such as 2026-10-10, by the wall clock of the space; 24:00 is the end of the day.
func (p *proof) on(space, day, from, to string) booking.Slot {
	p.t.Helper()
	found, ok := p.places.Catalogue().Space(p.spaces[space])
	if !ok {
		p.t.Fatalf("there is no %s", space)
	}
	at := func(clock string) int64 {
		if clock == "24:00" {
			next, err := time.ParseInLocation(time.DateOnly, day, found.Community.Zone)
			p.must(err)
			return next.AddDate(0, 0, 1).Unix()
		}
		when, err := time.ParseInLocation("2006-01-02 15:04", day+" "+clock, found.Community.Zone)
		p.must(err)
		return when.Unix()
	}
	return booking.Slot{Space: found.ID, Span: span.Span{Start: at(from), End: at(to)}, Units: 1}
}

// now sets the clock, by the wall clock of Wuhan, to the minute or to the second.
func (p *proof) now(moment string) {
	p.t.Helper()
	at, err := time.ParseInLocation(time.DateTime[:len(moment)], moment, p.zone)
	p.must(err)
	p.clock.Advance(at.Sub(p.clock.Now()))
}

// rule gives a space a rule of its own, in place of what it had.
func (p *proof) rule(space string, set func(*gen.BookingPolicyCreate)) {
	p.t.Helper()
	found, _ := p.places.Catalogue().Space(p.spaces[space])
	p.change(func(tx *store.Tx) error {
		if _, err := tx.Client().BookingPolicy.Delete().Where(bookingpolicy.SpaceID(found.ID)).Exec(tx.Context()); err != nil {
			return err
		}
		create := tx.Client().BookingPolicy.Create().SetCommunityID(found.CommunityID).SetSpaceID(found.ID)
		set(create)
		return create.Exec(tx.Context())
	})
}

func (p *proof) change(fn func(tx *store.Tx) error) {
	p.t.Helper()
	p.must(p.store.Write(p.t.Context(), nil, fn))
	p.must(p.places.Reload(p.t.Context(), p.store.Read()))
}

// centreOf adds a community with one room, "name/room", that is open on the given weekdays.
func (p *proof) centreOf(name, zone string, weekdays []int, opens, closes int, set func(*gen.CommunityCreate)) {
	p.t.Helper()
	p.change(func(tx *store.Tx) error {
		c, ctx := tx.Client(), tx.Context()
		sub := c.Subdistrict.Query().FirstX(ctx)
		create := c.Community.Create().SetSlug(name).SetNameZh(name).SetNameEn(name).SetTimeZone(zone).SetSubdistrict(sub)
		if set != nil {
			set(create)
		}
		made, err := create.Save(ctx)
		if err != nil {
			return err
		}
		for _, day := range weekdays {
			if err := c.OpeningHours.Create().SetCommunityID(made.ID).SetWeekday(day).SetOpens(opens).SetCloses(closes).Exec(ctx); err != nil {
				return err
			}
		}
		unit, err := c.Unit.Create().SetName("r").SetCommunityID(made.ID).Save(ctx)
		if err != nil {
			return err
		}
		space, err := c.Space.Create().SetCommunityID(made.ID).SetSlug("room").SetNameZh("室").SetNameEn("Room").SetFloor("1F").
			SetKind(kind.MeetingRoom).SetCapacity(10).AddUnitIDs(unit.ID).Save(ctx)
		if err == nil {
			p.spaces[name+"/room"] = space.ID
		}
		return err
	})
}

// somebody is a new resident, who has nothing yet.
func (p *proof) somebody() viewer.Viewer {
	p.t.Helper()
	var v viewer.Viewer
	p.change(func(tx *store.Tx) error {
		made, err := tx.Client().Person.Create().SetName("somebody").SetCreatedAt(0).Save(tx.Context())
		if err == nil {
			v.Person = made.ID
		}
		return err
	})
	return v
}
