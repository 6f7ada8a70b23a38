package store

import (
	"context"
	"fmt"
	"strings"
)

// table says how rows are inserted. PostgreSQL gets all of them as one JSON text, for one statement and one round trip;
// SQLite gets one after the other, for there a statement is no more than a call.
type table struct {
	name    string
	columns []column
}

// column is a column with its type in PostgreSQL. Bytes are written as `hex`.
type column struct{ name, kind string }

var (
	bookingsTable = table{"bookings", []column{
		{"id", "uuid"}, {"community_id", "uuid"}, {"space_id", "uuid"}, {"booker_id", "uuid"}, {"organisation_id", "uuid"},
		{"contact_id", "uuid"}, {"kind", "varchar"}, {"status", "varchar"}, {"starts_at", "bigint"}, {"ends_at", "bigint"},
		{"set_up", "bigint"}, {"clean_up", "bigint"}, {"unit_count", "bigint"}, {"attendees", "bigint"}, {"title", "varchar"},
		{"hold_expires_at", "bigint"}, {"held_until", "bigint"}, {"hold_renewed", "boolean"}, {"offered", "boolean"},
		{"due_at", "bigint"}, {"overridden", "jsonb"}, {"override_reason", "varchar"},
		{"series_id", "uuid"}, {"occurs_at", "bigint"}, {"created_at", "bigint"}, {"updated_at", "bigint"},
	}}
	occupanciesTable = table{"occupancies", []column{
		{"unit_id", "uuid"}, {"booking_id", "uuid"}, {"space_id", "uuid"}, {"community_id", "uuid"},
		{"starts_at", "bigint"}, {"ends_at", "bigint"},
	}}
	changesTable = table{"changes", []column{
		{"stream", "varchar"}, {"seq", "bigint"}, {"at", "bigint"}, {"kind", "varchar"}, {"booking_id", "uuid"},
		{"space_ids", "jsonb"},
	}}
	auditTable = table{"audit_entries", []column{
		{"stream", "varchar"}, {"seq", "bigint"}, {"at", "bigint"}, {"actor_id", "uuid"}, {"credential_id", "uuid"},
		{"action", "varchar"}, {"subject_id", "uuid"}, {"reason_id", "uuid"}, {"hash", "hex"},
	}}
	keysTable = table{"idempotency_keys", []column{
		{"person_id", "uuid"}, {"mutation", "varchar"}, {"key", "varchar"}, {"input_digest", "hex"}, {"result_id", "uuid"},
		{"created_at", "bigint"},
	}}
)

// fromJSON is the statement for PostgreSQL whose parameter n is the rows.
func (t table) fromJSON(n int) string {
	var names, values, types []string
	for _, c := range t.columns {
		value, kind := c.name, c.kind
		if kind == "hex" {
			value, kind = "decode("+c.name+", 'hex')", "text"
		}
		names, values, types = append(names, c.name), append(values, value), append(types, c.name+" "+kind)
	}
	return fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM json_to_recordset($%d::json) AS r (%s)",
		t.name, strings.Join(names, ", "), strings.Join(values, ", "), n, strings.Join(types, ", "))
}

// single is the statement for SQLite whose parameters are the columns of one row, in order.
func (t table) single() string {
	var names, values []string
	for _, c := range t.columns {
		names, values = append(names, c.name), append(values, "?")
	}
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", t.name, strings.Join(names, ", "), strings.Join(values, ", "))
}

// insertsPostgres inserts bookings with their occupancies at once; finishPostgres that and all else that a transaction
// has left for its end. Each has one parameter for every table, in the order of the tables.
var (
	insertsPostgres = fmt.Sprintf("WITH b AS (%s) %s", bookingsTable.fromJSON(1), occupanciesTable.fromJSON(2))
	finishPostgres  = fmt.Sprintf("WITH b AS (%s), o AS (%s), c AS (%s), a AS (%s), k AS (%s) %s",
		bookingsTable.fromJSON(1), occupanciesTable.fromJSON(2), changesTable.fromJSON(3), auditTable.fromJSON(4),
		keysTable.fromJSON(5), writeHeadsPostgres)

	insertBooking, insertOccupancy                = bookingsTable.single(), occupanciesTable.single()
	insertChange, insertAudit, insertKey, setHead = changesTable.single(), auditTable.single(), keysTable.single(), writeHeadSQLite
)

// insertEach inserts rows one by one.
func insertEach[T interface{ args() []any }](ctx context.Context, tx session, statement string, rows []T) error {
	for _, r := range rows {
		if _, err := tx.ExecContext(ctx, statement, r.args()...); err != nil {
			return err
		}
	}
	return nil
}
