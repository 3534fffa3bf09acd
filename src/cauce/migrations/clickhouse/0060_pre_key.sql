-- key_id: the key that an event or a refused item was sent with, as PostgreSQL numbers it. Rows of before have 0,
-- without a byte on disk.
ALTER TABLE events ADD COLUMN IF NOT EXISTS key_id UInt32 DEFAULT 0 CODEC(ZSTD(1));
ALTER TABLE rejects ADD COLUMN IF NOT EXISTS key_id UInt32 DEFAULT 0 CODEC(ZSTD(1));
