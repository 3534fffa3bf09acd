-- deliveries: what webhooks of other services sent, with what became of it; the body as it came, for replay.
-- Kept for thirty days. hook_id is PostgreSQL's.
CREATE TABLE IF NOT EXISTS deliveries
(
    project_id   UInt32,
    hook_id      UInt64,
    seq          UInt64,
    received_at  DateTime64(3, 'UTC'),
    delivery_id  String,
    verdict      LowCardinality(String),
    detail       String,
    items        UInt32,
    refused      UInt32,
    message_ids  Array(String) CODEC(ZSTD(1)),
    content_type LowCardinality(String),
    size         UInt32,
    headers      String CODEC(ZSTD(1)),
    sample       String CODEC(ZSTD(3)),
    INDEX seq_range seq TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
ORDER BY (project_id, hook_id, seq)
TTL toDateTime(received_at) + INTERVAL 30 DAY DELETE
SETTINGS non_replicated_deduplication_window = 10000;

-- delivery_replays: the last time a delivery was sent through its rules again.
CREATE TABLE IF NOT EXISTS delivery_replays
(
    project_id UInt32,
    hook_id    UInt64,
    seq        UInt64,
    items      UInt32,
    at         DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(at)
ORDER BY (project_id, hook_id, seq)
TTL toDateTime(at) + INTERVAL 60 DAY DELETE
SETTINGS non_replicated_deduplication_window = 10000;
