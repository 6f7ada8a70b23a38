package opening

import (
	"context"
	"strings"

	"youkong/ent/gen"
	"youkong/ent/gen/openingexception"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// ExceptionInput says what holds on one day.
type ExceptionInput struct {
	Place  community.Place
	Date   localtime.Date
	Spans  []kind.DaySpan // Ascending; none means closed.
	Reason hours.Reason
}

// SetException has something else hold on a day than the week says, in place of an earlier exception of the same day.
// Faults: BadInput; NotFound for a place that the viewer does not work for.
func (s *Service) SetException(ctx context.Context, v viewer.Viewer, in ExceptionInput) error {
	if err := in.validate(); err != nil {
		return err
	}
	zh, en := strings.TrimSpace(in.Reason.Zh), strings.TrimSpace(in.Reason.En)
	return s.places.Edit(ctx, s.store, v, in.Place, func(tx *store.Tx) (community.Edit, error) {
		done := community.Edit{Action: kind.AuditException, Subject: in.Place.Subject()}
		exceptions, ctx := tx.Client().OpeningException, tx.Context()
		found, err := exceptions.Query().Where(ofDay(in.Place, in.Date)).Only(ctx)
		if gen.IsNotFound(err) {
			return done, exceptions.Create().SetCommunityID(in.Place.Community).SetNillableSpaceID(in.Place.Space).
				SetDate(in.Date.String()).SetSpans(in.Spans).SetReasonZh(zh).SetReasonEn(en).Exec(ctx)
		}
		if err != nil {
			return community.Edit{}, err
		}
		return done, found.Update().SetSpans(in.Spans).SetReasonZh(zh).SetReasonEn(en).Exec(ctx)
	})
}

// RemoveException has the usual hours hold again on a day, and says whether there was anything else.
// Faults: NotFound for a place that the viewer does not work for.
func (s *Service) RemoveException(ctx context.Context, v viewer.Viewer, p community.Place, date localtime.Date) (removed bool, err error) {
	err = s.places.Edit(ctx, s.store, v, p, func(tx *store.Tx) (community.Edit, error) {
		n, err := tx.Client().OpeningException.Delete().Where(ofDay(p, date)).Exec(tx.Context())
		if removed = n > 0; err != nil || !removed {
			return community.Edit{}, err
		}
		return community.Edit{Action: kind.AuditNoException, Subject: p.Subject()}, nil
	})
	return removed && err == nil, err
}

func ofDay(p community.Place, date localtime.Date) predicate.OpeningException {
	at := openingexception.SpaceIDIsNil()
	if p.Space != nil {
		at = openingexception.SpaceID(*p.Space)
	}
	return openingexception.And(openingexception.CommunityID(p.Community), openingexception.Date(date.String()), at)
}
