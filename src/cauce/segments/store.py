"""SQL of segments: PostgreSQL keeps them, ClickHouse has a copy of their members to ask with.

A copy carries the version of the segment and is never changed: other members are another version, so
a question sees one whole list or none.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from uuid import uuid4

from cauce.infra.db import Tx, one, rows
from cauce.infra.events import Events
from cauce.kernel.ids import PersonId, ProjectId
from cauce.segments.contracts import Segment, SegmentNote, SegmentState

_ALL = (
    "s.id, s.project_id, s.name, s.description, s.origin, s.version, s.author, s.created_at,"
    " s.changed_at, (SELECT count(*) FROM segment_members m WHERE m.segment_id = s.id) AS people"
)
PIECE = 100_000
"""Members copied at a time."""


def lock(tx: Tx, project_id: ProjectId) -> None:
    """Return once nobody else adds one to the project."""
    tx.execute("SELECT FROM projects WHERE id = %s FOR NO KEY UPDATE", [project_id])


def count(tx: Tx, project_id: ProjectId) -> int:
    """Return how many a project has."""
    row = one(
        tx,
        "SELECT count(*) AS number FROM segments WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return int(row["number"]) if row else 0


def listed(tx: Tx, project_id: ProjectId) -> list[Segment]:
    """Return the segments of a project by name."""
    found = rows(
        tx,
        f"SELECT {_ALL} FROM segments s WHERE s.project_id = %(project)s ORDER BY lower(s.name), s.id",
        {"project": project_id},
    )
    return [_segment(row) for row in found]


def some(tx: Tx, project_id: ProjectId, segment_ids: Collection[int]) -> dict[int, Segment]:
    """Return those of the segments that there are, by their ids."""
    found = rows(
        tx,
        f"SELECT {_ALL} FROM segments s WHERE s.project_id = %(project)s AND s.id = ANY(%(ids)s)",
        {"project": project_id, "ids": list(segment_ids)},
    )
    return {row["id"]: _segment(row) for row in found}


def states(tx: Tx, project_id: ProjectId, segment_ids: Collection[int]) -> dict[int, SegmentState]:
    """Return the states of those of the segments that there are, by their ids; no member is counted."""
    found = rows(
        tx,
        "SELECT id, version, changed_at FROM segments"
        " WHERE project_id = %(project)s AND id = ANY(%(ids)s)",
        {"project": project_id, "ids": list(segment_ids)},
    )
    return {row["id"]: SegmentState(row["version"], row["changed_at"]) for row in found}


def insert(tx: Tx, new: Segment) -> int:
    """Return the id of the new one, without members yet."""
    note = new.note
    row = one(
        tx,
        "INSERT INTO segments (project_id, name, description, origin, author, created_at, changed_at)"
        " VALUES (%(project)s, %(name)s, %(description)s, %(origin)s::jsonb, %(author)s, %(at)s, %(at)s)"
        " RETURNING id",
        {
            "project": new.project_id, "name": note.name, "description": note.description,
            "origin": None if note.origin is None else json.dumps(note.origin),
            "author": new.author, "at": new.created_at,
        },
    )  # fmt: skip
    assert row is not None  # noqa: S101
    return int(row["id"])


def add_members(tx: Tx, project_id: ProjectId, segment_id: int, people: Iterable[PersonId]) -> None:
    """Put people into a segment; who is in it already stays."""
    for piece in _by_piece(people):
        tx.execute(
            "INSERT INTO segment_members (project_id, segment_id, person_id)"
            " SELECT %s, %s, unnest(%s::bigint[]) ON CONFLICT DO NOTHING",
            [project_id, segment_id, [_signed(person) for person in piece]],
        )


def update(tx: Tx, changed: Segment) -> None:
    """Put its name and description in the place of what they were."""
    note = changed.note
    tx.execute(
        "UPDATE segments SET name = %s, description = %s, changed_at = %s"
        " WHERE project_id = %s AND id = %s",
        [note.name, note.description, changed.changed_at, changed.project_id, changed.segment_id],
    )


def delete(tx: Tx, project_id: ProjectId, segment_id: int) -> None:
    """Remove one with its members."""
    tx.execute("DELETE FROM segments WHERE project_id = %s AND id = %s", [project_id, segment_id])


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove all of a project's."""
    tx.execute("DELETE FROM segments WHERE project_id = %s", [project_id])


def members(
    tx: Tx, project_id: ProjectId, segment_id: int, after: PersonId | None, limit: int
) -> list[PersonId]:
    """Return the next members after one, in the order of the primary key."""
    found = rows(
        tx,
        "SELECT person_id FROM segment_members"
        " WHERE project_id = %(project)s AND segment_id = %(segment)s"
        " AND (%(after)s::bigint IS NULL OR person_id > %(after)s)"
        " ORDER BY person_id LIMIT %(limit)s",
        {
            "project": project_id,
            "segment": segment_id,
            "after": None if after is None else _signed(after),
            "limit": limit,
        },
    )
    return [PersonId(row["person_id"] % 2**64) for row in found]


def of_person(tx: Tx, project_id: ProjectId, raws: Collection[PersonId]) -> frozenset[int]:
    """Return the segments that any of a person's ids is in."""
    found = rows(
        tx,
        "SELECT DISTINCT segment_id FROM segment_members"
        " WHERE project_id = %(project)s AND person_id = ANY(%(people)s)",
        {"project": project_id, "people": [_signed(raw) for raw in raws]},
    )
    return frozenset(row["segment_id"] for row in found)


def copied(events: Events, segment: Segment) -> int:
    """Return how many members of this version ClickHouse has."""
    answer = events.query(
        "SELECT uniqExact(person_id) FROM segment_members WHERE project_id = {project:UInt32}"
        " AND segment_id = {segment:UInt64} AND version = {version:UInt64}",
        _place(segment),
    )
    return int(answer.rows[0][0])


def copy(events: Events, segment: Segment, people: Iterable[PersonId]) -> None:
    """Put the members of this version into ClickHouse; the table keeps each once, however often."""
    for lines in _pieces(segment, people):
        events.insert_json("segment_members", lines, f"segment-{uuid4()}")


def drop_older(events: Events, segment: Segment) -> None:
    """Have what versions before the last held rewritten away; a question may still read that one."""
    events.command(
        "ALTER TABLE segment_members DELETE WHERE project_id = {project:UInt32}"
        " AND segment_id = {segment:UInt64} AND version + 1 < {version:UInt64}",
        _place(segment),
    )


def drop_copies(events: Events, project_id: ProjectId, segment_id: int | None = None) -> None:
    """Have the copies of a segment, or of all of a project, rewritten away."""
    only = "" if segment_id is None else " AND segment_id = {segment:UInt64}"
    events.command(
        f"ALTER TABLE segment_members DELETE WHERE project_id = {{project:UInt32}}{only}",
        {"project": project_id, "segment": segment_id or 0},
    )


def _pieces(segment: Segment, people: Iterable[PersonId]) -> Iterator[bytes]:
    head = {"project_id": segment.project_id, "segment_id": segment.segment_id}
    for piece in _by_piece(people):
        lines = [{**head, "version": segment.version, "person_id": person} for person in piece]
        yield "\n".join(map(json.dumps, lines)).encode()


def _by_piece(people: Iterable[PersonId]) -> Iterator[list[PersonId]]:
    left = iter(people)
    while piece := list(islice(left, PIECE)):
        yield piece


def _place(segment: Segment) -> dict[str, Any]:
    return {
        "project": segment.project_id,
        "segment": segment.segment_id,
        "version": segment.version,
    }


def _signed(person: int) -> int:
    """The signed number with the same 64 bits: what PostgreSQL keeps."""
    return person - 2**64 if person >= 2**63 else person


def _segment(row: Mapping[str, Any]) -> Segment:
    return Segment(
        row["id"],
        ProjectId(row["project_id"]),
        SegmentNote(row["name"], row["description"], row["origin"]),
        row["people"],
        row["version"],
        row["author"],
        row["created_at"],
        row["changed_at"],
    )
