-- Each rule that stored events of a project broke: how often since a moment, first and last time ever,
-- the release that sent the first one, and the newest few seqs. Of the context only the paths named
-- here are read; events without planViolations are skipped by that sub-column.
SELECT
    event, code,
    countIf(received_at >= fromUnixTimestamp64Milli({since:Int64})) AS recent,
    min(received_at) AS first_seen, max(received_at) AS last_seen,
    argMin(release, received_at) AS first_release,
    groupArrayLast(3)(seq) AS examples
FROM (
    SELECT
        event, received_at, seq,
        arrayJoin(context.planViolations.:`Array(Nullable(String))`) AS code,
        coalesce(
            context.app.version.:String,
            concat(ifNull(context.library.name.:String, ''), ' ', ifNull(context.library.version.:String, ''))
        ) AS release
    FROM events
    WHERE project_id = {project:UInt32}
      AND notEmpty(context.planViolations.:`Array(Nullable(String))`)
)
GROUP BY event, code
ORDER BY recent DESC, event, code
LIMIT {limit:UInt32}
