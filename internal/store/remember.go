package store

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/idempotencykey"
	"youkong/internal/fault"
	"youkong/internal/secret"
)

// memory is how long an idempotency key is remembered.
const memory = 72 * time.Hour

// Remembered returns what a mutation made when the person called it with this key within the last 72 hours, and true;
// or false when it didn't. It returns a fault with the code Conflict when that call had other input. Input is compared
// as JSON, in which neither the order of fields nor the type's name counts.
func (t *Tx) Remembered(person uuid.UUID, mutation, key string, input any) (uuid.UUID, bool, error) {
	text, err := inOrderOfFields(input)
	if err != nil {
		return uuid.Nil, false, err
	}
	if k, ok := t.unwritten(person, mutation, key); ok {
		return t.same(k.Result, k.Digest, text)
	}
	row, err := t.client.IdempotencyKey.Query().Where(idempotencykey.PersonID(person),
		idempotencykey.Mutation(mutation), idempotencykey.Key(key)).Only(t.ctx)
	if gen.IsNotFound(err) {
		return uuid.Nil, false, nil
	}
	if err != nil {
		return uuid.Nil, false, err
	}
	if row.CreatedAt <= t.forgotten() {
		return uuid.Nil, false, t.client.IdempotencyKey.DeleteOne(row).Exec(t.ctx)
	}
	return t.same(row.ResultID, row.InputDigest, text)
}

// Fresh says whether the key was not used in this transaction. Together with a wish that has looked for it among earlier
// ones it spares who uses a new key, as nearly all do, the question to the database in Remembered.
func (t *Tx) Fresh(person uuid.UUID, mutation, key string) bool {
	_, used := t.unwritten(person, mutation, key)
	return !used
}

func (t *Tx) unwritten(person uuid.UUID, mutation, key string) (keyRow, bool) {
	if k, ok := t.earlier.pending(person, mutation, key); ok {
		return k, true
	}
	return t.late.pending(person, mutation, key)
}

func (t *Tx) same(result uuid.UUID, stored []byte, text string) (uuid.UUID, bool, error) {
	for _, digest := range t.keys.Digests(secret.Input, text) {
		if bytes.Equal(digest, stored) {
			return result, true, nil
		}
	}
	return uuid.Nil, false, fault.New(fault.Conflict, "this idempotency key was used with other input")
}

// Remember keeps what the mutation made, so that a call with the same key finds it. Call it in the write that makes
// it, after Remembered, and under the lock of the person's stream. Of the input a keyed digest is kept, so that nobody can
// try names and phones out on it.
func (t *Tx) Remember(person uuid.UUID, mutation, key string, input any, result uuid.UUID) error {
	text, err := inOrderOfFields(input)
	if err != nil {
		return err
	}
	digest := t.keys.Digest(secret.Input, text)
	t.late.keys = append(t.late.keys, keyRow{
		Person: person, Mutation: mutation, Key: key, Digest: digest, Result: result, CreatedAt: t.now,
	})
	return nil
}

// Forget deletes the idempotency keys that are older than 72 hours. It is housekeeping: they count no more already.
func (s *Store) Forget(ctx context.Context) error {
	return s.Write(ctx, nil, func(tx *Tx) error {
		_, err := tx.client.IdempotencyKey.Delete().Where(idempotencykey.CreatedAtLTE(tx.forgotten())).Exec(tx.ctx)
		return err
	})
}

// forgotten is the newest time that isn't remembered any more, Unix seconds.
func (t *Tx) forgotten() int64 { return t.Now().Add(-memory).Unix() }

// inOrderOfFields returns the input as JSON with its fields in order.
func inOrderOfFields(input any) (string, error) {
	text, err := json.Marshal(input)
	if err != nil {
		return "", fault.Wrap(err, fault.Internal, "the input can't be compared")
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var plain any
	if err := decoder.Decode(&plain); err != nil {
		return "", fault.Wrap(err, fault.Internal, "the input can't be compared")
	}
	if text, err = json.Marshal(plain); err != nil { // maps are written with their keys in order
		return "", fault.Wrap(err, fault.Internal, "the input can't be compared")
	}
	return string(text), nil
}
