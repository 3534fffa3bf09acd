-- What happened beside the numbers: releases, campaigns, incidents. A dashboard's own go with it.
CREATE TABLE annotations (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id   bigint NOT NULL REFERENCES projects,
    dashboard_id bigint REFERENCES saved_items ON DELETE CASCADE,
    kind         text NOT NULL CHECK (kind IN ('release', 'campaign', 'incident', 'other')),
    text         text NOT NULL,
    begins_at    timestamptz NOT NULL,
    ends_at      timestamptz CHECK (ends_at > begins_at),
    ref          text,
    author       text NOT NULL,
    changed_at   timestamptz NOT NULL
);
CREATE INDEX annotations_of_project ON annotations (project_id, begins_at, id);
CREATE INDEX annotations_of_dashboard ON annotations (dashboard_id) WHERE dashboard_id IS NOT NULL;
CREATE UNIQUE INDEX annotations_ref ON annotations (project_id, ref);
