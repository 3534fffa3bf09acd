-- One JSON line for ClickHouse `person_overrides` per raw person that the outbox names; one that
-- belongs to itself again (or is erased) is a line with is_deleted = 1.
WITH wanted AS MATERIALIZED (
    SELECT DISTINCT unnest(overrides) AS raw_person FROM people_outbox WHERE project_id = %(project)s
)
SELECT json_build_object(
           'project_id', %(project)s::bigint,
           'from_person', person_unsigned(wanted.raw_person),
           'into_person', person_unsigned(coalesce(i.person_id, wanted.raw_person)),
           'version', %(version)s::bigint,
           'is_deleted', CASE WHEN coalesce(i.person_id, wanted.raw_person) = wanted.raw_person
                              THEN 1 ELSE 0 END)::text AS line
FROM wanted
LEFT JOIN identities i ON i.project_id = %(project)s AND i.raw_person = wanted.raw_person
