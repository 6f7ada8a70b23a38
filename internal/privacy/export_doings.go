package privacy

import (
	"time"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/auditentry"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/idempotencykey"
	"youkong/ent/gen/person"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/reason"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/secret"
)

func (e *export) bookingsMade() error {
	return paged(func(after *gen.Booking) ([]*gen.Booking, error) {
		q := e.c.Booking.Query().Where(booking.BookerID(e.person)).WithSpace().WithCommunity().WithOrganisation().WithSeries()
		if after != nil {
			q.Where(func(s *entsql.Selector) {
				s.Where(entsql.CompositeGT([]string{s.C(booking.FieldStartsAt), s.C(booking.FieldID)}, after.StartsAt, after.ID))
			})
		}
		return q.Order(booking.ByStartsAt(), booking.ByID()).Limit(pageSize).All(e.ctx)
	}, func(page []*gen.Booking) error {
		for _, b := range page {
			if err := e.booking(b); err != nil {
				return err
			}
		}
		return nil
	})
}

func (e *export) booking(b *gen.Booking) error {
	place, space := b.Edges.Community, b.Edges.Space
	zone, err := time.LoadLocation(place.TimeZone)
	if err != nil {
		return err
	}
	local := func(at int64) string { return time.Unix(at, 0).In(zone).Format(time.RFC3339) }
	var organisation string
	if b.Edges.Organisation != nil {
		organisation = b.Edges.Organisation.Name
	}
	var repeats string
	if b.Edges.Series != nil {
		repeats = b.Edges.Series.Rule
	}
	answer, err := e.bookings.DecisionReason(e.viewer, b)
	if err != nil {
		return err
	}
	e.row(struct {
		ID           uuid.UUID          `json:"id"`
		Community    string             `json:"community"`
		Space        string             `json:"space"`
		Start        string             `json:"start"`
		End          string             `json:"end"`
		Kind         kind.BookingKind   `json:"kind"`
		Status       kind.BookingStatus `json:"status"`
		Title        *string            `json:"title,omitempty"`
		Organisation string             `json:"organisation,omitempty"`
		Attendees    int                `json:"attendees"`
		Units        int                `json:"units"`
		Answer       string             `json:"answer,omitempty"`
		Repeats      string             `json:"repeats,omitempty"` // As RFC 5545 writes it.
		Made         string             `json:"made"`
	}{
		b.ID, e.viewer.Pick(place.NameZh, place.NameEn), e.viewer.Pick(space.NameZh, space.NameEn),
		local(b.StartsAt), local(b.EndsAt), b.Kind, e.bookings.Status(b),
		b.Title, organisation, b.Attendees, b.UnitCount, answer, repeats, local(b.CreatedAt),
	})
	return nil
}

// log is what the person did, as the audit log has it.
func (e *export) log() error {
	return e.audited(auditentry.ActorID(e.person), func(entry *gen.AuditEntry, reason string) error {
		e.row(struct {
			At      *string          `json:"at"`
			Action  kind.AuditAction `json:"action"`
			Subject *uuid.UUID       `json:"subject,omitempty"`
			With    *uuid.UUID       `json:"with,omitempty"`
			Reason  string           `json:"reason,omitempty"`
		}{moment(&entry.At), entry.Action, entry.SubjectID, entry.CredentialID, reason})
		return nil
	})
}

// seenBy is who looked the person up, or looked at the name and phone behind what they booked.
func (e *export) seenBy() error {
	looks := auditentry.And(auditentry.ActionEQ(kind.AuditReveal), func(s *entsql.Selector) {
		s.Where(about(entsql.Table(auditentry.Table), e.person))
	})
	return e.audited(looks, func(entry *gen.AuditEntry, reason string) error {
		by, err := e.masked(entry.ActorID)
		if err != nil {
			return err
		}
		e.row(struct {
			At      *string          `json:"at"`
			Action  kind.AuditAction `json:"action"`
			Subject *uuid.UUID       `json:"subject"`
			By      string           `json:"by"`
			Reason  string           `json:"reason,omitempty"`
		}{moment(&entry.At), entry.Action, entry.SubjectID, by, reason})
		return nil
	})
}

// audited hands over entries of the audit log with their reasons, in the order in which they were written.
func (e *export) audited(which predicate.AuditEntry, each func(*gen.AuditEntry, string) error) error {
	return paged(func(after *gen.AuditEntry) ([]*gen.AuditEntry, error) {
		q := e.c.AuditEntry.Query().Where(which)
		if after != nil {
			q.Where(auditentry.IDGT(after.ID))
		}
		return q.Order(auditentry.ByID()).Limit(pageSize).All(e.ctx)
	}, func(page []*gen.AuditEntry) error {
		reasons, err := e.reasonsOf(page)
		if err != nil {
			return err
		}
		for _, entry := range page {
			var why string
			if entry.ReasonID != nil {
				why = reasons[*entry.ReasonID]
			}
			if err := each(entry, why); err != nil {
				return err
			}
		}
		return nil
	})
}

func (e *export) reasonsOf(page []*gen.AuditEntry) (map[uuid.UUID]string, error) {
	var ids []uuid.UUID
	for _, entry := range page {
		if entry.ReasonID != nil {
			ids = append(ids, *entry.ReasonID)
		}
	}
	found, err := e.c.Reason.Query().Where(reason.IDIn(ids...)).All(e.ctx)
	if err != nil {
		return nil, err
	}
	texts := make(map[uuid.UUID]string, len(found))
	for _, r := range found {
		if texts[r.ID], err = e.store.Keys().Open(secret.Reason, r.Text); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// masked is the name of who did something, as strangers see it; empty for the system and for whoever is erased.
func (e *export) masked(id *uuid.UUID) (string, error) {
	if id == nil {
		return "", nil
	}
	p, err := e.c.Person.Query().Where(person.ID(*id)).Only(e.ctx)
	if gen.IsNotFound(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	name, err := e.people.Name(p)
	return account.Masked(name), err
}

// requests are the keys by which a repeated request is known.
func (e *export) requests() error {
	return paged(func(after *gen.IdempotencyKey) ([]*gen.IdempotencyKey, error) {
		q := e.c.IdempotencyKey.Query().Where(idempotencykey.PersonID(e.person))
		if after != nil {
			q.Where(idempotencykey.IDGT(after.ID))
		}
		return q.Order(idempotencykey.ByID()).Limit(pageSize).All(e.ctx)
	}, func(page []*gen.IdempotencyKey) error {
		for _, k := range page {
			e.row(struct {
				Mutation string    `json:"mutation"`
				Key      string    `json:"key"`
				Made     uuid.UUID `json:"made"`
				At       *string   `json:"at"`
			}{k.Mutation, k.Key, k.ResultID, moment(&k.CreatedAt)})
		}
		return nil
	})
}
