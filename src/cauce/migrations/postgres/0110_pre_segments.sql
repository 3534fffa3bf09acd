-- Saved cohorts: lists of people. origin is the question and the point whose people they were.
-- version rises when members change, so that the copy in ClickHouse is of one state.
CREATE TABLE segments (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id  bigint NOT NULL REFERENCES projects,
    name        text NOT NULL,
    description text NOT NULL,
    origin      jsonb,
    version     bigint NOT NULL DEFAULT 1,
    author      text NOT NULL,
    created_at  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL
);
CREATE INDEX segments_of_project ON segments (project_id);

CREATE TABLE segment_members (
    project_id bigint NOT NULL,
    segment_id bigint NOT NULL REFERENCES segments ON DELETE CASCADE,
    person_id  bigint NOT NULL,
    PRIMARY KEY (segment_id, person_id)
);
CREATE INDEX segment_members_person ON segment_members (project_id, person_id);

-- Whoever is erased leaves every cohort, in the same transaction.
CREATE FUNCTION leave_segments() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    WITH gone AS (
        DELETE FROM segment_members
        WHERE project_id = NEW.project_id AND person_id = NEW.raw_person RETURNING segment_id
    )
    UPDATE segments SET version = version + 1 WHERE id IN (SELECT segment_id FROM gone);
    RETURN NULL;
END $$;
CREATE TRIGGER erased_leave_segments AFTER INSERT OR UPDATE ON person_erasures
    FOR EACH ROW EXECUTE FUNCTION leave_segments();
