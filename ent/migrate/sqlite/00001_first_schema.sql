-- +goose Up
-- The first schema, for SQLite. Tables, columns and plain indexes are those of ent/schema; what ent can't say (checks,
-- partial indexes, triggers) is said here alone. Values of enums are checked by the program: a list in a CHECK would
-- need the table rebuilt for each new value, and a rebuild loses triggers.
-- Times are Unix seconds, UTC. The file's application_id is set by the program before this runs.

CREATE TABLE installations (
    id         integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    epoch      uuid NOT NULL,
    cursor_key blob NOT NULL,
    demo       bool NOT NULL DEFAULT false,
    created_at integer NOT NULL,
    CONSTRAINT installations_one CHECK (id = 1)
);

CREATE TABLE streams (
    id  text NOT NULL,
    seq integer NOT NULL DEFAULT 0,
    at  integer NOT NULL DEFAULT 0,
    PRIMARY KEY (id)
);

CREATE TABLE changes (
    id         integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    stream     text NOT NULL,
    seq        integer NOT NULL,
    at         integer NOT NULL,
    kind       text NOT NULL,
    booking_id uuid,
    space_ids  json,
    CONSTRAINT changes_seq CHECK (seq > 0)
);
CREATE UNIQUE INDEX change_stream_seq ON changes (stream, seq);
CREATE INDEX change_at ON changes (at);

CREATE TABLE idempotency_keys (
    id           integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id    uuid NOT NULL,
    mutation     text NOT NULL,
    key          text NOT NULL,
    input_digest blob NOT NULL,
    result_id    uuid NOT NULL,
    created_at   integer NOT NULL
);
CREATE UNIQUE INDEX idempotencykey_person_id_mutation_key ON idempotency_keys (person_id, mutation, key);
CREATE INDEX idempotencykey_created_at ON idempotency_keys (created_at);

CREATE TABLE subdistricts (
    id      uuid NOT NULL,
    slug    text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    city_zh text NOT NULL,
    city_en text NOT NULL,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX subdistricts_slug_key ON subdistricts (slug);

CREATE TABLE communities (
    id             uuid NOT NULL,
    slug           text NOT NULL,
    position       integer NOT NULL DEFAULT 0,
    name_zh        text NOT NULL,
    name_en        text NOT NULL,
    description_zh text NOT NULL DEFAULT '',
    description_en text NOT NULL DEFAULT '',
    address_zh     text NOT NULL DEFAULT '',
    address_en     text NOT NULL DEFAULT '',
    time_zone      text NOT NULL,
    subdistrict_id uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT communities_subdistricts_communities
        FOREIGN KEY (subdistrict_id) REFERENCES subdistricts (id)
);
CREATE UNIQUE INDEX communities_slug_key ON communities (slug);

CREATE TABLE spaces (
    id                 uuid NOT NULL,
    slug               text NOT NULL,
    position           integer NOT NULL DEFAULT 0,
    name_zh            text NOT NULL,
    name_en            text NOT NULL,
    description_zh     text NOT NULL DEFAULT '',
    description_en     text NOT NULL DEFAULT '',
    floor              text NOT NULL,
    kind               text NOT NULL,
    access             text NOT NULL DEFAULT 'BOOKABLE',
    allocation         text NOT NULL DEFAULT 'ALL',
    capacity           integer,
    area_square_metres integer,
    amenities          json NOT NULL,
    community_id       uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT spaces_communities_spaces
        FOREIGN KEY (community_id) REFERENCES communities (id)
);
CREATE UNIQUE INDEX space_community_id_slug ON spaces (community_id, slug);

CREATE TABLE units (
    id           uuid NOT NULL,
    name         text NOT NULL,
    community_id uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT units_communities_units
        FOREIGN KEY (community_id) REFERENCES communities (id)
);
CREATE INDEX unit_community_id ON units (community_id);

CREATE TABLE space_units (
    space_id uuid NOT NULL,
    unit_id  uuid NOT NULL,
    PRIMARY KEY (space_id, unit_id),
    CONSTRAINT space_units_space_id
        FOREIGN KEY (space_id) REFERENCES spaces (id)
        ON DELETE CASCADE,
    CONSTRAINT space_units_unit_id
        FOREIGN KEY (unit_id) REFERENCES units (id)
        ON DELETE CASCADE
);
CREATE INDEX space_units_unit ON space_units (unit_id);

CREATE TABLE opening_hours (
    id           uuid NOT NULL,
    weekday      integer NOT NULL,
    opens        integer NOT NULL,
    closes       integer NOT NULL,
    community_id uuid NOT NULL,
    space_id     uuid,
    PRIMARY KEY (id),
    CONSTRAINT opening_hours_communities_opening_hours
        FOREIGN KEY (community_id) REFERENCES communities (id),
    CONSTRAINT opening_hours_spaces_opening_hours
        FOREIGN KEY (space_id) REFERENCES spaces (id)
        ON DELETE CASCADE,
    CONSTRAINT opening_hours_weekday CHECK (weekday BETWEEN 1 AND 7),
    CONSTRAINT opening_hours_span CHECK (opens >= 0 AND closes > opens AND closes <= 1440)
);
CREATE INDEX openinghours_community_id ON opening_hours (community_id);

CREATE TABLE booking_policies (
    id                   uuid NOT NULL,
    granularity          integer,
    min_length           integer,
    max_length           integer,
    min_notice           integer,
    min_notice_to_move   integer,
    min_notice_to_cancel integer,
    set_up               integer,
    clean_up             integer,
    horizon_days         integer,
    release_time         integer,
    community_id         uuid NOT NULL,
    space_id             uuid,
    PRIMARY KEY (id),
    CONSTRAINT booking_policies_communities_policies
        FOREIGN KEY (community_id) REFERENCES communities (id),
    CONSTRAINT booking_policies_spaces_policies
        FOREIGN KEY (space_id) REFERENCES spaces (id)
        ON DELETE CASCADE
);
CREATE INDEX bookingpolicy_community_id ON booking_policies (community_id);
CREATE UNIQUE INDEX bookingpolicy_space_id ON booking_policies (space_id);
-- One policy speaks for the whole community.
CREATE UNIQUE INDEX booking_policies_community ON booking_policies (community_id) WHERE space_id IS NULL;

CREATE TABLE persons (
    id          uuid NOT NULL,
    name        text NOT NULL,
    demo_handle text,
    created_at  integer NOT NULL,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX persons_demo_handle_key ON persons (demo_handle);

CREATE TABLE credentials (
    id         uuid NOT NULL,
    kind       text NOT NULL,
    digest     blob NOT NULL,
    created_at integer NOT NULL,
    expires_at integer NOT NULL,
    person_id  uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT credentials_persons_credentials
        FOREIGN KEY (person_id) REFERENCES persons (id)
);
CREATE UNIQUE INDEX credentials_digest_key ON credentials (digest);
CREATE INDEX credential_person_id ON credentials (person_id);

CREATE TABLE role_grants (
    id           uuid NOT NULL,
    role         text NOT NULL,
    person_id    uuid NOT NULL,
    community_id uuid,
    PRIMARY KEY (id),
    CONSTRAINT role_grants_persons_roles
        FOREIGN KEY (person_id) REFERENCES persons (id),
    CONSTRAINT role_grants_communities_community
        FOREIGN KEY (community_id) REFERENCES communities (id)
        ON DELETE CASCADE
);
CREATE INDEX rolegrant_person_id ON role_grants (person_id);

CREATE TABLE bookings (
    id              uuid NOT NULL,
    kind            text NOT NULL DEFAULT 'PERSONAL',
    status          text NOT NULL,
    starts_at       integer NOT NULL,
    ends_at         integer NOT NULL,
    set_up          integer NOT NULL DEFAULT 0,
    clean_up        integer NOT NULL DEFAULT 0,
    unit_count      integer NOT NULL DEFAULT 1,
    attendees       integer NOT NULL DEFAULT 1,
    title           text,
    hold_expires_at integer,
    created_at      integer NOT NULL,
    updated_at      integer NOT NULL,
    community_id    uuid NOT NULL,
    booker_id       uuid,
    space_id        uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT bookings_communities_bookings
        FOREIGN KEY (community_id) REFERENCES communities (id),
    CONSTRAINT bookings_persons_bookings
        FOREIGN KEY (booker_id) REFERENCES persons (id)
        ON DELETE SET NULL,
    CONSTRAINT bookings_spaces_bookings
        FOREIGN KEY (space_id) REFERENCES spaces (id),
    CONSTRAINT bookings_interval CHECK (ends_at > starts_at AND set_up >= 0 AND clean_up >= 0),
    CONSTRAINT bookings_counts CHECK (unit_count > 0 AND attendees > 0)
);
CREATE INDEX booking_community_id_starts_at_id ON bookings (community_id, starts_at, id);
CREATE INDEX booking_booker_id_starts_at_id ON bookings (booker_id, starts_at, id);
-- What the clock will end. `hold_expires_at <= x` alone finds it; no status needs to be named.
CREATE INDEX bookings_holds ON bookings (community_id, hold_expires_at) WHERE hold_expires_at IS NOT NULL;

CREATE TABLE occupancies (
    id           integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    space_id     uuid NOT NULL,
    community_id uuid NOT NULL,
    starts_at    integer NOT NULL,
    ends_at      integer NOT NULL,
    live         bool NOT NULL DEFAULT true,
    booking_id   uuid NOT NULL,
    unit_id      uuid NOT NULL,
    CONSTRAINT occupancies_bookings_occupancies
        FOREIGN KEY (booking_id) REFERENCES bookings (id),
    CONSTRAINT occupancies_units_occupancies
        FOREIGN KEY (unit_id) REFERENCES units (id),
    -- The bound lets every search for overlaps look at two days of rows and no more. SQLite keeps what it is given,
    -- so the types are held too.
    CONSTRAINT occupancies_interval
        CHECK (ends_at > starts_at AND ends_at - starts_at <= 172800),
    CONSTRAINT occupancies_types
        CHECK (typeof(starts_at) = 'integer' AND typeof(ends_at) = 'integer' AND live IN (0, 1))
);
CREATE INDEX occupancies_unit ON occupancies (unit_id, starts_at, ends_at) WHERE live;
CREATE INDEX occupancies_community ON occupancies (community_id, starts_at) WHERE live;
CREATE INDEX occupancies_booking ON occupancies (booking_id);

-- No two live occupancies of one unit overlap (invariant 1). The triggers run after the row is written, so they see the
-- values as stored and the id as given; RAISE(ABORT) takes the statement back, whatever OR clause it came with.
-- Both look from 48 hours before the start: nothing older can still run.
-- +goose StatementBegin
CREATE TRIGGER occupancies_no_overlap_insert
AFTER INSERT ON occupancies WHEN NEW.live
BEGIN
    SELECT RAISE(ABORT, 'occupancies_no_overlap')
    FROM occupancies
    WHERE live AND unit_id = NEW.unit_id
        AND starts_at < NEW.ends_at AND starts_at > NEW.starts_at - 172800
        AND ends_at > NEW.starts_at AND id <> NEW.id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER occupancies_no_overlap_update
AFTER UPDATE OF unit_id, starts_at, ends_at, live ON occupancies WHEN NEW.live
BEGIN
    SELECT RAISE(ABORT, 'occupancies_no_overlap')
    FROM occupancies
    WHERE live AND unit_id = NEW.unit_id
        AND starts_at < NEW.ends_at AND starts_at > NEW.starts_at - 172800
        AND ends_at > NEW.starts_at AND id <> NEW.id;
END;
-- +goose StatementEnd

CREATE TABLE courses (
    id             uuid NOT NULL,
    title_zh       text NOT NULL,
    title_en       text NOT NULL,
    description_zh text NOT NULL DEFAULT '',
    description_en text NOT NULL DEFAULT '',
    organiser_zh   text NOT NULL DEFAULT '',
    organiser_en   text NOT NULL DEFAULT '',
    category       text NOT NULL,
    capacity       integer NOT NULL,
    community_id   uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT courses_communities_courses
        FOREIGN KEY (community_id) REFERENCES communities (id),
    CONSTRAINT courses_capacity CHECK (capacity > 0)
);

CREATE TABLE course_sessions (
    id         uuid NOT NULL,
    booking_id uuid NOT NULL,
    course_id  uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT course_sessions_bookings_course_session
        FOREIGN KEY (booking_id) REFERENCES bookings (id),
    CONSTRAINT course_sessions_courses_sessions
        FOREIGN KEY (course_id) REFERENCES courses (id)
);
CREATE UNIQUE INDEX course_sessions_booking_id_key ON course_sessions (booking_id);
CREATE INDEX coursesession_course_id ON course_sessions (course_id);
