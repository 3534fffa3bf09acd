-- When each consumer passed which stretch of the log: after after_seq, up to and including seq.
-- One row a batch; housekeeping removes rows of before three days.
CREATE TABLE consumer_passages (
    name      text NOT NULL,
    seq       bigint NOT NULL,
    after_seq bigint NOT NULL,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (name, seq)
);
CREATE INDEX consumer_passages_at ON consumer_passages USING brin (at);
