-- How many items of every key and library were refused in each five minutes since an instant (sort key project_id,
-- received_at).
SELECT key_id, source, toStartOfFiveMinutes(received_at) AS at, count()
FROM rejects
WHERE project_id = {project:UInt32} AND received_at >= {since:DateTime64(3, 'UTC')}
GROUP BY key_id, source, at
