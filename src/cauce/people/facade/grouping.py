"""Groups: their traits, and the people who belong to them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from cauce.infra.db import Tx
from cauce.kernel.errors import not_found
from cauce.kernel.ids import PersonId, ProjectId, raw_person_id
from cauce.people.contracts import Group, Member, PersonEvent, Span, Told
from cauce.people.facade.copying import CopyingVerbs, traits_of
from cauce.people.logic.groups import group_key
from cauce.people.store import copies, groups, operations, reading

MOST_IDS = 5_000
"""Ids of a group whose events are looked for."""

Position = tuple[datetime, int]


class GroupingVerbs(CopyingVerbs):
    """A group exists from the first event that names it."""

    def groups(
        self,
        tx: Tx,
        project_id: ProjectId,
        *,
        kind: str | None = None,
        search: str = "",
        before: Position | None = None,
        limit: int = 50,
    ) -> Sequence[Group]:
        """Return groups, the newest seen first; ``before`` is (last seen, key) of the last one."""
        found = groups.listed(tx, project_id, kind=kind, search=search, before=before, limit=limit)
        said = _by_raw(operations.told(tx, project_id, [row.key for row in found]))
        return [_group(tx, project_id, row, said.get(row.key, ())) for row in found]

    def group(self, tx: Tx, project_id: ProjectId, kind: str, value: str) -> Group:
        """Return a group with its traits and their origin.

        Raises:
            CauceError: ``not_found``.
        """
        key = group_key(project_id, (kind, value))
        found = groups.listed(tx, project_id, key=key, limit=1)
        if not found:
            raise not_found("group", "ese grupo")
        return _group(tx, project_id, found[0], operations.told(tx, project_id, [key]))

    def group_people(
        self,
        tx: Tx,
        project_id: ProjectId,
        group: tuple[str, str],
        before: Position | None = None,
        limit: int = 50,
    ) -> Sequence[Member]:
        """Return who belongs to a group (type, id) and since when, the last seen in it first.

        Raises:
            CauceError: ``not_found``.
        """
        key = group_key(project_id, group)
        if not groups.listed(tx, project_id, key=key, limit=1):
            raise not_found("group", "ese grupo")
        return groups.members(tx, project_id, key, before, limit)

    def group_events(
        self,
        tx: Tx,
        project_id: ProjectId,
        group: tuple[str, str],
        before: tuple[int, int] | None = None,
        limit: int = 50,
    ) -> Sequence[tuple[PersonEvent, PersonId]]:
        """Return what the ids that belong to a group did, newest first, each with its raw person.

        Of a group of more than ``MOST_IDS`` ids it is those seen in it last. ``before`` is
        (timestamp in ms, seq).

        Raises:
            CauceError: ``not_found``.
        """
        key = group_key(project_id, group)
        if not groups.listed(tx, project_id, key=key, limit=1):
            raise not_found("group", "ese grupo")
        raws = groups.newest_members(tx, project_id, key, MOST_IDS)
        found = copies.events_of(self.events, project_id, raws, before, limit) if raws else []
        return [(event, _raw_of(project_id, event)) for event in found]

    @staticmethod
    def _gather_groups(
        tx: Tx,
        project_id: ProjectId,
        seen: Mapping[tuple[str, str], Span],
        members: Mapping[tuple[int, int], Span],
        told: Collection[int],
    ) -> None:
        """Record groups and memberships; ``told`` are raw persons and groups of changed traits."""
        keyed = {group_key(project_id, group): (group, span) for group, span in seen.items()}
        changed = groups.see(tx, project_id, keyed) | (keyed.keys() & set(told))
        groups.note(tx, project_id, changed, groups.join(tx, project_id, members))


def _raw_of(project_id: ProjectId, event: PersonEvent) -> PersonId:
    if event.user_id:
        return raw_person_id(project_id, "user_id", event.user_id)
    return raw_person_id(project_id, "anonymous_id", event.anonymous_id)


def _by_raw(told: Iterable[Told]) -> dict[int, list[Told]]:
    found: dict[int, list[Told]] = {}
    for one in told:
        found.setdefault(one.raw, []).append(one)
    return found


def _group(tx: Tx, project_id: ProjectId, row: groups.GroupRow, told: Iterable[Told]) -> Group:
    traits = traits_of(row.key, told)
    return Group(
        row.key,
        row.type,
        row.value,
        reading.name_of(tx, traits, row.value),
        traits,
        row.first_seen,
        row.last_seen,
        row.members,
    )
