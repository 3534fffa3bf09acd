-- The stored events of a message id: one, found by the skip index message_bloom.
SELECT seq, message_id, received_at, event, type, timestamp, sent_at, person_id, user_id, anonymous_id
FROM events
WHERE project_id = {project:UInt32} AND message_id = {message:String}
ORDER BY seq DESC
LIMIT {limit:UInt32}
