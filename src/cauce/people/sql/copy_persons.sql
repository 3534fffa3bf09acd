-- One JSON line for ClickHouse `persons` per person that the outbox names; a person that was merged
-- away or erased is a line with is_deleted = 1. A trait is the latest of the person's parts, the
-- person's own part winning a tie; of persons in :folded the traits are given. Keys: identities and person_traits by (project, raw person),
-- identities_merged by (project, person).
WITH wanted AS MATERIALIZED (
    SELECT DISTINCT unnest(persons) AS person_id FROM people_outbox WHERE project_id = %(project)s
),
parts AS MATERIALIZED (
    SELECT i.person_id, i.raw_person, i.kind, i.value, i.first_seen, i.last_seen
    FROM identities i
    WHERE i.project_id = %(project)s AND i.person_id = i.raw_person
      AND i.raw_person = ANY (ARRAY(SELECT person_id FROM wanted))
    UNION ALL
    SELECT i.person_id, i.raw_person, i.kind, i.value, i.first_seen, i.last_seen
    FROM identities i
    WHERE i.project_id = %(project)s AND i.person_id <> i.raw_person
      AND i.person_id = ANY (ARRAY(SELECT person_id FROM wanted))
),
latest AS (
    SELECT DISTINCT ON (p.person_id, t.name) p.person_id, t.name, t.value
    FROM person_traits t JOIN parts p ON p.raw_person = t.raw_person
    WHERE t.project_id = %(project)s AND t.raw_person = ANY (ARRAY(SELECT raw_person FROM parts))
    ORDER BY p.person_id, t.name, t.set_at DESC, (t.raw_person = p.person_id) DESC,
             t.message_id DESC, t.raw_person
),
folded AS (
    SELECT person_id, traits::jsonb AS traits
    FROM unnest(%(folded)s::bigint[], %(folded_traits)s::text[]) AS f (person_id, traits)
),
told AS (
    SELECT person_id, jsonb_object_agg(name, value) FILTER (WHERE value <> 'null') AS traits
    FROM latest WHERE person_id NOT IN (SELECT person_id FROM folded) GROUP BY person_id
    UNION ALL SELECT person_id, traits FROM folded
),
who AS (
    SELECT person_id, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
           max(value) FILTER (WHERE raw_person = person_id) AS own_id,
           coalesce(max(value) FILTER (WHERE raw_person = person_id AND kind = 'u'), '') AS user_id,
           array_agg(value ORDER BY first_seen, value) FILTER (WHERE first_seen IS NOT NULL) AS ids
    FROM parts GROUP BY person_id
)
SELECT json_build_object(
           'project_id', %(project)s::bigint,
           'person_id', person_unsigned(wanted.person_id),
           'version', %(version)s::bigint,
           'is_deleted', CASE WHEN who.first_seen IS NULL THEN 1 ELSE 0 END,
           'user_id', coalesce(who.user_id, ''),
           'display_name', coalesce(person_name(told.traits, who.own_id), ''),
           'email', coalesce(person_email(told.traits), ''),
           'ids', coalesce(who.ids, '{}'),
           'first_seen', coalesce(who.first_seen, 'epoch'),
           'last_seen', coalesce(who.last_seen, 'epoch'),
           'traits', coalesce(told.traits, '{}'))::text AS line
FROM wanted LEFT JOIN who USING (person_id) LEFT JOIN told USING (person_id)
