-- +goose Up
-- A person's running holds are looked for in every write of theirs, and must not cost more for a long history.
CREATE INDEX bookings_held_by ON bookings (booker_id) WHERE hold_expires_at IS NOT NULL;
