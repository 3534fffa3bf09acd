-- Open items of a selection after a position, in the order of the log or, for a preview, the newest first.
SELECT seq, received_at, reason, detail, message_id, sample, key_id, format
FROM rejects
WHERE project_id = {project:UInt32}
  AND seq > {after:UInt64} AND seq <= {upto:UInt64}
  AND ({reason:String} = '' OR reason = {reason:String})
  AND ({any_source:UInt8} OR source = {source:String})
  AND (empty({seqs:Array(UInt64)}) OR seq IN {seqs:Array(UInt64)})
  AND seq NOT IN (SELECT seq FROM reject_outcomes WHERE project_id = {project:UInt32})
  AND (NOT {replayable:UInt8} OR (format NOT IN {no_way_back:Array(String)} AND reason NOT IN {never:Array(String)}))
ORDER BY if({newest:UInt8}, -toInt64(seq), toInt64(seq))
LIMIT {limit:UInt32}
