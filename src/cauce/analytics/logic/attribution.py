"""Attribution: which channels get the credit (``docs/reference/definitions.md``, Attribution)."""

from collections.abc import Generator
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    DATA_DRIVEN,
    OTHER,
    AttributionQuery,
    AttributionResult,
    Caveat,
    ChannelCredit,
    Columns,
    CreditRule,
    Job,
    Jobs,
    PeopleQuery,
    Planned,
    Point,
    Scope,
    Step,
)
from cauce.analytics.logic.attribution_sql import ways_statement, ways_volume
from cauce.analytics.logic.attribution_ways import Flags, Floats, Ways, join_ways, ways_of
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.credit import Touches, weights
from cauce.analytics.logic.data_driven import removal_effects, shapley, steps_seen
from cauce.analytics.logic.drill import Ranked, listed
from cauce.analytics.logic.funnel_outcome import Read, read_part
from cauce.analytics.logic.funnel_rows import run_starts
from cauce.analytics.logic.funnel_sql import parts_of
from cauce.analytics.logic.labels import Shown, shown
from cauce.analytics.logic.persons import resolve
from cauce.analytics.logic.questions import no_such_point
from cauce.analytics.logic.warnings import explain_match

Planning = Generator[Step, Any, Planned]


def attribution(query: AttributionQuery, scope: Scope) -> Planning:
    """Work out who gets the credit; see ``contracts.Plan``."""
    ways = yield from all_ways(query, scope)
    result = _result(ways, query)
    warnings: tuple[Caveat, ...] = ()
    if not result.conversions:
        warnings = yield from explain_match(query.conversion, query.where, None, scope)
    elif not any(channel.touchpoints for channel in result.channels):
        for match in query.touchpoints:
            warnings += yield from explain_match(match, query.where, query.by, scope)
    return Planned(result, "attribution", tuple(dict.fromkeys(warnings)))


def all_ways(query: AttributionQuery, scope: Scope) -> Generator[Step, Any, Ways]:
    """Work out the ways: what the chart and its people are both made of."""
    volume = yield ways_volume(query, scope)
    start_ms = int(span_of(query.range).start.timestamp() * 1000)
    statements = [ways_statement(query, scope, part) for part in parts_of(int(volume[0][0]))]
    if scope.resolves:
        read = yield Jobs(tuple(Job(statement, read_part) for statement in statements))
        resolved = yield from resolve(read, scope)
        work = [partial(_ways, one, query, start_ms) for one in resolved]
        found = yield Jobs(tuple(Job(None, one) for one in work))
    else:
        reads = partial(_read_ways, query, start_ms)
        found = yield Jobs(tuple(Job(statement, reads) for statement in statements))
    return join_ways(found)


def _read_ways(query: AttributionQuery, start_ms: int, columns: Columns) -> Ways:
    return ways_of(read_part(columns), query, start_ms)


def _ways(read: Read, query: AttributionQuery, start_ms: int, _columns: Columns) -> Ways:
    return ways_of(read, query, start_ms)


def _channels(ways: Ways, query: AttributionQuery) -> Shown:
    """Return the channels that are shown: those most often before a conversion."""
    before = ways.channel.code[ways.converted[ways.way]]
    touched = np.bincount(before, minlength=len(ways.channel.names)).astype(np.int64)
    return shown(ways.channel, touched, query.by.limit)


def _result(ways: Ways, query: AttributionQuery) -> AttributionResult:
    channels = _channels(ways, query)
    before = ways.converted[ways.way]
    code = channels.labels.code[before]
    count = len(channels.labels.names)
    each = [_credits(ways, channels, rule, query) for rule in query.rules]
    touchpoints = np.bincount(code, minlength=count)
    persons = _persons(ways, code, before, count)
    rows = [
        ChannelCredit(
            name,
            int(touchpoints[k]),
            int(persons[k]),
            tuple(float(conversions[k]) for conversions, _ in each),
            tuple(float(values[k]) for _, values in each) if query.value else None,
        )
        for k, name in enumerate(channels.labels.names)
        if touchpoints[k]
    ]
    rows.sort(key=lambda row: (row.channel == OTHER, -row.conversions[0], row.channel or ""))
    return AttributionResult(
        query.rules,
        (*rows, *_without(ways, query)),
        int(np.count_nonzero(ways.converted)),
        float(ways.worth.sum()) if query.value else None,
    )


def _persons(ways: Ways, code: NDArray[np.int32], before: Flags, count: int) -> NDArray[np.intp]:
    """Return how many persons converted after touching each channel."""
    who = ways.person[ways.way[before]]
    order = np.lexsort((who, code))
    code, who = code[order], who[order]
    new = np.ones(len(code), bool)
    new[1:] = (code[1:] != code[:-1]) | (who[1:] != who[:-1])
    return np.bincount(code[new], minlength=count)


def _without(ways: Ways, query: AttributionQuery) -> tuple[ChannelCredit, ...]:
    """Return the line of the conversions without a touchpoint; there is none when all have one."""
    alone = _untouched(ways)
    number = int(np.count_nonzero(alone))
    if not number:
        return ()
    rules = len(query.rules)
    value = float(ways.worth[alone].sum())
    persons = len(np.unique(ways.person[alone]))
    values = (value,) * rules if query.value else None
    return (ChannelCredit(None, 0, persons, (float(number),) * rules, values),)


def _untouched(ways: Ways) -> Flags:
    touched = np.zeros(len(ways.person), bool)
    touched[ways.way] = True
    return ways.converted & ~touched


def _credits(
    ways: Ways, channels: Shown, rule: CreditRule, query: AttributionQuery
) -> tuple[Floats, Floats]:
    """Return the conversions and the value that each channel gets."""
    count, code = len(channels.labels.names), channels.labels.code.astype(np.int64)
    before = ways.converted[ways.way]
    if rule is CreditRule.MARKOV:
        share = removal_effects(steps_seen(ways.way, code, ways.converted, count))
        touched = ways.converted & ~_untouched(ways)
        return share * np.count_nonzero(touched), share * float(ways.worth[touched].sum())
    way, code = ways.way[before], code[before]
    if rule is CreditRule.SHAPLEY:
        once = ways.converted.astype(np.float64)
        return shapley(way, code, once, count), shapley(way, code, ways.worth, count)
    part = _parts(ways, code, before, rule, query)
    return _summed(code, part, count), _summed(code, part * ways.worth[way], count)


def _summed(code: NDArray[np.int64], what: Floats, count: int) -> Floats:
    return np.asarray(np.bincount(code, what, count), np.float64)


def _parts(
    ways: Ways, code: NDArray[np.int64], before: Flags, rule: CreditRule, query: AttributionQuery
) -> Floats:
    """Return the part of its conversion that each touchpoint gets; data-driven: 1 a channel."""
    touches = Touches(ways.way[before], code, ways.age_s[before])
    chosen = CreditRule.PARTICIPATION if rule in DATA_DRIVEN else rule
    return weights(touches, chosen, query.shares, float(query.half_life_s))


def attribution_people(query: PeopleQuery, of: AttributionQuery, scope: Scope) -> Planning:
    """Work out whose conversions a channel gets credit for; value is the credit of one rule.

    With a data-driven rule it is how many of their conversions the channel took part in; without a
    channel, how many conversions they have. First and last time are those of the conversions.
    """
    rule = query.point.series or 0
    if rule >= len(of.rules):
        raise no_such_point("point.series", tuple(str(i) for i in range(len(of.rules))))
    ways = yield from all_ways(of, scope)
    way, value = _clicked(ways, of, query.point, of.rules[rule])
    return Planned((yield from listed(_ranked(ways, way, value), scope, query)), "people")


def _clicked(
    ways: Ways, query: AttributionQuery, point: Point, rule: CreditRule
) -> tuple[NDArray[np.int64], Floats]:
    """Return the ways that were clicked, and what each counts for; a way may be there several times."""
    if not point.has_breakdown or point.breakdown is None:
        chosen = _untouched(ways) if point.has_breakdown else ways.converted
        way = np.flatnonzero(chosen).astype(np.int64)
        return way, np.ones(len(way))
    channels = _channels(ways, query)
    before = ways.converted[ways.way]
    code = channels.labels.code.astype(np.int64)[before]
    part = _parts(ways, code, before, rule, query)
    here = (code == channels.code(point.breakdown)) & (part > 0)
    return ways.way[before][here], part[here]


def _ranked(ways: Ways, way: NDArray[np.int64], value: Floats) -> Ranked:
    order = np.argsort(ways.person[way], kind="stable")
    person, t, value = ways.person[way][order], ways.t[way][order], value[order]
    starts = run_starts(person)
    if not len(starts):
        none = np.empty(0, np.int64)
        return Ranked(person, none, none, none)
    return Ranked(
        person[starts],
        np.add.reduceat(value, starts),
        np.minimum.reduceat(t, starts),
        np.maximum.reduceat(t, starts),
    )
