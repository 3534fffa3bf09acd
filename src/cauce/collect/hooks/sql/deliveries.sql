-- Deliveries of a webhook before a position of the log, newest first, with their last replay; without their bodies.
-- Sort key (project_id, hook_id, seq).
SELECT
    d.seq, d.received_at, d.hook_id, d.delivery_id, d.verdict, d.detail, d.items, d.refused, d.message_ids,
    d.content_type, d.size, r.last_at, r.last_items
FROM deliveries AS d
LEFT JOIN
(
    SELECT seq, max(at) AS last_at, argMax(items, at) AS last_items
    FROM delivery_replays
    WHERE project_id = {project:UInt32} AND hook_id = {hook:UInt64}
    GROUP BY seq
) AS r ON r.seq = d.seq
WHERE d.project_id = {project:UInt32} AND d.hook_id = {hook:UInt64} AND d.seq < {before:UInt64}
  AND ({verdict:String} = '' OR d.verdict = {verdict:String})
ORDER BY d.seq DESC
LIMIT {limit:UInt32}
