-- The persons of a group and between when events said they belong to it, the last seen first.
-- Keys: group_members by (project, group), identities by (project, raw person).
SELECT person_id, first_seen, last_seen FROM (
    SELECT i.person_id, min(m.first_seen) AS first_seen, max(m.last_seen) AS last_seen
    FROM group_members m
    JOIN identities i ON i.project_id = m.project_id AND i.raw_person = m.raw_person
    WHERE m.project_id = %(project)s AND m.group_key = %(key)s
    GROUP BY i.person_id
) AS member
WHERE %(before_at)s::timestamptz IS NULL
   OR (last_seen, person_id) < (%(before_at)s::timestamptz, %(before_person)s::bigint)
ORDER BY last_seen DESC, person_id DESC
LIMIT %(limit)s
