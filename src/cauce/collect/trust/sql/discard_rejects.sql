-- Notes that every open item of a selection is discarded.
INSERT INTO reject_outcomes (project_id, seq, outcome)
SELECT project_id, seq, 'discarded'
FROM rejects
WHERE project_id = {project:UInt32}
  AND seq <= {upto:UInt64}
  AND ({reason:String} = '' OR reason = {reason:String})
  AND ({any_source:UInt8} OR source = {source:String})
  AND (empty({seqs:Array(UInt64)}) OR seq IN {seqs:Array(UInt64)})
  AND seq NOT IN (SELECT seq FROM reject_outcomes WHERE project_id = {project:UInt32})
