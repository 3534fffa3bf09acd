-- Groups, the newest seen first, with the number of persons in each; :type, :key and :search narrow
-- them down. Index: groups_newest; group_members and identities by their keys.
SELECT g.group_key, g.type, g.value, g.first_seen, g.last_seen,
       (SELECT count(DISTINCT i.person_id) FROM group_members m
        JOIN identities i ON i.project_id = m.project_id AND i.raw_person = m.raw_person
        WHERE m.project_id = g.project_id AND m.group_key = g.group_key) AS members
FROM groups g
WHERE g.project_id = %(project)s
  AND (%(type)s::text IS NULL OR g.type = %(type)s)
  AND (%(key)s::bigint IS NULL OR g.group_key = %(key)s)
  AND (%(search)s = '' OR strpos(lower(g.value), %(search)s) > 0
       OR EXISTS (SELECT 1 FROM person_traits t
                  WHERE t.project_id = g.project_id AND t.raw_person = g.group_key
                    AND t.name IN ('name', '$name') AND strpos(lower(t.value ->> 0), %(search)s) > 0))
  AND (%(before_at)s::timestamptz IS NULL
       OR (g.last_seen, g.group_key) < (%(before_at)s::timestamptz, %(before_key)s::bigint))
ORDER BY g.last_seen DESC, g.group_key DESC
LIMIT %(limit)s
