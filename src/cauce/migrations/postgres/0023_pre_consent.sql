-- consents: what each raw person was said to agree to, by category as the client names it. Of equal
-- statements in a row the first and the last are kept, so that one that arrives late and differs
-- still finds its place. Which purpose a category belongs to is looked up when it is read.
CREATE TABLE consents (
    project_id bigint NOT NULL,
    raw_person bigint NOT NULL,
    category   text COLLATE "C" NOT NULL,
    at         timestamptz NOT NULL,
    message_id text COLLATE "C" NOT NULL,
    granted    boolean NOT NULL,
    source     text NOT NULL,
    PRIMARY KEY (project_id, raw_person, category, at, message_id)
);

-- privacy_settings: purposes of a project, when they are not the usual ones.
CREATE TABLE privacy_settings (
    project_id bigint PRIMARY KEY,
    purposes   jsonb NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
