-- trait_operations: what messages did to traits other than setting them (person_traits has the
-- latest set of each id). A person's trait is the fold of both over all parts in order of time
-- (people/logic/operations.py), so undoing a merge is repointing and nothing else.
-- op 'clear' has the name '' and concerns every trait; op 'several' stands for many old ones, and
-- seq says up to which position of the log they are in it, so that no replay counts them twice.
CREATE TABLE trait_operations (
    project_id bigint NOT NULL,
    raw_person bigint NOT NULL,
    name       text COLLATE "C" NOT NULL,
    message_id text COLLATE "C" NOT NULL,
    op         text NOT NULL CHECK (op IN
        ('clear', 'set_once', 'add', 'append', 'prepend', 'union', 'remove', 'several')),
    value      jsonb NOT NULL,
    at         timestamptz NOT NULL,
    source     text NOT NULL,
    seq        bigint NOT NULL,
    PRIMARY KEY (project_id, raw_person, name, message_id, op)
) PARTITION BY HASH (raw_person);

DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE trait_operations_%s PARTITION OF trait_operations'
            ' FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
    END LOOP;
END $$;
