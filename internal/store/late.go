package store

import (
	"cmp"
	"context"

	"entgo.io/ent/dialect"
	"github.com/google/uuid"

	"youkong/ent/gen"
)

// late is what is written at the end, for all requests of a transaction together, because on PostgreSQL each statement is
// a round trip that all who wait have to pay. Nobody reads changes, entries of the audit log and keys before the commit.
// Bookings are written earlier when a request asks the database for anything.
type late struct {
	bookings    []bookingRow
	occupancies []occupancyRow
	changes     []ChangeRow
	audits      []AuditRow
	keys        []keyRow
	notes       []any
}

// InsertLate has a booking with its occupancies written with the commit, or before the next statement of this
// transaction. Should the database then refuse it, the writes that share the transaction are run again, each alone, and
// the one that it belongs to fails with the error.
func (t *Tx) InsertLate(b *gen.Booking, occupancies []*gen.Occupancy) {
	t.late.bookings = append(t.late.bookings, rowOfBooking(b))
	for _, o := range occupancies {
		t.late.occupancies = append(t.late.occupancies, occupancyRow{
			Unit: o.UnitID, Booking: o.BookingID, Space: o.SpaceID, Community: o.CommunityID, StartsAt: o.StartsAt, EndsAt: o.EndsAt,
		})
	}
}

// AppendLate has a row of the feed written with the commit. It is for package feed.
func (t *Tx) AppendLate(row ChangeRow) { t.late.changes = append(t.late.changes, row) }

// Note leaves word of what this write does for those that share the transaction and have read what they want to know
// already: see Wish.
func (t *Tx) Note(what any) { t.late.notes = append(t.late.notes, what) }

// Notes are those that earlier writes of this transaction have left since this one's wish was read.
func (t *Tx) Notes() []any { return t.notes }

// pending finds a key that an earlier request of the same transaction has remembered.
func (l *late) pending(person uuid.UUID, mutation, key string) (keyRow, bool) {
	for _, k := range l.keys {
		if k.Person == person && k.Mutation == mutation && k.Key == key {
			return k, true
		}
	}
	return keyRow{}, false
}

func (l *late) join(more late) {
	l.bookings = append(l.bookings, more.bookings...)
	l.occupancies = append(l.occupancies, more.occupancies...)
	l.changes = append(l.changes, more.changes...)
	l.audits = append(l.audits, more.audits...)
	l.keys = append(l.keys, more.keys...)
	l.notes = append(l.notes, more.notes...)
}

// flush writes the bookings, so that statements to come see them.
func (l *late) flush(ctx context.Context, name string, tx session) error {
	if len(l.bookings) == 0 {
		return nil
	}
	bookings, occupancies := l.bookings, l.occupancies
	l.bookings, l.occupancies = nil, nil
	if name == dialect.Postgres {
		_, err := tx.ExecContext(ctx, insertsPostgres, asJSON(bookings), asJSON(occupancies))
		return err
	}
	return cmp.Or(insertEach(ctx, tx, insertBooking, bookings), insertEach(ctx, tx, insertOccupancy, occupancies))
}

// list is a list as JSON; one without rows too.
func list[T any](rows []T) string {
	if len(rows) == 0 {
		return "[]"
	}
	return asJSON(rows)
}
