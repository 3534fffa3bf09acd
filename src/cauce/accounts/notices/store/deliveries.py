"""Taking over what is due, and writing down what became of it."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from cauce.accounts.notices.contracts import (
    LEASE,
    Channel,
    ChannelId,
    DeliveryId,
    DeliveryState,
    Letter,
    NoticeId,
    NoticeKind,
    Reader,
    Receiver,
    before,
    letter_key,
)
from cauce.accounts.notices.store.rows import notice_of, sql, text_json
from cauce.infra.db import Tx, rows
from cauce.kernel.enclosure import Enclosure
from cauce.kernel.errors import Language, Text
from cauce.kernel.ids import AccountId, ProjectId

LEFT = Text(
    "The recipient has left the workspace, or the channel was switched off or removed meanwhile.",
    "Quien debía recibirlo ya no está en el espacio de trabajo, o el canal se ha desactivado o eliminado.",
)


def claim(tx: Tx, now: datetime, limit: int) -> list[Letter]:
    """Return at most ``limit`` letters that are due, now this worker's until their lease ends.

    What has nobody to go to any more is settled here.
    """
    taken = rows(tx, sql("claim"), {"now": now, "lease": now + LEASE, "limit": limit})
    ids = [row["delivery_id"] for row in taken]
    if not ids:
        return []
    found = rows(tx, sql("letters"), {"ids": ids})
    gone = [row["delivery_id"] for row in found if not _reachable(row)]
    if gone:
        settle(tx, gone, DeliveryState.SKIPPED, now, lease=now + LEASE, reason=LEFT)
    open_rows = [row for row in found if _reachable(row)]
    enclosed = _files(tx, {row["notice_id"] for row in open_rows})
    return [
        _letter(list(group), enclosed)
        for _, group in groupby(open_rows, key=lambda row: row["batch"])
    ]


def settle(
    tx: Tx,
    deliveries: Collection[DeliveryId],
    state: DeliveryState,
    now: datetime,
    *,
    lease: datetime | None,
    reply: int | None = None,
    reason: Text | None = None,
    due_at: datetime | None = None,
) -> int:
    """Return how many deliveries became ``state``: those still held under exactly this lease.

    ``lease`` None: whoever holds it, in any state that may become ``state``.
    """
    done = tx.execute(
        "UPDATE notice_deliveries SET state = %(state)s, reply = %(reply)s,"
        " reason = %(reason)s, due_at = coalesce(%(due)s, due_at), lease_until = NULL,"
        " settled_at = CASE WHEN %(state)s = 'waiting' THEN NULL ELSE %(now)s END"
        " WHERE delivery_id = ANY(%(ids)s) AND state = ANY(%(before)s)"
        " AND (%(lease)s::timestamptz IS NULL OR lease_until = %(lease)s)",
        {
            "state": state,
            "reply": reply,
            "reason": text_json(reason),
            "due": due_at,
            "now": now,
            "ids": list(deliveries),
            "before": before(state),
            "lease": lease,
        },
    )
    return done.rowcount


def blank_invitations(tx: Tx, deliveries: Collection[DeliveryId]) -> None:
    """Forget the link of invitations that were settled: it lets somebody in."""
    tx.execute(
        "UPDATE notices SET link = '' WHERE kind = %s AND notice_id IN"
        " (SELECT notice_id FROM notice_deliveries WHERE delivery_id = ANY(%s))",
        [NoticeKind.INVITATION, list(deliveries)],
    )


def skip(
    tx: Tx,
    project_id: ProjectId,
    kinds: Collection[NoticeKind],
    reason: Text,
    now: datetime,
    *,
    account_id: AccountId | None = None,
    channel_id: ChannelId | None = None,
) -> None:
    """Put an end to what waits for a recipient who has left."""
    tx.execute(
        "UPDATE notice_deliveries d SET state = 'skipped', reason = %(reason)s, settled_at = %(now)s"
        " FROM notices n WHERE n.notice_id = d.notice_id AND d.project_id = %(project)s"
        " AND n.kind = ANY(%(kinds)s) AND d.state = ANY(%(before)s) AND d.state <> 'sending'"
        " AND (d.account_id = %(account)s OR d.channel_id = %(channel)s)",
        {
            "project": project_id,
            "kinds": [str(kind) for kind in kinds],
            "reason": text_json(reason),
            "now": now,
            "before": before(DeliveryState.SKIPPED),
            "account": account_id,
            "channel": channel_id,
        },
    )


def again(
    tx: Tx, project_id: ProjectId, delivery_id: DeliveryId, now: datetime, for_: timedelta
) -> bool:
    """Return whether a delivery that had ended without success is due again."""
    done = tx.execute(
        "UPDATE notice_deliveries d SET state = 'waiting', due_at = %(now)s, give_up_at = %(until)s,"
        " settled_at = NULL FROM notices n WHERE n.notice_id = d.notice_id AND n.kind <> %(not)s"
        " AND delivery_id = %(id)s AND d.project_id = %(project)s AND state = ANY(%(before)s)"
        " AND state <> 'sending'",
        {
            "now": now,
            "until": now + for_,
            "not": NoticeKind.INVITATION,
            "id": delivery_id,
            "project": project_id,
            "before": before(DeliveryState.WAITING),
        },
    )
    return done.rowcount > 0


def _reachable(row: Mapping[str, Any]) -> bool:
    if row["project_gone"]:
        return False
    if row["address"] is not None:
        return True
    return bool(row["member"] and row["email"] if row["account_id"] else row["channel_open"])


def _files(tx: Tx, notices: Collection[NoticeId]) -> dict[NoticeId, tuple[Enclosure, ...]]:
    found = rows(
        tx,
        "SELECT notice_id, name, media_type, content_id, data FROM notice_files"
        " WHERE notice_id = ANY(%(ids)s) ORDER BY notice_id, position",
        {"ids": list(notices)},
    )
    return {
        NoticeId(key): tuple(
            Enclosure(row["name"], row["media_type"], bytes(row["data"]), row["content_id"])
            for row in group
        )
        for key, group in groupby(found, key=lambda row: row["notice_id"])
    }


def _letter(
    group: list[dict[str, Any]], enclosed: Mapping[NoticeId, tuple[Enclosure, ...]]
) -> Letter:
    first = group[0]
    deliveries = tuple(DeliveryId(row["delivery_id"]) for row in group)
    return Letter(
        letter_key(deliveries),
        ProjectId(first["project_id"]),
        first["project"],
        first["timezone"],
        _to(first),
        tuple(notice_of(row, enclosed.get(row["notice_id"], ())) for row in group),
        deliveries,
        first["attempts"],
        min(row["give_up_at"] for row in group),
        first["lease_until"],
    )


def _to(row: Mapping[str, Any]) -> Reader | Receiver:
    if row["channel_id"] is not None:
        return Receiver(
            ChannelId(row["channel_id"]),
            Channel(row["channel"]),
            row["url"],
            bytes(row["salt"]),
            row["channel_language"],
        )
    zone = row["reader_timezone"] or row["timezone"]
    if row["account_id"] is None:
        return Reader(None, row["address"], row["language"] or "en", zone)
    language: Language = row["account_language"] or "en"
    return Reader(AccountId(row["account_id"]), row["email"], language, zone)
