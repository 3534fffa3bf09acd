"""Funnels that depend on sessions, from trails kept at hand: only who enters is looked at."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    INTERNAL_EVENTS,
    AtHand,
    CountOf,
    EventMatch,
    FunnelQuery,
    Order,
    Scope,
    Step,
    Trailed,
)
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.funnel_outcome import Outcome, Read, join_outcomes, outcome_of
from cauce.analytics.logic.funnel_rows import OWN, Ids, Moments, distinct, run_starts
from cauce.analytics.logic.funnel_sql import (
    ONLY_FOR_SESSIONS,
    by_property,
    needs_sessions,
    ranges,
    rows_span,
    rows_statement,
)
from cauce.analytics.logic.instants import among
from cauce.analytics.logic.trails import Flags, Kind, arranged, having, rows_of
from cauce.analytics.logic.trails_kept import Stretch, by_name_alone, own_statement, trails_at_hand
from cauce.rules import ALWAYS

ENTRY = np.uint32(1)


def trailed_outcome(query: FunnelQuery, scope: Scope) -> Generator[Step, Any, Outcome | None]:
    """Return the attempts that count, without labels; None when what they need is not kept."""
    if not _may_be_kept(query):
        return None
    told = cache(partial(_Told.of, query))
    plain, apart = partial(_outcome, query, told), partial(_outcome_apart, query, told)
    rows, own = rows_statement(query, scope, ranges(1)[0]), own_statement(scope, rows_span(query))
    found = yield from trails_at_hand(AtHand((Trailed(),), scope, rows, own), plain, apart)
    return None if found is None else join_outcomes(found)


def _may_be_kept(query: FunnelQuery) -> bool:
    """Whether it depends on sessions, and on nothing else that names do not tell."""
    if not needs_sessions(query) or query.order is not Order.ORDERED or query.interval is not None:
        return False
    if query.count is CountOf.GROUPS or query.hold_constant or by_property(query.breakdown):
        return False
    return query.where == ALWAYS and all(map(by_name_alone, _matches(query)))


def _matches(query: FunnelQuery) -> list[EventMatch]:
    return [*query.steps, *(exclusion.match for exclusion in query.exclusions)]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the kinds of events say: the bits of steps and exclusions, and whether it is an event that counts."""

    mask: NDArray[np.uint32]
    counts: Flags

    @classmethod
    def of(cls, query: FunnelQuery, texts: tuple[str, ...]) -> "_Told":
        """Return what the kinds with some texts say."""
        names, matches = [Kind.of(text).event for text in texts], _matches(query)
        bits = [sum(_is(name, match) << k for k, match in enumerate(matches)) for name in names]
        wanted = {match.event for match in matches}
        counts = [name in wanted or name not in INTERNAL_EVENTS for name in names]
        return cls(np.array(bits, np.uint32), np.array(counts, np.bool_))


Telling = Callable[[tuple[str, ...]], _Told]


def _is(name: str, match: EventMatch) -> bool:
    return name not in INTERNAL_EVENTS if match.event is None else name == match.event


def _outcome(query: FunnelQuery, told_of: Telling, stretch: Stretch) -> Outcome:
    """Return the attempts of a stretch."""
    trails, mine = stretch.trails, stretch.of_sessions()
    told, days = told_of(trails.names), span_of(query.range)
    row = having(trails.code, told.mask & ENTRY > 0)
    session = np.searchsorted(trails.opens, row, "right") - 1
    t = trails.start[session] + trails.after[row]
    enters = (t >= _ms(days.start)) & (t < _ms(days.end))
    if mine is not None:
        enters &= mine[session]
    owner = trails.owner[session[enters]]
    some = arranged(trails, owner[run_starts(owner)])
    number = np.arange(len(some.start), dtype=np.uint64) << np.uint64(1) | OWN
    return _counted(query, told, rows_of(some).rows, np.repeat(number, np.diff(some.opens)))


def _outcome_apart(query: FunnelQuery, told_of: Telling, read: Read) -> Outcome:
    """Return the attempts of persons given as rows."""
    told, rows = told_of(read.names), read.rows
    assert rows.label is not None and rows.session is not None  # noqa: S101, PT018
    enters = told.mask[rows.label] & ENTRY > 0
    rows = rows.take(among(rows.person, distinct(rows.person[enters])))
    assert rows.session is not None  # noqa: S101
    return _counted(query, told, rows, rows.session)


def _counted(query: FunnelQuery, told: _Told, rows: Moments, session: Ids) -> Outcome:
    """Return the attempts among all events of some persons, of which the engine would give these rows."""
    assert rows.label is not None and rows.session is not None  # noqa: S101, PT018
    days, span = span_of(query.range), rows_span(query)
    mask = told.mask[rows.label]
    mask[rows.t >= _ms(days.end)] &= ~ENTRY
    mask[~told.counts[rows.label] | (rows.t < _ms(days.start))] = ONLY_FOR_SESSIONS
    some = (rows.t >= _ms(span.start)) & (rows.t < _ms(span.end))
    if query.sessions is None:
        some &= (mask & ~np.uint32(ONLY_FOR_SESSIONS) > 0) | (rows.session & OWN == 0)
    found = Moments(rows.person[some], rows.t[some], mask[some], session[some])
    return outcome_of(Read(found), query)


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
