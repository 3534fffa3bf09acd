-- The newest open refused items of a project before a position of the log, newest first: neither replayed
-- nor discarded.
SELECT seq, received_at, reason, detail, message_id, sample, key_id
FROM rejects
WHERE project_id = {project:UInt32}
  AND seq < {before:UInt64}
  AND seq NOT IN (SELECT seq FROM reject_outcomes WHERE project_id = {project:UInt32})
  AND ({key:UInt32} = 0 OR key_id = {key:UInt32})
  AND ({reason:String} = '' OR reason = {reason:String})
ORDER BY seq DESC
LIMIT {limit:UInt32}
