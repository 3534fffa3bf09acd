"""Funnels: how many go through a sequence of events (``docs/reference/definitions.md``, Funnels)."""

from collections.abc import Generator
from dataclasses import replace
from functools import partial
from typing import Any

from cauce.analytics.contracts import (
    Caveat,
    Columns,
    CountOf,
    FunnelQuery,
    FunnelResult,
    Job,
    Jobs,
    Planned,
    Scope,
    Statement,
)
from cauce.analytics.logic.funnel_outcome import (
    Outcome,
    Read,
    join_outcomes,
    outcome_of,
    read_part,
)
from cauce.analytics.logic.funnel_result import result_of
from cauce.analytics.logic.funnel_sql import by_property, parts_of, rows_statement, volume_statement
from cauce.analytics.logic.persons import resolve, trait_labels
from cauce.analytics.logic.warnings import explain_match
from cauce.kernel.errors import Text

Working = Generator[Statement | Jobs, Any, Outcome]


def funnel(query: FunnelQuery, scope: Scope) -> Generator[Statement | Jobs, Any, Planned]:
    """Work out a funnel; see ``contracts.Plan``."""
    outcome = yield from funnel_outcome(query, scope)
    result = result_of(outcome, query)
    warnings = yield from _explained(query, result, scope)
    return Planned(result, "funnel", warnings)


def funnel_outcome(query: FunnelQuery, scope: Scope) -> Working:
    """Work out the attempts that count: what the chart and its drill-down are both made of."""
    volume = yield volume_statement(query, scope)
    whole = query.count is CountOf.GROUPS
    parts = parts_of(1 if whole else int(volume[0][0]))
    statements = [rows_statement(query, scope, part) for part in parts]
    if scope.merged:
        read = yield Jobs(tuple(Job(statement, read_part) for statement in statements))
        resolved = yield from resolve(read, scope)
        found = yield Jobs(tuple(Job(None, partial(_outcome, one, query)) for one in resolved))
    else:
        found = yield Jobs(tuple(Job(s, partial(_read_outcome, query)) for s in statements))
    outcome = join_outcomes(found)
    if query.breakdown is None or by_property(query.breakdown):
        return outcome
    labels = yield from trait_labels(query.breakdown.name, outcome.person, scope)
    return replace(outcome, labels=labels)


def _read_outcome(query: FunnelQuery, columns: Columns) -> Outcome:
    return outcome_of(read_part(columns), query)


def _outcome(read: Read, query: FunnelQuery, _columns: Columns) -> Outcome:
    return outcome_of(read, query)


def _explained(
    query: FunnelQuery, result: FunnelResult, scope: Scope
) -> Generator[Statement, Any, tuple[Caveat, ...]]:
    """Say why steps that nobody reached are empty."""
    found: list[Caveat] = []
    for step, match in zip(result.steps, query.steps, strict=True):
        if not step.count:
            found += yield from explain_match(match, query.where, query.breakdown, scope)
    if query.count is CountOf.GROUPS and not result.steps[0].count:
        found.append(NO_GROUPS)
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
