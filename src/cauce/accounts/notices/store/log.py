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
