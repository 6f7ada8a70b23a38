-- +goose Up
-- When places are open beyond the usual week: single days, closures, public holidays and the weekends worked for them.

ALTER TABLE communities ADD COLUMN holiday_hours text NOT NULL DEFAULT 'AS_USUAL';
ALTER TABLE communities ADD COLUMN holiday_weekday integer NOT NULL DEFAULT 7;
ALTER TABLE communities ADD COLUMN make_up_weekday integer NOT NULL DEFAULT 1;

ALTER TABLE streams ADD COLUMN calendar integer NOT NULL DEFAULT 0;

CREATE TABLE opening_exceptions (
    id uuid NOT NULL,
    date text NOT NULL,
    spans json NOT NULL,
    reason_zh text NOT NULL,
    reason_en text NOT NULL DEFAULT '',
    community_id uuid NOT NULL,
    space_id uuid,
    PRIMARY KEY (id),
    CONSTRAINT opening_exceptions_communities_opening_exceptions
        FOREIGN KEY (community_id) REFERENCES communities (id),
    CONSTRAINT opening_exceptions_spaces_opening_exceptions
        FOREIGN KEY (space_id) REFERENCES spaces (id)
        ON DELETE CASCADE
);
CREATE INDEX openingexception_community_id_date ON opening_exceptions (community_id, date);
CREATE UNIQUE INDEX openingexception_space_id_date ON opening_exceptions (space_id, date);
-- One of a day speaks for the whole community.
CREATE UNIQUE INDEX opening_exceptions_community ON opening_exceptions (community_id, date) WHERE space_id IS NULL;

CREATE TABLE closures (
    id uuid NOT NULL,
    starts_at integer NOT NULL,
    ends_at integer,
    reason_zh text NOT NULL,
    reason_en text NOT NULL DEFAULT '',
    created_at integer NOT NULL,
    community_id uuid NOT NULL,
    space_id uuid,
    PRIMARY KEY (id),
    CONSTRAINT closures_communities_closures
        FOREIGN KEY (community_id) REFERENCES communities (id),
    CONSTRAINT closures_spaces_closures
        FOREIGN KEY (space_id) REFERENCES spaces (id)
        ON DELETE CASCADE,
    CONSTRAINT closures_span CHECK (ends_at > starts_at)
);
CREATE INDEX closure_community_id ON closures (community_id);
CREATE INDEX closure_space_id ON closures (space_id);

CREATE TABLE holiday_years (
    id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    year integer NOT NULL,
    document text NOT NULL,
    imported_at integer NOT NULL
);
CREATE UNIQUE INDEX holiday_years_year_key ON holiday_years (year);
