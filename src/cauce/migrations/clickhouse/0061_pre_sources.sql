-- library, library_version: what context.library says, kept as columns of their own so that sources can be counted by
-- them; the engine works them out of the context, so no writer needs to know them.
ALTER TABLE events ADD COLUMN IF NOT EXISTS library LowCardinality(String) MATERIALIZED left(ifNull(context.library.name.:String, ''), 100);
ALTER TABLE events ADD COLUMN IF NOT EXISTS library_version LowCardinality(String) MATERIALIZED left(ifNull(context.library.version.:String, ''), 100);
-- arrivals: what each key and library sent in every five minutes of arrival, with the last instant and the last
-- position of the log; the Sources page and the alerts read it instead of the rows. Parts of before are read row by
-- row until the engine has worked it out for them, in the background.
ALTER TABLE events ADD PROJECTION IF NOT EXISTS arrivals
(
    SELECT project_id, key_id, library, library_version, toStartOfFiveMinutes(received_at), count(), max(received_at), max(seq)
    GROUP BY project_id, key_id, library, library_version, toStartOfFiveMinutes(received_at)
);
ALTER TABLE events MATERIALIZE PROJECTION arrivals;
