"""Who is told, and how: one durable way to tell people what happened.

    notices.notify(tx, project_id, NoticeKind.SILENCE, title, body, dedup_key="silence:web:2026-11-26T04:00Z")

writes one row a recipient in the caller's transaction; ``tasks.NoticeRunner`` delivers them.
"""
