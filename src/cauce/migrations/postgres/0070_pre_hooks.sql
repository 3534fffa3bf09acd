-- Webhooks of other services as a source: who may send, and the rules that make items of a delivery.
-- A document is json, not jsonb: the order of its properties is the one in which people wrote them.
CREATE TABLE hooks (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects,
    public_id  text NOT NULL UNIQUE,
    name       text NOT NULL,
    scheme     text NOT NULL,
    document   json NOT NULL,
    revision   bigint NOT NULL CHECK (revision > 0),
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX hooks_project ON hooks (project_id, id);

-- Sealed: what is here opens nothing without the installation's secret. The newest has no end.
CREATE TABLE hook_secrets (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hook_id    bigint NOT NULL REFERENCES hooks ON DELETE CASCADE,
    sealed     bytea NOT NULL,
    hint       text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz
);
CREATE INDEX hook_secrets_hook ON hook_secrets (hook_id, id);
