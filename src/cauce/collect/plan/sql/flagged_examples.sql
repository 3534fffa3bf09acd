-- A few events by their seqs, for what their properties held; the seq index finds their granules.
SELECT seq, message_id, received_at, toJSONString(properties)
FROM events
WHERE project_id = {project:UInt32} AND seq IN {seqs:Array(UInt64)}
