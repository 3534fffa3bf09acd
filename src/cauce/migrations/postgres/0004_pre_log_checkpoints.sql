-- Where the copy of a log stream stood: the next worker numbers its frames from here (ADR 0012).
CREATE TABLE log_checkpoints (
    stream text NOT NULL,
    created text NOT NULL,
    stream_seq bigint NOT NULL,
    seq bigint NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (stream, stream_seq)
);

-- Who is the one active worker, and whether the last one said goodbye.
CREATE TABLE worker_lease (
    id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    holder text NOT NULL,
    engine text NOT NULL,  -- where its events are: empty for a server, else the id of a data folder
    clean boolean NOT NULL,
    since timestamptz NOT NULL DEFAULT now()
);
