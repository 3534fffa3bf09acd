-- Stored events of each name since a moment, and how many of them broke the plan.
SELECT event, count(), countIf(notEmpty(context.planViolations.:`Array(Nullable(String))`))
FROM events
WHERE project_id = {project:UInt32} AND received_at >= fromUnixTimestamp64Milli({since:Int64})
GROUP BY event
ORDER BY event
