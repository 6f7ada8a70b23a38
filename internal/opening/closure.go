package opening

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/closure"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/hours"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const mutationClose = "closeSpace"

// CloseInput says what to close, and when.
type CloseInput struct {
	Key    string
	Place  community.Place
	From   *int64 // Unix seconds; nil for now.
	To     *int64 // Unix seconds; nil until somebody ends it.
	Reason hours.Reason
}

// Close closes a place for a time, whatever its hours say. A closure never begins before now: the past is as it was. The
// same key and input return the same closure for 72 hours.
// Faults: BadInput; NotFound for a place that the viewer does not work for, and for a key whose closure is gone; Conflict
// for a key used with other input.
func (s *Service) Close(ctx context.Context, v viewer.Viewer, in CloseInput) (closed *gen.Closure, err error) {
	if err := in.validate(); err != nil {
		return nil, err
	}
	err = s.places.Edit(ctx, s.store, v, in.Place, func(tx *store.Tx) (community.Edit, error) {
		made, known, err := tx.Remembered(v.Person, mutationClose, in.Key, in)
		if err != nil {
			return community.Edit{}, err
		}
		if known {
			closed, err = s.closure(tx.Context(), tx.Client(), v, made)
			return community.Edit{}, err
		}
		start := tx.Now().Unix()
		if in.From != nil {
			start = max(start, *in.From)
		}
		if in.To != nil && *in.To <= start {
			return community.Edit{}, fault.Invalid([]fault.Field{{Path: "input.to", Reason: "must be after `from`, and to come"}})
		}
		closed, err = tx.Client().Closure.Create().SetCommunityID(in.Place.Community).SetNillableSpaceID(in.Place.Space).
			SetStartsAt(start).SetNillableEndsAt(in.To).SetReasonZh(strings.TrimSpace(in.Reason.Zh)).
			SetReasonEn(strings.TrimSpace(in.Reason.En)).SetCreatedAt(tx.Now().Unix()).Save(tx.Context())
		if err != nil {
			return community.Edit{}, err
		}
		return community.Edit{Action: kind.AuditClose, Subject: closed.ID}, tx.Remember(v.Person, mutationClose, in.Key, in, closed.ID)
	})
	return closed, err
}

// EndClosure has a place open again as its hours say, and says whether it was closed still. A closure that has not begun
// is called off and leaves nothing behind.
// Faults: NotFound for a closure of a place that the viewer does not work for.
func (s *Service) EndClosure(ctx context.Context, v viewer.Viewer, id uuid.UUID) (ended bool, err error) {
	found, err := s.closure(ctx, s.store.Read(), v, id)
	if err != nil {
		return false, err
	}
	place := community.Place{Community: found.CommunityID, Space: found.SpaceID}
	err = s.places.Edit(ctx, s.store, v, place, func(tx *store.Tx) (community.Edit, error) {
		n, err := end(tx, found)
		if ended = n > 0; err != nil || !ended {
			return community.Edit{}, err
		}
		return community.Edit{Action: kind.AuditReopen, Subject: id}, nil
	})
	return ended && err == nil, err
}

// end cuts a closure that has begun, takes away one that has not, and returns how many there were.
func end(tx *store.Tx, c *gen.Closure) (int, error) {
	now := tx.Now().Unix()
	if c.StartsAt >= now {
		return tx.Client().Closure.Delete().Where(closure.ID(c.ID)).Exec(tx.Context())
	}
	return tx.Client().Closure.Update().
		Where(closure.ID(c.ID), closure.Or(closure.EndsAtIsNil(), closure.EndsAtGT(now))).SetEndsAt(now).Save(tx.Context())
}

// closure finds a closure of a place that the viewer works for; fault NotFound for any other.
func (s *Service) closure(ctx context.Context, c *gen.Client, v viewer.Viewer, id uuid.UUID) (*gen.Closure, error) {
	found, err := c.Closure.Get(ctx, id)
	if gen.IsNotFound(err) || err == nil && !v.StaffOf(found.CommunityID) {
		return nil, fault.New(fault.NotFound, "there is no such closure among those of places you work for")
	}
	return found, err
}
