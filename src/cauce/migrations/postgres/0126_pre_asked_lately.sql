-- Which selections of a project's events were taken from what is kept at hand, how often (halved every few days) and
-- when last: they are read again after a start and after an erasure. A process writes what it was asked now and then.
CREATE TABLE asked_lately (
    project_id bigint NOT NULL REFERENCES projects,
    digest     bytea NOT NULL CHECK (length(digest) = 32),
    selection  json NOT NULL,
    times      double precision NOT NULL CHECK (times > 0),
    asked_at   timestamptz NOT NULL,
    PRIMARY KEY (project_id, digest)
);
