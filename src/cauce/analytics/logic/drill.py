"""Who is behind a number of a funnel or a retention table: the very attempts and cohorts counted."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    FunnelQuery,
    PeopleQuery,
    PeopleResult,
    Planned,
    Point,
    RetentionQuery,
    Scope,
    Step,
)
from cauce.analytics.logic.calendar import labels_of
from cauce.analytics.logic.funnel import funnel_outcome
from cauce.analytics.logic.funnel_next import next_of
from cauce.analytics.logic.funnel_outcome import Outcome
from cauce.analytics.logic.funnel_result import at_step, branches_of, in_bar, time_to_convert
from cauce.analytics.logic.funnel_rows import Ids, Ints, run_starts
from cauce.analytics.logic.funnel_time import at_point
from cauce.analytics.logic.people import Found, list_ranked, read_cursor
from cauce.analytics.logic.questions import no_such_point
from cauce.analytics.logic.retention import spells_of, split_of, whole
from cauce.analytics.logic.retention_columns import contributed, returned
from cauce.analytics.logic.retention_spells import Members

Floats = NDArray[np.float64]
Planning = Generator[Step, Any, Planned]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def funnel_people(query: PeopleQuery, of: FunnelQuery, scope: Scope) -> Planning:
    """Work out who reached a step, or reached the one before and not it.

    A person's value is how many of their attempts (sessions) did; together they are the
    chart's number; with a bar, that of the histogram of the time they took; with a label, that of its interval; with a name, of those who left only whoever did that event
    next, with ``ends`` whoever did nothing. Where groups are
    counted, these are listed. First and last time are those of entering and of the last step reached.
    """
    step, converted = _step(query.point, of)
    of = of_point(query.point, of)
    outcome = yield from funnel_outcome(of, scope)
    there = at_step(outcome, of, step, converted=converted)
    if query.point.bar is not None:
        there = there & _in_bar(outcome, query.point, step, of)
    if query.point.name is not None or query.point.ends:
        found = yield from next_of(of, outcome, scope)
        there = found.of(step, query.point.name, of.drop_off or 0)
    if outcome.group is not None and (query.only is None or query.grouped):
        outcome = replace(outcome, person=outcome.group)
    if query.point.has_breakdown and of.breakdown is not None:
        split = branches_of(outcome, of.breakdown.limit)
        there = there & split.where(query.point.breakdown)
    result = yield from listed(_behind(outcome.take(there)), scope, query)
    return Planned(result, "people")


def _in_bar(outcome: Outcome, point: Point, step: int, of: FunnelQuery) -> NDArray[np.bool_]:
    """Whose way to the last step took as long as a bar of the histogram says."""
    if point.name is not None or point.ends or not point.converted:
        raise no_such_point("point.bar")
    bar = point.bar or 0
    if step != len(of.steps) - 1:
        raise no_such_point("point.step", (str(len(of.steps) - 1),))
    there = in_bar(outcome, bar)
    if there is None:
        bars = len(time_to_convert(outcome).histogram)
        raise no_such_point("point.bar", tuple(str(i) for i in range(bars)))
    return there


def of_point(point: Point, of: FunnelQuery) -> FunnelQuery:
    """Return the funnel of the interval that a label names; the whole one without a label."""
    if point.label is None:
        return of
    found = at_point(of, point.label)
    if found is None:
        known = () if of.interval is None else labels_of(of.range, of.interval)
        raise no_such_point("point.label", known)
    return found


def _step(point: Point, of: FunnelQuery) -> tuple[int, bool]:
    step = 0 if point.step is None else point.step
    if step >= len(of.steps) or (step == 0 and not point.converted):
        first = 0 if point.converted else 1
        raise no_such_point("point.step", tuple(str(i) for i in range(first, len(of.steps))))
    return step, point.converted


class Ranked:
    """People with value and times, largest value first, then by id."""

    def __init__(
        self, person: Ids, value: Ints | Floats, first: Ints | None, last: Ints | None
    ) -> None:
        self._order = np.lexsort((person, -value))
        self._person, self._value, self._first, self._last = person, value, first, last

    def __len__(self) -> int:
        return len(self._order)

    def after(self, cursor: str | None, count: int) -> list[Found]:
        """Return the next people after a cursor."""
        begin = 0 if cursor is None else self._place(*read_cursor(cursor))
        return [self._found(int(i)) for i in self._order[begin : begin + count]]

    def of(self, person: int) -> list[Found]:
        """Return the person, when they are among them."""
        return [self._found(int(i)) for i in np.flatnonzero(self._person == np.uint64(person))]

    def _place(self, value: float | None, person: int) -> int:
        earlier = (self._value > (value or 0)) | (
            (self._value == (value or 0)) & (self._person <= np.uint64(person))
        )
        return int(np.count_nonzero(earlier))

    def _found(self, i: int) -> Found:
        return Found(
            int(self._person[i]),
            float(self._value[i]),
            None if self._first is None else _instant(self._first[i]),
            None if self._last is None else _instant(self._last[i]),
        )


def _instant(ms: Any) -> datetime:
    return _EPOCH + timedelta(milliseconds=int(ms))


def _behind(outcome: Outcome) -> Ranked:
    order = np.argsort(outcome.person, kind="stable")
    person = outcome.person[order]
    starts = run_starts(person)
    if not len(starts):
        none = np.empty(0, np.int64)
        return Ranked(person, none, none, none)
    reached = np.take_along_axis(outcome.ms, outcome.level[:, None].astype(np.intp) - 1, 1)[:, 0]
    return Ranked(
        person[starts],
        np.diff(starts, append=len(person)).astype(np.int64),
        np.minimum.reduceat(outcome.ms[order, 0], starts),
        np.maximum.reduceat(reached[order], starts),
    )


def retention_people(query: PeopleQuery, of: RetentionQuery, scope: Scope) -> Planning:
    """Work out who makes a cohort (period 0), or who of it came back in a period.

    A person's value is what their returns come to there, with an amount; else 1.
    """
    number, period = _cell(query.point, of)
    spells = yield from spells_of(of, scope)
    if query.point.has_breakdown and of.breakdown is not None:
        split = split_of(spells, of)
        members = spells.relabelled(split.labels).cohort(number, of.periods)
        members = members.take(members.code == split.code(query.point.breakdown))
    else:
        members = whole(spells, of).cohort(number, of.periods)
    members = members.take(_in_period(members, period, of))
    worth = contributed(members, period, of)
    ranked = Ranked(members.person, worth, None, None)
    result = yield from listed(ranked, scope, query)
    return Planned(result, "people")


def _in_period(members: Members, period: int, of: RetentionQuery) -> NDArray[np.bool_]:
    if period == 0:
        return np.ones(len(members.person), np.bool_)
    return returned(members, of)[:, period - 1] > 0


def _cell(point: Point, of: RetentionQuery) -> tuple[int, int]:
    names = labels_of(of.range, of.interval)
    if point.cohort not in names:
        raise no_such_point("point.cohort", names[:50])
    period = point.period or 0
    if period >= len(of.columns):
        raise no_such_point("point.period", tuple(str(k) for k in range(len(of.columns))))
    return names.index(point.cohort), period


def listed(ranked: Ranked, scope: Scope, query: PeopleQuery) -> Generator[Step, Any, PeopleResult]:
    """Return the page of ranked people that is asked for."""
    if query.only is not None:
        found = ranked.of(query.only)
        return (yield from list_ranked(found, len(found), scope, query))
    page = ranked.after(query.cursor, query.limit + 1)
    return (yield from list_ranked(page, len(ranked), scope, query))
