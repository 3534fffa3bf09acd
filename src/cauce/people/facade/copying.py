"""What all verbs of people depend on, and how their effects reach ClickHouse."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from cauce.infra.db import Database, Tx
from cauce.infra.events import Events
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.ids import ProjectId
from cauce.people.contracts import MAX_IDS, Cohorts, Told, Trait
from cauce.people.logic.identity import resolve
from cauce.people.logic.operations import Standing, fold, plain
from cauce.people.store import copies, groups, identities, merges, operations, outbox


@dataclass(frozen=True, slots=True)
class Moves:
    """Raw persons that changed hands, and the persons they left or joined."""

    raws: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()

    def __or__(self, other: "Moves") -> "Moves":
        """Return both."""
        return Moves(self.raws | other.raws, self.persons | other.persons)


@dataclass(frozen=True)
class CopyingVerbs:
    """PostgreSQL is the state of record; these bring ClickHouse level with it.

    Attributes:
        database: PostgreSQL.
        events: ClickHouse.
        log_head: seq of the last durable frame of the log.
        clock: the instant of merges made by hand.
        max_ids: the most distinct ids of a person.
        cohorts: the lists of people that a filter may name; None: there are none.
    """

    database: Database
    events: Events
    log_head: Callable[[], int]
    clock: Clock = utc_now
    max_ids: int = MAX_IDS
    cohorts: Cohorts | None = None

    def publish(self, project_id: ProjectId) -> None:
        """Copy what changed in a project to ClickHouse; call it after the transaction committed.

        What a crash leaves undone here is done by the next ``publish_waiting``.
        """
        with self.database.transaction() as tx:
            version = outbox.behind(tx, project_id)
            if version is None:
                return
            copy = self._copy(tx, project_id, version)
        copies.push(self.events, copy)
        with self.database.transaction() as tx:
            outbox.pushed(tx, project_id, copy.version)

    @staticmethod
    def _copy(tx: Tx, project_id: ProjectId, version: int) -> outbox.Copy:
        persons = operations.waiting(tx, project_id)
        keys = groups.waiting(tx, project_id)
        told: dict[int, list[Told]] = {key: [] for key in keys}
        for one in operations.told(tx, project_id, keys) if keys else ():
            told[one.raw].append(one)
        return outbox.copy(
            tx,
            project_id,
            version,
            operations.as_json({own: _folded(own, said) for own, said in persons.items()}),
            operations.as_json({key: _folded(key, said) for key, said in told.items()}),
        )

    def publish_waiting(self) -> None:
        """Copy what changed in any project; call it when the process starts and after each batch."""
        with self.database.transaction() as tx:
            waiting = outbox.waiting(tx)
        for project_id in waiting:
            self.publish(project_id)

    def version(self, project_id: ProjectId) -> int:
        """Return a number that rises whenever the people of a project change in ClickHouse.

        Read it before asking ClickHouse: an answer is then never older than its version.
        """
        with self.database.transaction() as tx:
            return outbox.pushed_version(tx, project_id)

    def _settle(self, tx: Tx, project_id: ProjectId, raws: Iterable[int]) -> Moves:
        """Give every part of the persons of ``raws`` the person that all statements make it."""
        persons = identities.persons_of(tx, project_id, raws)
        before = identities.parts_of(tx, project_id, set(persons.values()))
        after = resolve(merges.among(tx, project_id, before))
        return self._move(tx, project_id, before, {raw: after.get(raw, raw) for raw in before})

    @staticmethod
    def _move(
        tx: Tx, project_id: ProjectId, before: dict[int, int], after: dict[int, int]
    ) -> Moves:
        changed = {raw: person for raw, person in after.items() if before.get(raw, raw) != person}
        identities.move(tx, project_id, changed)
        left = {before.get(raw, raw) for raw in changed}
        return Moves(frozenset(changed), frozenset(left | set(changed.values())))


def traits_of(own: int, told: Iterable[Told]) -> list[Trait]:
    """Return traits by name with their origin; ``own`` is the raw person that survived."""
    standing = fold(told, own)
    return [_trait(name, standing[name]) for name in sorted(standing)]


def _trait(name: str, standing: Standing) -> Trait:
    told = standing.told
    return Trait(name, plain(standing.value), told.at, told.message_id, told.source, told.op)


def _folded(own: int, told: Iterable[Told]) -> dict[str, Any]:
    return {name: plain(standing.value) for name, standing in fold(told, own).items()}
