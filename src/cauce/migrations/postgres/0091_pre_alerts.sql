-- Alerts on numbers, what was found of each bucket, and what people were told of.
-- A rule is json, not jsonb: it is read back in the order in which it was written.
CREATE TABLE alerts (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id    bigint NOT NULL REFERENCES projects,
    name          text NOT NULL,
    rule          json NOT NULL,
    telling       json NOT NULL,
    enabled       boolean NOT NULL,
    revision      bigint NOT NULL CHECK (revision > 0),
    round         integer NOT NULL CHECK (round > 0),
    created_by    text NOT NULL,
    created_at    timestamptz NOT NULL,
    changed_by    text NOT NULL,
    changed_at    timestamptz NOT NULL,
    due_at        timestamptz NOT NULL,
    judged_until  timestamptz,
    snoozed_until timestamptz,
    checked_at    timestamptz,
    problem       jsonb  -- {"code", "en", "es", "at", "tries"} of a look that came to nothing
);
CREATE INDEX alerts_project ON alerts (project_id, id);
CREATE INDEX alerts_due ON alerts (due_at) WHERE enabled;

CREATE TABLE alert_evaluations (
    alert_id  bigint NOT NULL REFERENCES alerts ON DELETE CASCADE,
    round     integer NOT NULL,
    line      text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL,
    label     text NOT NULL,
    verdict   jsonb NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (alert_id, round, starts_at, line)
);
CREATE INDEX alert_evaluations_at ON alert_evaluations (at);

-- Of each line an alert has at most one firing that is not over, and in one round no bucket begins two.
CREATE TABLE alert_firings (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id      bigint NOT NULL REFERENCES alerts ON DELETE CASCADE,
    round         integer NOT NULL,
    line          text NOT NULL,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    label         text NOT NULL,
    verdict       jsonb NOT NULL,
    changed       jsonb,
    began_at      timestamptz NOT NULL,
    told_at       timestamptz,
    last_told_at  timestamptz,
    reminded      integer NOT NULL DEFAULT 0,
    ended_at      timestamptz,
    ended_bucket  text NOT NULL DEFAULT '',
    ended_because text,
    UNIQUE (alert_id, round, line, starts_at)
);
CREATE UNIQUE INDEX alert_firings_open ON alert_firings (alert_id, line) WHERE ended_at IS NULL;
CREATE INDEX alert_firings_newest ON alert_firings (alert_id, id DESC);
