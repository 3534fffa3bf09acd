-- What people keep of analytics: insights (a question with a name) and dashboards, with every version.
-- A document is json, not jsonb: it is read back in the order in which it was written.
CREATE TABLE saved_items (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id  bigint NOT NULL REFERENCES projects,
    kind        text NOT NULL CHECK (kind IN ('insight', 'dashboard')),
    name        text NOT NULL,
    description text NOT NULL,
    owner       text NOT NULL,
    document    json NOT NULL,
    revision    bigint NOT NULL CHECK (revision > 0),
    version     integer NOT NULL CHECK (version > 0),
    created_by  text NOT NULL,
    created_at  timestamptz NOT NULL,
    changed_by  text NOT NULL,
    changed_at  timestamptz NOT NULL,
    removed_at  timestamptz
);
CREATE INDEX saved_items_project ON saved_items (project_id, kind, id);

CREATE TABLE saved_versions (
    item_id     bigint NOT NULL REFERENCES saved_items ON DELETE CASCADE,
    version     integer NOT NULL CHECK (version > 0),
    name        text NOT NULL,
    description text NOT NULL,
    owner       text NOT NULL,
    document    json NOT NULL,
    actor_kind  text NOT NULL CHECK (actor_kind IN ('user', 'key', 'system')),
    actor_id    bigint,
    actor_name  text NOT NULL,
    began_at    timestamptz NOT NULL,
    saved_at    timestamptz NOT NULL,
    PRIMARY KEY (item_id, version)
);
