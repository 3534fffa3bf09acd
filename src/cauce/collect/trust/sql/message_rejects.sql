-- The refusals of a message id, newest first: as many as it was sent in vain.
SELECT seq, message_id, received_at, reason, detail
FROM rejects
WHERE project_id = {project:UInt32} AND message_id = {message:String}
ORDER BY seq DESC
LIMIT {limit:UInt32}
