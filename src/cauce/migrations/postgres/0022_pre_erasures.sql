-- erasures: one row per request to erase a person, until everything is gone and after. raws and
-- erasure_id stay for ever: they are digests. words (the ids and e-mail addresses to look for in
-- refused items) are personal and are set to null when the erasure is done.
CREATE TABLE erasures (
    erasure_id   uuid PRIMARY KEY,
    project_id   bigint NOT NULL,
    raws         bigint[] NOT NULL,
    words        text[],
    until_seq    bigint NOT NULL,
    version      bigint NOT NULL,
    requested_at timestamptz NOT NULL,
    finished_at  timestamptz,
    removed      jsonb NOT NULL DEFAULT '{}',
    audit        jsonb,
    certificate  jsonb
);
CREATE INDEX erasures_open ON erasures (requested_at) WHERE finished_at IS NULL;
CREATE INDEX erasures_project ON erasures (project_id, requested_at DESC);
