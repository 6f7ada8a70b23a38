package booking_test

import (
	"github.com/google/uuid"

	"youkong/ent/kind"
)

// liveRow is a live occupancy with its booking's status, straight from the tables.
type liveRow struct {
	unit, booking uuid.UUID
	start, end    int64
	status        kind.BookingStatus
	expires       *int64
}

// rows are the live occupancies of the machine's two communities, ascending by unit and start, read with plain SQL on
// a connection that is not the store's.
func (m *machine) rows() []liveRow {
	rows, err := m.sql.QueryContext(m.w.t.Context(), `SELECT o.unit_id, o.booking_id, o.starts_at, o.ends_at, b.status, b.hold_expires_at
		FROM occupancies o JOIN bookings b ON b.id = o.booking_id
		WHERE o.live AND o.community_id IN ($1, $2) ORDER BY o.unit_id, o.starts_at`, m.w.north, m.w.south)
	m.w.must(err)
	defer rows.Close()
	var found []liveRow
	for rows.Next() {
		var r liveRow
		m.w.must(rows.Scan(&r.unit, &r.booking, &r.start, &r.end, &r.status, &r.expires))
		found = append(found, r)
	}
	m.w.must(rows.Err())
	return found
}

// wipe empties the database but for its installation.
func (w *world) wipe() {
	w.t.Helper()
	db := w.raw()
	defer db.Close()
	for _, table := range []string{
		"occupancies", "bookings", "changes", "streams", "idempotency_keys", "space_units", "opening_hours",
		"booking_policies", "units", "spaces", "communities", "subdistricts", "persons",
	} {
		_, err := db.ExecContext(w.t.Context(), "DELETE FROM "+table)
		w.must(err)
	}
}
