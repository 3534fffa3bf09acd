-- One page of a project's people in the order of their ids, after the id given; the last column is it.
SELECT
    leftPad(lower(hex(p.person_id)), 16, '0') AS person_id, p.user_id AS user_id,
    p.display_name AS display_name, p.email AS email, p.first_seen AS first_seen,
    p.last_seen AS last_seen, toString(p.traits) AS traits, p.person_id AS key_person
FROM persons AS p FINAL
WHERE p.project_id = {project:UInt32} AND p.person_id > {key_person:UInt64}
ORDER BY p.person_id
LIMIT {limit:UInt32}
