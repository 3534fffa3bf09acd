"""People in ClickHouse: the copies that questions join, the list of people, their events."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from cauce.infra.events import Events
from cauce.kernel.ids import PersonId, ProjectId
from cauce.people.contracts import PeopleQuestion, PersonEvent, PersonSummary, Sort
from cauce.people.store.outbox import Copy
from cauce.rules import ALWAYS, Binder, SqlContext, compile_sql

After = tuple[str | int, PersonId]
_KEY = {
    Sort.NEWEST: ("toUnixTimestamp64Milli(last_seen)", "DESC"),
    Sort.OLDEST: ("toUnixTimestamp64Milli(last_seen)", "ASC"),
    Sort.NAME: ("lowerUTF8(display_name)", "ASC"),
    Sort.EVENTS: ("n", "DESC"),
}
_PRECISE = {"precise_float_parsing": 1}
_COUNTS = """
SELECT if(o.into_person = 0, e.person_id, o.into_person) AS who, sum(e.c) AS n
FROM (SELECT person_id, count() AS c FROM events WHERE {where} GROUP BY person_id) AS e
LEFT ANY JOIN (SELECT from_person, into_person FROM person_overrides FINAL
               WHERE project_id = {{project:UInt32}}) AS o ON o.from_person = e.person_id
GROUP BY who
"""
_ALL = "project_id = {project:UInt32}"
_OF_PAGE = (
    _ALL + " AND person_id IN (SELECT arrayJoin({people:Array(UInt64)}) UNION ALL"
    " SELECT from_person FROM person_overrides FINAL"
    " WHERE project_id = {project:UInt32} AND into_person IN {people:Array(UInt64)})"
)


@dataclass(frozen=True, slots=True)
class Activity:
    """How much raw persons did, and when; ``count`` 0 has no times."""

    count: int
    first: datetime | None
    last: datetime | None


def push(events: Events, copy: Copy) -> None:
    """Bring the copies to a version; doing it again changes nothing."""
    if copy.persons:
        events.insert_json("persons", copy.persons, _token(copy.persons))
    if copy.overrides:
        events.insert_json("person_overrides", copy.overrides, _token(copy.overrides))
    if copy.groups:
        events.insert_json("groups", copy.groups, _token(copy.groups))
    if copy.members:
        events.insert_json("group_members", copy.members, _token(copy.members))


def page(
    events: Events,
    project_id: ProjectId,
    question: PeopleQuestion,
    now: datetime,
    cohorts: Mapping[str, int],
) -> tuple[list[PersonSummary], list[After], int]:
    """Return up to ``limit`` + 1 people, the position of each, and how many match in all.

    ``cohorts``: the version of each that the filter names.
    """
    bind = Binder()
    bind.params["project"] = project_id
    zone = ZoneInfo(question.timezone)
    context = SqlContext(bind, project_id, now, zone, person_is_raw=False, segments=cohorts)
    where = _where(question, context)
    positions = _positions(events, question, where, bind)
    total = events.query(
        f"SELECT count() FROM persons FINAL WHERE {where}", bind.params, **_PRECISE
    )
    found = summaries(events, project_id, [person for _, person in positions])
    return [found[p] for _, p in positions if p in found], positions, int(total.rows[0][0])


def summaries(
    events: Events, project_id: ProjectId, people: Sequence[PersonId]
) -> dict[PersonId, PersonSummary]:
    """Return the row of each person that exists."""
    if not people:
        return {}
    params = {"project": project_id, "people": list(people)}
    counted = events.query(_COUNTS.format(where=_OF_PAGE), params).rows
    counts = {row[0]: row[1] for row in counted}
    found = events.query(
        "SELECT person_id, display_name, user_id, email, traits, first_seen, last_seen"
        " FROM persons FINAL"
        " WHERE project_id = {project:UInt32} AND person_id IN {people:Array(UInt64)}",
        params,
    )
    return {row[0]: _summary(row, counts) for row in found.rows}


_NAMES = """
SELECT r.raw, if(o.into_person = 0, r.raw, o.into_person) AS who, p.display_name
FROM (SELECT arrayJoin({raws:Array(UInt64)}) AS raw) AS r
LEFT ANY JOIN (SELECT from_person, into_person FROM person_overrides FINAL
    WHERE project_id = {project:UInt32} AND from_person IN {raws:Array(UInt64)}) AS o
    ON o.from_person = r.raw
INNER JOIN (SELECT person_id, display_name FROM persons FINAL
    WHERE project_id = {project:UInt32} AND person_id IN (
        SELECT arrayJoin({raws:Array(UInt64)}) UNION ALL
        SELECT into_person FROM person_overrides FINAL
        WHERE project_id = {project:UInt32} AND from_person IN {raws:Array(UInt64)})) AS p
    ON p.person_id = who
"""


def names(
    events: Events, project_id: ProjectId, raws: Sequence[PersonId]
) -> dict[PersonId, tuple[PersonId, str]]:
    """Return the person and its name for each raw person that is known."""
    if not raws:
        return {}
    found = events.query(_NAMES, {"project": project_id, "raws": list(set(raws))})
    return {row[0]: (row[1], row[2]) for row in found.rows}


def activity(events: Events, project_id: ProjectId, raws: Iterable[int]) -> Activity:
    """Return what raw persons did."""
    row = events.query(
        "SELECT count(), min(timestamp), max(timestamp) FROM events"
        " WHERE project_id = {project:UInt32} AND person_id IN {raws:Array(UInt64)}",
        {"project": project_id, "raws": list(raws)},
    ).rows[0]
    return Activity(row[0], _utc(row[1]), _utc(row[2])) if row[0] else Activity(0, None, None)


def events_of(
    events: Events,
    project_id: ProjectId,
    raws: Iterable[int],
    before: tuple[int, int] | None,
    limit: int,
) -> list[PersonEvent]:
    """Return events of raw persons, newest first; ``before`` is (timestamp in ms, seq)."""
    at_ms, seq = before or (0, 0)
    older = " AND (toUnixTimestamp64Milli(timestamp), seq) < ({at:Int64}, {seq:UInt64})"
    found = events.query(
        "SELECT seq, event, type, timestamp, received_at, message_id, user_id, anonymous_id,"
        " properties, context FROM events"
        " WHERE project_id = {project:UInt32} AND person_id IN {raws:Array(UInt64)}"
        f"{older if before else ''} ORDER BY timestamp DESC, seq DESC LIMIT {{limit:UInt32}}",
        {"project": project_id, "raws": list(raws), "at": at_ms, "seq": seq, "limit": limit},
    )
    return [_event(row) for row in found.rows]


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """What an anonymous id did, and the context of its newest event."""

    anonymous_id: str
    first: datetime
    last: datetime
    events: int
    context: Mapping[str, Any]


def devices(events: Events, project_id: ProjectId, anonymous_ids: Sequence[str]) -> list[DeviceRow]:
    """Return what these anonymous ids did, the last used first."""
    if not anonymous_ids:
        return []
    found = events.query(
        "SELECT anonymous_id, min(timestamp) AS first, max(timestamp) AS last, count(),"
        " argMax(toJSONString(context), (timestamp, seq)) FROM events"
        " WHERE project_id = {project:UInt32} AND anonymous_id IN {ids:Array(String)}"
        " GROUP BY anonymous_id ORDER BY last DESC, anonymous_id",
        {"project": project_id, "ids": list(anonymous_ids)},
    )
    return [
        DeviceRow(row[0], _utc(row[1]), _utc(row[2]), row[3], json.loads(row[4]))
        for row in found.rows
    ]


def erase(events: Events, project_id: ProjectId, raws: Iterable[int], until_seq: int) -> None:
    """Have the events of raw persons up to ``until_seq`` rewritten away; returns before it is done."""
    params = {"project": project_id, "raws": list(raws), "until": until_seq}
    events.command(
        "ALTER TABLE events DELETE WHERE project_id = {project:UInt32}"
        " AND person_id IN {raws:Array(UInt64)} AND seq <= {until:UInt64}",
        params,
    )


def erase_old_copies(
    events: Events, project_id: ProjectId, raws: Iterable[int], version: int
) -> None:
    """Have the rows of persons up to a version rewritten away (merging alone may take for ever)."""
    params = {"project": project_id, "raws": list(raws), "version": version}
    events.command(
        "ALTER TABLE persons DELETE WHERE project_id = {project:UInt32}"
        " AND person_id IN {raws:Array(UInt64)} AND is_deleted = 0 AND version <= {version:UInt64}",
        params,
    )


_OF_EVENTS = (
    "project_id = {project:UInt32} AND person_id IN {raws:Array(UInt64)} AND seq <= {until:UInt64}"
)
_OF_COPIES = (
    "project_id = {project:UInt32} AND person_id IN {raws:Array(UInt64)} AND is_deleted = 0"
    " AND version <= {version:UInt64}"
)


def count_events(events: Events, project_id: ProjectId, raws: Iterable[int], until_seq: int) -> int:
    """Return how many events of raw persons there are up to a seq."""
    params = {"project": project_id, "raws": list(raws), "until": until_seq}
    return int(events.query(f"SELECT count() FROM events WHERE {_OF_EVENTS}", params).rows[0][0])


def count_copies(events: Events, project_id: ProjectId, raws: Iterable[int], version: int) -> int:
    """Return how many rows of persons there are up to a version."""
    params = {"project": project_id, "raws": list(raws), "version": version}
    return int(events.query(f"SELECT count() FROM persons WHERE {_OF_COPIES}", params).rows[0][0])


def erase_now(
    events: Events, project_id: ProjectId, raws: Iterable[int], until_seq: int, version: int
) -> None:
    """Remove events and copies of raw persons and return when they are gone."""
    params = {"project": project_id, "raws": list(raws), "until": until_seq, "version": version}
    for table, which in (("events", _OF_EVENTS), ("persons", _OF_COPIES)):
        events.command(f"ALTER TABLE {table} DELETE WHERE {which}", params, mutations_sync=1)


@dataclass(frozen=True, slots=True)
class RejectRow:
    """One refused item, as it arrived."""

    seq: int
    received_at: datetime
    reason: str
    detail: str
    message_id: str
    sample: str


def rejects_with(events: Events, project_id: ProjectId, words: Sequence[str]) -> list[RejectRow]:
    """Return refused items that contain one of the words, or whose escapes may hide one."""
    if not words:
        return []
    found = events.query(
        "SELECT seq, received_at, reason, detail, message_id, sample FROM rejects"
        " WHERE project_id = {project:UInt32}"
        " AND (position(sample, {escape:String}) > 0"
        " OR arrayExists(w -> positionCaseInsensitiveUTF8(sample, w) > 0, {words:Array(String)}))"
        " ORDER BY seq",
        {"project": project_id, "words": list(words), "escape": "\\u"},
    )
    return [RejectRow(row[0], _utc(row[1]), *row[2:]) for row in found.rows]


def erase_rejects(events: Events, project_id: ProjectId, seqs: Sequence[int]) -> None:
    """Remove refused items and return when they are gone."""
    if seqs:
        events.command(
            "ALTER TABLE rejects DELETE WHERE project_id = {project:UInt32}"
            " AND seq IN {seqs:Array(UInt64)}",
            {"project": project_id, "seqs": list(seqs)},
            mutations_sync=1,
        )


def deliveries_with(
    events: Events, project_id: ProjectId, words: Sequence[str]
) -> list[tuple[int, str, str]]:
    """Return (seq, body, headers) of webhooks' deliveries that contain one of the words, or may hide one."""
    if not words:
        return []
    found = events.query(
        "SELECT seq, sample, headers FROM deliveries WHERE project_id = {project:UInt32}"
        " AND arrayExists(text -> position(text, {escape:String}) > 0"
        " OR arrayExists(w -> positionCaseInsensitiveUTF8(text, w) > 0, {words:Array(String)}),"
        " [sample, headers]) ORDER BY seq",
        {"project": project_id, "words": list(words), "escape": "\\u"},
    )
    return [(seq, body, headers) for seq, body, headers in found.rows]


def erase_deliveries(events: Events, project_id: ProjectId, seqs: Sequence[int]) -> None:
    """Remove kept deliveries and return when they are gone."""
    if seqs:
        events.command(
            "ALTER TABLE deliveries DELETE WHERE project_id = {project:UInt32}"
            " AND seq IN {seqs:Array(UInt64)}",
            {"project": project_id, "seqs": list(seqs)},
            mutations_sync=1,
        )


def forget_project(events: Events, project_id: ProjectId) -> None:
    """Have the copies of a project's people rewritten away."""
    for table in ("persons", "person_overrides", "groups", "group_members"):
        events.command(
            f"ALTER TABLE {table} DELETE WHERE project_id = {{project:UInt32}}",
            {"project": project_id},
        )


def _where(question: PeopleQuestion, context: SqlContext) -> str:
    parts = [_ALL]
    if question.search:
        text = context.bind(question.search, "String")
        columns = "arrayPushBack(arrayPushBack(ids, display_name), email)"
        part = f"arrayExists(x -> positionCaseInsensitiveUTF8(x, {text}) > 0, {columns})"
        parts.append(f"({part} OR lower(leftPad(hex(person_id), 16, '0')) = {text})")
    if question.filter != ALWAYS:
        parts.append(compile_sql(question.filter, context))
    return " AND ".join(parts)


def _positions(
    events: Events, question: PeopleQuestion, where: str, bind: Binder
) -> list[tuple[str | int, PersonId]]:
    key, direction = _KEY[question.sort]
    source = f"SELECT person_id, {key} AS k FROM persons FINAL WHERE {where}"
    if question.sort is Sort.EVENTS:
        source = (
            f"SELECT p.person_id AS person_id, c.n AS k FROM (SELECT person_id FROM persons FINAL"
            f" WHERE {where}) AS p LEFT JOIN ({_COUNTS.format(where=_ALL)}) AS c"
            " ON c.who = p.person_id"
        )
    later = ""
    if question.after is not None:
        value = bind(question.after[0], "String" if question.sort is Sort.NAME else "Int64")
        person = bind(question.after[1], "UInt64")
        sign = "<" if direction == "DESC" else ">"
        later = f" WHERE k {sign} {value} OR (k = {value} AND person_id > {person})"
    found = events.query(
        f"SELECT k, person_id FROM ({source}){later}"
        f" ORDER BY k {direction}, person_id LIMIT {int(question.limit) + 1}",
        bind.params,
        **_PRECISE,
    )
    return [(row[0], PersonId(row[1])) for row in found.rows]


def _summary(row: Sequence[Any], counts: Mapping[int, int]) -> PersonSummary:
    person, name, user, email, traits, first, last = row
    return PersonSummary(
        PersonId(person), name, user, email, traits, _utc(first), _utc(last), counts.get(person, 0)
    )


def _event(row: Sequence[Any]) -> PersonEvent:
    seq, event, kind, at, received, *rest = row
    return PersonEvent(seq, event, kind, _utc(at), _utc(received), *rest)


def _utc(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _token(lines: bytes) -> str:
    return blake2b(lines, digest_size=16).hexdigest()
