-- Merges that mattered, newest first: both ids were seen, or one that never was ties the other to a
-- third; and a link only when the anonymous id has a history of its own. One that an earlier claim
-- overtook is left out, unless :merge asks for it; with
-- :refused those that were refused, and no others. The
-- name of each side is the name of that part alone. Index: person_merges_newest, or person_merges_stated and _into with :raws.
SELECT m.merge_id, m.from_person, m.into_person, m.cause, m.at, m.undone_at,
       m.undone_at IS NULL AND m.refused IS NULL AND f.person_id = i.person_id AS undoable, m.refused,
       person_name(ft.traits, f.value) AS from_name,
       person_name(it.traits, i.value) AS into_name
FROM person_merges m
JOIN identities f ON f.project_id = m.project_id AND f.raw_person = m.from_person
JOIN identities i ON i.project_id = m.project_id AND i.raw_person = m.into_person
LEFT JOIN LATERAL (SELECT jsonb_object_agg(name, value ORDER BY rank) AS traits FROM (
    SELECT name, value, 1 AS rank FROM person_traits t
    WHERE t.project_id = m.project_id AND t.raw_person = m.from_person
    UNION ALL
    SELECT name, value, 0 FROM trait_operations o WHERE o.project_id = m.project_id
      AND o.raw_person = m.from_person AND o.op = 'set_once') t) ft ON true
LEFT JOIN LATERAL (SELECT jsonb_object_agg(name, value ORDER BY rank) AS traits FROM (
    SELECT name, value, 1 AS rank FROM person_traits t
    WHERE t.project_id = m.project_id AND t.raw_person = m.into_person
    UNION ALL
    SELECT name, value, 0 FROM trait_operations o WHERE o.project_id = m.project_id
      AND o.raw_person = m.into_person AND o.op = 'set_once') t) it ON true
WHERE m.project_id = %(project)s
  AND (m.merge_id = %(merge)s
       OR %(refused)s AND m.refused IS NOT NULL
       OR NOT %(refused)s AND m.refused IS NULL
       AND i.first_seen IS NOT NULL
       AND (f.first_seen IS NOT NULL
            OR EXISTS (SELECT 1 FROM person_merges o
                       WHERE o.project_id = m.project_id AND o.from_person = m.from_person
                         AND o.merge_id <> m.merge_id AND NOT o.is_link AND NOT m.is_link))
       AND (f.alone OR NOT m.is_link)
       AND (m.undone_at IS NOT NULL OR f.person_id = i.person_id))
  AND (%(raws)s::bigint[] IS NULL OR m.from_person = ANY(%(raws)s)
       OR m.into_person = ANY(%(raws)s) AND (NOT m.is_link OR m.undone_at IS NOT NULL))
  AND (%(merge)s::bigint IS NULL OR m.merge_id = %(merge)s)
  AND (%(before_at)s::timestamptz IS NULL
       OR (m.at, m.merge_id) < (%(before_at)s::timestamptz, %(before_id)s::bigint))
ORDER BY m.at DESC, m.merge_id DESC
LIMIT %(limit)s
