package booking_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/auditentry"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

var because = &booking.Override{Reason: "市里来的检查组"}

func (w *world) bookAnyway(v viewer.Viewer, s booking.Slot, attendees int) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.Book(w.t.Context(), v, booking.BookInput{Key: key(), Slot: &s, Attendees: attendees, Override: because})
	w.must(err)
	return o
}

// audited is the reason with the newest entry about the booking.
func (w *world) audited(what kind.AuditAction, id uuid.UUID) string {
	w.t.Helper()
	entry, err := w.store.Read().AuditEntry.Query().Where(auditentry.ActionEQ(what), auditentry.SubjectID(id)).
		Order(gen.Desc(auditentry.FieldSeq)).First(w.t.Context())
	w.must(err)
	if entry.ReasonID == nil {
		return ""
	}
	kept, err := w.store.Read().Reason.Get(w.t.Context(), *entry.ReasonID)
	w.must(err)
	text, err := w.store.Keys().Open(secret.Reason, kept.Text)
	w.must(err)
	return text
}

func TestStaffBreakRulesWithAReason(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "06:07", "23:00", 20) // Closed, beside the grid, too long, beyond the horizon,
		broken := []kind.BookingRule{
			kind.RuleOpeningHours, kind.RuleStartGrid, kind.RuleMaxLength, kind.RuleHorizon, kind.RuleCapacity, // and too many.
		}
		in := booking.BookInput{Key: key(), Slot: &slot, Attendees: 11}
		plain, err := w.bookings.Book(t.Context(), w.northStaff, in)
		w.must(err)
		w.refused(plain, broken...)
		b := w.made(w.bookAnyway(w.northStaff, slot, 11))
		if !slices.Equal(w.stored(b.ID).Overridden, broken) || *b.OverrideReason == because.Reason {
			t.Errorf("recorded %v because of %s", w.stored(b.ID).Overridden, *b.OverrideReason)
		}
		if got := w.audited(kind.AuditBook, b.ID); got != because.Reason {
			t.Errorf("audited with %q", got)
		}
		for _, c := range []struct {
			who    viewer.Viewer
			reason string
			rules  int
		}{{w.northStaff, because.Reason, 5}, {w.southStaff, "", 0}, {w.alice, "", 0}} {
			reason, err := w.bookings.OverrideReason(c.who, b)
			if w.must(err); reason != c.reason || len(w.bookings.Overridden(c.who, b)) != c.rules {
				t.Errorf("told %q and %v", reason, w.bookings.Overridden(c.who, b))
			}
		}
	})
}

func TestNobodyElseBreaksRules(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "06:00", "07:00")
		for _, who := range []viewer.Viewer{w.alice, w.southStaff} {
			_, book := w.bookings.Book(t.Context(), who, booking.BookInput{Key: key(), Slot: &slot, Attendees: 1, Override: because})
			_, check := w.bookings.Check(t.Context(), who, booking.CheckInput{Slot: slot, Attendees: 1, Override: because})
			_, block := w.bookings.Block(t.Context(), who, booking.BlockInput{Key: key(), Slot: slot, Reason: "x"})
			for _, err := range []error{book, check, block} {
				if !fault.Is(err, fault.Forbidden) {
					t.Errorf("got %v", err)
				}
			}
		}
		b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
		_, move := w.bookings.Move(t.Context(), w.alice, booking.MoveInput{Booking: b.ID, Slot: slot, Override: because})
		_, cancel := w.bookings.CancelAnyway(t.Context(), w.alice, b.ID, because)
		if !fault.Is(move, fault.Forbidden) || !fault.Is(cancel, fault.Forbidden) {
			t.Errorf("move: %v, cancel: %v", move, cancel)
		}
		_, err := w.bookings.Book(t.Context(), w.northStaff, booking.BookInput{Key: key(), Slot: &slot, Attendees: 1, Override: &booking.Override{}})
		if !slices.Equal(paths(err), []string{"input.override.reason"}) {
			t.Errorf("without a reason: %v", err)
		}
	})
}

func TestWhatIsTakenStaysTaken(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.booked(w.alice, w.slot("north/room", "14:00", "15:00", 8))
		long := booking.Slot{Space: w.spaces["north/room"], Units: 1}
		long.Span.Start, long.Span.End = w.at("08:00"), w.at("20:00", 12) // What is in its way lies beyond what a booking may take.
		dry, err := w.bookings.Check(t.Context(), w.northStaff, booking.CheckInput{Slot: long, Attendees: 1, Override: because})
		w.must(err)
		w.refused(dry, kind.RuleOverlap)
		w.refused(w.bookAnyway(w.northStaff, long, 1), kind.RuleOverlap)
		long.Span.End = w.at("14:00", 8)
		b := w.made(w.bookAnyway(w.northStaff, long, 1))
		if rows := w.occupancies(b.ID); len(rows) != 5 || rows[4].EndsAt != long.Span.End {
			t.Errorf("it takes %d rows", len(rows))
		}
		w.refused(w.bookAnyway(w.northStaff, w.slot("north/desk", "14:00", "15:00"), 1), kind.RuleBookable)
		over := w.bookAnyway(w.northStaff, w.slot("north/room", "08:00", "08:30"), 1)
		if over.Allowed() {
			t.Error("what is over was booked")
		}
	})
}

func TestStaffMoveAndCancelWithoutNotice(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
		w.travel("13:45")
		to := w.slot("north/room", "18:00", "19:00")
		w.refused(w.move(w.northStaff, b, to), kind.RuleNotice)
		moved, err := w.bookings.Move(t.Context(), w.northStaff, booking.MoveInput{Booking: b.ID, Slot: to, Override: because})
		w.must(err)
		if got := w.stored(w.made(moved).ID).Overridden; !slices.Equal(got, []kind.BookingRule{kind.RuleNotice}) {
			t.Errorf("broken: %v", got)
		}
		if got := w.audited(kind.AuditMove, b.ID); got != because.Reason {
			t.Errorf("audited with %q", got)
		}
		again := w.made(w.move(w.alice, b, w.slot("north/room", "19:00", "20:00"))) // As it stands now nothing is broken.
		if again.OverrideReason != nil || w.stored(b.ID).Overridden != nil {
			t.Errorf("still broken: %v", w.stored(b.ID).Overridden)
		}
		w.travel("18:45")
		w.refused(w.cancel(w.northStaff, b), kind.RuleNotice)
		gone, err := w.bookings.CancelAnyway(t.Context(), w.northStaff, b.ID, because)
		w.must(err)
		if w.is(w.made(gone), kind.Cancelled); w.audited(kind.AuditCancel, b.ID) != because.Reason {
			t.Error("why is not in the log")
		}
	})
}

func TestAnOverrideThatBreaksNothingLeavesNoReason(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		b := w.made(w.bookAnyway(w.northStaff, w.slot("north/room", "14:00", "15:00"), 1))
		if b.OverrideReason != nil || w.audited(kind.AuditBook, b.ID) != "" {
			t.Error("there is a reason for nothing")
		}
	})
}

func TestBlocks(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.booked(w.alice, w.slot("north/buffered", "12:00", "13:00")) // Cleaned until 13:20.
		slot := w.slot("north/buffered", "13:20", "23:30")
		block := func(s booking.Slot) booking.Outcome {
			o, err := w.bookings.Block(t.Context(), w.northStaff, booking.BlockInput{Key: key(), Slot: s, Reason: "刷墙"})
			w.must(err)
			return o
		}
		w.refused(block(w.slot("north/buffered", "13:19", "14:00")), kind.RuleOverlap)
		b := w.made(block(slot))
		if b.Kind != kind.Block || b.BookerID != nil || len(w.stored(b.ID).Overridden) != 0 || b.SetUp+b.CleanUp != 0 {
			t.Errorf("it is %v", b)
		}
		if why, err := w.bookings.OverrideReason(w.northStaff, b); err != nil || why != "刷墙" || w.audited(kind.AuditBlock, b.ID) != "刷墙" {
			t.Errorf("because %q, %v", why, err)
		}
		w.refused(w.book(w.bob, w.slot("north/buffered", "20:00", "21:00")), kind.RuleOverlap)
		moved := w.made(w.move(w.northStaff, b, w.slot("north/buffered", "14:07", "23:45")))
		if why, err := w.bookings.OverrideReason(w.northStaff, moved); err != nil || why != "刷墙" {
			t.Errorf("moved, because %q, %v", why, err)
		}
		w.travel("15:00")
		w.made(w.cancel(w.northStaff, b))
	})
}

// misses lets alice miss a booking on the day.
func (w *world) misses(day int, organisation *uuid.UUID) {
	w.t.Helper()
	slot := w.slot("north/room", "14:00", "15:00", day)
	w.travel("09:00", day)
	in := booking.BookInput{Key: key(), Slot: &slot, Attendees: 1, Organisation: organisation}
	who := w.alice
	if organisation != nil {
		who.Organisations = []uuid.UUID{*organisation}
	}
	o, err := w.bookings.Book(w.t.Context(), who, in)
	w.must(err)
	w.made(o)
	w.travel("14:15", day)
}

func TestWhoMissesThreeIsSuspended(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.checksIn()
		w.misses(0, nil)
		w.misses(1, nil)
		w.misses(2, nil) // It is due, and nobody has written that down.
		until := w.at("14:00", 32)
		for _, slot := range []booking.Slot{w.slot("north/pool", "17:00", "18:00", 2), w.slot("south/room", "17:00", "18:00", 2)} {
			for _, o := range []booking.Outcome{w.check(w.alice, slot), w.hold(w.alice, slot), w.book(w.alice, slot)} {
				w.refused(o, kind.RuleSuspension)
				if *o.Refusals[0].Earliest != until || len(o.Alternatives) != 0 {
					t.Errorf("refused with %+v, offered %v", o.Refusals[0], o.Alternatives)
				}
			}
		}
		w.booked(w.bob, w.slot("north/pool", "17:00", "18:00", 2))
		trust, err := w.bookings.TrustIn(t.Context(), w.alice)
		if w.must(err); trust.Missed != 3 || trust.SuspendedUntil != until {
			t.Errorf("alice is told %+v", trust)
		}
		firm := w.firm()
		forFirm, slot := w.alice, w.slot("north/pool", "18:00", "19:00", 2)
		forFirm.Organisations = []uuid.UUID{firm}
		o, err := w.bookings.Book(t.Context(), forFirm, booking.BookInput{Key: key(), Slot: &slot, Attendees: 1, Organisation: &firm})
		w.must(err)
		w.made(o) // What she missed for herself is nothing to the firm.
		w.travel("13:59", 32)
		w.refused(w.book(w.alice, w.slot("north/pool", "17:00", "18:00", 32)), kind.RuleSuspension)
		w.travel("14:00", 32)
		w.booked(w.alice, w.slot("north/pool", "17:00", "18:00", 32))
	})
}

func TestAnOrganisationIsSuspendedAsAWhole(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.checksIn()
		firm := w.firm()
		for day := range 3 {
			w.misses(day, &firm)
		}
		bob, slot := w.bob, w.slot("north/second", "17:00", "18:00", 2)
		bob.Organisations = []uuid.UUID{firm}
		o, err := w.bookings.Book(t.Context(), bob, booking.BookInput{Key: key(), Slot: &slot, Attendees: 1, Organisation: &firm})
		w.must(err)
		w.refused(o, kind.RuleSuspension)
		w.booked(bob, slot) // For himself he may.
	})
}

func TestStaffForgive(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.checksIn()
		for day := range 3 {
			w.misses(day, nil)
		}
		in := booking.LiftInput{Person: w.alice.Person, Community: w.north, Reason: "住院"}
		if err := w.bookings.Lift(t.Context(), w.southStaff, in); !fault.Is(err, fault.NotFound) {
			t.Errorf("staff of elsewhere: %v", err)
		}
		elsewhere := in
		elsewhere.Community = w.south
		if err := w.bookings.Lift(t.Context(), w.southStaff, elsewhere); !fault.Is(err, fault.NotFound) {
			t.Errorf("where nothing was missed: %v", err)
		}
		w.must(w.bookings.Lift(t.Context(), w.northStaff, in))
		w.must(w.bookings.Lift(t.Context(), w.northStaff, in)) // Again.
		w.booked(w.alice, w.slot("north/pool", "17:00", "18:00", 2))
		if got := w.audited(kind.AuditLift, w.alice.Person); got != "住院" {
			t.Errorf("audited with %q", got)
		}
		kept, err := w.store.Read().SuspensionLift.Query().All(t.Context())
		if w.must(err); len(kept) != 1 || kept[0].Reason == "住院" {
			t.Errorf("kept %v", kept)
		}
		if got := w.changes(feed.Person(w.alice.Person), 0); !slices.Contains(got, kind.SuspensionLifted) {
			t.Errorf("alice hears %v", got)
		}
	})
}

func TestWhoIsSuspendedMayMoveAndCancel(t *testing.T) {
	everywhere(t, func(_ *testing.T, w *world) {
		w.checksIn()
		b := w.booked(w.alice, w.slot("north/second", "17:00", "18:00", 5))
		for day := range 3 {
			w.misses(day, nil)
		}
		w.made(w.move(w.alice, b, w.slot("north/second", "18:00", "19:00", 5)))
		w.made(w.cancel(w.alice, b))
	})
}

func TestOneHandOnly(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.asks()
		w.checksIn()
		for round := range 4 {
			asked := w.booked(w.alice, w.slot("north/second", "12:00", "13:00", round+1))
			coming := w.booked([]viewer.Viewer{w.alice, w.bob}[round%2], w.slot("north/room", "14:00", "15:00", round+1))
			w.travel("11:00", round+1)
			w.together(func(s *booking.Service) { _, _ = s.Approve(t.Context(), w.northStaff, asked.ID) })
			if got := w.stored(asked.ID).Status; got != kind.Expired {
				t.Errorf("at the moment it is due a request is %s", got)
			}
			w.travel("14:15", round+1)
			w.together(func(s *booking.Service) { _, _ = s.CheckIn(t.Context(), w.northStaff, coming.ID, "") })
			if got := w.stored(coming.ID).Status; got != kind.NoShow {
				t.Errorf("at the moment it is due a booking is %s", got)
			}
		}
		ended := map[kind.ChangeKind]int{}
		for _, what := range w.changes(feed.Community(w.north), 0) {
			ended[what]++
		}
		if ended[kind.RequestExpired] != 4 || ended[kind.BookingNoShow] != 4 || ended[kind.BookingApproved]+ended[kind.BookingCheckedIn] != 0 {
			t.Errorf("the feed says %v", ended)
		}
	})
}

// together has two servers do it and settle, all at once.
func (w *world) together(do func(*booking.Service)) {
	w.t.Helper()
	servers := []*booking.Service{w.bookings, booking.New(w.store, w.places, w.clock)}
	if w.config.DatabaseURL != "" {
		second, err := store.Open(w.t.Context(), w.config)
		w.must(err)
		defer func() { w.must(second.Close()) }()
		servers[1] = booking.New(second, w.places, w.clock)
	}
	var all sync.WaitGroup
	for _, s := range servers {
		all.Go(func() { do(s) })
		all.Go(func() {
			if err := s.Settle(w.t.Context()); err != nil {
				w.t.Error(err)
			}
		})
	}
	all.Wait()
}
