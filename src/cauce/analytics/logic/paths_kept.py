"""Paths from trails kept at hand: the sessions or persons that matter to a question, as the engine's rows."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    INTERNAL_EVENTS,
    AtHand,
    EventMatch,
    PathCount,
    PathsQuery,
    Scope,
    Span,
    Step,
    Trailed,
)
from cauce.analytics.logic.at_hand import told_for_good
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_outcome import Read
from cauce.analytics.logic.funnel_rows import OWN, Ids, Ints, Moments, distinct, run_starts
from cauce.analytics.logic.funnel_sql import ranges
from cauce.analytics.logic.instants import among
from cauce.analytics.logic.labels import Codes
from cauce.analytics.logic.paths_names import Naming
from cauce.analytics.logic.paths_rows import Passes, named_passes
from cauce.analytics.logic.paths_sql import FROM, TO, path_statement
from cauce.analytics.logic.sessions_sql import followed_back
from cauce.analytics.logic.trails import Flags, Kind, Trails, arranged, having, rows_of, spread
from cauce.analytics.logic.trails_kept import Stretch, by_name_alone, own_statement, trails_at_hand
from cauce.rules import ALWAYS


def kept_passes(
    query: PathsQuery, scope: Scope, naming: Naming
) -> Generator[Step, Any, list[Passes] | None]:
    """Return the passes that count, part by part; None when what they need is not kept."""
    if not _may_be_kept(query):
        return None
    told = cache(partial(_Told.of, query, naming))  # many ranges of persons have the same names
    plain, apart = partial(_passes, query, told), partial(_passes_apart, query, told)
    asked = AtHand(
        (Trailed(() if _by_names_alone(query) else query.steps),),
        scope,
        path_statement(query, scope, ranges(1)[0]),
        own_statement(scope, _read_span(query)),
    )
    return (yield from trails_at_hand(asked, plain, apart))


def _may_be_kept(query: PathsQuery) -> bool:
    """Whether an event alone tells for good whether it is a step, and its name where passes begin and end."""
    lasting = all(told_for_good(step.match.where) for step in query.steps)
    return query.where == ALWAYS and lasting and all(map(by_name_alone, _anchors(query)))


def _by_names_alone(query: PathsQuery) -> bool:
    return all(by_name_alone(step.match) and not step.names for step in query.steps)


def _anchors(query: PathsQuery) -> Iterator[EventMatch]:
    return (match for match in (query.start, query.end) if match is not None)


def _read_span(query: PathsQuery) -> Span:
    days = span_of(query.range)
    return followed_back(days) if query.window_s is None else days


@dataclass(frozen=True, slots=True)
class _Told:
    """What the kinds of events say in a question; one element more than there are kinds, for what is no step.

    Attributes:
        step: whether it is a step.
        needed: whether a pass needs such an event: where passes begin or end, or any step.
        mask: ``FROM`` and ``TO``.
        shown: the code of the name it is shown by; -1 for none.
        names: of these codes.
    """

    step: Flags
    needed: Flags
    mask: NDArray[np.uint32]
    shown: Codes
    names: tuple[str, ...]

    @classmethod
    def of(cls, query: PathsQuery, naming: Naming, texts: tuple[str, ...]) -> "_Told":
        """Return what the kinds say."""
        kinds, anchors = list(map(Kind.of, texts)), list(_anchors(query))
        matches = [*(step.match for step in query.steps if _by_names_alone(query)), *anchors]
        raw = [kind.more or _event(kind.event, matches) for kind in kinds]
        bits = [
            FROM * _is(one.event, query.start) + TO * _is(one.event, query.end) for one in kinds
        ]
        mask, step = np.array([*bits, 0], np.uint32), np.array([*map(bool, raw), False])
        names, code = naming.applied(tuple(raw), np.append(np.arange(len(raw)), -1))
        needed = (code >= 0) & ((mask > 0) | (not anchors))
        return cls(step, needed, mask, code, names)

    def passes(
        self, query: PathsQuery, person: Ids, t: Ints, label: Codes, session: Ids | None = None
    ) -> Passes:
        """Return the passes of some rows; ``label`` is the code of their kind, -1 for what is no step."""
        rows = Moments(person, t, self.mask[label], session)
        return named_passes(rows, self.shown[label], self.names, query)


def _event(name: str, matches: list[EventMatch]) -> str:
    return name if any(_is(name, one) for one in matches) else ""


Telling = Callable[[tuple[str, ...]], _Told]
"""What the kinds with some names say."""


def _is(name: str, match: EventMatch | None) -> bool:
    if match is None:
        return False
    return name not in INTERNAL_EVENTS if match.event is None else name == match.event


def _passes_apart(query: PathsQuery, told_of: Telling, read: Read) -> Passes:
    """Return the passes of persons given as rows, as the engine's rows would tell them."""
    told, days = told_of(read.names), span_of(query.range)
    rows = _during(read.rows, _ms(_read_span(query).start), _ms(days.end))
    assert rows.label is not None  # noqa: S101
    label = np.where(told.step[rows.label] & (rows.t >= _ms(days.start)), rows.label, -1)
    some = among(rows.person, distinct(rows.person[told.needed[label]]))
    if query.window_s is not None or rows.session is None:
        some &= label >= 0
        return told.passes(query, rows.person[some], rows.t[some], label[some])
    some &= (label >= 0) | (rows.session & OWN == 0)
    return told.passes(query, rows.person[some], rows.t[some], label[some], rows.session[some])


def _during(rows: Moments, low: int, high: int) -> Moments:
    return rows.take((rows.t >= low) & (rows.t < high))


def _passes(query: PathsQuery, told_of: Telling, stretch: Stretch) -> Passes:
    """Return the passes of a stretch: only sessions, or persons, with an event that they need are looked at."""
    trails, days = stretch.trails, span_of(query.range)
    told, span = told_of(trails.names), (_ms(days.start), _ms(days.end))
    hits = (_hits if any(_anchors(query)) else _first_steps)(stretch, told, span)
    if query.window_s is not None:
        return told.passes(query, *_of_persons(trails, hits, told, span))
    return told.passes(query, *_of_sessions(trails, _picked(hits, query), told, span))


@dataclass(frozen=True, slots=True)
class _Hits:
    """The events that a pass needs, in order of person, session and time."""

    row: Index
    session: Index
    person: Index
    t: Ints
    mask: NDArray[np.uint32]


def _hits(stretch: Stretch, told: _Told, span: tuple[int, int]) -> _Hits:
    """Return where passes may begin or end."""
    trails, mine = stretch.trails, stretch.of_sessions()
    row = having(trails.code, told.needed[:-1])
    session = np.searchsorted(trails.opens, row, "right") - 1
    t = trails.start[session] + trails.after[row]
    some = (t >= span[0]) & (t < span[1])
    if mine is not None:
        some &= mine[session]
    row, session, t = row[some], session[some], t[some]
    return _Hits(row, session, trails.owner[session], t, told.mask[trails.code[row]])


def _first_steps(stretch: Stretch, told: _Told, span: tuple[int, int]) -> _Hits:
    """Return the first step of each session in the range; for most it is their first event."""
    trails, mine = stretch.trails, stretch.of_sessions()
    there = (trails.start < span[1]) & (trails.last >= span[0])
    session = np.flatnonzero(there if mine is None else there & mine)
    row = trails.opens[session]
    good = told.needed[trails.code[row]] & (trails.start[session] >= span[0])
    later, found = _first_of_rest(trails, told, session[~good], span[0])
    session, row = np.append(session[good], later), np.append(row[good], found)
    order = np.argsort(session)
    session, row = session[order], row[order]
    t = trails.start[session] + trails.after[row]
    some = t < span[1]
    session, row = session[some], row[some]
    return _Hits(row, session, trails.owner[session], t[some], told.mask[trails.code[row]])


def _first_of_rest(trails: Trails, told: _Told, session: Index, low: int) -> tuple[Index, Index]:
    """Return the sessions with a step from an instant on, and the row of the first."""
    each = trails.opens[session + 1] - trails.opens[session]
    row, owner = spread(trails.opens[session], each), np.repeat(session, each)
    good = told.needed[trails.code[row]] & (trails.start[owner] + trails.after[row] >= low)
    row, owner = row[good], owner[good]
    heads = run_starts(owner)
    return owner[heads], row[heads]


@dataclass(frozen=True, slots=True)
class _Picked:
    """Sessions to look at.

    ``since``: nothing before the instant of this row is needed; ``until``: nothing after that of this one.
    """

    session: Index
    since: Index | None = None
    until: Index | None = None

    def rows(self, trails: Trails) -> tuple[Index, Index]:
        """Return the first row of each session to look at, and how many."""
        session = self.session
        first, after = trails.opens[session], trails.opens[session + 1]
        if self.since is not None:
            first = _edge_of_instant(trails, self.since, first, -1)
        if self.until is not None:
            after = _edge_of_instant(trails, self.until, after - 1, 1) + 1
        return first, after - first


def _picked(hits: _Hits, query: PathsQuery) -> _Picked:
    """Return the sessions with a pass; of who counts once, as far as that tells, only the first.

    Two sessions of a person whose passes begin at one instant: which is first depends on everything in them.
    """
    heads = run_starts(hits.session)
    session = hits.session[heads]
    if query.start is not None and query.end is not None:
        both = np.bitwise_or.reduceat(hits.mask, heads) if len(heads) else hits.mask
        return _Picked(session[both == FROM | TO])
    if query.backwards:
        return _Picked(session, until=hits.row[heads])
    if query.count is PathCount.PASSES:
        return _Picked(session, since=hits.row[heads])
    first = _firsts(hits.person[heads], hits.t[heads])
    if len(np.unique(hits.person[heads[first]])) < len(first):
        return _Picked(session[first])
    return _Picked(session[first], since=hits.row[heads[first]])


def _firsts(person: Index, t: Ints) -> Index:
    """Return the places of the least ``t`` of each run of a person, all of them when it is there again."""
    heads = run_starts(person)
    if not len(heads):
        return heads
    least = np.repeat(np.minimum.reduceat(t, heads), np.diff(heads, append=len(t)))
    return np.flatnonzero(t == least)


def _of_sessions(
    trails: Trails, picked: _Picked, told: _Told, span: tuple[int, int]
) -> tuple[Ids, Ints, Codes, Ids]:
    """Return person, instant, kind and session of the rows of some sessions in the range.

    Of sessions without the sender's id also those that are no step.
    """
    session = picked.session
    first, each = picked.rows(trails)
    row = spread(first, each)
    t = np.repeat(trails.start[session], each) + trails.after[row]
    label = trails.code[row].astype(np.int32)
    label[~told.step[label] | (t < span[0])] = -1
    bare = np.repeat(trails.session[session] & OWN == 0, each)
    number = np.repeat((session.astype(np.uint64) << np.uint64(1)) | OWN, each)
    person = np.repeat(trails.person[trails.owner[session]], each)
    some = (t < span[1]) & ((label >= 0) | bare)
    if np.all(some):
        return person, t, label, number
    return person[some], t[some], label[some], number[some]


def _edge_of_instant(trails: Trails, row: Index, bound: Index, step: int) -> Index:
    """Return the last row of the same instant on the way to the bound of its session: their order is by name."""
    while True:
        far = row != bound
        beyond = np.where(far, row + step, row)
        far &= trails.after[beyond] == trails.after[row]
        if not np.any(far):
            return row
        row = np.where(far, beyond, row)


def _of_persons(
    trails: Trails, hits: _Hits, told: _Told, span: tuple[int, int]
) -> tuple[Ids, Ints, Codes]:
    """Return person, instant and kind of the steps in the range of persons who have what a pass needs."""
    some = arranged(trails, hits.person[run_starts(hits.person)])
    rows = rows_of(some).rows
    label = trails.code[:0].astype(np.int32) if rows.label is None else rows.label
    there = told.step[label] & (rows.t >= span[0]) & (rows.t < span[1])
    return rows.person[there], rows.t[there], label[there]


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
