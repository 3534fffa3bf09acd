-- format: native, or the vendor whose shape the item has; source: the library that sent it, as far as its text
-- says. Rows of before have neither.
ALTER TABLE rejects ADD COLUMN IF NOT EXISTS format LowCardinality(String) DEFAULT '';
ALTER TABLE rejects ADD COLUMN IF NOT EXISTS source LowCardinality(String) DEFAULT '';
-- reject_outcomes: what became of a refused item: replayed or discarded. Without a row it is open.
CREATE TABLE IF NOT EXISTS reject_outcomes
(
    project_id UInt32,
    seq        UInt64,
    outcome    LowCardinality(String),
    at         DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ReplacingMergeTree(at)
ORDER BY (project_id, seq);
