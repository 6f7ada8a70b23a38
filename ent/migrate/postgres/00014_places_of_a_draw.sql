-- +goose Up

-- A draw gives thousands of places in one statement, and each of them was counted against all others. They are counted once
-- for each statement that changes entries now, and each course that it touches.
DROP TRIGGER enrolments_places ON enrolments;
DROP FUNCTION enrolments_places;

-- +goose StatementBegin
CREATE FUNCTION count_places(touched uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM courses WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    UPDATE courses SET taken = (SELECT coalesce(sum(places), 0) FROM enrolments
        WHERE course_id = courses.id AND status IN ('ENROLLED', 'OFFERED')) WHERE id = ANY (touched);
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION enrolments_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched uuid[] := '{}';
BEGIN
    IF TG_OP <> 'INSERT' THEN
        touched := ARRAY(SELECT DISTINCT course_id FROM before WHERE status IN ('ENROLLED', 'OFFERED'));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        touched := touched || ARRAY(SELECT DISTINCT course_id FROM after WHERE status IN ('ENROLLED', 'OFFERED'));
    END IF;
    IF touched <> '{}' THEN
        PERFORM count_places(touched);
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd

CREATE TRIGGER enrolments_places_insert AFTER INSERT ON enrolments REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION enrolments_places();
CREATE TRIGGER enrolments_places_update AFTER UPDATE ON enrolments REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION enrolments_places();
CREATE TRIGGER enrolments_places_delete AFTER DELETE ON enrolments REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION enrolments_places();
