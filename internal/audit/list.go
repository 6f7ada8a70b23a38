package audit

import (
	"context"
	"slices"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/auditentry"
	"youkong/ent/gen/community"
	"youkong/ent/gen/predicate"
	"youkong/internal/fault"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Service shows the audit log to those who look after what it is about.
type Service struct{ store *store.Store }

// New makes the service.
func New(s *store.Store) *Service { return &Service{store: s} }

// Page says which part of a log is wanted. Entries are ordered by number, the newest first.
type Page struct {
	Limit         int
	Backwards     bool   // The last ones rather than the first.
	After, Before *int64 // Numbers of entries.
}

// List returns a page of what was done to a community, for managers of its subdistrict and operators; or, without a
// community, to the installation, for operators alone; and whether there is more beyond. For anyone else there is no such
// log: fault NotFound.
func (s *Service) List(ctx context.Context, v viewer.Viewer, of *uuid.UUID, page Page) ([]*gen.AuditEntry, bool, error) {
	stream, err := s.visible(ctx, v, of)
	if err != nil {
		return nil, false, err
	}
	where := []predicate.AuditEntry{auditentry.Stream(stream)}
	if page.After != nil {
		where = append(where, auditentry.SeqLT(*page.After))
	}
	if page.Before != nil {
		where = append(where, auditentry.SeqGT(*page.Before))
	}
	direction := entsql.OrderDesc()
	if page.Backwards {
		direction = entsql.OrderAsc()
	}
	// One more than wanted tells whether there is more.
	found, err := s.store.Read().AuditEntry.Query().Where(where...).
		Order(auditentry.BySeq(direction)).Limit(page.Limit + 1).All(ctx)
	if err != nil {
		return nil, false, err
	}
	more := len(found) > page.Limit
	found = found[:min(len(found), page.Limit)]
	if page.Backwards {
		slices.Reverse(found)
	}
	return found, more, nil
}

// visible is the stream whose log the viewer may read.
func (s *Service) visible(ctx context.Context, v viewer.Viewer, of *uuid.UUID) (string, error) {
	hidden := fault.New(fault.NotFound, "there is no such audit log")
	if of == nil {
		if !v.Operator() {
			return "", hidden
		}
		return "installation", nil
	}
	place, err := s.store.Read().Community.Query().Where(community.ID(*of)).Only(ctx)
	if gen.IsNotFound(err) {
		return "", hidden
	} else if err != nil {
		return "", err
	}
	if !v.Operator() && !v.ManagerOf(place.SubdistrictID) {
		return "", hidden
	}
	return "community:" + of.String(), nil
}

// Reason opens why an entry of a log that the viewer may see was made; empty where no reason was asked for.
func (s *Service) Reason(ctx context.Context, e *gen.AuditEntry) (string, error) {
	if e.ReasonID == nil {
		return "", nil
	}
	kept, err := s.store.Read().Reason.Get(ctx, *e.ReasonID)
	if gen.IsNotFound(err) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	return s.store.Keys().Open(secret.Reason, kept.Text)
}
