-- Where each consumer of the log stands, and which sample projects are loaded.
CREATE TABLE IF NOT EXISTS consumer_cursors (
    name       text PRIMARY KEY,
    seq        bigint NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS sample_loads (
    project_id bigint PRIMARY KEY,
    name       text NOT NULL,
    seed       bigint NOT NULL,
    anchor     timestamptz NOT NULL,
    loaded_at  timestamptz
);
