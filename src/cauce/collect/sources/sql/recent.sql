-- What every key sent in each five minutes of arrival since an instant, with the last position of the log and its
-- instant. Reads the projection arrivals.
SELECT key_id, toStartOfFiveMinutes(received_at) AS at, count() AS n, max(received_at) AS last, max(seq) AS newest
FROM events
WHERE project_id = {project:UInt32} AND toStartOfFiveMinutes(received_at) >= {since:DateTime('UTC')}
GROUP BY key_id, at
ORDER BY key_id, at
