"""What insights, metrics and dashboards have in common: revisions, versions, removing and bringing back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cauce.accounts.facade import Accounts
from cauce.analytics.boards import store
from cauce.analytics.boards.contracts import (
    KEPT_REMOVED,
    MAX_SAVED,
    Content,
    Saved,
    SavedKind,
    SavedVersion,
)
from cauce.analytics.boards.facade.refusals import changed_meanwhile, missing, too_many
from cauce.analytics.boards.logic.versions import continues
from cauce.analytics.logic.questions import Asked
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock
from cauce.kernel.ids import ProjectId

Check = Callable[[Any, Asked], Mapping[str, Any]]
"""Returns the document as it is kept, or raises ``invalid_field``."""
NEWEST = 2**31 - 1


@dataclass(frozen=True)
class Shelf:
    """Everything of one kind that people keep."""

    accounts: Accounts
    kind: SavedKind
    check: Check
    clock: Clock

    def listed(self, tx: Tx, project_id: ProjectId) -> list[Saved]:
        """Return what is not removed, the last changed first."""
        return store.of_project(tx, project_id, self.kind)

    def get(self, tx: Tx, project_id: ProjectId, saved_id: int, *, lock: bool = False) -> Saved:
        """Return one that is not removed.

        Raises:
            CauceError: ``not_found``.
        """
        found = store.find(tx, project_id, self.kind, saved_id, lock=lock)
        if found is None or found.removed_at is not None:
            raise missing(self.kind)
        return found

    def some(self, tx: Tx, project_id: ProjectId, saved_ids: list[int]) -> dict[int, Saved]:
        """Return those of the ids that there are; ``removed_at`` says which are removed."""
        return store.some(tx, project_id, self.kind, saved_ids)

    def create(self, tx: Tx, access: Access, content: Content) -> Saved:
        """Return a new one, its first version.

        Raises:
            CauceError: ``invalid_field``, ``too_many_saved``.
        """
        self._make_room(tx, access.project_id)
        now, by = self.clock(), access.actor.name
        new = Saved(
            0, access.project_id, self._checked(access, content), 1, 1, by, now, by, now,
            kind=self.kind,
        )  # fmt: skip
        new = replace(new, saved_id=store.insert(tx, self.kind, new))
        first = SavedVersion(1, new.content, access.actor, now, now)
        store.keep_version(tx, new.saved_id, first)
        self._record(tx, access, "created", new)
        return new

    def change(
        self, tx: Tx, access: Access, saved_id: int, revision: int, content: Content
    ) -> Saved:
        """Return it after the change; without a difference nothing happens.

        Raises:
            CauceError: ``not_found``, ``invalid_field``, ``saved_changed`` when somebody was faster.
        """
        before = self._at(tx, access, saved_id, revision)
        content = self._checked(access, content)
        if content == before.content:
            return before
        newest = store.versions(tx, saved_id, NEWEST, 1)[0]
        if self.kind is not SavedKind.METRIC and continues(newest, access.actor, self.clock()):
            return self._keep(tx, access, before, content, newest)
        return self._begin(tx, access, before, content, "changed")

    def restore(self, tx: Tx, access: Access, saved_id: int, revision: int, version: int) -> Saved:
        """Return it as it was in a version, which makes a version of its own.

        Raises:
            CauceError: ``not_found``, ``saved_changed``.
        """
        before = self._at(tx, access, saved_id, revision)
        older = store.versions(tx, saved_id, version + 1, 1) if version < NEWEST else []
        if not older or older[0].version != version:
            raise missing(self.kind)
        return self._begin(tx, access, before, older[0].content, "restored")

    def versions(
        self, tx: Tx, project_id: ProjectId, saved_id: int, before: int, limit: int
    ) -> list[SavedVersion]:
        """Return versions below a number, newest first.

        Raises:
            CauceError: ``not_found``.
        """
        self.get(tx, project_id, saved_id)
        return store.versions(tx, saved_id, before, limit)

    def remove(self, tx: Tx, access: Access, saved_id: int) -> None:
        """Take it off the lists; for thirty days it can be brought back.

        Raises:
            CauceError: ``not_found``.
        """
        found = self.get(tx, access.project_id, saved_id, lock=True)
        store.update(tx, replace(found, removed_at=self.clock(), revision=found.revision + 1))
        self._record(tx, access, "removed", found)

    def bring_back(self, tx: Tx, access: Access, saved_id: int) -> Saved:
        """Return it, on the lists again; one that is there stays as it is.

        Raises:
            CauceError: ``not_found``, also when it was removed too long ago; ``too_many_saved``.
        """
        found = store.find(tx, access.project_id, self.kind, saved_id, lock=True)
        if found is None or self._gone(found):
            raise missing(self.kind)
        if found.removed_at is None:
            return found
        self._make_room(tx, access.project_id)
        back = replace(found, removed_at=None, revision=found.revision + 1)
        store.update(tx, back)
        self._record(tx, access, "brought_back", back)
        return back

    def _gone(self, found: Saved) -> bool:
        return found.removed_at is not None and found.removed_at < oldest_kept(self.clock())

    def _make_room(self, tx: Tx, project_id: ProjectId) -> None:
        store.lock(tx, project_id)
        if store.count(tx, project_id, self.kind) >= MAX_SAVED:
            raise too_many()

    def _at(self, tx: Tx, access: Access, saved_id: int, revision: int) -> Saved:
        found = self.get(tx, access.project_id, saved_id, lock=True)
        if found.revision != revision:
            raise changed_meanwhile(found)
        return found

    def _checked(self, access: Access, content: Content) -> Content:
        document = self.check(content.document, Asked(self.clock(), access.timezone))
        owner = content.owner or access.actor.name
        return replace(content, owner=owner, document=document)

    def _begin(self, tx: Tx, access: Access, before: Saved, content: Content, what: str) -> Saved:
        now = self.clock()
        begun = SavedVersion(before.version + 1, content, access.actor, now, now)
        after = self._keep(tx, access, before, content, begun)
        self._record(tx, access, what, after)
        return after

    def _keep(
        self, tx: Tx, access: Access, before: Saved, content: Content, version: SavedVersion
    ) -> Saved:
        now = self.clock()
        store.keep_version(tx, before.saved_id, replace(version, content=content, saved_at=now))
        after = replace(
            before,
            content=content,
            revision=before.revision + 1,
            version=version.version,
            changed_by=access.actor.name,
            changed_at=now,
        )
        store.update(tx, after)
        return after

    def _record(self, tx: Tx, access: Access, what: str, saved: Saved) -> None:
        detail = {"id": saved.saved_id, "version": saved.version}
        self.accounts.record(tx, access, f"{self.kind}.{what}", saved.content.name, detail)


def oldest_kept(now: datetime) -> datetime:
    """Return since when something removed can still be brought back."""
    return now - KEPT_REMOVED
