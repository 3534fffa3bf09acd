"""What a project has sent: events, their properties and the traits of its people."""

import json
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cauce.analytics.contracts import (
    EventSeen,
    GroupsSeen,
    PropertySeen,
    Rows,
    Schema,
    Scope,
    Statement,
)
from cauce.analytics.logic.source import Source
from cauce.rules.values import flatten, instant_of_text

SAMPLE = 2_000
"""Events of a name (and persons) whose properties are looked at: those first in the sort key, so a
hash picks the persons and every event of theirs is in."""

MAX_EVENTS = 300
MAX_TYPES = 100
EXAMPLES = 5
MAX_EXAMPLE = 200

Seeing = Generator[Statement, Rows, Schema]


def schema(scope: Scope) -> Seeing:
    """Work out the schema of a project; volumes are exact, coverage is that of the sample."""
    source = Source.of(scope, scope.utc)
    rows = yield source.statement(
        "SELECT event, count() AS volume, min(timestamp), max(timestamp)"
        f" FROM events WHERE project_id = {source.project} GROUP BY event"
        f" ORDER BY volume DESC, event LIMIT {MAX_EVENTS}"
    )
    persons = yield source.statement(
        "SELECT event, uniqExact(person_id) FROM events"
        f" WHERE project_id = {source.project} GROUP BY event"
    )
    persons_of = {name: int(count) for name, count in persons}
    events = []
    for name, volume, first, last in rows:
        found = yield _sample_events(name, scope)
        seen = properties_of([row[0] for row in found], scope)
        events.append(
            EventSeen(str(name), int(volume), persons_of[name], first, last, len(found), seen)
        )
    found = yield _sample_people(scope)
    traits = properties_of([row[0] for row in found], scope)
    return Schema(tuple(events), traits, (yield from _groups(scope)))


def _groups(scope: Scope) -> Generator[Statement, Rows, tuple[GroupsSeen, ...]]:
    """The types of groups, those with most first, and what their groups have as traits."""
    source = Source.of(scope, scope.utc)
    rows = yield source.statement(
        f"SELECT type, count(), groupArraySample({SAMPLE}, 1)(toJSONString(traits)) FROM groups FINAL"
        f" WHERE project_id = {source.project} GROUP BY type ORDER BY count() DESC, type LIMIT {MAX_TYPES}"
    )
    return tuple(
        GroupsSeen(str(kind), int(count), properties_of(documents, scope))
        for kind, count, documents in rows
    )


def _sample_events(event: str, scope: Scope) -> Statement:
    source = Source.of(scope, scope.utc)
    return source.statement(
        f"SELECT toJSONString(properties) FROM events WHERE project_id = {source.project}"
        f" AND {source.named(event)} LIMIT {SAMPLE}"
    )


def _sample_people(scope: Scope) -> Statement:
    source = Source.of(scope, scope.utc)
    return source.statement(
        "SELECT toJSONString(traits) FROM persons FINAL"
        f" WHERE project_id = {source.project} LIMIT {SAMPLE}"
    )


@dataclass
class _Tally:
    """How often a property came, with which types and values."""

    count: int = 0
    types: dict[str, int] = field(default_factory=dict)
    examples: list[Any] = field(default_factory=list)

    def add(self, value: Any, kind: str) -> None:
        self.count += 1
        self.types[kind] = self.types.get(kind, 0) + 1
        short = value[:MAX_EXAMPLE] if isinstance(value, str) else value
        if len(self.examples) < EXAMPLES and short not in self.examples:
            self.examples.append(short)


def properties_of(documents: Sequence[str], scope: Scope) -> tuple[PropertySeen, ...]:
    """Return the properties of JSON objects: most frequent first, commonest type first."""
    tallies: dict[str, _Tally] = {}
    for text in documents:
        document: Mapping[str, Any] = json.loads(text)
        for name, value in flatten(document).items():
            tallies.setdefault(name, _Tally()).add(value, type_of(value, scope))
    ranked = sorted(tallies.items(), key=lambda item: (-item[1].count, item[0]))
    return tuple(
        PropertySeen(
            name,
            tuple(sorted(tally.types, key=lambda kind: (-tally.types[kind], kind))),
            round(tally.count / len(documents), 4),
            tuple(tally.examples),
        )
        for name, tally in ranked
    )


def type_of(value: Any, scope: Scope) -> str:
    """Return the type a person would give a value: text that reads as a date is a datetime."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, list):
        return "array"
    return "datetime" if instant_of_text(str(value), scope.utc) is not None else "string"
