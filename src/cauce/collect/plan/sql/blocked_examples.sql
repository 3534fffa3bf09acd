-- A few refused items by their seqs, as they arrived.
SELECT seq, message_id, received_at, sample
FROM rejects
WHERE project_id = {project:UInt32} AND seq IN {seqs:Array(UInt64)}
