"""Funnels: how many go through a sequence of events (``docs/reference/definitions.md``, Funnels)."""

from collections.abc import Callable, Generator
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from cauce.analytics.contracts import (
    Caveat,
    Columns,
    CountOf,
    FunnelPoint,
    FunnelQuery,
    FunnelResult,
    GroupType,
    Job,
    Jobs,
    Plan,
    Planned,
    Scope,
    Statement,
    Step,
)
from cauce.analytics.logic.funnel_kept import kept_outcome
from cauce.analytics.logic.funnel_next import drop_offs, next_of
from cauce.analytics.logic.funnel_outcome import (
    Outcome,
    Read,
    join_outcomes,
    outcome_of,
    read_part,
)
from cauce.analytics.logic.funnel_result import result_of
from cauce.analytics.logic.funnel_sql import by_property, parts_of, rows_statement, volume_statement
from cauce.analytics.logic.funnel_time import Table, points_of, table_of
from cauce.analytics.logic.funnel_trails import trailed_outcome
from cauce.analytics.logic.persons import resolve, trait_labels
from cauce.analytics.logic.warnings import explain_match
from cauce.kernel.errors import Text

T = TypeVar("T")
Working = Generator[Step, Any, Outcome]


def funnel(query: FunnelQuery, scope: Scope) -> Plan:
    """Work out a funnel; see ``contracts.Plan``."""
    outcome, points = yield from _drawn(query, scope)
    result = replace(result_of(outcome, query), over_time=points)
    if query.drop_off is not None:
        found_next = yield from next_of(query, outcome, scope)
        result = replace(result, drop_off=drop_offs(query, found_next))
    warnings = yield from _explained(query, result, scope)
    return Planned(result, "funnel", warnings)


def _drawn(
    query: FunnelQuery, scope: Scope
) -> Generator[Step, Any, tuple[Outcome, tuple[FunnelPoint, ...]]]:
    if query.interval is None:
        return (yield from funnel_outcome(query, scope)), ()
    found: list[tuple[Outcome, Table]] = yield from _worked(query, scope, partial(_both, query))
    outcome = yield from _labelled(query, join_outcomes([one for one, _ in found]), scope)
    return outcome, points_of(sum((table for _, table in found[1:]), found[0][1]), query)


def funnel_outcome(query: FunnelQuery, scope: Scope) -> Working:
    """Work out the attempts that count: what the chart and its drill-down are both made of."""
    kept = yield from kept_outcome(query, scope)
    if kept is None:
        kept = yield from trailed_outcome(query, scope)
    if kept is not None:
        return (yield from _labelled(query, kept, scope))
    found = yield from _worked(query, scope, partial(_outcome, query))
    return (yield from _labelled(query, join_outcomes(found), scope))


def _outcome(query: FunnelQuery, read: Read) -> Outcome:
    return outcome_of(read, query)


def _both(query: FunnelQuery, read: Read) -> tuple[Outcome, Table]:
    return outcome_of(read, query), table_of(read, query)


def _worked(
    query: FunnelQuery, scope: Scope, work: Callable[[Read], T]
) -> Generator[Statement | Jobs, Any, list[T]]:
    """Do the work on every part of the rows; all rows of a person are in one part."""
    volume = yield volume_statement(query, scope)
    whole = query.count is CountOf.GROUPS
    parts = parts_of(1 if whole else int(volume[0][0]))
    statements = [rows_statement(query, scope, part) for part in parts]
    if scope.merged:
        read = yield Jobs(tuple(Job(statement, read_part) for statement in statements))
        resolved = yield from resolve(read, scope)
        done = yield Jobs(tuple(Job(None, partial(_on_rows, work, one)) for one in resolved))
    else:
        done = yield Jobs(tuple(Job(s, partial(_on_columns, work)) for s in statements))
    return list(done)


def _on_rows(work: Callable[[Read], T], read: Read, _columns: Columns) -> T:
    return work(read)


def _on_columns(work: Callable[[Read], T], columns: Columns) -> T:
    return work(read_part(columns))


def _labelled(query: FunnelQuery, outcome: Outcome, scope: Scope) -> Working:
    """Put the persons' traits on the attempts, when the breakdown is by one."""
    if query.breakdown is None or by_property(query.breakdown):
        return outcome
    labels = yield from trait_labels(query.breakdown.name, outcome.person, scope)
    return replace(outcome, labels=labels)


def _explained(
    query: FunnelQuery, result: FunnelResult, scope: Scope
) -> Generator[Statement, Any, tuple[Caveat, ...]]:
    """Say why steps that nobody reached are empty."""
    found: list[Caveat] = []
    for step, match in zip(result.steps, query.steps, strict=True):
        if not step.count:
            found += yield from explain_match(match, query.where, query.breakdown, scope)
    if query.count is CountOf.GROUPS and not result.steps[0].count:
        kind = query.group_type
        found.append(NO_GROUPS if kind is None else no_groups_of(kind))
    return tuple(dict.fromkeys(found))


NO_GROUPS = Caveat(
    "no_groups",
    Text(
        "No event of the first step says which group it belongs to. Send the group's id with your"
        " events, as context.groupId.",
        "Ningún evento del primer paso dice a qué grupo pertenece. Envía el identificador del grupo"
        " con tus eventos, en context.groupId.",
    ),
)


def no_groups_of(kind: GroupType) -> Caveat:
    """Return the warning for a type that no event of the first step names a group of."""
    name, either = kind.name, Text("", "")
    if kind.by_property:
        either = Text(f", or as the property {name}", f", o en la propiedad {name}")
    return Caveat(
        "no_groups_of_type",
        Text(
            f"No event of the first step says which group of the type “{name}” it belongs to. Send the group's id"
            f" with your events, as context.groups.{name}, or as context.groupId with “{name}” as"
            f" context.groupType{either.en}.",
            f"Ningún evento del primer paso dice a qué grupo del tipo «{name}» pertenece. Envía el identificador"
            f" del grupo con tus eventos, en context.groups.{name}, o en context.groupId con «{name}» como"
            f" context.groupType{either.es}.",
        ),
    )
