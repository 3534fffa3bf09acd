-- One page of a project's people in the order of their ids, after the id given, of those that pass the
-- conditions (built from the question); the last column is the id.
SELECT
    leftPad(lower(hex(p.person_id)), 16, '0') AS person_id, p.user_id AS user_id,
    p.display_name AS display_name, p.email AS email, p.first_seen AS first_seen,
    p.last_seen AS last_seen, toString(p.traits) AS traits, p.person_id AS key_person
FROM
(
    SELECT * FROM persons FINAL
    WHERE project_id = {project:UInt32} AND person_id > {key_person:UInt64} AND (CONDITIONS)
    ORDER BY person_id
    LIMIT {limit:UInt32}
) AS p
ORDER BY p.person_id
