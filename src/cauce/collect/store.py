"""SQL of collect: writing events and rejects, and reading the newest of them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from cauce.infra.events import Events
from cauce.infra.log.dedup import message_key
from cauce.kernel.ids import PersonId, ProjectId

NO_LIMIT = 2**64 - 1
KEYS_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class EventRow:
    """One stored event; ``person_id`` is the one it arrived with, before any merge."""

    seq: int
    event: str
    type: str
    timestamp: datetime
    received_at: datetime
    message_id: str
    person_id: PersonId
    user_id: str
    anonymous_id: str
    key_id: int
    properties: dict[str, Any]
    context: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RejectRow:
    """One refused item."""

    seq: int
    received_at: datetime
    reason: str
    detail: str
    message_id: str
    sample: str
    key_id: int


@cache
def _sql(name: str) -> str:
    return (files("cauce.collect") / "sql" / f"{name}.sql").read_text("utf-8")


def insert(events: Events, table: str, payloads: Sequence[bytes], token: str) -> None:
    """Insert JSON rows into ``events`` or ``rejects``; the same token again is a no-op."""
    if payloads:
        events.insert_json(table, b"\n".join(payloads), token)


def stored_seqs(events: Events, table: str, first: int, last: int) -> frozenset[int]:
    """Return which seqs between ``first`` and ``last`` the table holds already."""
    answer = events.query(
        f"SELECT seq FROM {table} WHERE seq BETWEEN {{first:UInt64}} AND {{last:UInt64}}",
        {"first": first, "last": last},
    )
    return frozenset(row[0] for row in answer.rows)


def newest_events(
    events: Events,
    project_id: ProjectId,
    *,
    before: int = NO_LIMIT,
    after: int = 0,
    event: str = "",
    persons: Sequence[PersonId] = (),
    key_id: int = 0,
    limit: int = 100,
) -> list[EventRow]:
    """Return events in descending order of arrival."""
    answer = events.query(
        _sql("newest_events"),
        {
            "project": project_id,
            "before": before,
            "after": after,
            "event": event,
            "persons": list(persons),
            "key": key_id,
            "limit": limit,
        },
    )
    return [_event_row(row) for row in answer.rows]


def newest_rejects(
    events: Events, project_id: ProjectId, *, before: int, reason: str, key_id: int = 0, limit: int
) -> list[RejectRow]:
    """Return refused items in descending order of arrival."""
    params = {
        "project": project_id,
        "before": before,
        "reason": reason,
        "key": key_id,
        "limit": limit,
    }
    answer = events.query(_sql("newest_rejects"), params)
    return [RejectRow(row[0], _utc(row[1]), *row[2:]) for row in answer.rows]


def reject_counts(events: Events, project_id: ProjectId) -> list[tuple[str, int]]:
    """Return (reason, open items refused for it), most first."""
    answer = events.query(
        "SELECT reason, count() AS n FROM rejects WHERE project_id = {project:UInt32}"
        " AND seq NOT IN (SELECT seq FROM reject_outcomes WHERE project_id = {project:UInt32})"
        " GROUP BY reason ORDER BY n DESC, reason",
        {"project": project_id},
    )
    return [(str(reason), int(count)) for reason, count in answer.rows]


def stored_keys(events: Events, upto_seq: int) -> Iterator[list[bytes]]:
    """Yield the deduplication keys of every event stored up to ``upto_seq``, a slice of them at once.

    Sliced by hash, so that memory stays bounded however many there are.
    """
    count = int(
        events.query(
            "SELECT count() FROM events WHERE seq <= {seq:UInt64}", {"seq": upto_seq}
        ).rows[0][0]
    )
    slices = max(1, count // KEYS_AT_ONCE)
    for part in range(slices):
        answer = events.query(
            "SELECT project_id, message_id FROM events WHERE seq <= {seq:UInt64}"
            " AND cityHash64(message_id) % {slices:UInt64} = {part:UInt64}",
            {"seq": upto_seq, "slices": slices, "part": part},
        )
        keys = [message_key(project, message_id) for project, message_id in answer.rows]
        if keys:
            yield keys


def delete_project(events: Events, project_id: ProjectId) -> None:
    """Remove everything of a project from the events engine and return when it is gone."""
    for table in ("events", "rejects", "reject_outcomes", "deliveries", "delivery_replays"):
        events.command(
            f"ALTER TABLE {table} DELETE WHERE project_id = {{project:UInt32}}",
            {"project": project_id},
            mutations_sync=1,
        )


def _event_row(row: Sequence[Any]) -> EventRow:
    seq, event, kind, timestamp, received_at, message_id, person, user, anonymous, key, *texts = row
    properties, context = (json.loads(text) for text in texts)
    return EventRow(
        seq, event, kind, _utc(timestamp), _utc(received_at), message_id, PersonId(person),
        user, anonymous, key, properties, context,
    )  # fmt: skip


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
