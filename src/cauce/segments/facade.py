"""The public verbs of segments."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cauce.accounts.facade import Accounts
from cauce.infra.db import Database, Tx
from cauce.infra.events import Events
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import not_found
from cauce.kernel.ids import PersonId, ProjectId
from cauce.rules.errors import no_such_segment
from cauce.segments import store
from cauce.segments.contracts import (
    MAX_MEMBERS,
    MAX_SEGMENTS,
    Segment,
    SegmentNote,
    SegmentState,
    too_many_people,
    too_many_segments,
)


@dataclass(frozen=True)
class Segments:
    """The saved cohorts of every project."""

    accounts: Accounts
    database: Database
    events: Events
    clock: Clock = utc_now
    _copied: set[tuple[int, int]] = field(default_factory=set)

    def listed(self, tx: Tx, project_id: ProjectId) -> list[Segment]:
        """Return the segments of a project by name."""
        return store.listed(tx, project_id)

    def get(self, tx: Tx, project_id: ProjectId, segment_id: int) -> Segment:
        """Return one.

        Raises:
            CauceError: ``not_found``.
        """
        found = store.some(tx, project_id, [segment_id]).get(segment_id)
        if found is None:
            raise not_found("cohort", "esa cohorte")
        return found

    def save(
        self, tx: Tx, access: Access, note: SegmentNote, people: Sequence[PersonId]
    ) -> Segment:
        """Return the new segment with these people.

        Raises:
            CauceError: ``too_many_people`` (422), ``too_many_segments`` (409).
        """
        if len(people) > MAX_MEMBERS:
            raise too_many_people(len(people))
        store.lock(tx, access.project_id)
        if store.count(tx, access.project_id) >= MAX_SEGMENTS:
            raise too_many_segments()
        now = self.clock()
        new = Segment(0, access.project_id, note, 0, 1, access.actor.name, now, now)
        segment_id = store.insert(tx, new)
        store.add_members(tx, access.project_id, segment_id, people)
        saved = self.get(tx, access.project_id, segment_id)
        self._record(tx, access, "saved", saved)
        return saved

    def rename(self, tx: Tx, access: Access, segment_id: int, note: SegmentNote) -> Segment:
        """Return it under its new name and description; where it came from stays.

        Raises:
            CauceError: ``not_found``.
        """
        before = self.get(tx, access.project_id, segment_id)
        after = replace(
            before, note=replace(note, origin=before.note.origin), changed_at=self.clock()
        )
        store.update(tx, after)
        self._record(tx, access, "changed", after)
        return after

    def remove(self, tx: Tx, access: Access, segment_id: int) -> None:
        """Remove one for good; questions that name it are refused from then on.

        Raises:
            CauceError: ``not_found``.
        """
        found = self.get(tx, access.project_id, segment_id)
        store.delete(tx, access.project_id, segment_id)
        store.drop_copies(self.events, access.project_id, segment_id)
        self._copied.discard((segment_id, found.version))
        self._record(tx, access, "removed", found)

    def members(
        self,
        tx: Tx,
        project_id: ProjectId,
        segment_id: int,
        after: PersonId | None = None,
        limit: int = 1_000,
    ) -> list[PersonId]:
        """Return the next members after one, in an order of their own."""
        return store.members(tx, project_id, segment_id, after, limit)

    def of_person(
        self, tx: Tx, project_id: ProjectId, raws: Collection[PersonId]
    ) -> frozenset[str]:
        """Return the segments somebody is in by any of their ids, as ``Facts.segments`` wants them."""
        return frozenset(map(str, store.of_person(tx, project_id, raws)))

    def ready(self, project_id: ProjectId, names: Collection[str]) -> Mapping[str, Segment]:
        """Return the segments by their ids, once ClickHouse can be asked with this version of them.

        Raises:
            CauceError: ``segment_not_found`` (422) for one that the project does not have.
        """
        with self.database.transaction() as tx:
            numbers = {name: _number(name) for name in names}
            found = store.some(tx, project_id, [n for n in numbers.values() if n is not None])
            for name, number in numbers.items():
                if number is None or number not in found:
                    raise no_such_segment(name)
            for segment in found.values():
                self._bring(tx, segment)
        return {str(number): segment for number, segment in found.items()}

    def known(self, project_id: ProjectId, names: Collection[str]) -> Mapping[str, SegmentState]:
        """Return the states of the segments that ClickHouse has been asked with as they are now, by their ids.

        Nothing is copied, so one that nobody has asked with yet, or that there is not, is missing.
        """
        numbers = [number for name in names if (number := _number(name)) is not None]
        with self.database.transaction() as tx:
            found = store.states(tx, project_id, numbers)
        return {str(n): one for n, one in found.items() if (n, one.version) in self._copied}

    def versions(self, project_id: ProjectId, names: Collection[str]) -> Mapping[str, int]:
        """Return the version of each segment, as ``ready`` does.

        Raises:
            CauceError: ``segment_not_found`` (422) for one that the project does not have.
        """
        return {name: one.version for name, one in self.ready(project_id, names).items()}

    def forget_project(self, project_id: ProjectId) -> None:
        """Remove all of a project's, from both databases."""
        with self.database.transaction() as tx:
            store.forget_project(tx, project_id)
        store.drop_copies(self.events, project_id)

    def _bring(self, tx: Tx, segment: Segment) -> None:
        """Copy the members to ClickHouse unless it has this version."""
        known = (segment.segment_id, segment.version)
        if known in self._copied:
            return
        if store.copied(self.events, segment) < segment.people:
            store.copy(self.events, segment, self._every(tx, segment))
            store.drop_older(self.events, segment)
        self._copied.add(known)

    def _every(self, tx: Tx, segment: Segment) -> Iterator[PersonId]:
        after: PersonId | None = None
        while True:
            page = store.members(tx, segment.project_id, segment.segment_id, after, store.PIECE)
            yield from page
            if len(page) < store.PIECE:
                return
            after = page[-1]

    def _record(self, tx: Tx, access: Access, what: str, segment: Segment) -> None:
        detail = {"id": segment.segment_id, "people": segment.people}
        self.accounts.record(tx, access, f"segment.{what}", segment.note.name, detail)


def _number(name: str) -> int | None:
    """The number of a segment's public id; None when no such id can exist."""
    return int(name) if name.isascii() and name.isdecimal() and len(name) <= 18 else None
