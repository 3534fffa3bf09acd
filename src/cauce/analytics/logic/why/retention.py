"""Why somebody is, or is not, counted in a cell of a retention table.

Follows one person's events, as ``docs/reference/definitions.md``, Retention, says; shares nothing with
the bits and arrays that make the chart.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cauce.analytics.contracts import (
    Bracket,
    EventRole,
    Lack,
    Missing,
    Played,
    Point,
    RetentionClock,
    RetentionMode,
    RetentionQuery,
    Window,
)
from cauce.analytics.logic.calendar import add, bucket_starts, midnight, span_of, start_of
from cauce.analytics.logic.retention_sql import UNIT
from cauce.analytics.logic.why.funnel_moves import GLANCE
from cauce.analytics.logic.why.judge import Judge, past_of
from cauce.analytics.logic.why.reading import Cast, Fold, Reading
from cauce.analytics.logic.why.retention_words import (
    back_lack_words,
    back_words,
    column_of,
    left_words,
    not_there_words,
    start_lack_words,
    start_words,
    there_words,
)
from cauce.analytics.logic.why.story import Deed, Story, Wanted
from cauce.analytics.logic.why.words import Said, instant_of, lasting, ms_of, when
from cauce.rules import Subject


def wanted_for(query: RetentionQuery) -> Wanted:
    """Return what to read: somebody's first time is looked for in all the past."""
    names = {query.first.event, query.returning.event}
    starts, by = bucket_starts(query.range, query.interval), query.breakdown
    last = add(starts[-1], query.interval, query.periods + 1)
    end = midnight(last, query.range.timezone) + UNIT[query.interval] + GLANCE
    trait = by.name if by is not None and by.subject is Subject.TRAIT else None
    ever = query.mode is RetentionMode.FIRST_TIME
    return Wanted(
        None if None in names else frozenset(str(name) for name in names),
        None if ever else span_of(query.range).start - GLANCE,
        end,
        (by,) if by is not None and trait is None else (),
        past=past_of(query),
        trait=trait,
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table, and the person whose events are looked at.

    ``fold`` gives the value that an event is shown under.
    """

    query: RetentionQuery
    point: Point
    story: Story
    judge: Judge
    fold: Fold

    @property
    def period(self) -> int:
        """The column, from 0: a period, or several taken together."""
        return self.point.period or 0

    @property
    def cohort(self) -> date:
        """The first day of the cohort."""
        return date.fromisoformat(self.point.cohort or "")

    def day(self, deed: Deed) -> date:
        """Return the first day of the period that an event is in, by the calendar."""
        local = instant_of(deed.ms).astimezone(self.query.range.timezone).date()
        return start_of(local, self.query.interval)

    def label(self, deed: Deed) -> str | None:
        """Return the breakdown value that an event is shown under."""
        by = self.query.breakdown
        if by is None:
            return None
        trait = by.subject is Subject.TRAIT
        return self.fold(self.story.profile(deed.person).label if trait else deed.values[0])

    def shown(self, deed: Deed) -> bool:
        """Return whether an event is of the value that was clicked."""
        return not self.point.has_breakdown or self.label(deed) == self.point.breakdown

    def starts(self) -> list[Deed]:
        """Return the events that may start, in order; of one instant those with a value first."""
        found = [deed for deed in self.story.deeds if self.judge.meant(self.query.first, deed)]
        return sorted(found, key=lambda deed: (deed.ms, *self._rank(deed)))

    def _rank(self, deed: Deed) -> tuple[bool, str]:
        label = deed.values[0] if deed.values else None
        return label is None, label or ""

    def births(self) -> list[Deed]:
        """Return the starts that make cohorts, the first of each; one at most with first times."""
        days, starts = span_of(self.query.range), self.starts()
        if self.query.mode is RetentionMode.FIRST_TIME:
            starts = starts[:1]
        found: dict[date, Deed] = {}
        for deed in starts:
            inside = ms_of(days.start) <= deed.ms < ms_of(days.end)
            if inside and self.shown(deed):
                found.setdefault(self.day(deed), deed)
        return list(found.values())

    def window(self, birth: Deed, column: int) -> tuple[datetime, datetime]:
        """Return from when until when (not included) a column of somebody who started lasts."""
        first, last = self.query.columns[column]
        return self._edge(birth, first), self._edge(birth, last + 1)

    def _edge(self, birth: Deed, period: int) -> datetime:
        """When a period of somebody who started begins."""
        zone, interval = self.query.range.timezone, self.query.interval
        if self.query.clock is RetentionClock.ROLLING:
            return instant_of(birth.ms) + UNIT[interval] * period
        return midnight(add(self.day(birth), interval, period), zone)

    def returns(self, birth: Deed) -> dict[int, list[Deed]]:
        """Return the events that come back, by period from 1."""
        edges = [ms_of(self._edge(birth, k)) for k in range(1, self.query.periods + 2)]
        found: dict[int, list[Deed]] = {}
        for deed in self.story.deeds:
            period = bisect_right(edges, deed.ms)
            inside = 1 <= period <= self.query.periods
            if inside and self.judge.meant(self.query.returning, deed) and self.shown(deed):
                found.setdefault(period, []).append(deed)
        return found

    def column(self, period: int) -> int:
        """Return the column that a period is in."""
        return next(k for k, (_, last) in enumerate(self.query.columns) if period <= last)

    def enough(self, came: dict[int, list[Deed]]) -> list[int]:
        """Return the periods with as many returns as the question wants, in order."""
        return [k for k in sorted(came) if len(came[k]) >= self.query.min_count]

    def bracketed(self, came: dict[int, list[Deed]]) -> list[int]:
        """Return the periods whose returns count for the cell."""
        place = {period: self.column(period) for period in self.enough(came)}
        if self.query.bracket is Bracket.STREAK:
            whole = set(place.values()) >= set(range(1, self.period + 1))
            return [k for k, column in place.items() if whole and column <= self.period]
        return [k for k, column in place.items() if self._counts(column)]

    def _counts(self, column: int) -> bool:
        if self.query.bracket is Bracket.ON_OR_AFTER:
            return column >= self.period
        if self.query.bracket is Bracket.ON_OR_BEFORE:
            return column <= self.period
        return column == self.period


def read_retention(cell: Cell) -> Reading:
    """Return what following the person to a cell comes to."""
    birth = next((deed for deed in cell.births() if cell.day(deed) == cell.cohort), None)
    if birth is None:
        return _outside(cell)
    came = cell.returns(birth)
    counting = cell.bracketed(came)
    there = cell.period == 0 or bool(counting)
    cast = _cast(cell, birth, came, counting)
    missing = None if there else _not_back(cell, birth, came, ms_of(cell.judge.now))
    if missing is None:
        first_back = came[counting[0]][0] if counting and cell.period else None
        sentence = there_words(cell.query, cell.point, birth, first_back)
    else:
        sentence = not_there_words(cell.query, cell.point, missing.words)
    value = None if cell.query.amount else float(there)
    return Reading(there, sentence, value, _window(cell, birth), (), missing, cast.played)


def _window(cell: Cell, birth: Deed) -> Window:
    """The instants of the cell, both included; of period 0 those of the cohort."""
    if cell.period == 0 and cell.query.clock is RetentionClock.ROLLING:
        zone, interval = cell.query.range.timezone, cell.query.interval
        first, end = (midnight(add(cell.day(birth), interval, k), zone) for k in (0, 1))
    else:
        first, end = cell.window(birth, cell.period)
    return Window(first, end - timedelta(milliseconds=1))


def _cast(cell: Cell, birth: Deed, came: dict[int, list[Deed]], counting: list[int]) -> Cast:
    cast = Cast()
    cast.add(birth, Played(EventRole.FIRST, start_words(cell.point), counts=True, period=0))
    for period, deeds in sorted(came.items()):
        for deed in deeds:
            words = back_words(cell.query, birth, deed, period)
            counts = cell.period > 0 and period in counting
            cast.add(deed, Played(EventRole.RETURN, words, counts, period=period))
    _leave(cell, birth, cast)
    return cast


def _leave(cell: Cell, birth: Deed, cast: Cast) -> None:
    """Say of the other events that the question means why they have no part."""
    for deed in cell.story.deeds:
        starts = cell.judge.named(cell.query.first, deed)
        if starts or cell.judge.named(cell.query.returning, deed):
            lack = _why_left(cell, birth, deed, starts=starts)
            cast.add_if_new(deed, Played(EventRole.UNUSED, left_words(lack)))


def _why_left(cell: Cell, birth: Deed, deed: Deed, *, starts: bool) -> Lack:
    match = cell.query.first if starts else cell.query.returning
    if not cell.judge.meant(match, deed):
        return cell.judge.why_not(match, deed)
    if not cell.shown(deed):
        return Lack.OTHER_VALUE
    if starts and cell.day(deed) == cell.day(birth):
        return Lack.OTHERWISE
    return Lack.OUTSIDE


def _not_back(cell: Cell, birth: Deed, came: dict[int, list[Deed]], now_ms: int) -> Missing:
    """Why somebody of the cohort does not count in the column; of a streak, where it broke."""
    wanted = _wanted(cell, came)
    first, end = (ms_of(edge) for edge in cell.window(birth, wanted))
    named = [d for d in cell.story.deeds if cell.judge.named(cell.query.returning, d)]
    meant = [d for d in named if cell.judge.meant(cell.query.returning, d) and cell.shown(d)]
    inside = [d for d in named if first <= d.ms < end and d not in meant]
    later = [d for d in meant if d.ms >= end and d.ms > birth.ms]
    if first > now_ms:
        return _back_lack(cell, Lack.NOT_BEGUN)
    if inside:
        return _back_lack(cell, _unmeant(cell, inside[0]), inside[0])
    if wanted < cell.period or came:
        return _elsewhere(cell, came, wanted)
    if later:
        return _back_lack(cell, Lack.TOO_LATE, later[0], later[0].ms - end)
    return _back_lack(cell, Lack.NEVER)


def _elsewhere(cell: Cell, came: dict[int, list[Deed]], wanted: int) -> Missing:
    """What there is instead of enough returns in a column: too few, a streak that broke, other columns."""
    few = [k for k in sorted(came) if k not in cell.enough(came) and cell.column(k) == wanted]
    if few:
        return _back_lack(cell, Lack.TOO_FEW, came[few[0]][0], where=str(few[0]))
    if wanted < cell.period:
        return _back_lack(cell, Lack.STREAK_BROKEN, where=column_of(cell.query, wanted))
    near = min(came, key=lambda k: abs(cell.column(k) - cell.period))
    column = column_of(cell.query, cell.column(near))
    return _back_lack(cell, Lack.OTHER_PERIOD, came[near][0], where=column)


def _wanted(cell: Cell, came: dict[int, list[Deed]]) -> int:
    """The column that lacks a return: the cell's own, or the first one missing in a streak."""
    if cell.query.bracket is not Bracket.STREAK:
        return cell.period
    there = {cell.column(period) for period in cell.enough(came)}
    return next((k for k in range(1, cell.period + 1) if k not in there), cell.period)


def _unmeant(cell: Cell, deed: Deed) -> Lack:
    if cell.judge.meant(cell.query.returning, deed):
        return Lack.OTHER_VALUE
    return cell.judge.why_not(cell.query.returning, deed)


def _back_lack(
    cell: Cell,
    lack: Lack,
    deed: Deed | None = None,
    late: int | None = None,
    where: str = "",
) -> Missing:
    at = None if deed is None else when(deed.ms, cell.query.range.timezone)
    said = Said(at or "", lasting(late or 0), where)
    words = back_lack_words(lack, cell.query, cell.period, said)
    return Missing(
        lack,
        words,
        cell.query.returning.event,
        None,
        cell.period,
        None if deed is None else instant_of(deed.ms),
        None if late is None else late / 1000,
    )


def _start_lack(cell: Cell, lack: Lack, deed: Deed | None = None) -> Missing:
    at = None if deed is None else when(deed.ms, cell.query.range.timezone)
    label = None if deed is None else cell.label(deed)
    words = start_lack_words(lack, cell.query, at or "", label or "–")
    instant = None if deed is None else instant_of(deed.ms)
    return Missing(lack, words, cell.query.first.event, None, 0, instant)


def _outside(cell: Cell) -> Reading:
    """Why the person is not in the cohort at all."""
    named = [deed for deed in cell.story.deeds if cell.judge.named(cell.query.first, deed)]
    starts, births = cell.starts(), cell.births()
    if births:
        near = min(births, key=lambda deed: abs(cell.day(deed) - cell.cohort))
        missing = _start_lack(cell, Lack.OTHER_COHORT, near)
    elif starts:
        lack = Lack.OUTSIDE if cell.shown(starts[0]) else Lack.OTHER_VALUE
        missing = _start_lack(cell, lack, starts[0])
    elif named:
        lack = cell.judge.why_not(cell.query.first, named[0])
        missing = _start_lack(cell, lack, named[0])
    else:
        missing = _start_lack(cell, Lack.NEVER)
    cast = Cast()
    for deed in named:
        told = missing.at == instant_of(deed.ms)
        words = missing.words if told else left_words(Lack.OUTSIDE)
        cast.add(deed, Played(EventRole.UNUSED, words))
    sentence = not_there_words(cell.query, cell.point, missing.words)
    return Reading(False, sentence, 0.0, None, (), missing, cast.played)
