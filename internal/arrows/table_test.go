package arrows

import "slices"

// place is one row of the table: a folder with everything below it.
type place struct {
	path  string   // below the module's root
	holds string   // for the reader of ARCHITECTURE.md
	may   []string // the project's own folders that it may import
	also  string   // what else it uses, in words
	bans  []ban    // packages from outside that it must not import

	alone     bool // this folder only, not the ones below it
	generated bool // no person wrote it: its arrows are checked, not drawn and not linted
}

// ban names a package from outside and the reason why a place does without it.
type ban struct{ pkg, why string }

// Every service, projection and hub is free of transports: the edge is graph and server.
var transportBans = []ban{
	{"github.com/99designs/gqlgen", "GraphQL stays in graph and server"},
	{"github.com/gorilla/websocket", "sockets stay in server/socket"},
	{"net/http", "HTTP stays in server"},
}

// The rules are given every fact, so that a test needs neither a database nor a server.
var ruleBans = append([]ban{
	{"database/sql", "rules are given their facts"},
	{"entgo.io/ent", "rules are given their facts"},
}, transportBans...)

// rules lists the pure packages from the lowest up: each may import those before it.
var rules = []place{
	{path: "internal/fault", holds: "the error vocabulary, mapped once at the edge"},
	{path: "internal/span", holds: "half-open intervals of time"},
	{path: "internal/localtime", holds: "days, times of day and zones, where a day need not have 24 hours"},
	{path: "internal/viewer", holds: "who is asking, and what they may do"},
	{path: "internal/secret", holds: "keys, and what is sealed with them"},
	{path: "internal/cursor", holds: "authenticated cursors"},
	{path: "internal/globalid", holds: "the opaque, typed ids of the API"},
	{path: "internal/phone", holds: "phone numbers, each written one way"},
	{path: "internal/holiday", holds: "public holidays and the weekends worked for them"},
	{path: "internal/hours", holds: "when a place is open: weeks, single days, holidays, closures"},
	{path: "internal/policy", holds: "the booking rules: facts in, refusals out"},
	{path: "internal/recur", holds: "on which days a booking is repeated: RFC 5545's RRULE, read, written, expanded"},
	{path: "internal/waitlist", holds: "waiting for what is taken: who is next, and how long an offer stands"},
	{path: "internal/draw", holds: "drawing lots so that anyone can draw them again: hashes, order, transcript"},
	{path: "internal/wording", holds: "the sentences that people read, in both languages"},
}

// catalogue is what everything else is about: communities, spaces, their hours and policies. It is
// read far more often than changed, so one package keeps it, and booking, availability and live ask
// that package instead of each loading and interpreting the rows by itself. It knows none of them.
const catalogue = "internal/community"

// table is the one place where an arrow is allowed.
var table = slices.Concat(
	[]place{
		{path: "ent/kind", holds: "enums shared by all layers"},
		{path: "ent/schema", holds: "the data model, one entity a file", may: []string{"ent/kind"}, also: "ent"},
		{path: "ent/gen", holds: "the generated client", may: []string{"ent/kind", "ent/schema"}, also: "ent", generated: true},
		{path: "ent/migrate", holds: "versioned SQL for both databases, embedded", also: "goose"},
		{path: "ent", holds: "how the client is generated", may: []string{"ent/schema"}, also: "ent", alone: true},
	},
	ruleRows(),
	[]place{
		{path: "internal/arrows", holds: "this table, compared with the imports"},
		{path: "internal/store", holds: "both dialects, migration at start, the write transaction and its after-commit list",
			may:  []string{"ent/gen", "ent/kind", "ent/migrate", "internal/fault", "internal/secret"},
			also: "database drivers", bans: transportBans},
		service("internal/feed", "the change log: appended inside the transaction, read by cursor", "internal/store"),
		service("internal/audit", "who did what to what, in one chain of hashes a stream", "internal/store"),
		service(catalogue, "communities, spaces, hours and policies as stored, and how a change of them is told",
			"internal/store", "internal/feed", "internal/audit"),
		{path: "internal/message", holds: "senders of messages: the log, a webhook, mail", may: paths(rules), also: "a mail library"},
		service("internal/account", "people, how they sign in, sessions, tokens, roles, children",
			"internal/store", "internal/feed", "internal/audit", "internal/message", catalogue),
		service("internal/opening", "when places are open, as staff change it",
			"internal/store", "internal/feed", "internal/audit", catalogue),
		service("internal/ruling", "the booking rules of a place, as staff change them, and what a change would mean",
			"internal/store", catalogue),
		service("internal/organisation", "firms and associations, their members and invitations",
			"internal/store", "internal/feed", "internal/audit"),
		service("internal/booking", "holding, booking, moving, cancelling, settling",
			"internal/store", "internal/feed", "internal/audit", catalogue),
		service("internal/course", "terms, courses and their sessions, enrolment, draws",
			"internal/store", "internal/feed", "internal/audit", "internal/account", "internal/booking", catalogue),
		service("internal/privacy", "what is known of someone: revealed to staff, exported, erased",
			"internal/store", "internal/feed", "internal/audit", "internal/account", "internal/booking", "internal/course"),
		service("internal/doorbell", "tells readers of the feed to look", "internal/store"),
		service("internal/availability", "the live projection: who is free, until when",
			"internal/store", "internal/feed", catalogue),
		service("internal/search", "what is free across all centres: an index in memory, judged by the rules",
			"internal/store", "internal/feed", "internal/booking", catalogue),
		service("internal/live", "the hub: who is subscribed, shared results, queues, resync",
			"internal/availability", "internal/feed", catalogue),
		service("internal/notice", "who is told on their phone what has become of their bookings, and the queue that brings it",
			"internal/store", "internal/feed", "internal/message", catalogue),
		service("internal/seed", "the demo communities and people", "internal/store", "internal/feed"),
		{path: "graph/scalar", holds: "the scalars of the public schema, read strictly",
			may: paths(rules), also: "gqlgen"},
		{path: "graph/model", holds: "generated inputs and payloads", may: []string{"ent", "internal", "graph/scalar"},
			also: "gqlgen", generated: true},
		{path: "graph/gen", holds: "the generated executor", may: []string{"ent", "internal", "graph/model", "graph/scalar"},
			also: "gqlgen", generated: true},
		{path: "graph/limits", holds: "what is refused before it runs: depth, sizes, cost",
			may: []string{"internal/fault"}, also: "gqlgen"},
		{path: "graph", holds: "the SDL, thin resolvers, errors, loaders",
			may: []string{"ent/gen", "ent/kind", "internal"}, also: "gqlgen"},
		{path: "server", holds: "main, wiring, web, sockets, subcommands",
			may: []string{"ent", "frontend", "graph", "internal"}, also: "any library"},
		{path: "frontend", holds: "the web app; one Go file embeds its build"},
		{path: "bench", holds: "measurements beside their floors", may: []string{"ent", "graph", "internal", "server"}, also: "the public API"},
		{path: "scripts", holds: "what make calls; one Go program starts a cluster to try out",
			may: []string{"internal/doorbell", "internal/store"}},
		{path: "e2e", holds: "black-box tests through the real binary, or a server in process where a test turns its clock",
			may: []string{"ent/kind", "internal/doorbell", "internal/globalid", "internal/seed", "internal/store", "server"}, also: "the public API"},
	},
)

// ruleRows gives each pure package the ones below it.
func ruleRows() []place {
	rows := slices.Clone(rules)
	for i := range rows {
		rows[i].may = append([]string{"ent/kind"}, paths(rules[:i])...)
		rows[i].bans = ruleBans
	}
	return rows
}

// service makes the row of a capability: the client, every rule, and the folders named.
func service(path, holds string, may ...string) place {
	return place{path: path, holds: holds, bans: transportBans,
		may: slices.Concat([]string{"ent/gen", "ent/kind"}, paths(rules), may)}
}

func paths(places []place) []string {
	var out []string
	for _, p := range places {
		out = append(out, p.path)
	}
	return out
}

// layers, lowest first. A test may import anything of its own layer or below it, and the store with
// its test databases, against which every layer is tested; bench and e2e keep to their rows.
var layers = []string{"ent", "internal", "graph", "server"}

const testStore = "internal/store"
