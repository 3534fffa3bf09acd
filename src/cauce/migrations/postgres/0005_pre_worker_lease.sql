-- Who is the one active worker, and whether the last one said goodbye.
CREATE TABLE worker_lease (
    id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    holder text NOT NULL,
    engine text NOT NULL,  -- where its events are: empty for a server, else the id of a data folder
    clean boolean NOT NULL,
    since timestamptz NOT NULL DEFAULT now()
);
