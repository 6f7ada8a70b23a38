-- +goose Up
-- Requests that staff decide, bookings that one checks in to, rules that staff broke, series, and waitlists.
ALTER TABLE booking_policies ADD COLUMN series_horizon_days integer;
ALTER TABLE booking_policies ADD COLUMN approval bool;
ALTER TABLE booking_policies ADD COLUMN approval_lead integer;
ALTER TABLE booking_policies ADD COLUMN check_in bool;
ALTER TABLE booking_policies ADD COLUMN waitlist bool;

ALTER TABLE spaces ADD COLUMN door_code text;

CREATE TABLE series (
    id uuid NOT NULL,
    kind text NOT NULL DEFAULT 'PERSONAL',
    rule text NOT NULL,
    starts_at integer NOT NULL,
    length integer NOT NULL,
    unit_count integer NOT NULL DEFAULT 1,
    attendees integer NOT NULL DEFAULT 1,
    title text,
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    community_id uuid NOT NULL,
    contact_id uuid,
    organisation_id uuid,
    booker_id uuid,
    space_id uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT series_length CHECK (length > 0),
    CONSTRAINT series_communities_series FOREIGN KEY (community_id) REFERENCES communities (id) ON DELETE NO ACTION,
    CONSTRAINT series_contacts_series FOREIGN KEY (contact_id) REFERENCES contacts (id) ON DELETE SET NULL,
    CONSTRAINT series_organisations_series FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE SET NULL,
    CONSTRAINT series_persons_series FOREIGN KEY (booker_id) REFERENCES persons (id) ON DELETE SET NULL,
    CONSTRAINT series_spaces_series FOREIGN KEY (space_id) REFERENCES spaces (id) ON DELETE NO ACTION
);
CREATE INDEX series_booker_id ON series (booker_id) WHERE booker_id IS NOT NULL;
CREATE INDEX series_organisation_id ON series (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX series_contact_id ON series (contact_id) WHERE contact_id IS NOT NULL;

ALTER TABLE bookings ADD COLUMN offered bool NOT NULL DEFAULT false;
ALTER TABLE bookings ADD COLUMN due_at integer;
ALTER TABLE bookings ADD COLUMN checked_in_at integer;
ALTER TABLE bookings ADD COLUMN overridden json;
ALTER TABLE bookings ADD COLUMN override_reason text;
ALTER TABLE bookings ADD COLUMN decision_reason text;
ALTER TABLE bookings ADD COLUMN occurs_at integer;
ALTER TABLE bookings ADD COLUMN series_id uuid CONSTRAINT bookings_series_bookings REFERENCES series (id) ON DELETE SET NULL;
CREATE INDEX booking_series_id ON bookings (series_id) WHERE series_id IS NOT NULL;
-- What the clock will end when nobody acts. `due_at <= x` alone finds it; no status needs to be named.
CREATE INDEX bookings_due ON bookings (community_id, due_at) WHERE due_at IS NOT NULL;
-- Whether someone is suspended is asked by each of their bookings, and must not cost more for a long history.
CREATE INDEX bookings_missed ON bookings (booker_id, starts_at) WHERE status = 'NO_SHOW';

CREATE TABLE waiters (
    id uuid NOT NULL,
    status text NOT NULL,
    starts_at integer NOT NULL,
    ends_at integer NOT NULL,
    unit_count integer NOT NULL DEFAULT 1,
    attendees integer NOT NULL DEFAULT 1,
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    community_id uuid NOT NULL,
    organisation_id uuid,
    person_id uuid NOT NULL,
    space_id uuid NOT NULL,
    booking_id uuid,
    PRIMARY KEY (id),
    CONSTRAINT waiters_time CHECK (ends_at > starts_at),
    CONSTRAINT waiters_communities_waiters FOREIGN KEY (community_id) REFERENCES communities (id) ON DELETE NO ACTION,
    CONSTRAINT waiters_organisations_waiters FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE SET NULL,
    CONSTRAINT waiters_persons_waiters FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE NO ACTION,
    CONSTRAINT waiters_spaces_waiters FOREIGN KEY (space_id) REFERENCES spaces (id) ON DELETE NO ACTION,
    CONSTRAINT waiters_bookings_booking FOREIGN KEY (booking_id) REFERENCES bookings (id) ON DELETE SET NULL
);
CREATE INDEX waiters_waiting ON waiters (community_id, starts_at) WHERE status = 'WAITING';
CREATE INDEX waiter_space_id_starts_at ON waiters (space_id, starts_at);
CREATE INDEX waiter_person_id_starts_at ON waiters (person_id, starts_at);
CREATE INDEX waiter_booking_id ON waiters (booking_id) WHERE booking_id IS NOT NULL;

CREATE TABLE suspension_lifts (
    id uuid NOT NULL,
    reason text NOT NULL,
    created_at integer NOT NULL,
    community_id uuid NOT NULL,
    person_id uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT suspension_lifts_communities_lifts FOREIGN KEY (community_id) REFERENCES communities (id) ON DELETE NO ACTION,
    CONSTRAINT suspension_lifts_persons_lifts FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE NO ACTION
);
CREATE INDEX suspensionlift_person_id ON suspension_lifts (person_id);
