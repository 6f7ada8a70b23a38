package store

import (
	"context"
	"fmt"
	"strings"

	"youkong/internal/fault"
	"youkong/internal/secret"
)

// resealBatch is how many texts are sealed anew in one write: few enough that nobody waits for it long.
const resealBatch = 500

// sealedColumns are all columns that hold sealed texts; digest names the column that the text is found by.
var sealedColumns = []sealedColumn{
	{table: "installations", column: "key_check", purpose: secret.Check},
	{table: "persons", column: "phone", purpose: secret.Phone, digest: "phone_digest"},
	{table: "persons", column: "name", purpose: secret.Name},
	{table: "persons", column: "born_on", purpose: secret.Birth},
	{table: "contacts", column: "name", purpose: secret.Name},
	{table: "contacts", column: "phone", purpose: secret.Phone},
	{table: "invitations", column: "phone", purpose: secret.Phone, digest: "phone_digest"},
	{table: "reasons", column: "text", purpose: secret.Reason},
	{table: "bookings", column: "override_reason", purpose: secret.Reason},
	{table: "bookings", column: "decision_reason", purpose: secret.Reason},
	{table: "suspension_lifts", column: "reason", purpose: secret.Reason},
	{table: "draws", column: "secret", purpose: secret.Draw},
}

type sealedColumn struct {
	table, column string
	purpose       secret.Purpose
	digest        string // Empty where nothing is looked for.
}

// sealedText is what a row held when it was read.
type sealedText struct {
	id   any
	text string
}

// SealPlain seals the texts that are from before there were keys, and returns how many those were. Without any it only
// looks.
func (s *Store) SealPlain(ctx context.Context) (int, error) { return s.reseal(ctx, secret.Mark) }

// Reseal seals anew what the first key of the ring has not sealed, and returns how many texts that were. Others may write
// meanwhile: what they change is theirs, and is looked at again. It returns a fault with the code Unavailable, and has
// done a part, for a text that no key opens.
func (s *Store) Reseal(ctx context.Context) (int, error) { return s.reseal(ctx, s.Keys().Mark()) }

// reseal goes on until every text begins with the mark.
func (s *Store) reseal(ctx context.Context, mark string) (total int, err error) {
	ring := s.Keys()
	for _, column := range sealedColumns {
		for {
			n, err := s.resealColumn(ctx, ring, column, mark)
			if err != nil {
				return total, err
			}
			if n == 0 {
				break
			}
			total += n
			s.log.InfoContext(ctx, "sealed anew", "table", column.table, "column", column.column, "texts", n)
		}
	}
	return total, nil
}

// resealColumn reads the column once, writes behind its reading, and returns how many texts lacked the mark.
func (s *Store) resealColumn(ctx context.Context, ring *secret.Ring, c sealedColumn, mark string) (n int, err error) {
	rows, err := s.reader.QueryContext(ctx, fmt.Sprintf("SELECT id, %[1]s FROM %[2]s WHERE %[1]s <> '' AND substr(%[1]s, 1, %[3]d) <> $1",
		c.column, c.table, len(mark)), mark)
	if err != nil {
		return 0, translate(err)
	}
	defer rows.Close()
	var batch []sealedText
	for rows.Next() {
		var t sealedText
		if err := rows.Scan(&t.id, &t.text); err != nil {
			return 0, translate(err)
		}
		n++
		if batch = append(batch, t); len(batch) == resealBatch {
			if err := s.resealTexts(ctx, ring, c, batch); err != nil {
				return 0, err
			}
			batch = batch[:0]
		}
	}
	if err := rows.Err(); err != nil {
		return 0, translate(err)
	}
	return n, s.resealTexts(ctx, ring, c, batch)
}

// resealTexts writes each text anew unless somebody has changed it since it was read.
func (s *Store) resealTexts(ctx context.Context, ring *secret.Ring, c sealedColumn, texts []sealedText) error {
	set := c.column + " = $3"
	if c.digest != "" {
		set += ", " + c.digest + " = $4"
	}
	update := fmt.Sprintf("UPDATE %s SET %s WHERE id = $1 AND %s = $2", c.table, set, c.column)
	return s.Write(ctx, nil, func(tx *Tx) error {
		for _, t := range texts {
			plain, err := openOrPlain(ring, c.purpose, t.text)
			if err != nil {
				return fault.Wrap(err, fault.Unavailable, "the %s of row %v in %s can't be opened", c.column, t.id, c.table)
			}
			args := []any{t.id, t.text, ring.Seal(c.purpose, plain)}
			if c.digest != "" {
				args = append(args, ring.Digest(c.purpose, plain))
			}
			if _, err := tx.client.ExecContext(tx.ctx, update, args...); err != nil {
				return err
			}
		}
		return nil
	})
}

func openOrPlain(ring *secret.Ring, p secret.Purpose, stored string) (string, error) {
	if !strings.HasPrefix(stored, secret.Mark) {
		return stored, nil
	}
	return ring.Open(p, stored)
}
