-- Each thing that refused items of a project said (the detail names event and rules, never a value):
-- how often since a moment, first and last time ever, the first seq and the newest few.
SELECT
    detail,
    countIf(received_at >= fromUnixTimestamp64Milli({since:Int64})) AS recent,
    min(received_at) AS first_seen, max(received_at) AS last_seen,
    argMin(seq, received_at) AS first_seq,
    groupArrayLast(3)(seq) AS examples
FROM rejects
WHERE project_id = {project:UInt32} AND reason = {reason:String}
GROUP BY detail
ORDER BY recent DESC, detail
LIMIT {limit:UInt32}
