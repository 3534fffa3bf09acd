-- Types of groups, those with most groups first, with what they are called; one that is named but not seen yet has no
-- groups. Index: groups_by_type; group_types by its key.
SELECT coalesce(seen.type, named.type) AS type, coalesce(seen.groups, 0) AS groups, seen.first_seen, seen.last_seen,
       named.singular_en, named.plural_en, named.singular_es, named.plural_es
FROM (SELECT type, count(*) AS groups, min(first_seen) AS first_seen, max(last_seen) AS last_seen
      FROM groups WHERE project_id = %(project)s GROUP BY type) AS seen
FULL JOIN (SELECT * FROM group_types WHERE project_id = %(project)s) AS named ON named.type = seen.type
ORDER BY groups DESC, type
LIMIT %(limit)s
