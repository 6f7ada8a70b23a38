package audit

import (
	"context"
	"time"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/auditcheckpoint"
	"youkong/ent/gen/auditentry"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/reason"
	"youkong/internal/store"
)

// monthsKept is how long an entry is kept.
const monthsKept = 6

// Prune drops the entries that are older than six months by now, with their reasons. A checkpoint with the number and the
// hash of the newest one dropped takes their place, so that the chain still holds. It is housekeeping, done stream by
// stream.
func Prune(ctx context.Context, s *store.Store, now time.Time) error {
	oldest := now.AddDate(0, -monthsKept, 0).Unix()
	streams, err := s.Read().AuditEntry.Query().Where(auditentry.AtLT(oldest)).
		Unique(true).Select(auditentry.FieldStream).Strings(ctx)
	if err != nil {
		return err
	}
	for _, stream := range streams {
		if err := s.Write(ctx, []string{stream}, func(tx *store.Tx) error { return prune(tx, stream, oldest) }); err != nil {
			return err
		}
	}
	return nil
}

// prune drops the beginning of a stream's log.
func prune(tx *store.Tx, stream string, oldest int64) error {
	ctx, c := tx.Context(), tx.Client()
	old, err := tooOld(tx, stream, oldest)
	if err != nil {
		return err
	}
	last, err := c.AuditEntry.Query().Where(old...).Order(auditentry.BySeq(entsql.OrderDesc())).First(ctx)
	if gen.IsNotFound(err) {
		return nil
	} else if err != nil {
		return err
	}
	if err := dropReasons(tx, old); err != nil {
		return err
	}
	if _, err := c.AuditEntry.Delete().Where(old...).Exec(ctx); err != nil {
		return err
	}
	return c.AuditCheckpoint.Create().SetID(stream).SetSeq(last.Seq).SetHash(last.Hash).SetAt(tx.Now().Unix()).
		OnConflictColumns(auditcheckpoint.FieldID).UpdateNewValues().Exec(ctx)
}

// tooOld holds for the entries before the first that is young enough. The clock may have been set back once, and a chain
// can't have holes.
func tooOld(tx *store.Tx, stream string, oldest int64) ([]predicate.AuditEntry, error) {
	old := []predicate.AuditEntry{auditentry.Stream(stream)}
	young, err := tx.Client().AuditEntry.Query().Where(auditentry.Stream(stream), auditentry.AtGTE(oldest)).
		Order(auditentry.BySeq()).First(tx.Context())
	if gen.IsNotFound(err) {
		return old, nil
	} else if err != nil {
		return nil, err
	}
	return append(old, auditentry.SeqLT(young.Seq)), nil
}

func dropReasons(tx *store.Tx, old []predicate.AuditEntry) error {
	var reasons []uuid.UUID
	err := tx.Client().AuditEntry.Query().Where(old...).Where(auditentry.ReasonIDNotNil()).
		Select(auditentry.FieldReasonID).Scan(tx.Context(), &reasons)
	if err != nil || len(reasons) == 0 {
		return err
	}
	_, err = tx.Client().Reason.Delete().Where(reason.IDIn(reasons...)).Exec(tx.Context())
	return err
}
