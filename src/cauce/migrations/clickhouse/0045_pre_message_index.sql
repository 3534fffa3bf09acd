-- message_bloom: finds the few granules that may hold a message id, so that "where is my event?" reads the
-- index (1.2 bytes an event) and not every id. Parts of before get theirs in the background.
ALTER TABLE events ADD INDEX IF NOT EXISTS message_bloom message_id TYPE bloom_filter(0.01) GRANULARITY 1;
ALTER TABLE events MATERIALIZE INDEX message_bloom;
ALTER TABLE rejects ADD INDEX IF NOT EXISTS message_bloom message_id TYPE bloom_filter(0.01) GRANULARITY 1;
ALTER TABLE rejects MATERIALIZE INDEX message_bloom;
