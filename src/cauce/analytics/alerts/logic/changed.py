"""What changed: by which values of which properties a number moved.

The share of a value in a move is its own move divided by the whole one (explanatory power); properties are ranked by
how differently the values share the number before and now (surprise: the Jensen-Shannon divergence, in bits).
Source of both: R. Bhagwan et al., *Adtributor: Revenue Debugging in Advertising Systems*, NSDI (2014), §3.

The parts of a count or a sum add up to it. Persons and sessions may have several values: what is counted twice is
``overlap``, so that parts and overlap always add up to the move.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cauce.analytics.alerts.contracts import Changed, Driver, Line, Part
from cauce.analytics.alerts.logic.lines import is_name
from cauce.analytics.alerts.logic.rule import COUNTS, measures
from cauce.analytics.contracts import (
    OTHER,
    DateRange,
    Math,
    Question,
    Result,
    Schema,
    TrendQuery,
    TrendResult,
)
from cauce.rules.write import document_of_group_type

SUMS = COUNTS | {Math.SUM}
MOST_PROPERTIES = 8
MOST_VALUES = 25
SHOWN = 3
"""Properties that are kept, and values of each."""
SHOWN_VALUES = 10
SEVERAL = 5
ALMOST_ALL = 0.9
"""From how many values on, and which share of them, values that come once tell nothing."""
NOT_A_SUM = "not_a_sum"
NO_EVENT = "no_event"
NO_MOVE = "no_move"
NO_PROPERTIES = "no_properties"
FAILED = "failed"
TEXTS = frozenset({"string", "boolean"})


def why_not(question: Question) -> str:
    """Return why a number cannot be taken apart; empty when it can."""
    if not isinstance(question, TrendQuery) or question.formula is not None:
        return NOT_A_SUM
    if not measures(question, SUMS):
        return NOT_A_SUM
    return "" if question.series[0].match.event else NO_EVENT


def properties_of(schema: Schema, question: TrendQuery) -> tuple[str, ...]:
    """Return the properties of the question's event that have words for values, the most used first."""
    event = question.series[0].match.event
    seen = next((one.properties for one in schema.events if one.name == event), ())
    split = question.breakdown.name if question.breakdown else None
    fitting = [p for p in seen if TEXTS & set(p.types) and p.name != split]
    ranked = sorted(fitting, key=lambda p: (-p.coverage, p.name))
    return tuple(one.name for one in ranked[:MOST_PROPERTIES])


def asked_by(
    question: Mapping[str, object], days: DateRange, name: str, only: Mapping[str, object] | None
) -> dict[str, object]:
    """Return the question by the values of a property, about some days; ``only``: of one line of its own."""
    own = question.get("where")
    wheres = [one for one in (own, only) if one]
    where = {"where": wheres[0] if len(wheres) == 1 else {"all": wheres}} if wheres else {}
    return {
        **{key: value for key, value in question.items() if key != "where"},
        **where,
        "date_from": days.first.isoformat(),
        "date_to": days.last.isoformat(),
        "timezone": days.timezone.key,
        "breakdown": {"property": name, "limit": MOST_VALUES},
    }


def condition_of(question: TrendQuery, line: Line) -> dict[str, object] | None:
    """Return the condition of a line of a breakdown; None of the whole answer."""
    split = question.breakdown
    if split is None:
        return None
    subject: dict[str, object] = {split.subject.value: split.name}
    if split.group_type is not None:
        subject["group_type"] = document_of_group_type(split.group_type)
    if line.key.startswith("="):
        return {**subject, "op": "eq", "value": line.key[1:]}
    return {**subject, "op": "is_not_set"}


def driver(
    name: str, result: Result, labels: tuple[str, str], move: float, *, counts: bool = True
) -> Driver | None:
    """Return how the values of a property moved between two buckets; None when that says nothing.

    That is so with a single value, and with values that hardly ever come twice (the number of an order);
    how often one comes is known of ``counts`` alone.
    Values that did not move are left out.
    """
    assert isinstance(result, TrendResult)  # noqa: S101
    moved = [
        (
            one.breakdown if is_name(one.breakdown) else OTHER,
            *_two(dict(zip(one.labels, one.values, strict=True)), labels),
        )
        for one in result.series
    ]
    if sum(value is not None for value, _, _ in moved) < 2 or _never_twice(moved, counts=counts):
        return None
    parts = [Part(value, before, now, (now - before) / move) for value, before, now in moved]
    overlap = move - math.fsum(part.move for part in parts)
    shown = sorted((part for part in parts if part.move), key=lambda part: -abs(part.share))
    if not shown:
        return None
    return Driver(name, surprise(parts), _folded(shown, move), round(overlap, 9))


def surprise(parts: Sequence[Part]) -> float:
    """Return the divergence of the shares before and now: 0 all alike, 1 all different.

    Example:
        >>> surprise([Part("a", 1, 0, 0), Part("b", 0, 1, 0)])
        1.0
    """
    before = math.fsum(max(part.before, 0) for part in parts)
    now = math.fsum(max(part.now, 0) for part in parts)
    if not before or not now:
        return 0.0
    pairs = [(max(part.before, 0) / before, max(part.now, 0) / now) for part in parts]
    return math.fsum(_divergence(p, q) / 2 for p, q in pairs)


def ranked(drivers: Sequence[Driver]) -> tuple[Driver, ...]:
    """Return the properties that say most about a move."""
    return tuple(sorted(drivers, key=lambda one: (-one.surprise, one.property))[:SHOWN])


def finished(whole: Changed, drivers: Sequence[Driver]) -> Changed:
    """Return what changed, with the properties that say most about it."""
    missing = "" if drivers else NO_PROPERTIES
    return replace(whole, drivers=ranked(drivers), missing=missing)


def _never_twice(moved: Sequence[tuple[str | None, float, float]], *, counts: bool) -> bool:
    named = [(before, now) for value, before, now in moved if value not in {None, OTHER}]
    if counts and len(named) >= SEVERAL and _one_each(named):
        return True
    both = any(before for before, _ in named) and any(now for _, now in named)
    return both and not any(before and now for before, now in named)


def _one_each(named: Sequence[tuple[float, float]]) -> bool:
    """Whether almost every value comes once: a name of the event, not a kind of it."""
    single = sum(before + now <= 1 for before, now in named)
    return single >= ALMOST_ALL * len(named)


def _folded(parts: Sequence[Part], move: float) -> tuple[Part, ...]:
    """The largest parts; what is beyond them, and beyond the limit of the question, in one."""
    named = [part for part in parts if part.value != OTHER]
    kept, rest = named[:SHOWN_VALUES], named[SHOWN_VALUES:]
    rest += [part for part in parts if part.value == OTHER]
    if not rest:
        return tuple(kept)
    before, now = math.fsum(p.before for p in rest), math.fsum(p.now for p in rest)
    return (*kept, Part(OTHER, before, now, (now - before) / move))


def _two(values: Mapping[str, float | None], labels: tuple[str, str]) -> tuple[float, float]:
    return values.get(labels[0]) or 0.0, values.get(labels[1]) or 0.0


def _divergence(p: float, q: float) -> float:
    middle = (p + q) / 2
    return sum(one * math.log2(one / middle) for one in (p, q) if one)
