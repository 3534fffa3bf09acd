-- One JSON line for ClickHouse `groups` per group that the outbox names, with the traits given in
-- :folded. Keys: groups by (project, key).
WITH wanted AS MATERIALIZED (
    SELECT DISTINCT unnest(groups) AS group_key FROM people_outbox WHERE project_id = %(project)s
),
folded AS (
    SELECT group_key, traits::jsonb AS traits
    FROM unnest(%(folded)s::bigint[], %(folded_traits)s::text[]) AS f (group_key, traits)
)
SELECT json_build_object(
           'project_id', %(project)s::bigint,
           'group_key', person_unsigned(g.group_key),
           'version', %(version)s::bigint,
           'is_deleted', 0,
           'type', g.type,
           'group_id', g.value,
           'display_name', person_name(folded.traits, g.value),
           'first_seen', g.first_seen,
           'last_seen', g.last_seen,
           'traits', coalesce(folded.traits, '{}'))::text AS line
FROM wanted
JOIN groups g ON g.project_id = %(project)s AND g.group_key = wanted.group_key
LEFT JOIN folded ON folded.group_key = g.group_key
