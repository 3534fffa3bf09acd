"""The audit log, and what all verbs of accounts depend on."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from cauce.accounts.contracts import AuditEntry, Detail
from cauce.accounts.logic.chain import GENESIS, Deed, link, unbroken
from cauce.accounts.store import audit as store
from cauce.infra.cache import Cache, MemoryCache
from cauce.infra.db import Tx
from cauce.kernel.access import Access, Actor
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.ids import ProjectId, WorkspaceId


@dataclass(frozen=True)
class AuditVerbs:
    """Recording what was done, and proving that the record is whole."""

    cache: Cache = field(default_factory=MemoryCache)
    clock: Clock = utc_now
    random: Callable[[int], bytes] = secrets.token_bytes

    def record(
        self, tx: Tx, access: Access, action: str, target: str, detail: Detail | None = None
    ) -> AuditEntry:
        """Return the entry that says who did ``action`` to ``target`` in the project of ``access``."""
        return self._record(
            tx,
            access.workspace_id,
            access.actor,
            action,
            target,
            detail=detail,
            project_id=access.project_id,
        )

    def audit_page(
        self, tx: Tx, access: Access, before: int | None, limit: int
    ) -> list[AuditEntry]:
        """Return entries of the project and of its workspace, newest first."""
        return store.page(tx, access.workspace_id, access.project_id, before, limit)

    def audit_verified(self, tx: Tx, workspace_id: WorkspaceId) -> bool:
        """Return whether no entry was changed, removed or put in: the whole chain is hashed again."""
        head = store.head(tx, workspace_id) or (0, GENESIS)
        return unbroken(workspace_id, store.chain(tx, workspace_id), head)

    def _record(
        self,
        tx: Tx,
        workspace_id: WorkspaceId,
        actor: Actor,
        action: str,
        target: str,
        *,
        detail: Detail | None = None,
        project_id: ProjectId | None = None,
    ) -> AuditEntry:
        deed = Deed(workspace_id, project_id, self.clock(), actor, action, target, detail or {})

        def entry_after(seq: int, previous: bytes) -> AuditEntry:
            return AuditEntry(
                seq + 1,
                deed.at,
                project_id,
                actor,
                action,
                target,
                deed.detail,
                link(previous, seq + 1, deed),
            )

        return store.append(tx, workspace_id, GENESIS, entry_after)
