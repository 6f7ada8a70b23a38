package store

import (
	"fmt"
	"strings"

	"entgo.io/ent/dialect"
)

// table says how rows that arrive as one JSON text are inserted by one statement, however many they are: the database
// reads the statement once, and on PostgreSQL it is one round trip for all.
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
		{"hold_expires_at", "bigint"}, {"created_at", "bigint"}, {"updated_at", "bigint"},
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

// insert is the statement whose parameter n is the rows in JSON.
func (t table) insert(name string, n int) string {
	var names, values, types []string
	for _, c := range t.columns {
		names = append(names, c.name)
		values = append(values, c.value(name))
		types = append(types, c.name+" "+strings.Replace(c.kind, "hex", "text", 1))
	}
	from := fmt.Sprintf("json_to_recordset($%d::json) AS r (%s)", n, strings.Join(types, ", "))
	if name == dialect.SQLite {
		from = fmt.Sprintf("json_each($%d)", n)
	}
	return fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s", t.name, strings.Join(names, ", "), strings.Join(values, ", "), from)
}

func (c column) value(name string) string {
	switch {
	case name == dialect.Postgres && c.kind == "hex":
		return "decode(" + c.name + ", 'hex')"
	case name == dialect.Postgres:
		return c.name
	case c.kind == "hex":
		return "unhex(value ->> '" + c.name + "')"
	case c.kind == "jsonb":
		return "value -> '" + c.name + "'"
	default:
		return "value ->> '" + c.name + "'"
	}
}

// insertsPostgres inserts bookings with their occupancies at once; finishPostgres that and all else that a transaction
// has left for its end. Each has one parameter for every table, in the order of the tables.
var (
	insertsPostgres = fmt.Sprintf("WITH b AS (%s) %s",
		bookingsTable.insert(dialect.Postgres, 1), occupanciesTable.insert(dialect.Postgres, 2))
	finishPostgres = fmt.Sprintf("WITH b AS (%s), o AS (%s), c AS (%s), a AS (%s), k AS (%s) %s",
		bookingsTable.insert(dialect.Postgres, 1), occupanciesTable.insert(dialect.Postgres, 2),
		changesTable.insert(dialect.Postgres, 3), auditTable.insert(dialect.Postgres, 4), keysTable.insert(dialect.Postgres, 5),
		writeHeadsPostgres)
	insertsSQLite = []string{bookingsTable.insert(dialect.SQLite, 1), occupanciesTable.insert(dialect.SQLite, 1)}
	finishSQLite  = append(insertsSQLite[:2:2], changesTable.insert(dialect.SQLite, 1), auditTable.insert(dialect.SQLite, 1),
		keysTable.insert(dialect.SQLite, 1), writeHeadsSQLite)
)
