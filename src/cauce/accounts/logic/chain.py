"""The audit log's hash chain: h_n = SHA-256(h_{n-1} ‖ canonical entry)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from cauce.accounts.contracts import AuditEntry, Detail
from cauce.kernel.access import Actor
from cauce.kernel.ids import ProjectId, WorkspaceId

GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class Deed:
    """What an entry says, before it has its place in the chain."""

    workspace_id: WorkspaceId
    project_id: ProjectId | None
    at: datetime
    actor: Actor
    action: str
    target: str
    detail: Detail


def link(previous: bytes, seq: int, deed: Deed) -> bytes:
    """Return the hash of the entry ``seq`` that says ``deed`` and follows ``previous``."""
    body = {
        "workspace_id": deed.workspace_id,
        "seq": seq,
        "project_id": deed.project_id,
        "at": deed.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": [deed.actor.kind, deed.actor.id, deed.actor.name],
        "action": deed.action,
        "target": deed.target,
        "detail": dict(deed.detail),
    }
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(previous + text.encode("ascii")).digest()


def unbroken(
    workspace_id: WorkspaceId, entries: Iterable[AuditEntry], head: tuple[int, bytes]
) -> bool:
    """Return whether the entries, from the first on, lead exactly to ``head`` (seq, hash)."""
    seq, previous = 0, GENESIS
    for entry in entries:
        deed = Deed(
            workspace_id,
            entry.project_id,
            entry.at,
            entry.actor,
            entry.action,
            entry.target,
            entry.detail,
        )
        if entry.seq != seq + 1 or entry.hash != link(previous, entry.seq, deed):
            return False
        seq, previous = entry.seq, entry.hash
    return (seq, previous) == head
