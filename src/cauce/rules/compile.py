"""A condition as a ClickHouse expression over ``events``; never null, only 0 or 1.

Properties are read through typed sub-columns of the ``JSON`` column, ten times faster than the
dynamic value, and only those of types that occur when the context knows them (``rules.types``). A condition on traits becomes membership in a set of persons, taken from ``persons``;
a behaviour becomes membership in a set taken from ``events``. Persons are resolved through
``person_overrides`` (raw person → the person it was merged into).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any as Json
from zoneinfo import ZoneInfo

from cauce.rules.binding import Binder, quote_path
from cauce.rules.contracts import (
    POSITIVE_OF,
    All,
    Any,
    Comparison,
    Condition,
    Did,
    Facts,
    GroupType,
    Not,
    Op,
    SegmentIs,
    Subject,
)
from cauce.rules.errors import no_such_segment
from cauce.rules.groups import of_such_groups
from cauce.rules.leaf import Place, compile_leaf
from cauce.rules.match import count_holds_at_zero, matches
from cauce.rules.types import Types, types_at
from cauce.rules.walk import only_traits

COUNT_SQL = {Op.EQ: "=", Op.NE: "!=", Op.GT: ">", Op.GTE: ">=", Op.LT: "<", Op.LTE: "<="}
"""How the count of a behaviour is compared, in SQL."""


@dataclass(frozen=True, slots=True)
class SqlContext:
    """Where a condition is compiled into.

    Attributes:
        bind: collects the values as parameters.
        project_id: the only project that is looked at.
        now: the instant of the question (UTC).
        timezone: of dates without an offset.
        merged: the project has merges, so raw persons must be resolved.
        person: the column that holds the person.
        person_is_raw: ``person`` is the raw person of ``events``, not the resolved one.
        properties: the JSON column of event properties.
        types: the types that properties of the rows really have; None when that is not known.
        include_bots: behaviours count what programs did too.
        segments: the version of the members of each segment that may be named.
        as_of_now: behaviours without a window count only what had happened by ``now``.
        group_type: of the groups whose traits are meant where a condition says no type.
    """

    bind: Binder
    project_id: int
    now: datetime
    timezone: ZoneInfo
    merged: bool = True
    person: str = "person_id"
    person_is_raw: bool = True
    properties: str = "properties"
    types: Types | None = None
    include_bots: bool = False
    segments: Mapping[str, int] = field(default_factory=dict)
    as_of_now: bool = False
    group_type: GroupType | None = None

    @property
    def project(self) -> str:
        """The bound project."""
        return self.bind(self.project_id, "UInt32")


def compile_sql(condition: Condition, ctx: SqlContext) -> str:
    """Return the expression; its values are in ``ctx.bind.params``.

    Run it with the setting ``precise_float_parsing = 1``, so that numbers sent as text read exactly.

    Raises:
        CauceError: ``segment_not_found`` when it names a segment that ``ctx`` does not have.
    """
    if only_traits(condition):
        return _traits(condition, ctx)
    match condition:
        case All(items):
            return _join([compile_sql(item, ctx) for item in items], " AND ", "1")
        case Any(items):
            return _join([compile_sql(item, ctx) for item in items], " OR ", "0")
        case Not(item):
            return f"NOT {_wrap(compile_sql(item, ctx))}"
        case Comparison():
            return _of_event(condition, ctx)
        case Did() | SegmentIs():
            return _membership(condition, ctx)


def _join(parts: list[str], word: str, empty: str) -> str:
    return "(" + word.join(parts) + ")" if parts else empty


def _wrap(text: str) -> str:
    return text if text.startswith("(") and text.endswith(")") else f"({text})"


def _comparison(leaf: Comparison, ctx: SqlContext, column: str) -> str:
    positive = POSITIVE_OF.get(leaf.op)
    if positive is not None:
        return f"NOT {_wrap(_comparison(replace(leaf, op=positive), ctx, column))}"
    kinds = types_at(ctx.types, leaf.name) if leaf.subject is Subject.PROPERTY else None
    place = Place(quote_path(column, leaf.name), kinds)
    return compile_leaf(leaf, place, ctx.bind, ctx.now, ctx.timezone)


def _of_event(leaf: Comparison, ctx: SqlContext) -> str:
    if leaf.subject is Subject.GROUP_TRAIT:
        return _of_groups(leaf, ctx)
    in_context = leaf.subject is Subject.CONTEXT
    return _comparison(leaf, ctx, "context" if in_context else ctx.properties)


def _of_groups(leaf: Comparison, ctx: SqlContext) -> str:
    """Membership in the groups whose trait passes; an event without such a group passes no positive one."""
    positive = POSITIVE_OF.get(leaf.op)
    if positive is not None:
        return f"NOT ({_of_groups(replace(leaf, op=positive), ctx)})"
    test = compile_leaf(
        leaf, Place(quote_path("traits", leaf.name)), ctx.bind, ctx.now, ctx.timezone
    )
    return of_such_groups(leaf.group_type or ctx.group_type, ctx.project, ctx.bind, test)


def _traits(condition: Condition, ctx: SqlContext) -> str:
    """Membership in the persons whose traits satisfy it; who has no row has no traits."""
    unknown = matches(condition, Facts(ctx.now, timezone=ctx.timezone))
    test = _on_traits(Not(condition) if unknown else condition, ctx)
    people = f"SELECT person_id FROM persons FINAL WHERE project_id = {ctx.project} AND {test}"
    return same_person_rows(ctx, people, inside=not unknown)


def _on_traits(condition: Condition, ctx: SqlContext) -> str:
    match condition:
        case All(items):
            return _join([_on_traits(item, ctx) for item in items], " AND ", "1")
        case Any(items):
            return _join([_on_traits(item, ctx) for item in items], " OR ", "0")
        case Not(item):
            return f"NOT {_wrap(_on_traits(item, ctx))}"
        case Comparison(Subject.TRAIT):
            return _comparison(condition, ctx, "traits")
    raise TypeError(condition)


def _membership(leaf: Did | SegmentIs, ctx: SqlContext) -> str:
    return _did(leaf, ctx) if isinstance(leaf, Did) else _segment(leaf.segment, ctx)


def _segment(segment: str, ctx: SqlContext) -> str:
    """Membership in a list of persons; whoever was merged since is in it by any of their ids."""
    version = ctx.segments.get(segment)
    if version is None:
        raise no_such_segment(segment)
    people = (
        f"SELECT {person_of('m', ctx)} AS p FROM segment_members AS m {overrides_join('m', ctx)}"
        f" WHERE m.project_id = {ctx.project} AND m.segment_id = {ctx.bind(int(segment), 'UInt64')}"
        f" AND m.version = {ctx.bind(version, 'UInt64')}"
    )
    return same_person_rows(ctx, people)


def _did(did: Did, ctx: SqlContext) -> str:
    """Membership in the persons whose number of such events satisfies the count."""
    at_zero = count_holds_at_zero(did)
    test = f"sum(n) {COUNT_SQL[did.count_op]} {ctx.bind(did.count, 'UInt64')}"
    people = (
        f"SELECT {person_of('g', ctx)} AS p FROM ({_counts(did, ctx)}) AS g {overrides_join('g', ctx)}"
        f" GROUP BY p HAVING {f'NOT ({test})' if at_zero else test}"
    )
    return same_person_rows(ctx, people, inside=not at_zero)


def _counts(did: Did, ctx: SqlContext) -> str:
    inner = replace(ctx, properties="properties")
    rows = project_events(ctx.project, include_bots=ctx.include_bots)
    parts = [rows, f"event = {ctx.bind(did.event, 'String')}"]
    if did.within_days is not None:
        since = ctx.now - timedelta(days=did.within_days)
        parts.append(f"timestamp > {instant(ctx.bind, since)}")
    if did.within_days is not None or ctx.as_of_now:
        parts.append(f"timestamp <= {instant(ctx.bind, ctx.now)}")
    parts.append(compile_sql(did.where, inner))
    where = " AND ".join(parts)
    return f"SELECT person_id, count() AS n FROM events WHERE {where} GROUP BY person_id"


def same_person_rows(ctx: SqlContext, people: str, *, inside: bool = True) -> str:
    """Return the test that the row's person is (not) among ``people``, a query of resolved ids."""
    word = "IN" if inside else "NOT IN"
    if not (ctx.merged and ctx.person_is_raw):
        return f"{ctx.person} {word} ({people})"
    away = f"SELECT from_person, into_person FROM person_overrides FINAL WHERE project_id = {ctx.project}"
    return (
        f"if({ctx.person} IN (SELECT from_person FROM ({away})),"
        f" {ctx.person} {word} (SELECT from_person FROM ({away}) WHERE into_person IN ({people})),"
        f" {ctx.person} {word} ({people}))"
    )


def person_of(alias: str, ctx: SqlContext) -> str:
    """Return the resolved person of rows joined with ``overrides_join``."""
    raw = f"{alias}.person_id"
    return f"if(o.into_person = 0, {raw}, o.into_person)" if ctx.merged else raw


def overrides_join(alias: str, ctx: SqlContext) -> str:
    """Return the join that ``person_of`` needs; nothing when the project has no merges."""
    if not ctx.merged:
        return ""
    return (
        "LEFT ANY JOIN (SELECT from_person, into_person FROM person_overrides FINAL"
        f" WHERE project_id = {ctx.project}) AS o ON o.from_person = {alias}.person_id"
    )


def project_events(project: str, *, include_bots: bool) -> str:
    """Return the test of a row of ``events`` that it is of the (bound) project and counts."""
    return f"project_id = {project}" + ("" if include_bots else " AND is_bot = 0")


def instant(bind: Binder, at: datetime) -> str:
    """Return an instant bound with millisecond precision."""
    text = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.") + f"{at.microsecond // 1000:03d}"
    return bind(text, "DateTime64(3, 'UTC')")


__all__: tuple[Json, ...] = (
    "SqlContext",
    "compile_sql",
    "instant",
    "overrides_join",
    "person_of",
    "project_events",
    "same_person_rows",
)
