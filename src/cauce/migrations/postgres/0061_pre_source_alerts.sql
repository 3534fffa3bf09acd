-- When a source raises an alert, where somebody changed what holds for all; what was raised, kept as history; and
-- since when somebody looks. Of each kind a source has at most one alert that is not resolved.
CREATE TABLE source_rules (
    project_id        bigint NOT NULL REFERENCES projects,
    key_id            bigint NOT NULL REFERENCES keys,
    silence           boolean NOT NULL,
    silence_after_min integer CHECK (silence_after_min > 0),
    silence_floor_min integer NOT NULL CHECK (silence_floor_min > 0),
    rejects           boolean NOT NULL,
    reject_share      double precision NOT NULL CHECK (reject_share > 0 AND reject_share < 1),
    reject_window_min integer NOT NULL CHECK (reject_window_min >= 5),
    reject_min        integer NOT NULL CHECK (reject_min > 0),
    muted_until       timestamptz,
    PRIMARY KEY (project_id, key_id)
);

CREATE TABLE source_alerts (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id       bigint NOT NULL REFERENCES projects,
    key_id           bigint NOT NULL REFERENCES keys,
    kind             text NOT NULL CHECK (kind IN ('silence', 'rejects')),
    state            text NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved')),
    since            timestamptz NOT NULL,
    opened_at        timestamptz NOT NULL,
    facts            jsonb NOT NULL,
    round            integer NOT NULL DEFAULT 1,
    announced_at     timestamptz,
    acknowledged_at  timestamptz,
    acknowledged_by  text NOT NULL DEFAULT '',
    resolved_at      timestamptz,
    resolved_because text
);
CREATE UNIQUE INDEX source_alerts_active ON source_alerts (project_id, key_id, kind) WHERE state <> 'resolved';
CREATE INDEX source_alerts_newest ON source_alerts (project_id, id DESC);
CREATE INDEX source_alerts_unannounced ON source_alerts (id) WHERE state = 'open' AND announced_at IS NULL;

CREATE TABLE source_watch (
    id    smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    since timestamptz NOT NULL,
    at    timestamptz NOT NULL
);
