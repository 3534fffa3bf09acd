"""The people behind a number: ranked by what they contribute, shown with who they are.

Every drill-down ends here. ``list_people`` takes a query of the people found, with columns ``p``
(resolved person), ``value`` (number or null), ``first_at`` and ``last_at``; ``list_found`` takes
them worked out already.
"""

import base64
import binascii
import json
import math
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cauce.analytics.contracts import (
    PeopleQuery,
    PeopleResult,
    PersonItem,
    Rows,
    Scope,
    Statement,
)
from cauce.analytics.logic.groups import Group, groups_known, lists_groups
from cauce.analytics.logic.source import Source
from cauce.kernel.errors import invalid
from cauce.kernel.ids import PersonId, person_text

Listing = Generator[Statement, Rows, PeopleResult]


@dataclass(frozen=True, slots=True)
class Found:
    """One person behind a number."""

    person_id: int
    value: float | None
    first_at: datetime | None = None
    last_at: datetime | None = None

    @property
    def rank(self) -> tuple[float, int]:
        """Largest value first, then by id; without a value last."""
        return (math.inf if self.value is None else -self.value, self.person_id)


def list_people(found_sql: str, source: Source, query: PeopleQuery) -> Listing:
    """Return a page of the people that ``found_sql`` (bound in ``source``) gives."""
    if query.only is not None:
        found_sql = f"SELECT * FROM ({found_sql}) WHERE p = {source.bind(query.only, 'UInt64')}"
    total = yield source.statement(f"SELECT count() FROM ({found_sql})")
    after = _after(query.cursor, source)
    rows = yield source.statement(
        f"SELECT p, value, first_at, last_at FROM ({found_sql}) {after}"
        f" ORDER BY ifNull(value, -inf) DESC, p LIMIT {query.limit + 1}"
    )
    found = [Found(int(p), value, first, last) for p, value, first, last in rows]
    return (yield from _page(found, int(total[0][0]), source.scope, query))


def list_found(found: Sequence[Found], scope: Scope, query: PeopleQuery) -> Listing:
    """Return a page of people worked out in memory."""
    ranked = sorted(found, key=lambda one: one.rank)
    if query.cursor is not None:
        value, person = read_cursor(query.cursor)
        last = Found(person, value).rank
        ranked = [one for one in ranked if one.rank > last]
    return (yield from _page(ranked[: query.limit + 1], len(found), scope, query))


def list_ranked(page: list[Found], total: int, scope: Scope, query: PeopleQuery) -> Listing:
    """Return a page of ``total`` people: ``page`` is the next ``limit + 1`` of them, ranked."""
    return (yield from _page(page, total, scope, query))


def _page(found: list[Found], total: int, scope: Scope, query: PeopleQuery) -> Listing:
    shown = found[: query.limit]
    more = len(found) > query.limit
    cursor = write_cursor(shown[-1]) if more else None
    if query.bare:
        return PeopleResult(tuple(_item(one, _NOBODY, None) for one in shown), cursor, total)
    if query.only is None and lists_groups(query.of, query.point):
        groups = yield from groups_known([one.person_id for one in shown], scope)
        named = tuple(_group_item(one, groups.get(one.person_id)) for one in shown)
        return PeopleResult(named, cursor, total)
    known = yield from _profiles([one.person_id for one in shown], scope)
    missing = [one.person_id for one in shown if not known.get(one.person_id, _NOBODY).named]
    distinct = yield from _distinct_ids(missing, scope)
    items = tuple(
        _item(one, known.get(one.person_id, _NOBODY), distinct.get(one.person_id)) for one in shown
    )
    return PeopleResult(items, cursor, total)


def _group_item(found: Found, group: Group | None) -> PersonItem:
    """A group where a person is otherwise; one that was erased meanwhile has only its number."""
    number = person_text(PersonId(found.person_id))
    one = group or Group(number, number)
    return PersonItem(
        number,
        one.name,
        None,
        None,
        dict(one.traits),
        found.value,
        _utc(found.first_at),
        _utc(found.last_at),
        one.group_id,
        one.type or None,
    )


@dataclass(frozen=True, slots=True)
class _Profile:
    user_id: str
    traits: Mapping[str, Any]

    @property
    def named(self) -> bool:
        return bool(self.user_id or _trait(self.traits, "name") or _trait(self.traits, "email"))


_NOBODY = _Profile("", {})


def _profiles(
    people: Sequence[int], scope: Scope
) -> Generator[Statement, Rows, dict[int, _Profile]]:
    if not people:
        return {}
    source = Source.of(scope, scope.utc)
    rows = yield source.statement(
        "SELECT person_id, user_id, toJSONString(traits) FROM persons FINAL"
        f" WHERE project_id = {source.project} AND person_id IN {_ids(people, source)}"
    )
    return {int(p): _Profile(user, json.loads(traits)) for p, user, traits in rows}


def _distinct_ids(
    people: Sequence[int], scope: Scope
) -> Generator[Statement, Rows, dict[int, tuple[str, str]]]:
    """The user and anonymous ids of people without a profile, from their events."""
    if not people:
        return {}
    source = Source.of(scope, scope.utc)
    ids = _ids(people, source)
    raw = f"person_id IN {ids}"
    into = "person_id"
    if scope.merged:
        away = (
            "SELECT from_person, into_person FROM person_overrides FINAL"
            f" WHERE project_id = {source.project} AND into_person IN {ids}"
        )
        raw = f"({raw} OR person_id IN (SELECT from_person FROM ({away})))"
        into = "if(o.into_person = 0, person_id, o.into_person)"
        join = f"LEFT ANY JOIN ({away}) AS o ON o.from_person = person_id"
    else:
        join = ""
    rows = yield source.statement(
        f"SELECT {into} AS p, max(user_id), max(anonymous_id) FROM events {join}"
        f" WHERE project_id = {source.project} AND {raw} GROUP BY p"
    )
    return {int(p): (user, anonymous) for p, user, anonymous in rows}


def _ids(people: Sequence[int], source: Source) -> str:
    return source.bind(list(people), "Array(UInt64)")


def _item(found: Found, profile: _Profile, distinct: tuple[str, str] | None) -> PersonItem:
    user, anonymous = distinct or ("", "")
    user_id = profile.user_id or user or None
    email = _trait(profile.traits, "email")
    public = person_text(PersonId(found.person_id))
    name = _trait(profile.traits, "name") or email or user_id or anonymous or public
    return PersonItem(
        public,
        name,
        user_id,
        email,
        dict(profile.traits),
        found.value,
        _utc(found.first_at),
        _utc(found.last_at),
    )


def _utc(at: datetime | None) -> datetime | None:
    return at if at is None or at.tzinfo is not None else at.replace(tzinfo=UTC)


def _trait(traits: Mapping[str, Any], name: str) -> str | None:
    value = traits.get(name)
    return value if isinstance(value, str) and value else None


def write_cursor(last: Found) -> str:
    """Return the opaque text of a place in a list."""
    text = json.dumps([last.value, last.person_id]).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def read_cursor(cursor: str) -> tuple[float | None, int]:
    """Return the value and person a cursor stands after.

    Raises:
        CauceError: ``invalid_field`` when it was not made by ``write_cursor``.
    """
    position = _decoded(cursor)
    if isinstance(position, list) and len(position) == 2:
        value, person = position
        known = value is None or type(value) in (int, float)
        if known and type(person) is int and 0 <= person < 2**64:
            return value if value is None else float(value), person
    raise invalid(
        "cursor",
        "is not a cursor of this list; start again without it.",
        "no es un cursor de esta lista; empieza de nuevo sin él.",
    )


def _decoded(cursor: str) -> object:
    try:
        return json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        return None


def _after(cursor: str | None, source: Source) -> str:
    if cursor is None:
        return ""
    value, person = read_cursor(cursor)
    at, who = (
        source.bind(value, "Float64") if value is not None else "-inf",
        source.bind(person, "UInt64"),
    )
    rank = "ifNull(value, -inf)"
    return f"WHERE {rank} < {at} OR ({rank} = {at} AND p > {who})"
