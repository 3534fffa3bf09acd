"""The audit log in PostgreSQL: rows are only ever added (a trigger sees to it)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from psycopg.types.json import Jsonb

from cauce.accounts.contracts import AuditEntry
from cauce.infra.db import Tx, one, rows
from cauce.kernel.access import Actor
from cauce.kernel.ids import ProjectId, WorkspaceId

_COLUMNS = "seq, at, project_id, actor_kind, actor_id, actor_name, action, target, detail, hash"
_CHUNK = 2000


def append(
    tx: Tx,
    workspace_id: WorkspaceId,
    genesis: bytes,
    entry_after: Callable[[int, bytes], AuditEntry],
) -> AuditEntry:
    """Return the entry that ``entry_after(seq, hash)`` made of the head, now the new head.

    The head stays locked until the transaction ends, so entries have one order.
    """
    tx.execute(
        "INSERT INTO audit_heads (workspace_id, seq, hash) VALUES (%s, 0, %s) ON CONFLICT DO NOTHING",
        [workspace_id, genesis],
    )
    head = one(
        tx,
        "SELECT seq, hash FROM audit_heads WHERE workspace_id = %(workspace)s FOR UPDATE",
        {"workspace": workspace_id},
    )
    assert head is not None  # noqa: S101
    entry = entry_after(head["seq"], bytes(head["hash"]))
    _insert(tx, workspace_id, entry)
    tx.execute(
        "UPDATE audit_heads SET seq = %s, hash = %s WHERE workspace_id = %s",
        [entry.seq, entry.hash, workspace_id],
    )
    return entry


def page(
    tx: Tx, workspace_id: WorkspaceId, project_id: ProjectId, before: int | None, limit: int
) -> list[AuditEntry]:
    """Return entries of a project and of its workspace as a whole, newest first."""
    found = rows(
        tx,
        f"SELECT {_COLUMNS} FROM audit WHERE workspace_id = %(workspace)s"
        " AND (project_id = %(project)s OR project_id IS NULL)"
        " AND (%(before)s::bigint IS NULL OR seq < %(before)s) ORDER BY seq DESC LIMIT %(limit)s",
        {"workspace": workspace_id, "project": project_id, "before": before, "limit": limit},
    )
    return [_entry_of(row) for row in found]


def chain(tx: Tx, workspace_id: WorkspaceId) -> Iterator[AuditEntry]:
    """Yield every entry of a workspace from the first on."""
    seq = 0
    while found := rows(
        tx,
        f"SELECT {_COLUMNS} FROM audit WHERE workspace_id = %(workspace)s AND seq > %(seq)s"
        " ORDER BY seq LIMIT %(limit)s",
        {"workspace": workspace_id, "seq": seq, "limit": _CHUNK},
    ):
        yield from map(_entry_of, found)
        seq = found[-1]["seq"]


def head(tx: Tx, workspace_id: WorkspaceId) -> tuple[int, bytes] | None:
    """Return (seq, hash) of the last entry, None when nothing was ever recorded."""
    row = one(
        tx,
        "SELECT seq, hash FROM audit_heads WHERE workspace_id = %(workspace)s FOR SHARE",
        {"workspace": workspace_id},
    )
    return (row["seq"], bytes(row["hash"])) if row else None


def _insert(tx: Tx, workspace_id: WorkspaceId, entry: AuditEntry) -> None:
    tx.execute(
        f"INSERT INTO audit (workspace_id, {_COLUMNS})"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [
            workspace_id,
            entry.seq,
            entry.at,
            entry.project_id,
            entry.actor.kind,
            entry.actor.id,
            entry.actor.name,
            entry.action,
            entry.target,
            Jsonb(dict(entry.detail)),
            entry.hash,
        ],
    )


def _entry_of(row: Mapping[str, Any]) -> AuditEntry:
    return AuditEntry(
        row["seq"],
        row["at"],
        ProjectId(row["project_id"]) if row["project_id"] is not None else None,
        Actor(row["actor_kind"], row["actor_id"], row["actor_name"]),
        row["action"],
        row["target"],
        row["detail"],
        bytes(row["hash"]),
    )


def actor_of(tx: Tx, workspace_id: WorkspaceId, action: str, target: str) -> str:
    """Return who did something last, by name; empty when nobody has. Reads one workspace by its primary key."""
    row = one(
        tx,
        "SELECT actor_name FROM audit WHERE workspace_id = %(workspace)s AND action = %(action)s"
        " AND target = %(target)s ORDER BY seq DESC LIMIT 1",
        {"workspace": workspace_id, "action": action, "target": target},
    )
    return row["actor_name"] if row else ""
