"""Notices, whom they are for, and their first rows of delivery."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cauce.accounts.notices.contracts import (
    GIVE_UP_AFTER,
    KINDS,
    Channel,
    ChannelId,
    DeliveryId,
    DeliveryState,
    Notice,
    NoticeKind,
    Quiet,
)
from cauce.accounts.notices.store.rows import text_json, values_json
from cauce.infra.db import Tx, rows
from cauce.kernel.errors import Language, Text
from cauce.kernel.ids import AccountId, ProjectId


@dataclass(frozen=True, slots=True)
class Audience:
    """A member to tell, with what decides when."""

    account_id: AccountId
    timezone: str
    quiet: Quiet | None
    snoozed_until: datetime | None


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A delivery to be written."""

    delivery_id: DeliveryId
    channel: Channel
    state: DeliveryState
    due_at: datetime
    batch: str
    account_id: AccountId | None = None
    channel_id: ChannelId | None = None
    address: str | None = None
    language: Language | None = None
    reason: Text | None = None


def insert(tx: Tx, project_id: ProjectId, notice: Notice, dedup_key: str) -> bool:
    """Return whether the notice is new: no other of its project and kind had the key."""
    done = tx.execute(
        'INSERT INTO notices (notice_id, project_id, kind, dedup_key, title, body, html, "values",'
        " link, created_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (project_id, kind, dedup_key) DO NOTHING",
        [
            notice.notice_id,
            project_id,
            notice.kind,
            dedup_key,
            text_json(notice.title),
            text_json(notice.body),
            text_json(notice.html),
            values_json(notice.values),
            notice.link,
            notice.created_at,
        ],
    )
    if not done.rowcount:
        return False
    for position, file in enumerate(notice.files):
        tx.execute(
            "INSERT INTO notice_files (notice_id, position, name, media_type, content_id, data)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [notice.notice_id, position, file.name, file.media_type, file.content_id, file.data],
        )
    return True


def audience(
    tx: Tx, project_id: ProjectId, kind: NoticeKind, only: Collection[AccountId] | None
) -> list[Audience]:
    """Return the members who are told of a kind, those who put it off included.

    Without ``only`` those who follow it; else those of them who have not left it.
    """
    found = rows(
        tx,
        "SELECT a.id, coalesce(r.timezone, p.timezone) AS timezone, r.quiet_from, r.quiet_until,"
        " f.snoozed_until FROM projects p JOIN memberships m USING (workspace_id)"
        " JOIN accounts a ON a.id = m.account_id"
        " LEFT JOIN notice_readers r ON r.account_id = a.id"
        " LEFT JOIN notice_follows f"
        " ON f.account_id = a.id AND f.project_id = p.id AND f.kind = %(kind)s"
        " WHERE p.id = %(project)s AND p.deleted_at IS NULL AND a.email IS NOT NULL"
        " AND (%(only)s::bigint[] IS NULL OR a.id = ANY(%(only)s))"
        " AND coalesce(f.follows, %(only)s::bigint[] IS NOT NULL OR m.role = ANY(%(roles)s))"
        " ORDER BY a.id",
        {
            "project": project_id,
            "kind": kind,
            "only": None if only is None else list(only),
            "roles": [str(role) for role in KINDS[kind].roles],
        },
    )
    return [
        Audience(AccountId(row["id"]), row["timezone"], quiet_of(row), row["snoozed_until"])
        for row in found
    ]


def members(tx: Tx, project_id: ProjectId) -> list[AccountId]:
    """Return all members of a project's workspace."""
    found = rows(
        tx,
        "SELECT m.account_id FROM projects p JOIN memberships m USING (workspace_id)"
        " WHERE p.id = %(project)s ORDER BY m.account_id",
        {"project": project_id},
    )
    return [AccountId(row["account_id"]) for row in found]


def quiet_of(row: Any) -> Quiet | None:
    """Return the quiet hours of a row of ``notice_readers``."""
    if row["quiet_from"] is None:
        return None
    return Quiet(row["quiet_from"], row["quiet_until"])


def insert_deliveries(
    tx: Tx, project_id: ProjectId, notice: Notice, deliveries: Sequence[NewDelivery]
) -> None:
    """Write the deliveries of a notice."""
    with tx.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO notice_deliveries (delivery_id, notice_id, project_id, channel, account_id,"
            " channel_id, address, language, batch, state, reason, due_at, give_up_at,"
            " created_at, settled_at)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                [
                    new.delivery_id,
                    notice.notice_id,
                    project_id,
                    new.channel,
                    new.account_id,
                    new.channel_id,
                    new.address,
                    new.language,
                    new.batch,
                    new.state,
                    text_json(new.reason),
                    new.due_at,
                    new.due_at + GIVE_UP_AFTER,
                    notice.created_at,
                    notice.created_at if new.state is DeliveryState.SKIPPED else None,
                ]
                for new in deliveries
            ],
        )


def forget_old(tx: Tx, before: datetime) -> int:
    """Return how many notices were forgotten that nobody has to deliver any more."""
    done = tx.execute(
        "DELETE FROM notices n WHERE created_at < %(before)s AND NOT EXISTS (SELECT 1 FROM"
        " notice_deliveries d WHERE d.notice_id = n.notice_id AND d.state = ANY(%(open)s))",
        {
            "before": before,
            "open": [DeliveryState.WAITING, DeliveryState.HELD, DeliveryState.SENDING],
        },
    )
    return done.rowcount


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove everything about a project's notices."""
    for table in ("notice_deliveries", "notices", "notice_channels", "notice_follows"):
        tx.execute(f"DELETE FROM {table} WHERE project_id = %s", [project_id])
