package store

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
)

// late is what nobody reads before the commit: changes of the feed, entries of the audit log and keys. It is written at the end, for all requests
// of a transaction together, because on PostgreSQL each statement is a round trip that all who wait have to pay.
type late struct {
	changes []func(*gen.Client) *gen.ChangeCreate
	audits  []func(*gen.Client) *gen.AuditEntryCreate
	keys    []rememberedKey
}

type rememberedKey struct {
	person        uuid.UUID
	mutation, key string
	digest        []byte
	result        uuid.UUID
}

// AppendLate has a row of the feed written with the commit. It is for package feed.
func (t *Tx) AppendLate(row func(*gen.Client) *gen.ChangeCreate) {
	t.late.changes = append(t.late.changes, row)
}

// pending finds a key that an earlier request of the same transaction has remembered.
func (l *late) pending(person uuid.UUID, mutation, key string) (rememberedKey, bool) {
	for _, k := range l.keys {
		if k.person == person && k.mutation == mutation && k.key == key {
			return k, true
		}
	}
	return rememberedKey{}, false
}

func (l *late) join(more late) {
	l.changes = append(l.changes, more.changes...)
	l.audits = append(l.audits, more.audits...)
	l.keys = append(l.keys, more.keys...)
}

func (l *late) write(ctx context.Context, client *gen.Client, now int64) error {
	if len(l.changes) > 0 {
		if err := client.Change.CreateBulk(built(client, l.changes)...).Exec(ctx); err != nil {
			return err
		}
	}
	if len(l.audits) > 0 {
		if err := client.AuditEntry.CreateBulk(built(client, l.audits)...).Exec(ctx); err != nil {
			return err
		}
	}
	if len(l.keys) == 0 {
		return nil
	}
	rows := make([]*gen.IdempotencyKeyCreate, len(l.keys))
	for i, k := range l.keys {
		rows[i] = client.IdempotencyKey.Create().SetPersonID(k.person).SetMutation(k.mutation).SetKey(k.key).
			SetInputDigest(k.digest).SetResultID(k.result).SetCreatedAt(now)
	}
	return client.IdempotencyKey.CreateBulk(rows...).Exec(ctx)
}

func built[T any](client *gen.Client, rows []func(*gen.Client) T) []T {
	all := make([]T, len(rows))
	for i, row := range rows {
		all[i] = row(client)
	}
	return all
}
