-- Who may use Cauce and for what: workspaces, projects, users, keys, sessions, invitations, audit.
CREATE TABLE workspaces (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- An id is never used again: what a removed project may leave anywhere stays invisible.
CREATE TABLE projects (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY CHECK (id < 4294967296),
    workspace_id bigint NOT NULL REFERENCES workspaces,
    name         text NOT NULL,
    timezone     text NOT NULL DEFAULT 'UTC',
    sample       boolean NOT NULL DEFAULT false,
    created_at   timestamptz NOT NULL DEFAULT now(),
    deleted_at   timestamptz,
    purged_at    timestamptz
);
CREATE INDEX projects_workspace ON projects (workspace_id) WHERE deleted_at IS NULL;
CREATE INDEX projects_to_purge ON projects (id) WHERE deleted_at IS NOT NULL AND purged_at IS NULL;

CREATE TABLE accounts (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email         text UNIQUE,
    name          text NOT NULL,
    password_hash text,
    language      text CHECK (language IN ('en', 'es')),
    theme         text NOT NULL DEFAULT 'auto' CHECK (theme IN ('light', 'dark', 'auto')),
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE memberships (
    workspace_id bigint NOT NULL REFERENCES workspaces,
    account_id   bigint NOT NULL REFERENCES accounts,
    role         text NOT NULL CHECK (role IN ('owner', 'admin', 'editor', 'viewer')),
    joined_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, account_id)
);
CREATE INDEX memberships_account ON memberships (account_id);

-- A write key is public and readable; of an API key only the digest is kept.
CREATE TABLE keys (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id   bigint NOT NULL REFERENCES projects,
    kind         text NOT NULL CHECK (kind IN ('write', 'api')),
    name         text NOT NULL,
    prefix       text NOT NULL,
    value        text UNIQUE CHECK ((value IS NOT NULL) = (kind = 'write')),
    digest       bytea UNIQUE CHECK ((digest IS NOT NULL) = (kind = 'api')),
    scopes       text[] NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX keys_project ON keys (project_id, id);

CREATE TABLE sessions (
    digest       bytea PRIMARY KEY,
    account_id   bigint NOT NULL REFERENCES accounts,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX sessions_account ON sessions (account_id);

CREATE TABLE sign_in_links (
    digest     bytea PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE TABLE invitations (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id bigint NOT NULL REFERENCES workspaces,
    email        text NOT NULL,
    role         text NOT NULL CHECK (role IN ('owner', 'admin', 'editor', 'viewer')),
    digest       bytea NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX invitations_workspace ON invitations (workspace_id, id);

-- One hash chain per workspace; the head says where it ends, so a cut tail shows.
CREATE TABLE audit_heads (
    workspace_id bigint PRIMARY KEY REFERENCES workspaces,
    seq          bigint NOT NULL,
    hash         bytea NOT NULL
);
CREATE TABLE audit (
    workspace_id bigint NOT NULL REFERENCES workspaces,
    seq          bigint NOT NULL,
    at           timestamptz NOT NULL,
    project_id   bigint,
    actor_kind   text NOT NULL CHECK (actor_kind IN ('user', 'key', 'system')),
    actor_id     bigint,
    actor_name   text NOT NULL,
    action       text NOT NULL,
    target       text NOT NULL,
    detail       jsonb NOT NULL DEFAULT '{}',
    hash         bytea NOT NULL,
    PRIMARY KEY (workspace_id, seq)
);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
