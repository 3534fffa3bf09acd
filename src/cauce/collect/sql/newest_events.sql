-- The newest events of a project before a position of the log, newest first.
-- The inner question reads only the seq column (and what it filters by) to find the rows; the outer
-- one then reads whole rows for those few seqs.
SELECT
    seq, event, type, timestamp, received_at, message_id, person_id, user_id, anonymous_id, key_id,
    toString(properties) AS properties, toString(context) AS context
FROM events
WHERE project_id = {project:UInt32} AND seq IN (
    SELECT seq
    FROM events
    WHERE project_id = {project:UInt32}
      AND seq < {before:UInt64}
      AND seq > {after:UInt64}
      AND ({event:String} = '' OR event = {event:String})
      AND ({key:UInt32} = 0 OR key_id = {key:UInt32})
      AND (empty({persons:Array(UInt64)}) OR person_id IN {persons:Array(UInt64)})
    ORDER BY seq DESC
    LIMIT {limit:UInt32}
)
ORDER BY seq DESC
LIMIT {limit:UInt32}
