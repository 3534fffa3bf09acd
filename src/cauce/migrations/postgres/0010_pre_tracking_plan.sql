-- The tracking plan of each project: one draft that people edit, and every version they published.
-- A document is json, not jsonb: it is read back byte for byte as it was written.
CREATE TABLE tracking_plan_drafts (
    project_id bigint PRIMARY KEY REFERENCES projects,
    document   json NOT NULL,
    revision   bigint NOT NULL CHECK (revision > 0),
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE TABLE tracking_plan_versions (
    project_id   bigint NOT NULL REFERENCES projects,
    version      integer NOT NULL CHECK (version > 0),
    document     json NOT NULL,
    actor_kind   text NOT NULL CHECK (actor_kind IN ('user', 'key', 'system')),
    actor_id     bigint,
    actor_name   text NOT NULL,
    published_at timestamptz NOT NULL,
    note         text NOT NULL,
    PRIMARY KEY (project_id, version)
);
