-- Events of every key in each hour of arrival, and the sum of squares of its five-minute counts. Reads the projection
-- arrivals.
SELECT key_id, toStartOfHour(at) AS hour, sum(n) AS events, sum(n * n) AS squares
FROM
(
    SELECT key_id, toStartOfFiveMinutes(received_at) AS at, count() AS n
    FROM events
    WHERE project_id = {project:UInt32} AND toStartOfFiveMinutes(received_at) >= {since:DateTime('UTC')}
    GROUP BY key_id, at
)
GROUP BY key_id, hour
ORDER BY key_id, hour
