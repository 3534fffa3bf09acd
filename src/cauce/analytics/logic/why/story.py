"""Everything a person did that a question may look at, event by event, as it was stored.

Nothing is counted or filtered by condition here: the engine only hands over the rows.
"""

import json
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from cauce.analytics.contracts import (
    Breakdown,
    GroupType,
    Jobs,
    PageBreakdown,
    Rows,
    Scope,
    Span,
    Statement,
)
from cauce.analytics.logic.groups import Group, groups_known
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.persons import merges_of
from cauce.analytics.logic.source import Source, label_of
from cauce.analytics.logic.visits_sql import page_sql
from cauce.analytics.logic.why.group_of import group_in
from cauce.analytics.logic.why.words import instant_of
from cauce.rules import PastEvent
from cauce.rules.compile import instant, overrides_join, person_of, same_person_rows

MAX_DEEDS = 20_000
"""Somebody with more events in the time of a question is not followed one by one."""

Asking = Generator[Statement | Jobs, Any, "Story"]


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """One stored event, itself and no other; ``person`` is the current one, ``raw`` the one it came with.

    ``actor`` is who the question follows: the person, or the group when it counts groups. ``values``: what ``Wanted.values`` names, as text or number.
    """

    person: int
    raw: int
    ms: int
    event: str
    message_id: str
    user_id: str
    anonymous_id: str
    session: str
    bot: bool
    properties: Mapping[str, Any]
    context: Mapping[str, Any]
    values: tuple[Any, ...] = ()
    actor: int = 0

    def group(self, kind: GroupType | None) -> str | None:
        """Return the group it belongs to, of a type; None without one."""
        return group_in(self.context, self.properties, kind)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read of a person.

    Attributes:
        names: of the events; None: any.
        since: the first instant (None: ever), and ``until`` the first beyond.
        values: properties, context values or pages to read as labels.
        worth: a property to read as a number, after the values.
        past: names of events whose whole history conditions look at.
        trait: a trait to read as a label; ``traits``: others beside it.
        groups: what the groups of the person did, whoever it was.
        besides: where groups are counted, a time in which everything is read that their people did.
    """

    names: frozenset[str] | None
    since: datetime | None
    until: datetime
    values: tuple[Breakdown | PageBreakdown, ...] = ()
    worth: str | None = None
    past: frozenset[str] = frozenset()
    trait: str | None = None
    groups: bool = False
    traits: tuple[str, ...] = ()
    besides: Span | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Traits of a person, when they were first seen (ms), and the labels that were asked for."""

    traits: Mapping[str, Any] = field(default_factory=dict)
    first_seen: int | None = None
    label: str | None = None
    labels: tuple[str | None, ...] = ()


NOBODY = Profile()


@dataclass(frozen=True, slots=True)
class Story:
    """A person's events in the order of time, with what conditions on people look at.

    ``whole`` is False when there are more than ``MAX_DEEDS``.
    """

    person: int
    ids: tuple[int, ...]
    deeds: tuple[Deed, ...]
    profiles: Mapping[int, Profile]
    past: Mapping[int, tuple[PastEvent, ...]]
    whole: bool
    segments: Mapping[int, frozenset[str]] | None = None
    """Those the question names that each person is in; None when it names none."""
    besides: tuple[Deed, ...] = ()
    """What the people of the groups did that is not of those; nobody acts in it."""

    @property
    def everything(self) -> list[Deed]:
        """All that was read, in the order of time."""
        return sorted((*self.deeds, *self.besides), key=lambda deed: deed.ms)

    def profile(self, person: int) -> Profile:
        """Return what is known of a person."""
        return self.profiles.get(person, NOBODY)


@dataclass(frozen=True, slots=True)
class Who:
    """A person with all the ids that were merged into them, their own first; or a group under its number."""

    person: int
    ids: tuple[int, ...]
    merges: Merges
    group: Group | None = None

    def current(self, raw: int) -> int:
        """Return the person that an id belongs to now."""
        return int(self.merges.of(np.array([raw], np.uint64))[0])


def who_is(person: int, scope: Scope) -> Generator[Statement | Jobs, Any, Who]:
    """Return who a person is now; of somebody who was merged away, the one they were merged into."""
    merges = yield from merges_of(scope)
    current = int(merges.of(np.array([person], np.uint64))[0])
    away = merges.away[merges.into == np.uint64(current)].tolist()
    return Who(current, (current, *(int(one) for one in away if one != current)), merges)


def group_is(number: int, scope: Scope) -> Generator[Statement | Jobs, Any, Who | None]:
    """Return the group that a number stands for; None when there is no such group."""
    plain = replace(scope, groups=False)
    found = yield from groups_known([number], plain)
    if number not in found:
        return None
    merges = yield from merges_of(plain)
    return Who(number, (number,), merges, found[number])


def story_of(who: Who, wanted: Wanted, scope: Scope, zone: ZoneInfo) -> Asking:
    """Read what a person did, or whoever of a group; see ``Wanted``. Conditions are about persons."""
    scope = replace(scope, groups=False)
    rows = yield _statement(who, wanted, scope, zone)
    whole = len(rows) <= MAX_DEEDS
    deeds = tuple(_deed(row, who) for row in rows[:MAX_DEEDS] if row[0])
    besides = tuple(replace(_deed(row, who), actor=0) for row in rows[:MAX_DEEDS] if not row[0])
    own = {} if who.group else {who.person: None}
    people = tuple(own | {deed.person: None for deed in deeds})
    profiles = yield from _profiles(people, wanted, scope)
    past: Mapping[int, tuple[PastEvent, ...]] = {}
    if wanted.past:
        past, known = yield from _past(people, who, wanted.past, scope)
        whole = whole and known
    segments = (yield from _segments(people, who, scope)) if scope.segments else None
    return Story(who.person, who.ids, deeds, profiles, past, whole, segments, besides)


def _statement(who: Who, wanted: Wanted, scope: Scope, zone: ZoneInfo) -> Statement:
    """The statement of a person's events; reads the sort key, or the index on persons for any event."""
    source = Source.of(scope, zone)
    extra = [
        page_sql(source) if isinstance(by, PageBreakdown) else source.breakdown(by)
        for by in wanted.values
    ]
    extra += [source.number(wanted.worth)] if wanted.worth is not None else []
    own = _own(who, wanted, source)
    read = own
    if wanted.besides is not None:
        read = f"({own} OR {_by_their_people(_of_groups(who, wanted, source), wanted.besides, source)})"
    columns = ", ".join((own if read != own else "1", *_COLUMNS, *extra))
    tests = [f"project_id = {source.project}", read]
    if wanted.names is not None:
        tests.append(f"event IN {source.bind(sorted(wanted.names), 'Array(String)')}")
    if wanted.since is not None:
        tests.append(f"timestamp >= {instant(source.bind, wanted.since)}")
    tests.append(f"timestamp < {instant(source.bind, wanted.until)}")
    return source.statement(
        f"SELECT {columns} FROM events WHERE {' AND '.join(tests)}"
        f" ORDER BY timestamp, seq LIMIT {MAX_DEEDS + 1}"
    )


_COLUMNS = (
    "person_id", "toUnixTimestamp64Milli(timestamp)", "event", "message_id", "user_id", "anonymous_id",
    "session_id", "is_bot", "toJSONString(properties)", "toJSONString(context)",
)  # fmt: skip


def _own(who: Who, wanted: Wanted, source: Source) -> str:
    """The test that an event is of whom the question follows."""
    if who.group is not None:
        return _of_groups(who, wanted, source)
    mine = _by_themselves(who, source)
    return f"({mine} OR {_of_groups(who, wanted, source)})" if wanted.groups else mine


def _by_themselves(who: Who, source: Source) -> str:
    return f"person_id IN {source.bind(list(who.ids), 'Array(UInt64)')}"


def _of_groups(who: Who, wanted: Wanted, source: Source) -> str:
    """The test that an event is of the group, or of a group for which the person ever did anything."""
    group = source.group
    if who.group is not None:
        return f"{group} = {source.bind(who.group.group_id, 'String')}"
    mine, until = _by_themselves(who, source), instant(source.bind, wanted.until)
    return (
        f"({group} != '' AND {group} IN (SELECT DISTINCT {group} FROM events"
        f" WHERE project_id = {source.project} AND {mine} AND timestamp < {until}))"
    )


def _by_their_people(of_groups: str, span: Span, source: Source) -> str:
    """The test that an event is in a time, and of somebody who then did anything for the groups."""
    rules, then = source.rules, source.during(span)
    acted = f"SELECT DISTINCT person_id FROM events WHERE project_id = {source.project} AND {of_groups} AND {then}"
    people = f"SELECT {person_of('g', rules)} AS p FROM ({acted}) AS g {overrides_join('g', rules)}"
    return f"({then} AND {same_person_rows(rules, people)})"


def _deed(row: Any, who: Who) -> Deed:
    _, raw, ms, event, message, user, anonymous, session, bot, properties, context, *values = row
    mine = who.group is None and int(raw) in who.ids
    person = who.person if mine else who.current(int(raw))
    actor = person if who.group is None else who.person
    documents = (json.loads(properties), json.loads(context))
    ids = (str(message), str(user), str(anonymous), str(session))
    return Deed(
        person, int(raw), int(ms), str(event), *ids, bool(bot), *documents, tuple(values), actor
    )


def _profiles(
    people: tuple[int, ...], wanted: Wanted, scope: Scope
) -> Generator[Statement, Rows, dict[int, Profile]]:
    source = Source.of(scope, scope.utc)
    label = "NULL" if wanted.trait is None else label_of("traits", wanted.trait)
    columns = ", ".join([label, *(label_of("traits", name) for name in wanted.traits)])
    rows = yield source.statement(
        f"SELECT person_id, toJSONString(traits), toUnixTimestamp64Milli(first_seen), {columns}"
        f" FROM persons FINAL WHERE project_id = {source.project}"
        f" AND person_id IN {source.bind(list(people), 'Array(UInt64)')}"
    )
    return {
        int(p): Profile(json.loads(traits), int(seen), v, tuple(more))
        for p, traits, seen, v, *more in rows
    }


def _segments(
    people: tuple[int, ...], who: Who, scope: Scope
) -> Generator[Statement, Rows, dict[int, frozenset[str]]]:
    """The segments of the question that each person is in, by any of their ids."""
    source = Source.of(scope, scope.utc)
    lists = " OR ".join(
        f"(segment_id = {source.bind(int(name), 'UInt64')}"
        f" AND version = {source.bind(one.version, 'UInt64')})"
        for name, one in scope.segments.items()
    )
    ids = source.bind(_ids_of(people, who), "Array(UInt64)")
    rows = yield source.statement(
        f"SELECT DISTINCT person_id, toString(segment_id) FROM segment_members"
        f" WHERE project_id = {source.project} AND ({lists}) AND person_id IN {ids}"
    )
    found: dict[int, frozenset[str]] = {}
    for raw, name in rows:
        person = who.current(int(raw))
        found[person] = found.get(person, frozenset()) | {str(name)}
    return found


def _ids_of(people: tuple[int, ...], who: Who) -> list[int]:
    """The persons, and whoever was merged into one of them."""
    merges = who.merges
    away = merges.away[np.isin(merges.into, np.array(people, np.uint64))].tolist()
    return [*people, *(int(one) for one in away)]


def _past(
    people: tuple[int, ...], who: Who, names: frozenset[str], scope: Scope
) -> Generator[Statement, Rows, tuple[dict[int, tuple[PastEvent, ...]], bool]]:
    """Everything of some names that the persons ever did; and whether that is all."""
    source = Source.of(scope, scope.utc)
    ids = source.bind(_ids_of(people, who), "Array(UInt64)")
    rows = yield source.statement(
        "SELECT person_id, event, toUnixTimestamp64Milli(timestamp), toJSONString(properties)"
        f" FROM events WHERE {source.counted} AND person_id IN {ids}"
        f" AND event IN {source.bind(sorted(names), 'Array(String)')} LIMIT {MAX_DEEDS + 1}"
    )
    found: dict[int, list[PastEvent]] = {}
    for raw, event, ms, properties in rows:
        past = PastEvent(str(event), instant_of(int(ms)), json.loads(properties))
        found.setdefault(who.current(int(raw)), []).append(past)
    return {person: tuple(some) for person, some in found.items()}, len(rows) <= MAX_DEEDS
