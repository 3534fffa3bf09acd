-- Where the copy of a log stream stood: the next worker numbers its frames from here (ADR 0012).
CREATE TABLE log_checkpoints (
    stream text NOT NULL,
    created text NOT NULL,
    stream_seq bigint NOT NULL,
    seq bigint NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (stream, stream_seq)
);
