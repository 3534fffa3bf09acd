"""The delivery log: who was told what, when, and why not."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from cauce.accounts.notices.contracts import (
    Channel,
    Delivery,
    DeliveryId,
    DeliveryState,
    NoticeKind,
)
from cauce.accounts.notices.store.rows import sql, text_of, values_of
from cauce.infra.db import Tx, rows
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId


def page(
    tx: Tx,
    project_id: ProjectId,
    states: Collection[DeliveryState],
    before: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Delivery]:
    """Return deliveries of a project, newest first; without ``states`` those in any."""
    at, last = before or (None, None)
    found = rows(
        tx,
        sql("log"),
        {
            "project": project_id,
            "states": [str(state) for state in states] or None,
            "at": at,
            "last": last,
            "limit": limit,
        },
    )
    return [_delivery_of(row) for row in found]


def recipients(
    tx: Tx, project_id: ProjectId, kind: NoticeKind, keys: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Return who was told of each incident that is still known, by name: not who put it off or was not reached."""
    found = rows(
        tx,
        "SELECT n.dedup_key, coalesce(nullif(a.name, ''), a.email, c.name, d.address) AS name"
        " FROM notices n LEFT JOIN notice_deliveries d"
        " ON d.notice_id = n.notice_id AND d.state <> ALL(%(untold)s)"
        " LEFT JOIN accounts a ON a.id = d.account_id"
        " LEFT JOIN notice_channels c ON c.channel_id = d.channel_id"
        " WHERE n.project_id = %(project)s AND n.kind = %(kind)s AND n.dedup_key = ANY(%(keys)s)"
        " ORDER BY name",
        {
            "project": project_id,
            "kind": kind,
            "keys": list(keys),
            "untold": [DeliveryState.SKIPPED, DeliveryState.REFUSED, DeliveryState.GIVEN_UP],
        },
    )
    told: dict[str, tuple[str, ...]] = {}
    for row in found:
        told[row["dedup_key"]] = (
            *told.get(row["dedup_key"], ()),
            *filter(None, [row["name"]]),
        )
    return told


def _delivery_of(row: Mapping[str, Any]) -> Delivery:
    return Delivery(
        DeliveryId(row["delivery_id"]),
        NoticeKind(row["kind"]),
        text_of(row["title"]) or Text("", ""),
        values_of(row["values"]),
        Channel(row["channel"]),
        row["to"],
        DeliveryState(row["state"]),
        row["attempts"],
        row["due_at"],
        row["created_at"],
        row["settled_at"],
        row["reply"],
        text_of(row["reason"]),
    )
