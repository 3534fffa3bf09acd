"""Groups and who belongs to them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import PersonId, ProjectId
from cauce.people.contracts import Member, Span
from cauce.people.store.columns import all_signed, signed, texts, times, unsigned

_LISTED = (files("cauce.people") / "sql" / "groups.sql").read_text("utf-8")
_MEMBERS = (files("cauce.people") / "sql" / "group_people.sql").read_text("utf-8")

_SEE = """
INSERT INTO groups AS g (project_id, group_key, type, value, first_seen, last_seen)
SELECT %(project)s, key, type, value, first_seen, last_seen
FROM unnest(%(keys)s::bigint[], %(types)s::text[], %(values)s::text[], %(firsts)s::timestamptz[],
            %(lasts)s::timestamptz[]) AS new (key, type, value, first_seen, last_seen)
ORDER BY key
ON CONFLICT (project_id, group_key) DO UPDATE SET
    first_seen = least(g.first_seen, excluded.first_seen),
    last_seen = greatest(g.last_seen, excluded.last_seen)
WHERE excluded.first_seen < g.first_seen OR excluded.last_seen > g.last_seen
RETURNING group_key
"""
_JOIN = """
INSERT INTO group_members AS m (project_id, group_key, raw_person, first_seen, last_seen)
SELECT %(project)s, key, raw, first_seen, last_seen
FROM unnest(%(keys)s::bigint[], %(raws)s::bigint[], %(firsts)s::timestamptz[],
            %(lasts)s::timestamptz[]) AS new (key, raw, first_seen, last_seen)
ORDER BY key, raw
ON CONFLICT (project_id, group_key, raw_person) DO UPDATE SET
    first_seen = least(m.first_seen, excluded.first_seen),
    last_seen = greatest(m.last_seen, excluded.last_seen)
WHERE excluded.first_seen < m.first_seen OR excluded.last_seen > m.last_seen
RETURNING group_key, raw_person
"""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as PostgreSQL has it."""

    key: int
    type: str
    value: str
    first_seen: datetime
    last_seen: datetime
    members: int


def see(
    tx: Tx, project_id: ProjectId, seen: Mapping[int, tuple[tuple[str, str], Span]]
) -> set[int]:
    """Return the keys of the groups that were new or changed by being seen."""
    if not seen:
        return set()
    params = {
        "project": project_id,
        "keys": all_signed(seen),
        "types": texts(group[0] for group, _ in seen.values()),
        "values": texts(group[1] for group, _ in seen.values()),
        "firsts": times(span.first for _, span in seen.values()),
        "lasts": times(span.last for _, span in seen.values()),
    }
    return {unsigned(row["group_key"]) for row in rows(tx, _SEE, params)}


def join(
    tx: Tx, project_id: ProjectId, members: Mapping[tuple[int, int], Span]
) -> set[tuple[int, int]]:
    """Return the (group, raw person) that were new or changed."""
    if not members:
        return set()
    params = {
        "project": project_id,
        "keys": all_signed(key for key, _ in members),
        "raws": all_signed(raw for _, raw in members),
        "firsts": times(span.first for span in members.values()),
        "lasts": times(span.last for span in members.values()),
    }
    found = rows(tx, _JOIN, params)
    return {(unsigned(row["group_key"]), unsigned(row["raw_person"])) for row in found}


def note(
    tx: Tx, project_id: ProjectId, keys: Collection[int], members: Collection[tuple[int, int]]
) -> None:
    """Note that the copies of these groups and members are behind."""
    if keys or members:
        tx.execute(
            "WITH next AS (UPDATE people_versions SET version = version + 1 WHERE project_id = %s"
            " RETURNING version) INSERT INTO people_outbox (project_id, version, persons, overrides,"
            " groups, member_groups, member_persons)"
            " SELECT %s, version, '{}', '{}', %s::bigint[], %s::bigint[], %s::bigint[] FROM next",
            [
                project_id,
                project_id,
                all_signed(keys),
                all_signed(key for key, _ in members),
                all_signed(raw for _, raw in members),
            ],
        )


def listed(
    tx: Tx,
    project_id: ProjectId,
    *,
    kind: str | None = None,
    key: int | None = None,
    search: str = "",
    before: tuple[datetime, int] | None = None,
    limit: int = 50,
) -> list[GroupRow]:
    """Return groups, the newest seen first; ``before`` is (last seen, key) of the last one."""
    params = {
        "project": project_id,
        "type": kind,
        "key": None if key is None else signed(key),
        "search": search.lower(),
        "before_at": before[0] if before else None,
        "before_key": signed(before[1]) if before else None,
        "limit": limit,
    }
    return [
        GroupRow(
            unsigned(row["group_key"]),
            row["type"],
            row["value"],
            row["first_seen"],
            row["last_seen"],
            row["members"],
        )
        for row in rows(tx, _LISTED, params)
    ]


def members(
    tx: Tx,
    project_id: ProjectId,
    key: int,
    before: tuple[datetime, int] | None,
    limit: int,
) -> Sequence[Member]:
    """Return the persons of a group, the last to be seen in it first."""
    params = {
        "project": project_id,
        "key": signed(key),
        "before_at": before[0] if before else None,
        "before_person": signed(before[1]) if before else None,
        "limit": limit,
    }
    return [
        Member(PersonId(unsigned(row["person_id"])), row["first_seen"], row["last_seen"])
        for row in rows(tx, _MEMBERS, params)
    ]


def newest_members(tx: Tx, project_id: ProjectId, key: int, limit: int) -> list[int]:
    """Return the raw persons of a group, the last to be seen in it first."""
    found = rows(
        tx,
        "SELECT raw_person FROM group_members WHERE project_id = %(project)s AND group_key = %(key)s"
        " ORDER BY last_seen DESC, raw_person LIMIT %(limit)s",
        {"project": project_id, "key": signed(key), "limit": limit},
    )
    return [unsigned(row["raw_person"]) for row in found]


def of_persons(tx: Tx, project_id: ProjectId, raws: Iterable[int]) -> list[tuple[str, str, Span]]:
    """Return type, id and time of the groups that any of these raw persons belongs to."""
    found = rows(
        tx,
        "SELECT g.type, g.value, min(m.first_seen) AS first, max(m.last_seen) AS last"
        " FROM group_members m JOIN groups g USING (project_id, group_key)"
        " WHERE m.project_id = %(project)s AND m.raw_person = ANY(%(raws)s)"
        " GROUP BY g.type, g.value ORDER BY g.type, g.value",
        {"project": project_id, "raws": all_signed(raws)},
    )
    return [(row["type"], row["value"], Span(row["first"], row["last"])) for row in found]


def leave(tx: Tx, project_id: ProjectId, raws: Iterable[int]) -> set[tuple[int, int]]:
    """Return the memberships of raw persons, which are gone now."""
    found = rows(
        tx,
        "DELETE FROM group_members WHERE project_id = %(project)s AND raw_person = ANY(%(raws)s)"
        " RETURNING group_key, raw_person",
        {"project": project_id, "raws": all_signed(raws)},
    )
    return {(unsigned(row["group_key"]), unsigned(row["raw_person"])) for row in found}


def waiting(tx: Tx, project_id: ProjectId) -> list[int]:
    """Return the groups whose copy is behind."""
    row = one(
        tx,
        "SELECT array_agg(DISTINCT key) AS keys FROM people_outbox, unnest(groups) AS key"
        " WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return [unsigned(key) for key in (row["keys"] if row else None) or ()]
