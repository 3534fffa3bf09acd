"""A project's webhooks and Slack channels."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cauce.accounts.notices.contracts import (
    Channel,
    ChannelId,
    ChannelOf,
    NoticeKind,
    WantedChannel,
)
from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import ProjectId

_COLUMNS = "channel_id, channel, name, url, salt, kinds, language, enabled, created_at"


def of_project(tx: Tx, project_id: ProjectId) -> list[ChannelOf]:
    """Return the channels of a project, oldest first."""
    found = rows(
        tx,
        f"SELECT {_COLUMNS} FROM notice_channels WHERE project_id = %(project)s"
        " AND removed_at IS NULL ORDER BY channel_id",
        {"project": project_id},
    )
    return [_channel_of(row) for row in found]


def find(tx: Tx, project_id: ProjectId, channel_id: ChannelId) -> ChannelOf | None:
    """Return a channel of a project."""
    row = one(
        tx,
        f"SELECT {_COLUMNS} FROM notice_channels WHERE project_id = %(project)s"
        " AND channel_id = %(id)s AND removed_at IS NULL",
        {"project": project_id, "id": channel_id},
    )
    return _channel_of(row) if row else None


def insert(
    tx: Tx, project_id: ProjectId, wanted: WantedChannel, salt: bytes, now: datetime
) -> ChannelOf:
    """Return the new channel."""
    row = one(
        tx,
        "INSERT INTO notice_channels (project_id, channel, name, url, salt, kinds, language,"
        " created_at) VALUES (%(project)s, %(channel)s, %(name)s, %(url)s, %(salt)s, %(kinds)s,"
        f" %(language)s, %(now)s) RETURNING {_COLUMNS}",
        {
            "project": project_id,
            "channel": wanted.channel,
            "name": wanted.name,
            "url": wanted.url,
            "salt": salt,
            "kinds": [str(kind) for kind in wanted.kinds],
            "language": wanted.language,
            "now": now,
        },
    )
    assert row is not None  # noqa: S101
    return _channel_of(row)


def update(tx: Tx, project_id: ProjectId, changed: ChannelOf) -> None:
    """Store a channel as it is now."""
    tx.execute(
        "UPDATE notice_channels SET name = %s, url = %s, salt = %s, kinds = %s, language = %s,"
        " enabled = %s WHERE project_id = %s AND channel_id = %s",
        [
            changed.name,
            changed.url,
            changed.salt,
            [str(kind) for kind in changed.kinds],
            changed.language,
            changed.enabled,
            project_id,
            changed.channel_id,
        ],
    )


def remove(tx: Tx, project_id: ProjectId, channel_id: ChannelId, now: datetime) -> None:
    """Remove a channel; its address is forgotten, its line in the log stays."""
    tx.execute(
        "UPDATE notice_channels SET removed_at = %s, enabled = false, url = '', salt = ''"
        " WHERE project_id = %s AND channel_id = %s AND removed_at IS NULL",
        [now, project_id, channel_id],
    )


def count(tx: Tx, project_id: ProjectId) -> int:
    """Return how many channels a project has; the project's row stays locked meanwhile."""
    tx.execute("SELECT 1 FROM projects WHERE id = %s FOR UPDATE", [project_id])
    return len(of_project(tx, project_id))


def _channel_of(row: Mapping[str, Any]) -> ChannelOf:
    return ChannelOf(
        ChannelId(row["channel_id"]),
        Channel(row["channel"]),
        row["name"],
        row["url"],
        bytes(row["salt"]),
        tuple(NoticeKind(kind) for kind in row["kinds"] if kind in set(NoticeKind)),
        row["language"],
        row["enabled"],
        row["created_at"],
    )
