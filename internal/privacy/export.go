package privacy

import (
	"context"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/audit"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// pageSize is how many rows the export reads at a time.
const pageSize = 200

// Export writes down everything that is kept about the viewer, as one JSON text whose parts are explained in the viewer's
// language. Secrets and digests are left out, and what is kept about others. Times are RFC 3339: of bookings in the zone of
// their community, all others in UTC. That it was made is kept first. Fault Forbidden for who came with a token.
func (s *Service) Export(ctx context.Context, v viewer.Viewer) (string, error) {
	if err := account.SessionOnly(v); err != nil {
		return "", err
	}
	var at time.Time
	err := s.store.Write(ctx, []string{feed.Person(v.Person)}, func(tx *store.Tx) error {
		at = tx.Now()
		return audit.Append(tx, v, audit.Entry{Stream: feed.Person(v.Person), Action: kind.AuditExport, Subject: v.Person})
	})
	if err != nil {
		return "", err
	}
	d := &document{viewer: v}
	d.begin(at)
	err = s.store.Snapshot(ctx, func(ctx context.Context, c *gen.Client) error {
		s.write(&export{Service: s, document: d, ctx: ctx, c: c, person: v.Person})
		return d.err
	})
	if err != nil {
		return "", err
	}
	return d.end()
}

// export is one document while it is written, from one moment of the database.
type export struct {
	*Service
	*document
	ctx    context.Context // It ends with the snapshot, as this does.
	c      *gen.Client
	person uuid.UUID
}

// write fills the sections. Their keys and order are told in docs/privacy.md.
func (s *Service) write(e *export) {
	e.section("profile", e.profile)
	e.section("signIn", e.signIn)
	e.section("roles", e.roles)
	e.section("organisations", e.organisations)
	e.section("invitations", e.invitations)
	e.section("sessions", e.sessions)
	e.section("tokens", e.tokens)
	e.section("children", e.children)
	e.section("bookings", e.bookingsMade)
	e.section("waiting", e.waits)
	e.section("courses", e.coursesEntered)
	e.section("seenBy", e.seenBy)
	e.section("log", e.log)
	e.section("requests", e.requests)
}

// paged hands over all rows of a query, a page at a time: read gets the last row of the page before, nil at first.
func paged[T any](read func(after *T) ([]*T, error), each func(page []*T) error) error {
	var after *T
	for {
		page, err := read(after)
		if err != nil || len(page) == 0 {
			return err
		}
		if err := each(page); err != nil {
			return err
		}
		after = page[len(page)-1]
	}
}
