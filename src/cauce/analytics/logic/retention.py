"""Retention: how many come back (``docs/reference/definitions.md``, Retention)."""

from collections.abc import Generator
from functools import partial
from typing import Any

import numpy as np

from cauce.analytics.contracts import (
    Caveat,
    Cohort,
    Job,
    Jobs,
    Plan,
    Planned,
    RetentionBranch,
    RetentionClock,
    RetentionMode,
    RetentionQuery,
    RetentionResult,
    Scope,
    Statement,
    Step,
)
from cauce.analytics.logic.activity import spread
from cauce.analytics.logic.calendar import labels_of
from cauce.analytics.logic.funnel_sql import by_property, parts_of
from cauce.analytics.logic.labels import Labels, Shown, shown
from cauce.analytics.logic.persons import merges_of, trait_labels
from cauce.analytics.logic.retention_clock import Clock, join_happened, read_happened
from cauce.analytics.logic.retention_columns import (
    Finality,
    Row,
    cohort_of,
    mean_amounts,
    row_of,
)
from cauce.analytics.logic.retention_kept import kept_bits, kept_counts, started
from cauce.analytics.logic.retention_spells import (
    Spells,
    join_bits,
    read_bits,
)
from cauce.analytics.logic.retention_sql import (
    UNIT,
    Grid,
    bits_statement,
    edges_ms,
    grid_of,
    moments_statement,
    retention_volume,
    span_ms,
)
from cauce.analytics.logic.retention_tally import Tally, counts_returns
from cauce.analytics.logic.warnings import explain_match

Asking = Generator[Step, Any, Spells]


def retention(query: RetentionQuery, scope: Scope) -> Plan:
    """Work out a retention table; see ``contracts.Plan``."""
    final = Finality(query, scope.now)
    branches: tuple[RetentionBranch, ...] = ()
    if query.breakdown is None and not counts_returns(query):
        rows = yield from _counted(query, scope, final)
    else:
        spells = yield from spells_of(query, scope)
        rows = _rows(whole(spells, query), query, final)
        if query.breakdown is not None:
            split = split_of(spells, query)
            branches = _branches(spells.relabelled(split.labels), split, query, final)
    cohorts = tuple(row.cohort for row in rows)
    warnings = yield from _explained(query, cohorts, scope)
    means = _mean(cohorts), branches, mean_amounts(rows, query)
    result = RetentionResult(cohorts, *means, query.columns)
    return Planned(result, "retention", warnings)


def _counted(
    query: RetentionQuery, scope: Scope, final: Finality
) -> Generator[Step, Any, list[Row]]:
    """Return the rows of everybody, from counts that are kept or else from the spells."""
    counts = yield from kept_counts(query, scope)
    if counts is None:
        spells = yield from _read_spells(query, scope)
        return _rows(spells, query, final)
    names = labels_of(query.range, query.interval)
    return [
        Row(cohort_of(name, counts[number].tolist(), number, final))
        for number, name in enumerate(names)
    ]


def spells_of(query: RetentionQuery, scope: Scope) -> Asking:
    """Read who started when and came back when, labelled by the breakdown."""
    kept = None if counts_returns(query) else (yield from kept_bits(query, scope))
    spells: Spells
    if kept is None:
        spells = yield from _read_spells(query, scope)
    else:
        spells = started(kept, query, grid_of(query))
    if query.breakdown is None or by_property(query.breakdown):
        return spells
    labels = yield from trait_labels(query.breakdown.name, spells.person, scope)
    return spells.relabelled(labels)


def _read_spells(query: RetentionQuery, scope: Scope) -> Asking:
    merges = yield from merges_of(scope)
    grid = grid_of(query)
    volume = yield retention_volume(query, scope)
    rows = int(volume[0][0])
    if query.clock is RetentionClock.ROLLING or counts_returns(query):
        parts = parts_of(rows)
        statements = [moments_statement(query, scope, part) for part in parts]
        found = yield Jobs(tuple(Job(statement, read_happened) for statement in statements))
        clock = _clock(query, grid, join_happened(found, merges))
        return Tally.of(clock, query) if counts_returns(query) else clock
    work = partial(read_bits, words=grid.words)
    statements = [bits_statement(query, scope, part) for part in spread(rows)]
    found = yield Jobs(tuple(Job(statement, work) for statement in statements))
    return started(join_bits(found, merges), query, grid)


def _clock(query: RetentionQuery, grid: Grid, happened: Any) -> Clock:
    unit = int(UNIT[query.interval].total_seconds() * 1000)
    once = query.mode is RetentionMode.FIRST_TIME
    return Clock(happened, edges_ms(grid), span_ms(query), unit, once)


def whole(spells: Spells, query: RetentionQuery) -> Spells:
    """Return the spells without a breakdown."""
    if query.breakdown is None:
        return spells
    return spells.relabelled(Labels(np.full(len(spells.person), -1, np.int32), ()))


def split_of(spells: Spells, query: RetentionQuery) -> Shown:
    """Return the breakdown values by the sizes of their cohorts together."""
    weights = np.zeros(len(spells.labels.names), np.int64)
    for number in range(grid_of(query).cohorts):
        code = spells.cohort(number, 1).code
        weights += np.bincount(code[code >= 0], minlength=len(weights))
    limit = query.breakdown.limit if query.breakdown is not None else 0
    return shown(spells.labels, weights, limit)


def _rows(spells: Spells, query: RetentionQuery, final: Finality) -> list[Row]:
    names = labels_of(query.range, query.interval)
    return [
        row_of(name, spells.cohort(number, query.periods), number, query, final)
        for number, name in enumerate(names)
    ]


def _branches(
    spells: Spells, split: Shown, query: RetentionQuery, final: Finality
) -> tuple[RetentionBranch, ...]:
    found: list[list[Row]] = [[] for _ in split.values]
    for number, name in enumerate(labels_of(query.range, query.interval)):
        members = spells.cohort(number, query.periods)
        for rows, value in zip(found, split.values, strict=True):
            some = members.take(members.code == split.code(value))
            rows.append(row_of(name, some, number, query, final))
    return tuple(
        RetentionBranch(value, tuple(row.cohort for row in rows), mean_amounts(rows, query))
        for value, rows in zip(split.values, found, strict=True)
    )


def _mean(cohorts: tuple[Cohort, ...]) -> tuple[float | None, ...]:
    """Return the share that came back in each period, weighted by size, over what is final."""
    out: list[float | None] = []
    for k in range(len(cohorts[0].values)):
        done = [cohort for cohort in cohorts if cohort.complete > k]
        size = sum(cohort.size for cohort in done)
        back = sum(cohort.values[k] or 0 for cohort in done)
        out.append(back / size if size else None)
    return tuple(out)


def _explained(
    query: RetentionQuery, cohorts: tuple[Cohort, ...], scope: Scope
) -> Generator[Statement, Any, tuple[Caveat, ...]]:
    """Say why nobody started, or nobody came back."""
    found: tuple[Caveat, ...] = ()
    if not any(cohort.size for cohort in cohorts):
        found += yield from explain_match(query.first, query.where, query.breakdown, scope)
    if not any(any(cohort.values[1:]) for cohort in cohorts):
        found += yield from explain_match(query.returning, query.where, query.breakdown, scope)
    return tuple(dict.fromkeys(found))
