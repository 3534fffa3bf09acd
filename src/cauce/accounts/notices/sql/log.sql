-- A page of the delivery log, newest first. Uses notice_deliveries_project.
SELECT d.delivery_id, n.kind, n.title, n."values", d.channel, coalesce(a.name, c.name, d.address) AS "to", d.state,
       d.attempts, d.due_at, d.created_at, d.settled_at, d.reply, d.reason
FROM notice_deliveries d
JOIN notices n ON n.notice_id = d.notice_id
LEFT JOIN accounts a ON a.id = d.account_id
LEFT JOIN notice_channels c ON c.channel_id = d.channel_id
WHERE d.project_id = %(project)s
  AND (%(states)s::text[] IS NULL OR d.state = ANY(%(states)s))
  AND (%(at)s::timestamptz IS NULL OR (d.created_at, d.delivery_id) < (%(at)s, %(last)s::uuid))
ORDER BY d.created_at DESC, d.delivery_id DESC
LIMIT %(limit)s
