-- segment_members: who is in a saved cohort, a copy of PostgreSQL's. A version of a cohort never changes:
-- other members are another version, and earlier ones are rewritten away.
CREATE TABLE IF NOT EXISTS segment_members
(
    project_id UInt32,
    segment_id UInt64,
    version    UInt64,
    person_id  UInt64
)
ENGINE = ReplacingMergeTree
ORDER BY (project_id, segment_id, version, person_id)
SETTINGS non_replicated_deduplication_window = 10000;
