-- Open refused items by reason and source: count, first, the newest item, and a format of one that can be sent again, if
-- there is one. Reads the project's rejects without
-- their texts, then the texts of the newest ones (sort key project_id).
WITH groups AS
(
    SELECT reason, source,
        if(countIf(format NOT IN {no_way_back:Array(String)}) > 0, anyIf(format, format NOT IN {no_way_back:Array(String)}), any(format)) AS any_format,
        count() AS items, min(received_at) AS first, max(seq) AS newest
    FROM rejects
    WHERE project_id = {project:UInt32}
      AND seq NOT IN (SELECT seq FROM reject_outcomes WHERE project_id = {project:UInt32})
    GROUP BY reason, source
    ORDER BY items DESC, reason, source
    LIMIT {limit:UInt32}
)
SELECT g.reason, g.source, g.any_format, g.items, g.first, r.seq, r.received_at, r.detail, r.message_id, r.sample
FROM groups AS g
INNER JOIN
(
    SELECT seq, received_at, detail, message_id, sample
    FROM rejects
    WHERE project_id = {project:UInt32} AND seq IN (SELECT newest FROM groups)
) AS r ON r.seq = g.newest
ORDER BY g.items DESC, g.reason, g.source
