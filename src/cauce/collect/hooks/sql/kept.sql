-- Deliveries of a webhook whose body is kept, of a time and after a position, in the order of the log.
-- Sort key (project_id, hook_id, seq).
SELECT
    seq, received_at, hook_id, delivery_id, verdict, detail, items, refused, message_ids, content_type, size,
    headers, sample
FROM deliveries
WHERE project_id = {project:UInt32} AND hook_id = {hook:UInt64}
  AND seq > {after:UInt64} AND seq <= {upto:UInt64}
  AND received_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
  AND received_at < fromUnixTimestamp64Milli({until:Int64}, 'UTC')
  AND ({verdict:String} = '' OR verdict = {verdict:String})
  AND (empty({seqs:Array(UInt64)}) OR seq IN {seqs:Array(UInt64)})
  AND sample != ''
ORDER BY seq
LIMIT {limit:UInt32}
