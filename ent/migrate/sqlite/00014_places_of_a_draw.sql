-- +goose Up

-- A draw gives thousands of places in one statement, and each of them was counted against all others three times over. What
-- is taken goes up and down by what changes now; the trigger on courses still counts it once, so the number is not believed
-- on its word.
DROP TRIGGER enrolments_places_update;
-- +goose StatementBegin
CREATE TRIGGER enrolments_places_update
AFTER UPDATE OF course_id, status, places ON enrolments
WHEN OLD.status IN ('ENROLLED', 'OFFERED') OR NEW.status IN ('ENROLLED', 'OFFERED')
BEGIN
    SELECT RAISE(ABORT, 'courses_places') FROM courses WHERE id = NEW.course_id AND NEW.status IN ('ENROLLED', 'OFFERED')
        AND capacity < taken + NEW.places
            - CASE WHEN OLD.course_id = NEW.course_id AND OLD.status IN ('ENROLLED', 'OFFERED') THEN OLD.places ELSE 0 END;
    UPDATE courses SET taken = taken
        - CASE WHEN id = OLD.course_id AND OLD.status IN ('ENROLLED', 'OFFERED') THEN OLD.places ELSE 0 END
        + CASE WHEN id = NEW.course_id AND NEW.status IN ('ENROLLED', 'OFFERED') THEN NEW.places ELSE 0 END
    WHERE id IN (OLD.course_id, NEW.course_id);
END;
-- +goose StatementEnd
