package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"youkong/internal/fault"
)

// Check verifies, before anything is served, that the migrations are the released ones, that all of them were applied
// and none that this binary doesn't know, and that the database really refuses what it has to refuse. Each error is a
// fault whose message says what to do.
func (s *Store) Check(ctx context.Context) error {
	if err := s.checkMigrations(ctx); err != nil {
		return err
	}
	has, err := s.version(ctx)
	if err != nil {
		return err
	}
	if wants, err := newest(s.migrations); err != nil {
		return err
	} else if has < wants {
		return fault.New(fault.Unavailable, "%s has schema version %d and needs %d; run `youkong migrate`",
			s.place, has, wants)
	}
	row, err := s.Installation(ctx)
	if err != nil {
		return err
	}
	if err := s.checkKeys(row, s.Keys()); err != nil {
		return err
	}
	return s.checkGuarantees(ctx)
}

// attempts are statements that a sound database refuses. They start from one live occupancy of a unit, id -1, from
// second 3600 to 7200, a cancelled one, id -2, at the same time, and a live one, id -3, from 7200 to 10800; and from a
// course of two places, which entry 1 has and entry 2 waits for.
var attempts = []struct {
	guarantee, statement string
	refusal              func(error) bool
}{
	{"two bookings can't take one unit at one time", occupy(-4, 3000, 3601, true), Overlap},
	{"a booking can't be moved onto another", "UPDATE occupancies SET starts_at = 7199 WHERE id = -3", Overlap},
	{"a cancelled booking can't come back onto another", "UPDATE occupancies SET live = true WHERE id = -2", Overlap},
	{"an occupancy ends after it starts", occupy(-4, 20000, 20000, true), outOfBounds},
	{"an occupancy lasts 48 hours at most", occupy(-4, 20000, 192801, true), outOfBounds},
	{"a course gives no more places than it has", enter(3, "ENROLLED", 1), Full},
	{"what is offered to a waiter is a place too", enter(3, "OFFERED", 1), Full},
	{"nobody who waits gets a place that is taken", "UPDATE enrolments SET status = 'OFFERED' WHERE course_id = $ AND seq = 2", Full},
	{"an entry can't grow beyond the places", "UPDATE enrolments SET places = 3 WHERE course_id = $ AND seq = 1", Full},
	{"places that are taken can't be talked away", "UPDATE courses SET taken = 0 WHERE id = $", Full},
	{"a course can't shrink below what is taken", "UPDATE courses SET capacity = 1 WHERE id = $", Full},
}

// probe is the id of every row on the stage. Nothing real has it: it is no UUIDv7.
const probe = "'70726f62-6500-4000-8000-000000000000'"

// stage is what the attempts need; all of it is taken back. $ stands for probe.
var stage = []string{
	"INSERT INTO subdistricts (id, slug, name_zh, name_en, city_zh, city_en) VALUES ($, $, '', '', '', '')",
	"INSERT INTO communities (id, slug, name_zh, name_en, time_zone, subdistrict_id) VALUES ($, $, '', '', '', $)",
	"INSERT INTO spaces (id, slug, name_zh, name_en, floor, kind, amenities, community_id) " +
		"VALUES ($, $, '', '', '', '', '[]', $)",
	"INSERT INTO units (id, name, community_id) VALUES ($, '', $)",
	"INSERT INTO bookings (id, status, starts_at, ends_at, created_at, updated_at, community_id, space_id) " +
		"VALUES ($, '', 1, 2, 0, 0, $, $)",
	occupy(-1, 3600, 7200, true),
	occupy(-2, 3600, 7200, false),
	occupy(-3, 7200, 10800, true),
	"INSERT INTO persons (id, name, created_at) VALUES ($, '', 0)",
	"INSERT INTO courses (id, title_zh, title_en, category, capacity, community_id) VALUES ($, '', '', '', 2, $)",
	enter(1, "ENROLLED", 2),
	enter(2, "WAITING", 1),
}

// enter is an entry to the course on the stage; its id is made of its number.
func enter(seq int, status string, places int) string {
	return fmt.Sprintf("INSERT INTO enrolments (id, course_id, person_id, status, places, seq, created_at, updated_at) "+
		"VALUES ('70726f62-6500-4000-8000-00000000000%d', $, $, '%s', %d, %d, 0, 0)", seq, status, places, seq)
}

func occupy(id, starts, ends int64, live bool) string {
	return fmt.Sprintf("INSERT INTO occupancies (id, space_id, community_id, booking_id, unit_id, starts_at, ends_at, live) "+
		"VALUES (%d, $, $, $, $, %d, %d, %t)", id, starts, ends, live)
}

// checkGuarantees tries to break the promises in a transaction that is always taken back. Looking the constraints up
// by name would miss one that was replaced by a weaker one.
func (s *Store) checkGuarantees(ctx context.Context) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return translate(err)
	}
	defer func() { _ = tx.Rollback() }() // nothing of it may stay
	for _, statement := range stage {
		if _, err := tx.ExecContext(ctx, onStage(statement)); err != nil {
			return s.damaged(err, "a booking can't be stored")
		}
	}
	for _, a := range attempts {
		refused, err := refuses(ctx, tx, a.statement, a.refusal)
		if err != nil {
			return translate(err)
		}
		if !refused {
			return s.damaged(nil, "the guarantee is missing that "+a.guarantee)
		}
	}
	return nil
}

func onStage(statement string) string { return strings.ReplaceAll(statement, "$", probe) }

func refuses(ctx context.Context, tx *sql.Tx, statement string, expected func(error) bool) (bool, error) {
	if _, err := tx.ExecContext(ctx, "SAVEPOINT attempt"); err != nil {
		return false, err
	}
	_, refusal := tx.ExecContext(ctx, onStage(statement))
	_, err := tx.ExecContext(ctx, "ROLLBACK TO SAVEPOINT attempt")
	return expected(refusal), err
}

func (s *Store) damaged(cause error, what string) error {
	return fault.Wrap(cause, fault.Unavailable, "%s was changed by hand: %s. Nothing is served from it; restore a "+
		"backup, or load the data into a new database made by `youkong migrate`", s.place, what)
}
