-- What every key and library sent in each hour of arrival, with the last instant. Reads the projection arrivals.
SELECT key_id, library, library_version, toStartOfHour(toStartOfFiveMinutes(received_at)) AS hour, count() AS n, max(received_at) AS last
FROM events
WHERE project_id = {project:UInt32} AND toStartOfFiveMinutes(received_at) >= {since:DateTime('UTC')}
GROUP BY key_id, library, library_version, hour
ORDER BY key_id, library, library_version, hour
