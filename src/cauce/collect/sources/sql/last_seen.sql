-- When the last event of every key arrived. Reads the projection arrivals.
SELECT key_id, max(received_at)
FROM events
WHERE project_id = {project:UInt32}
GROUP BY key_id
