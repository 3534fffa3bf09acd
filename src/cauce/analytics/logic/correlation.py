"""Correlation: what goes with converting (``docs/reference/definitions.md``, Correlation)."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    Caveat,
    Columns,
    Correlate,
    CorrelationQuery,
    CorrelationResult,
    Factor,
    FunnelQuery,
    Job,
    Jobs,
    PeopleQuery,
    Planned,
    Scope,
    Statement,
    Step,
)
from cauce.analytics.logic.association import Table, adjusted
from cauce.analytics.logic.correlation_sql import done_statement, done_volume, entering_statement
from cauce.analytics.logic.drill import Ranked, listed
from cauce.analytics.logic.funnel import funnel_outcome
from cauce.analytics.logic.funnel_outcome import Outcome, Read, read_part
from cauce.analytics.logic.funnel_rows import Ids, Ints
from cauce.analytics.logic.funnel_sql import parts_of
from cauce.analytics.logic.labels import Labels, join_labels
from cauce.analytics.logic.persons import resolve, trait_labels
from cauce.analytics.logic.questions import no_such_point
from cauce.analytics.logic.warnings import explain_match
from cauce.kernel.errors import Text

Working = Generator[Step, Any, "Having"]
Index = NDArray[np.intp]


def correlation(query: CorrelationQuery, scope: Scope) -> Generator[Step, Any, Planned]:
    """Work out what goes with converting; see ``contracts.Plan``."""
    crowd = yield from _crowd(query.funnel, scope)
    items: list[Correlate] = []
    for name in query.names or ("",):
        having = yield from _having(query, name, crowd, scope)
        items += _correlates(having, crowd, name, query)
    q_values = adjusted([item.p_value for item in items])
    items = [replace(item, q_value=q) for item, q in zip(items, q_values, strict=True)]
    items.sort(
        key=lambda item: (item.p_value, -abs(np.log(item.odds_ratio)), item.name, item.value or "")
    )
    converted = int(np.count_nonzero(crowd.converted))
    result = CorrelationResult(
        tuple(items[: query.limit]), converted, len(crowd.person) - converted, len(items)
    )
    return Planned(result, "correlation", (yield from _explained(query, result, scope)))


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody (or every group) who entered the funnel, by id: when, until when what they do counts, and the outcome.

    ``end``: for who converted the moment before they did, else the last of the window.
    """

    person: Ids
    entry: Ints
    end: Ints
    converted: NDArray[np.bool_]

    def place(self, person: Ids) -> Index:
        """Return the place of each person; -1 for those who did not enter."""
        if not len(self.person):
            return np.full(len(person), -1)
        found = np.minimum(np.searchsorted(self.person, person), len(self.person) - 1)
        return np.where(self.person[found] == person, found, -1)


@dataclass(frozen=True, slots=True)
class Having:
    """Who has which factor, once each: places in the crowd, and codes of the names."""

    place: Index
    factor: Labels


def _crowd(query: FunnelQuery, scope: Scope) -> Generator[Step, Any, Crowd]:
    outcome: Outcome = yield from funnel_outcome(replace(query, breakdown=None), scope)
    who = outcome.person if outcome.group is None else outcome.group
    order = np.argsort(who)
    level, ms = outcome.level[order], outcome.ms[order]
    converted = level >= len(query.steps)
    entry, last = ms[:, 0], ms[:, -1]
    end = np.where(converted, last - 1, outcome.closes[order])
    return Crowd(who[order], entry, end, converted)


def _having(query: CorrelationQuery, name: str, crowd: Crowd, scope: Scope) -> Working:
    """Work out who has the factors: events, or the values of one property or trait.

    Of a group it is what whoever of it did for it.
    """
    scope = replace(scope, groups=query.of_groups)
    if query.factor is Factor.TRAITS:
        labels = yield from trait_labels(name, crowd.person, scope)
        known = np.flatnonzero(labels.code >= 0)
        return Having(known, Labels(labels.code[known], labels.names))
    volume = yield done_volume(query.funnel, scope)
    parts = parts_of(int(volume[0][0]))
    if query.factor is Factor.EVENTS:
        statements = [done_statement(query, scope, part) for part in parts]
    else:
        statements = [entering_statement(query, name, scope, part) for part in parts]
    chosen = _meanwhile if query.factor is Factor.EVENTS else _on_entering
    if scope.resolves:
        read = yield Jobs(tuple(Job(statement, read_part) for statement in statements))
        resolved = yield from resolve(read, scope)
        found = yield Jobs(tuple(Job(None, partial(_of_read, chosen, crowd, r)) for r in resolved))
    else:
        work = partial(_of_columns, chosen, crowd)
        found = yield Jobs(tuple(Job(statement, work) for statement in statements))
    return Having(
        np.concatenate([one.place for one in found]), join_labels([one.factor for one in found])
    )


def _of_columns(chosen: Any, crowd: Crowd, columns: Columns) -> Having:
    return _having_of(chosen, crowd, read_part(columns))


def _of_read(chosen: Any, crowd: Crowd, read: Read, _columns: Columns) -> Having:
    return _having_of(chosen, crowd, read)


def _having_of(chosen: Any, crowd: Crowd, read: Read) -> Having:
    """Return each person's factors among some rows; everything of a person must be among them."""
    place, code = crowd.place(read.rows.person), np.asarray(read.rows.label)
    kept = np.flatnonzero((place >= 0) & (code >= 0))
    place, code, t = place[kept], code[kept], read.rows.t[kept]
    place, code = chosen(crowd, place, code, t, read.names)
    pairs = np.unique(place.astype(np.int64) * max(1, len(read.names)) + code)
    place, code = np.divmod(pairs, max(1, len(read.names)))
    return Having(place.astype(np.intp), Labels(code.astype(np.int32), read.names))


def _meanwhile(
    crowd: Crowd, place: Index, code: NDArray[np.int32], t: Ints, _names: tuple[str, ...]
) -> tuple[Index, NDArray[np.int32]]:
    """Keep what was done after entering and before converting (or the end of the window)."""
    kept = (t > crowd.entry[place]) & (t <= crowd.end[place])
    return place[kept], code[kept]


def _on_entering(
    crowd: Crowd, place: Index, code: NDArray[np.int32], t: Ints, names: tuple[str, ...]
) -> tuple[Index, NDArray[np.int32]]:
    """Keep the value of the event that entered; of several at one instant the first by name."""
    kept = np.flatnonzero(t == crowd.entry[place])
    rank = np.empty(len(names), np.int64)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    order = kept[np.lexsort((rank[code[kept]], place[kept]))]
    first = np.ones(len(order), bool)
    first[1:] = place[order][1:] != place[order][:-1]
    return place[order][first], code[order][first]


def _correlates(
    having: Having, crowd: Crowd, name: str, query: CorrelationQuery
) -> list[Correlate]:
    """Return what enough persons have and not everybody has."""
    names, code = having.factor.names, having.factor.code
    yes = crowd.converted[having.place]
    with_yes = np.bincount(code[yes], minlength=len(names)).tolist()
    with_no = np.bincount(code[~yes], minlength=len(names)).tolist()
    converted = int(np.count_nonzero(crowd.converted))
    dropped = len(crowd.person) - converted
    out = []
    for label, a, c in zip(names, with_yes, with_no, strict=True):
        if a + c < query.min_persons or a + c == len(crowd.person):
            continue
        table = Table(a, converted - a, c, dropped - c)
        low, high = table.interval()
        shown, value = (label, None) if query.factor is Factor.EVENTS else (name, label)
        p = table.p_value()
        out.append(Correlate(shown, value, a, c, table.odds_ratio(), low, high, p, p))
    return out


TOO_FEW = Caveat(
    "too_few_persons",
    Text(
        "Nobody converted, or everybody did: there is nothing to compare. Take a longer range, or fewer steps.",
        "No convirtió nadie, o convirtieron todos: no hay nada que comparar. Elige un rango más largo o menos pasos.",
    ),
)


def _explained(
    query: CorrelationQuery, result: CorrelationResult, scope: Scope
) -> Generator[Statement, Any, tuple[Caveat, ...]]:
    found: list[Caveat] = []
    if not result.converted or not result.dropped:
        for match in query.funnel.steps:
            found += yield from explain_match(match, query.where, None, scope)
        found.append(TOO_FEW)
    return tuple(dict.fromkeys(found))


def correlation_people(
    query: PeopleQuery, of: CorrelationQuery, scope: Scope
) -> Generator[Step, Any, Planned]:
    """Work out who converted (or did not) with a factor; value is 1, times are entry and end."""
    point = query.point
    if point.name is None:
        raise no_such_point("point.name", of.names)
    crowd = yield from _crowd(of.funnel, scope)
    name = "" if of.factor is Factor.EVENTS else point.name
    label = point.name if of.factor is Factor.EVENTS else point.breakdown
    having = yield from _having(of, name, crowd, scope)
    names = having.factor.names
    code = names.index(label) if label in names else -2
    chosen = having.place[having.factor.code == code]
    chosen = chosen[crowd.converted[chosen] == point.converted]
    once = np.ones(len(chosen), np.int64)
    ranked = Ranked(crowd.person[chosen], once, crowd.entry[chosen], crowd.end[chosen])
    return Planned((yield from listed(ranked, scope, query)), "people")
