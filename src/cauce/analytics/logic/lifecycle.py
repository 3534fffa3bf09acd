"""Lifecycle: new, returning, resurrecting, dormant (``docs/reference/definitions.md``, Lifecycle)."""

import numpy as np

from cauce.analytics.contracts import (
    Caveat,
    LifecycleBranch,
    LifecycleQuery,
    LifecycleResult,
    LifecycleSeries,
    NewWhen,
    Plan,
    Planned,
    Scope,
    Status,
)
from cauce.analytics.logic.activity import (
    one_bit,
    words_for,
)
from cauce.analytics.logic.calendar import (
    labels_of,
)
from cauce.analytics.logic.funnel_rows import Ids
from cauce.analytics.logic.labels import Shown, shown, unlabelled
from cauce.analytics.logic.lives import Lives, Statuses, edges_ms, edges_of, lives_of, statuses_of
from cauce.analytics.logic.warnings import explain_match


def lifecycle(query: LifecycleQuery, scope: Scope) -> Plan:
    """Work out a lifecycle; see ``contracts.Plan``."""
    edges = edges_of(query)
    begun = [edge <= scope.now for edge in edges[1:-1]]
    over = sum(edge <= scope.now for edge in edges[2:])
    branches: tuple[LifecycleBranch, ...] = ()
    if query.breakdown is None and query.new is NewWhen.FIRST_MATCH:
        statuses = yield from statuses_of(query, scope)
    else:
        lives = yield from lives_of(query, scope)
        statuses = Statuses.of_lives(whole(lives), edges_ms(query))
        branches = _branches(lives, query, begun)
    warnings: tuple[Caveat, ...] = ()
    if not statuses.persons:
        warnings = yield from explain_match(query.match, query.where, query.breakdown, scope)
    result = LifecycleResult(_series(statuses, query, begun), over, branches)
    return Planned(result, "lifecycle", warnings)


def _branches(
    lives: Lives, query: LifecycleQuery, begun: list[bool]
) -> tuple[LifecycleBranch, ...]:
    if query.breakdown is None:
        return ()
    split, edges = split_of(lives, query), edges_ms(query)
    apart = lives.relabelled(split.labels)
    each = [Statuses.of_lives(apart.of(split.code(value)), edges) for value in split.values]
    return tuple(
        LifecycleBranch(value, _series(one, query, begun))
        for value, one in zip(split.values, each, strict=True)
    )


def whole(lives: Lives) -> Lives:
    """Return the lives without a breakdown."""
    if not lives.labels.names:
        return lives
    return lives.relabelled(unlabelled(len(lives.person)))


def split_of(lives: Lives, query: LifecycleQuery) -> Shown:
    """Return the breakdown values by how many persons were active in the range."""
    assert query.breakdown is not None  # noqa: S101
    labels = lives.labels
    active = np.bitwise_or.reduce(lives.words & _range_bits(query), axis=1) > 0
    code = labels.code[active & (labels.code >= 0)]
    weights = np.bincount(code, minlength=len(labels.names)).astype(np.int64)
    return shown(labels, weights, query.breakdown.limit)


def _range_bits(query: LifecycleQuery) -> Ids:
    """The bits of the periods of the range: all but that before the first."""
    periods = len(edges_of(query)) - 2
    bits = one_bit(np.arange(1, periods + 1), words_for(periods + 1))
    return np.asarray(np.bitwise_or.reduce(bits, axis=0), np.uint64)


def _series(
    statuses: Statuses, query: LifecycleQuery, begun: list[bool]
) -> tuple[LifecycleSeries, ...]:
    labels = labels_of(query.range, query.interval)
    return tuple(
        LifecycleSeries(status, labels, _values(counts.tolist(), status, begun))
        for status, counts in zip(Status, statuses.counts, strict=True)
    )


def _values(counts: list[int], status: Status, begun: list[bool]) -> tuple[int | None, ...]:
    sign = -1 if status is Status.DORMANT else 1
    return tuple(
        sign * count if there else None for count, there in zip(counts[1:], begun, strict=True)
    )
