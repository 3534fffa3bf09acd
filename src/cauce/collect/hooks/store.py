"""SQL of webhooks: who may send (PostgreSQL), what was delivered (ClickHouse)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from psycopg.types.json import Json

from cauce.collect.hooks.contracts import (
    Delivery,
    Fresh,
    Scheme,
    SealedSecret,
    Span,
    StoredHook,
    Verdict,
)
from cauce.infra.db import Tx, one, rows
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId

NO_LIMIT = 2**64 - 1
LATEST_MS = 7_258_118_400_000
"""The year 2200."""
_COLUMNS = (
    "h.id, h.project_id, h.public_id, h.name, h.scheme, h.document, h.revision, h.created_at,"
    " h.created_by, h.changed_at"
)


@cache
def _sql(name: str) -> str:
    return (files("cauce.collect.hooks") / "sql" / f"{name}.sql").read_text("utf-8")


def insert(tx: Tx, hook: StoredHook) -> int:
    """Return the number of the new webhook."""
    row = one(
        tx,
        "INSERT INTO hooks (project_id, public_id, name, scheme, document, revision, created_at,"
        " created_by, changed_at) VALUES (%(project)s, %(public)s, %(name)s, %(scheme)s, %(document)s,"
        " 1, %(now)s, %(by)s, %(now)s) RETURNING id",
        {
            "project": hook.project_id, "public": hook.public_id, "name": hook.name,
            "scheme": hook.scheme.value, "document": Json(hook.document), "now": hook.created_at,
            "by": hook.created_by,
        },
    )  # fmt: skip
    assert row is not None  # noqa: S101
    return int(row["id"])


def of_project(tx: Tx, project_id: ProjectId) -> list[StoredHook]:
    """Return the webhooks of a project, oldest first."""
    found = rows(
        tx,
        f"SELECT {_COLUMNS} FROM hooks h WHERE h.project_id = %(project)s ORDER BY h.id",
        {"project": project_id},
    )
    return _with_secrets(tx, found)


def find(tx: Tx, project_id: ProjectId, hook_id: int, *, lock: bool = False) -> StoredHook | None:
    """Return a webhook of a project, None when it has no such; ``lock``: nobody else changes it meanwhile."""
    found = rows(
        tx,
        f"SELECT {_COLUMNS} FROM hooks h WHERE h.project_id = %(project)s AND h.id = %(hook)s"
        + (" FOR NO KEY UPDATE" if lock else ""),
        {"project": project_id, "hook": hook_id},
    )
    return _with_secrets(tx, found)[0] if found else None


def update(tx: Tx, hook: StoredHook) -> None:
    """Put name, scheme and rules in the place of what is there, as another revision."""
    tx.execute(
        "UPDATE hooks SET name = %s, scheme = %s, document = %s, revision = revision + 1, changed_at = %s"
        " WHERE project_id = %s AND id = %s",
        [
            hook.name, hook.scheme.value, Json(hook.document), hook.changed_at, hook.project_id,
            hook.hook_id,
        ],
    )  # fmt: skip


def add_secret(tx: Tx, hook: StoredHook, secret: SealedSecret, until: datetime) -> None:
    """Add a secret; the ones of before hold until then at most, those that ended are removed."""
    tx.execute(
        "DELETE FROM hook_secrets WHERE hook_id = %s AND expires_at <= %s",
        [hook.hook_id, secret.created_at],
    )
    tx.execute(
        "UPDATE hook_secrets SET expires_at = least(coalesce(expires_at, %s), %s) WHERE hook_id = %s",
        [until, until, hook.hook_id],
    )
    tx.execute(
        "INSERT INTO hook_secrets (hook_id, sealed, hint, created_at) VALUES (%s, %s, %s, %s)",
        [hook.hook_id, secret.sealed, secret.hint, secret.created_at],
    )


def drop_secrets(tx: Tx, hook_id: int) -> None:
    """Remove every secret of a webhook."""
    tx.execute("DELETE FROM hook_secrets WHERE hook_id = %s", [hook_id])


def delete(tx: Tx, project_id: ProjectId, hook_id: int) -> None:
    """Remove a webhook with its secrets."""
    tx.execute("DELETE FROM hooks WHERE project_id = %s AND id = %s", [project_id, hook_id])


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove the webhooks of a project."""
    tx.execute("DELETE FROM hooks WHERE project_id = %s", [project_id])


def newer(tx: Tx, known: Mapping[str, int]) -> Fresh:
    """Return the revision of every webhook of every project that is not removed, and the unknown ones whole."""
    live = " FROM hooks h JOIN projects p ON p.id = h.project_id AND p.deleted_at IS NULL"
    found = rows(tx, f"SELECT h.public_id, h.revision{live}", {})
    revisions = {row["public_id"]: int(row["revision"]) for row in found}
    wanted = [name for name, revision in revisions.items() if known.get(name) != revision]
    if not wanted:
        return Fresh(revisions)
    new = rows(
        tx, f"SELECT {_COLUMNS}{live} WHERE h.public_id = ANY(%(wanted)s)", {"wanted": wanted}
    )
    return Fresh(revisions, _with_secrets(tx, new))


def _with_secrets(tx: Tx, found: Sequence[Mapping[str, Any]]) -> list[StoredHook]:
    secrets: dict[int, list[SealedSecret]] = {}
    for row in rows(
        tx,
        "SELECT hook_id, sealed, hint, created_at, expires_at FROM hook_secrets"
        " WHERE hook_id = ANY(%(hooks)s) ORDER BY id DESC",
        {"hooks": [row["id"] for row in found]},
    ):
        one_ = SealedSecret(bytes(row["sealed"]), row["hint"], row["created_at"], row["expires_at"])
        secrets.setdefault(row["hook_id"], []).append(one_)
    return [
        StoredHook(
            row["id"], ProjectId(row["project_id"]), row["public_id"], row["name"],
            Scheme(row["scheme"]), row["document"], row["revision"], row["created_at"],
            row["created_by"], row["changed_at"], tuple(secrets.get(row["id"], ())),
        )
        for row in found
    ]  # fmt: skip


def deliveries(
    events: Events, hook: StoredHook, *, before: int, verdict: str, limit: int
) -> list[Delivery]:
    """Return deliveries before a position, newest first, without their bodies."""
    params = _params(hook) | {"before": before, "verdict": verdict, "limit": limit}
    return [
        replace(_delivery(row), replayed_at=_moment(row[11]), replayed_items=row[12])
        for row in events.query(_sql("deliveries"), params).rows
    ]


def kept(
    events: Events, hook: StoredHook, span: Span, *, after: int, upto: int, limit: int
) -> list[Delivery]:
    """Return deliveries whose body is kept, of a span and after a position, in their order."""
    params = _params(hook) | {
        "after": after, "upto": upto, "since": _ms(span.since), "until": _ms(span.until),
        "verdict": span.verdict, "seqs": list(span.seqs), "limit": limit,
    }  # fmt: skip
    return [
        replace(_delivery(row), headers=json.loads(row[11] or "{}"), sample=row[12])
        for row in events.query(_sql("kept"), params).rows
    ]


def replayed(
    events: Events, hook: StoredHook, done: Sequence[tuple[int, int]], now: datetime
) -> None:
    """Note (seq, items stored) of deliveries that were replayed."""
    lines = [
        msgspec.json.encode({
            "project_id": hook.project_id, "hook_id": hook.hook_id, "seq": seq, "items": items,
            "at": now,
        })
        for seq, items in done
    ]  # fmt: skip
    if lines:
        token = f"replays:{hook.hook_id}:{done[0][0]}:{len(done)}:{now.isoformat()}"
        events.insert_json("delivery_replays", b"\n".join(lines), token)


def _params(hook: StoredHook) -> dict[str, Any]:
    return {"project": hook.project_id, "hook": hook.hook_id}


def _delivery(row: Sequence[Any]) -> Delivery:
    seq, received, hook_id, delivery_id, verdict, detail, items, refused, ids, kind, size = row[:11]
    return Delivery(
        seq, _utc(received), hook_id, delivery_id, Verdict(verdict), detail, items, refused,
        tuple(ids), kind, size,
    )  # fmt: skip


def _moment(at: datetime | None) -> datetime | None:
    """Return a time that may be absent; the engine's joins fill in the beginning of time."""
    return None if at is None or at.year < 2000 else _utc(at)


def _ms(moment: datetime) -> int:
    """Return an instant in milliseconds, within what the engine can tell; without a zone it is UTC."""
    return min(max(0, int(_utc(moment).timestamp() * 1000)), LATEST_MS)


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
