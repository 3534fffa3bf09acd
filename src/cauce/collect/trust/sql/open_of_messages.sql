-- Open refused items of these message ids, found by the skip index message_bloom.
SELECT seq
FROM rejects
WHERE project_id = {project:UInt32} AND message_id IN {messages:Array(String)}
  AND seq NOT IN (SELECT seq FROM reject_outcomes WHERE project_id = {project:UInt32})
ORDER BY seq
