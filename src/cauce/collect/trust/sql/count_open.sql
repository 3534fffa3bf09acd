-- How many open items a selection has.
SELECT count()
FROM rejects
WHERE project_id = {project:UInt32}
  AND seq <= {upto:UInt64}
  AND ({reason:String} = '' OR reason = {reason:String})
  AND ({any_source:UInt8} OR source = {source:String})
  AND (empty({seqs:Array(UInt64)}) OR seq IN {seqs:Array(UInt64)})
  AND seq NOT IN (SELECT seq FROM reject_outcomes WHERE project_id = {project:UInt32})
