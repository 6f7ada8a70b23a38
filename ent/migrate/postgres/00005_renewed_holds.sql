-- +goose Up
-- A hold is renewed once: until when it ran is known after it was let go of, so that letting go begins no new time.
ALTER TABLE bookings
    ADD COLUMN held_until bigint,
    ADD COLUMN hold_renewed boolean NOT NULL DEFAULT false;
UPDATE bookings SET held_until = created_at + 300 WHERE status IN ('HELD', 'EXPIRED');
