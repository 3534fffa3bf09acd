"""Groups (companies): which numbers count them, and which ones are behind a number.

A group stands where a person stands otherwise, under a number of its own that only answers to a
question have. It is named by what ``group`` calls said of it last.
"""

import json
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cauce.analytics.contracts import (
    AttributionQuery,
    ChartQuery,
    CorrelationQuery,
    Counted,
    CountOf,
    FunnelQuery,
    HistogramQuery,
    LifecycleQuery,
    Math,
    PathCount,
    PathsQuery,
    Point,
    RetentionQuery,
    Rows,
    Scope,
    SessionsQuery,
    Statement,
    StickinessQuery,
    TrendQuery,
)
from cauce.analytics.logic.source import Source, group_number, label_of
from cauce.rules.groups import type_sql

GROUP_CALL = "$group"
"""The event that says what a group is like."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its name (without one, that is its id), the type that it has, and its traits as they are now."""

    group_id: str
    name: str
    type: str = ""
    traits: Mapping[str, Any] = field(default_factory=dict)


def counts_groups(question: ChartQuery) -> bool:
    """Return whether groups stand where persons stand in the whole of a question."""
    match question:
        case PathsQuery():
            return question.count is PathCount.GROUPS
        case RetentionQuery() | LifecycleQuery() | StickinessQuery() | SessionsQuery():
            return question.count is Counted.GROUPS
        case AttributionQuery() | HistogramQuery():
            return question.count is Counted.GROUPS
    return False


Grouping = (
    TrendQuery
    | FunnelQuery
    | RetentionQuery
    | LifecycleQuery
    | StickinessQuery
    | PathsQuery
    | SessionsQuery
    | AttributionQuery
    | HistogramQuery
    | CorrelationQuery
)
"""The questions that can count groups."""


def counting(question: ChartQuery, scope: Scope) -> Scope:
    """Return the scope in which a question is worked out: who acts, and groups of which type."""
    kind = question.group_type if isinstance(question, Grouping) else None
    return replace(scope, groups=counts_groups(question), group_type=kind)


def names_groups(question: ChartQuery) -> bool:
    """Return whether any number of a question is one of groups."""
    if isinstance(question, TrendQuery):
        return any(series.math is Math.GROUPS for series in question.series)
    if isinstance(question, FunnelQuery):
        return question.count is CountOf.GROUPS
    if isinstance(question, CorrelationQuery):
        return question.of_groups
    return counts_groups(question)


def lists_groups(question: ChartQuery, point: Point) -> bool:
    """Return whether groups are behind a number."""
    if isinstance(question, TrendQuery):
        place = point.series or 0
        return place < len(question.series) and question.series[place].math is Math.GROUPS
    if isinstance(question, FunnelQuery):
        return question.count is CountOf.GROUPS
    if isinstance(question, CorrelationQuery):
        return question.of_groups
    return counts_groups(question)


def groups_known(
    numbers: Sequence[int], scope: Scope
) -> Generator[Statement, Rows, dict[int, Group]]:
    """Return the groups that numbers stand for; reads the group of every event of the project."""
    if not numbers:
        return {}
    source = Source.of(scope, scope.utc)
    name = label_of("properties", "name")
    called = f"event = {source.bind(GROUP_CALL, 'String')} AND isNotNull({name})"
    number = group_number(source.group)
    kind = type_sql(scope.group_type, source.bind)
    rows = yield source.statement(
        f"SELECT {number} AS number, any({source.group}), argMaxIf({name}, timestamp, {called}),"
        f" argMax({kind}, timestamp)"
        f" FROM events WHERE project_id = {source.project} AND {source.group} != ''"
        f" AND {number} IN {source.bind(list(numbers), 'Array(UInt64)')} GROUP BY number"
    )
    found = {
        int(one): Group(str(group), str(said or group), str(kind))
        for one, group, said, kind in rows
    }
    traits = yield from traits_of({(one.type, one.group_id) for one in found.values()}, scope)
    return {
        number: replace(one, traits=traits.get((one.type, one.group_id), {}))
        for number, one in found.items()
    }


def traits_of(
    groups: Collection[tuple[str, str]], scope: Scope
) -> Generator[Statement, Rows, dict[tuple[str, str], Mapping[str, Any]]]:
    """Return the traits of groups, given by type and id; those that nothing is known of are left out."""
    if not groups:
        return {}
    source = Source.of(scope, scope.utc)
    kinds, ids = (sorted(set(some)) for some in zip(*groups, strict=True))
    rows = yield source.statement(
        "SELECT type, group_id, toJSONString(traits) FROM groups FINAL"
        f" WHERE project_id = {source.project} AND type IN {source.bind(kinds, 'Array(String)')}"
        f" AND group_id IN {source.bind(ids, 'Array(String)')}"
    )
    return {(str(kind), str(group)): json.loads(traits) for kind, group, traits in rows}
