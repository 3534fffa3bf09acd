-- Sets and operations of every part of a person that the outbox names and of whose traits there is
-- at least one operation. Keys: identities by (project, raw person), identities_merged,
-- person_traits and trait_operations by (project, raw person).
WITH wanted AS MATERIALIZED (
    SELECT DISTINCT unnest(persons) AS person_id FROM people_outbox WHERE project_id = %(project)s
),
parts AS MATERIALIZED (
    SELECT i.person_id, i.raw_person FROM identities i
    WHERE i.project_id = %(project)s AND i.person_id = i.raw_person
      AND i.raw_person = ANY (ARRAY(SELECT person_id FROM wanted))
    UNION ALL
    SELECT i.person_id, i.raw_person FROM identities i
    WHERE i.project_id = %(project)s AND i.person_id <> i.raw_person
      AND i.person_id = ANY (ARRAY(SELECT person_id FROM wanted))
),
operations AS MATERIALIZED (
    SELECT p.person_id, o.* FROM trait_operations o JOIN parts p ON p.raw_person = o.raw_person
    WHERE o.project_id = %(project)s AND o.raw_person = ANY (ARRAY(SELECT raw_person FROM parts))
),
operated AS MATERIALIZED (
    SELECT p.person_id, p.raw_person FROM parts p
    WHERE p.person_id IN (SELECT person_id FROM operations)
)
SELECT person_id, raw_person, name, op, value::text AS value, at, message_id, source, seq
FROM operations
UNION ALL
SELECT p.person_id, t.raw_person, t.name, 'set', t.value::text, t.set_at, t.message_id, t.source, 0
FROM person_traits t JOIN operated p ON p.raw_person = t.raw_person
WHERE t.project_id = %(project)s AND t.raw_person = ANY (ARRAY(SELECT raw_person FROM operated))
