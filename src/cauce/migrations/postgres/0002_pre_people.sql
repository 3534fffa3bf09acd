-- People: the state of record; ClickHouse `persons` and `person_overrides` are copies of it.
-- Person ids are unsigned 64 bit; PostgreSQL keeps them as the signed number with the same bits.

-- identities: one row per distinct id of a project. raw_person follows from the id alone
-- (kernel.ids.raw_person_id); person_id is the person it belongs to now.
-- first_seen is null for an id that an alias announced and no event has carried yet.
-- alone: some event carried this id without a user id (an anonymous history of its own).
-- Partitioned by hash from day one: one giant table of profiles is what stopped others
-- (TOAST OID exhaustion, vacuum of one heap).
CREATE TABLE identities (
    project_id bigint NOT NULL,
    raw_person bigint NOT NULL,
    kind       "char" NOT NULL CHECK (kind IN ('u', 'a')),
    value      text COLLATE "C" NOT NULL,
    person_id  bigint NOT NULL,
    first_seen timestamptz,
    last_seen  timestamptz,
    alone      boolean NOT NULL,
    PRIMARY KEY (project_id, raw_person)
) PARTITION BY HASH (raw_person);

-- The parts of a person are its own row and the rows merged into it; only the latter need an index.
CREATE INDEX identities_merged ON identities (project_id, person_id) WHERE person_id <> raw_person;

-- person_traits: what was said of each raw person; a person's trait is the latest of its parts, so
-- undoing a merge is repointing and nothing else. JSON null: the trait was unset at that time.
CREATE TABLE person_traits (
    project_id bigint NOT NULL,
    raw_person bigint NOT NULL,
    name       text COLLATE "C" NOT NULL,
    value      jsonb NOT NULL,
    set_at     timestamptz NOT NULL,
    message_id text COLLATE "C" NOT NULL,
    source     text NOT NULL,
    PRIMARY KEY (project_id, raw_person, name)
) PARTITION BY HASH (raw_person);

DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE identities_%s PARTITION OF identities'
            ' FOR VALUES WITH (MODULUS 16, REMAINDER %s) WITH (fillfactor = 85)', part, part);
        EXECUTE format('CREATE TABLE person_traits_%s PARTITION OF person_traits'
            ' FOR VALUES WITH (MODULUS 16, REMAINDER %s) WITH (fillfactor = 85)', part, part);
    END LOOP;
END $$;

-- person_merges: every statement that two ids are one person. A link ties an anonymous id to the
-- user that claimed it first (by time); other rows join two users. Persons are a function of the
-- rows that are neither refused nor undone (people/logic/identity.py), whatever order they came in.
CREATE TABLE person_merges (
    merge_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id  bigint NOT NULL,
    from_person bigint NOT NULL,
    into_person bigint NOT NULL,
    is_link     boolean NOT NULL,
    cause       text NOT NULL CHECK (cause IN ('track', 'identify', 'alias', 'manual')),
    at          timestamptz NOT NULL,
    message_id  text COLLATE "C" NOT NULL,
    actor       text,
    refused     text CHECK (refused IN ('too_many_ids')),
    undone_at   timestamptz,
    undone_by   text,
    by_hand     bigint NOT NULL DEFAULT 0
);
-- Messages state the same pair once; by hand it may be stated again after it was undone.
CREATE UNIQUE INDEX person_merges_stated
    ON person_merges (project_id, from_person, into_person, by_hand);
CREATE INDEX person_merges_into ON person_merges (project_id, into_person)
    WHERE NOT is_link OR undone_at IS NOT NULL;
CREATE INDEX person_merges_newest ON person_merges (project_id, at, merge_id);

-- person_erasures: what must not come back. Frames of the log up to until_seq no longer count for
-- this raw person (a digest: the id itself is gone). swept: the events that were still on their way
-- when the erasure was asked for are gone too.
CREATE TABLE person_erasures (
    project_id bigint NOT NULL,
    raw_person bigint NOT NULL,
    until_seq  bigint NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    swept      boolean NOT NULL DEFAULT false,
    PRIMARY KEY (project_id, raw_person)
);
CREATE INDEX person_erasures_until ON person_erasures (until_seq);
CREATE INDEX person_erasures_unswept ON person_erasures (until_seq) WHERE NOT swept;

-- people_versions: one row per project. Locked by whoever changes people, so that versions rise in
-- the order of the changes. pushed: the version that ClickHouse has. epoch rises when rows vanish.
CREATE TABLE people_versions (
    project_id bigint PRIMARY KEY,
    version    bigint NOT NULL DEFAULT 0,
    pushed     bigint NOT NULL DEFAULT 0,
    epoch      bigint NOT NULL DEFAULT 0
);

-- people_outbox: persons and raw persons whose copy in ClickHouse is behind.
CREATE TABLE people_outbox (
    project_id bigint NOT NULL,
    version    bigint NOT NULL,
    persons    bigint[] NOT NULL,
    overrides  bigint[] NOT NULL,
    PRIMARY KEY (project_id, version)
);

CREATE TABLE IF NOT EXISTS consumer_cursors (
    name       text PRIMARY KEY,
    seq        bigint NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);

-- Returns the unsigned number of a person id.
CREATE FUNCTION person_unsigned(id bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN id < 0 THEN id::numeric + 18446744073709551616 ELSE id::numeric END;

-- Returns the e-mail address among traits, or null.
CREATE FUNCTION person_email(traits jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(nullif(traits ->> 'email', ''), nullif(traits ->> '$email', ''));

-- Returns what a person is called: the name, else first and last name, the e-mail address, the id.
CREATE FUNCTION person_name(traits jsonb, id text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(
    nullif(trim(traits ->> 'name'), ''),
    nullif(trim(traits ->> '$name'), ''),
    nullif(trim(concat_ws(' ',
        coalesce(traits ->> 'firstName', traits ->> 'first_name', traits ->> '$first_name'),
        coalesce(traits ->> 'lastName', traits ->> 'last_name', traits ->> '$last_name'))), ''),
    person_email(traits),
    id);
