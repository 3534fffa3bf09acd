-- Who is told what. notices: one row a thing to tell; the key of a project and kind is told once.
CREATE TABLE notices (
    notice_id  uuid PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects,
    kind       text NOT NULL,
    dedup_key  text NOT NULL,
    title      jsonb NOT NULL,  -- {"en", "es"}
    body       jsonb NOT NULL,  -- {"en", "es"}; {name} stands for a value
    html       jsonb,           -- {"en", "es"}: what e-mail shows instead of the body
    "values"   jsonb NOT NULL DEFAULT '{}',
    link       text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    UNIQUE (project_id, kind, dedup_key)
);
CREATE INDEX notices_created ON notices (created_at);

CREATE TABLE notice_files (
    notice_id  uuid NOT NULL REFERENCES notices ON DELETE CASCADE,
    position   smallint NOT NULL,
    name       text NOT NULL,
    media_type text NOT NULL,
    content_id text,
    data       bytea NOT NULL,
    PRIMARY KEY (notice_id, position)
);

-- Where a project's notices go beside e-mail. A webhook's secret follows from the salt and the
-- installation's secret, so nobody who reads this table can sign.
CREATE TABLE notice_channels (
    channel_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects,
    channel    text NOT NULL CHECK (channel IN ('webhook', 'slack')),
    name       text NOT NULL,
    url        text NOT NULL,
    salt       bytea NOT NULL,
    kinds      text[] NOT NULL,
    language   text NOT NULL CHECK (language IN ('en', 'es')),
    enabled    boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    removed_at timestamptz
);
CREATE INDEX notice_channels_project ON notice_channels (project_id) WHERE removed_at IS NULL;

-- One row a notice and recipient; its states are accounts/notices/contracts.py.
CREATE TABLE notice_deliveries (
    delivery_id uuid PRIMARY KEY,
    notice_id   uuid NOT NULL REFERENCES notices ON DELETE CASCADE,
    project_id  bigint NOT NULL REFERENCES projects,
    channel     text NOT NULL CHECK (channel IN ('email', 'webhook', 'slack')),
    account_id  bigint REFERENCES accounts,
    channel_id  bigint REFERENCES notice_channels,
    address     text,           -- of somebody who is no member yet
    language    text CHECK (language IN ('en', 'es')),
    batch       text NOT NULL,  -- what is sent together
    state       text NOT NULL,
    attempts    integer NOT NULL DEFAULT 0,
    due_at      timestamptz NOT NULL,
    give_up_at  timestamptz NOT NULL,
    lease_until timestamptz,
    reply       integer,
    reason      jsonb,          -- {"en", "es"} of the last failure
    created_at  timestamptz NOT NULL,
    settled_at  timestamptz,
    CHECK (num_nonnulls(account_id, channel_id, address) = 1)
);
CREATE INDEX notice_deliveries_due ON notice_deliveries (due_at)
    WHERE state IN ('waiting', 'held', 'sending');
CREATE INDEX notice_deliveries_batch ON notice_deliveries (batch)
    WHERE state IN ('waiting', 'held', 'sending');
CREATE INDEX notice_deliveries_project ON notice_deliveries (project_id, created_at DESC, delivery_id);
CREATE INDEX notice_deliveries_notice ON notice_deliveries (notice_id);

-- How a user wants to be told: their time zone (null: the project's) and quiet hours in it. seen_language is the
-- language of the page they last signed in on: what they read when their profile names none.
CREATE TABLE notice_readers (
    account_id  bigint PRIMARY KEY REFERENCES accounts,
    seen_language text CHECK (seen_language IN ('en', 'es')),
    timezone    text,
    quiet_from  smallint CHECK (quiet_from BETWEEN 0 AND 1439),
    quiet_until smallint CHECK (quiet_until BETWEEN 0 AND 1439),
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
);

-- What a user follows in a project, where it differs from what their role follows by itself.
CREATE TABLE notice_follows (
    account_id    bigint NOT NULL REFERENCES accounts,
    project_id    bigint NOT NULL REFERENCES projects,
    kind          text NOT NULL,
    follows       boolean,
    snoozed_until timestamptz,
    PRIMARY KEY (account_id, project_id, kind)
);
