-- Reports: what is sent, when and to whom. The schedule is by the clock of timezone, null: each reader's own.
CREATE TABLE reports (
    report_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id       bigint NOT NULL REFERENCES projects,
    name             text NOT NULL,
    source           text NOT NULL CHECK (source IN ('insight', 'dashboard')),
    source_id        bigint NOT NULL,
    every            text NOT NULL CHECK (every IN ('day', 'week', 'month')),
    minute           smallint NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    weekday          smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    month_day        smallint NOT NULL CHECK (month_day BETWEEN 1 AND 31),
    timezone         text,
    outside_language text NOT NULL CHECK (outside_language IN ('en', 'es')),
    files            text[] NOT NULL,
    state            text NOT NULL CHECK (state IN ('active', 'paused', 'failing')),
    reason           jsonb,
    revision         bigint NOT NULL CHECK (revision > 0),
    owner_id         bigint REFERENCES accounts,
    scheduled_at     timestamptz NOT NULL,
    created_by       text NOT NULL,
    created_at       timestamptz NOT NULL,
    changed_by       text NOT NULL,
    changed_at       timestamptz NOT NULL
);
CREATE INDEX reports_project ON reports (project_id, report_id);

-- One who gets a report: a member, or an address outside. Whoever left stays here, so that they are not added again
-- by mistake.
CREATE TABLE report_readers (
    reader_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report_id  bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
    account_id bigint REFERENCES accounts,
    email      text,
    left_at    timestamptz,
    removed_at timestamptz,
    CHECK (num_nonnulls(account_id, email) = 1),
    UNIQUE (report_id, account_id),
    UNIQUE (report_id, email)
);

-- One edition on its way to one reader; its states are analytics/reports/contracts.py. An edition exists once a
-- reader, whoever plans it; a test has no reader and may come any number of times.
CREATE TABLE report_runs (
    run_id      uuid PRIMARY KEY,
    report_id   bigint NOT NULL REFERENCES reports ON DELETE CASCADE,
    reader_id   bigint REFERENCES report_readers ON DELETE CASCADE,
    project_id  bigint NOT NULL REFERENCES projects,
    edition     date NOT NULL,
    test_for    bigint REFERENCES accounts,
    address     text NOT NULL,
    state       text NOT NULL,
    attempts    integer NOT NULL DEFAULT 0,
    due_at      timestamptz NOT NULL,
    give_up_at  timestamptz NOT NULL,
    lease_until timestamptz,
    reason      jsonb,
    created_at  timestamptz NOT NULL,
    settled_at  timestamptz,
    CHECK (num_nonnulls(reader_id, test_for) = 1),
    UNIQUE (reader_id, edition)
);
CREATE INDEX report_runs_due ON report_runs (due_at) WHERE state IN ('waiting', 'making', 'sending');
CREATE INDEX report_runs_report ON report_runs (report_id, created_at DESC, run_id);
