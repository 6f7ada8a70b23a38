-- +goose Up
-- Terms, enrolment, attendance and draws.
CREATE TABLE terms (
    id uuid NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    starts_on text NOT NULL,
    ends_on text NOT NULL,
    max_courses integer,
    subdistrict_id uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT terms_days CHECK (ends_on >= starts_on),
    CONSTRAINT terms_limit CHECK (max_courses > 0),
    CONSTRAINT terms_subdistricts_terms FOREIGN KEY (subdistrict_id) REFERENCES subdistricts (id) ON DELETE NO ACTION
);
CREATE INDEX term_subdistrict_id_ends_on ON terms (subdistrict_id, ends_on);

ALTER TABLE courses ADD COLUMN teacher_zh text NOT NULL DEFAULT '';
ALTER TABLE courses ADD COLUMN teacher_en text NOT NULL DEFAULT '';
ALTER TABLE courses ADD COLUMN state text NOT NULL DEFAULT 'PUBLISHED';
ALTER TABLE courses ADD COLUMN mode text NOT NULL DEFAULT 'FIRST_COME';
ALTER TABLE courses ADD COLUMN taken integer NOT NULL DEFAULT 0;
ALTER TABLE courses ADD COLUMN waitlist integer NOT NULL DEFAULT 0 CONSTRAINT courses_waitlist CHECK (waitlist >= 0);
ALTER TABLE courses ADD COLUMN max_places integer NOT NULL DEFAULT 1 CONSTRAINT courses_max_places CHECK (max_places > 0);
ALTER TABLE courses ADD COLUMN enrol_opens_at integer;
ALTER TABLE courses ADD COLUMN enrol_closes_at integer;
ALTER TABLE courses ADD COLUMN min_age integer;
ALTER TABLE courses ADD COLUMN max_age integer;
ALTER TABLE courses ADD COLUMN residents_only bool NOT NULL DEFAULT false;
ALTER TABLE courses ADD COLUMN beacon_zh text NOT NULL DEFAULT '';
ALTER TABLE courses ADD COLUMN beacon_en text NOT NULL DEFAULT '';
ALTER TABLE courses ADD COLUMN beacon_at integer;
ALTER TABLE courses ADD COLUMN created_at integer NOT NULL DEFAULT 0;
ALTER TABLE courses ADD COLUMN term_id uuid CONSTRAINT courses_terms_courses REFERENCES terms (id) ON DELETE SET NULL;
CREATE INDEX course_community_id ON courses (community_id);
CREATE INDEX course_term_id ON courses (term_id);

CREATE TABLE enrolments (
    id uuid NOT NULL,
    status text NOT NULL,
    places integer NOT NULL DEFAULT 1,
    seq integer NOT NULL,
    offer_expires_at integer,
    label text NOT NULL DEFAULT '',
    nonce blob,
    receipt blob,
    consented_at integer,
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    course_id uuid NOT NULL,
    person_id uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT enrolments_places CHECK (places > 0 AND typeof(places) = 'integer'),
    CONSTRAINT enrolments_courses_enrolments FOREIGN KEY (course_id) REFERENCES courses (id) ON DELETE NO ACTION,
    CONSTRAINT enrolments_persons_enrolments FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE NO ACTION
);
CREATE UNIQUE INDEX enrolment_course_id_seq ON enrolments (course_id, seq);
CREATE INDEX enrolment_person_id_created_at ON enrolments (person_id, created_at);
CREATE INDEX enrolment_offer_expires_at ON enrolments (offer_expires_at) WHERE offer_expires_at IS NOT NULL;
CREATE INDEX enrolments_taken ON enrolments (course_id, places) WHERE status IN ('ENROLLED', 'OFFERED');
CREATE INDEX enrolments_waiting ON enrolments (course_id, seq) WHERE status = 'WAITING';

CREATE TABLE participants (
    id uuid NOT NULL,
    live bool NOT NULL DEFAULT true,
    course_id uuid NOT NULL,
    enrolment_id uuid NOT NULL,
    person_id uuid,
    PRIMARY KEY (id),
    CONSTRAINT participants_courses_participants FOREIGN KEY (course_id) REFERENCES courses (id) ON DELETE NO ACTION,
    CONSTRAINT participants_enrolments_participants FOREIGN KEY (enrolment_id) REFERENCES enrolments (id) ON DELETE NO ACTION,
    CONSTRAINT participants_persons_participations FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE SET NULL
);
CREATE INDEX participant_enrolment_id ON participants (enrolment_id);
CREATE INDEX participant_person_id ON participants (person_id);
-- Nobody is in a course twice.
CREATE UNIQUE INDEX participants_once ON participants (course_id, person_id) WHERE live;

CREATE TABLE attendances (
    id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    presence text NOT NULL,
    at integer NOT NULL,
    session_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    CONSTRAINT attendances_course_sessions_attendance FOREIGN KEY (session_id) REFERENCES course_sessions (id) ON DELETE NO ACTION,
    CONSTRAINT attendances_participants_attendance FOREIGN KEY (participant_id) REFERENCES participants (id) ON DELETE NO ACTION
);
CREATE UNIQUE INDEX attendance_session_id_participant_id ON attendances (session_id, participant_id);
CREATE INDEX attendance_participant_id ON attendances (participant_id);

CREATE TABLE draws (
    id uuid NOT NULL,
    secret text NOT NULL,
    announcement text NOT NULL,
    entries text,
    list_hash blob,
    closed_at integer,
    beacon text,
    transcript text,
    drawn_at integer,
    course_id uuid NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT draws_courses_draw FOREIGN KEY (course_id) REFERENCES courses (id) ON DELETE NO ACTION
);
CREATE UNIQUE INDEX draws_course_id_key ON draws (course_id);

-- Never are more places taken than there are (invariant 2), whoever writes. What is taken is summed anew from the
-- enrolments each time, so that no counter has to be believed, and RAISE(ABORT) takes the statement back, whatever OR
-- clause it came with; a CHECK alone would let INSERT OR IGNORE pass.
-- +goose StatementBegin
CREATE TRIGGER enrolments_places_insert
AFTER INSERT ON enrolments WHEN NEW.status IN ('ENROLLED', 'OFFERED')
BEGIN
    SELECT RAISE(ABORT, 'courses_places') FROM courses WHERE id = NEW.course_id AND capacity <
        (SELECT sum(places) FROM enrolments WHERE course_id = NEW.course_id AND status IN ('ENROLLED', 'OFFERED'));
    UPDATE courses SET taken =
        (SELECT sum(places) FROM enrolments WHERE course_id = NEW.course_id AND status IN ('ENROLLED', 'OFFERED'))
    WHERE id = NEW.course_id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER enrolments_places_update
AFTER UPDATE OF course_id, status, places ON enrolments
WHEN OLD.status IN ('ENROLLED', 'OFFERED') OR NEW.status IN ('ENROLLED', 'OFFERED')
BEGIN
    SELECT RAISE(ABORT, 'courses_places') FROM courses WHERE id = NEW.course_id AND capacity <
        (SELECT sum(places) FROM enrolments WHERE course_id = NEW.course_id AND status IN ('ENROLLED', 'OFFERED'));
    UPDATE courses SET taken =
        (SELECT coalesce(sum(places), 0) FROM enrolments WHERE course_id = courses.id AND status IN ('ENROLLED', 'OFFERED'))
    WHERE id IN (OLD.course_id, NEW.course_id);
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER enrolments_places_delete
AFTER DELETE ON enrolments WHEN OLD.status IN ('ENROLLED', 'OFFERED')
BEGIN
    UPDATE courses SET taken =
        (SELECT coalesce(sum(places), 0) FROM enrolments WHERE course_id = courses.id AND status IN ('ENROLLED', 'OFFERED'))
    WHERE id = OLD.course_id;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER courses_places_insert
AFTER INSERT ON courses
BEGIN
    SELECT RAISE(ABORT, 'courses_places') WHERE typeof(NEW.capacity) <> 'integer' OR NEW.taken > NEW.capacity OR NEW.taken <>
        (SELECT coalesce(sum(places), 0) FROM enrolments WHERE course_id = NEW.id AND status IN ('ENROLLED', 'OFFERED'));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER courses_places_update
AFTER UPDATE OF taken, capacity ON courses
BEGIN
    SELECT RAISE(ABORT, 'courses_places') WHERE typeof(NEW.capacity) <> 'integer' OR NEW.taken > NEW.capacity OR NEW.taken <>
        (SELECT coalesce(sum(places), 0) FROM enrolments WHERE course_id = NEW.id AND status IN ('ENROLLED', 'OFFERED'));
END;
-- +goose StatementEnd
