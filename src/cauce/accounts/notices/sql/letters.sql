-- Everything about the deliveries just taken, a batch together, its oldest notice first. account_id without
-- member: whoever it was for has left the workspace, or the project is gone.
SELECT d.delivery_id, d.batch, d.project_id, d.channel, d.account_id, d.channel_id, d.address, d.language,
       d.attempts, d.give_up_at, d.lease_until,
       p.name AS project, p.timezone, p.deleted_at IS NOT NULL AS project_gone,
       n.notice_id, n.kind, n.title, n.body, n.html, n."values", n.link, n.created_at AS notice_created_at,
       a.email, coalesce(a.language, r.seen_language) AS account_language, m.account_id IS NOT NULL AS member, r.timezone AS reader_timezone,
       c.url, c.salt, c.language AS channel_language, c.removed_at IS NULL AND c.enabled AS channel_open
FROM notice_deliveries d
JOIN projects p ON p.id = d.project_id
JOIN notices n ON n.notice_id = d.notice_id
LEFT JOIN accounts a ON a.id = d.account_id
LEFT JOIN memberships m ON m.account_id = d.account_id AND m.workspace_id = p.workspace_id
LEFT JOIN notice_readers r ON r.account_id = d.account_id
LEFT JOIN notice_channels c ON c.channel_id = d.channel_id
WHERE d.delivery_id = ANY(%(ids)s)
ORDER BY d.batch, n.created_at, d.delivery_id
