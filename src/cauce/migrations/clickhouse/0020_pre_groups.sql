-- groups: the queryable copy of PostgreSQL's groups; the highest version of a group_key wins.
CREATE TABLE IF NOT EXISTS groups
(
    project_id UInt32,
    group_key  UInt64,
    version    UInt64,
    is_deleted UInt8,
    type       LowCardinality(String),
    group_id   String,
    display_name String,
    first_seen DateTime64(3, 'UTC'),
    last_seen  DateTime64(3, 'UTC'),
    traits     JSON(max_dynamic_paths = 256)
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (project_id, group_key);

-- group_members: which raw persons belong to a group; resolve them through person_overrides.
CREATE TABLE IF NOT EXISTS group_members
(
    project_id UInt32,
    group_key  UInt64,
    raw_person UInt64,
    version    UInt64,
    is_deleted UInt8,
    first_seen DateTime64(3, 'UTC'),
    last_seen  DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (project_id, group_key, raw_person);
