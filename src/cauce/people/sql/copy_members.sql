-- One JSON line for ClickHouse `group_members` per membership that the outbox names; one that is
-- gone (the person was erased) is a line with is_deleted = 1. Key: group_members.
WITH wanted AS MATERIALIZED (
    SELECT DISTINCT w.group_key, w.raw_person
    FROM people_outbox o, unnest(o.member_groups, o.member_persons) AS w (group_key, raw_person)
    WHERE o.project_id = %(project)s
)
SELECT json_build_object(
           'project_id', %(project)s::bigint,
           'group_key', person_unsigned(wanted.group_key),
           'raw_person', person_unsigned(wanted.raw_person),
           'version', %(version)s::bigint,
           'is_deleted', CASE WHEN m.raw_person IS NULL THEN 1 ELSE 0 END,
           'first_seen', coalesce(m.first_seen, 'epoch'),
           'last_seen', coalesce(m.last_seen, 'epoch'))::text AS line
FROM wanted
LEFT JOIN group_members m ON m.project_id = %(project)s
    AND m.group_key = wanted.group_key AND m.raw_person = wanted.raw_person
