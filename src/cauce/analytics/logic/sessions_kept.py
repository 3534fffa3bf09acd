"""Sessions from trails kept at hand: measured a range of persons at a time, without a row for each session."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    ENGAGED_MS,
    ENGAGED_VIEWS,
    INTERNAL_EVENTS,
    AtHand,
    Breakdown,
    Columns,
    EventMatch,
    Job,
    Jobs,
    PageBreakdown,
    Scope,
    SessionPage,
    SessionsQuery,
    Span,
    Step,
    Trailed,
)
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.funnel_outcome import Read
from cauce.analytics.logic.funnel_rows import Ints, in_time
from cauce.analytics.logic.funnel_sql import ranges
from cauce.analytics.logic.instants import Places
from cauce.analytics.logic.labels import Labels
from cauce.analytics.logic.sessions_given import Given, label_of_each
from cauce.analytics.logic.trails import (
    Flags,
    Kind,
    Trails,
    Whole,
    having,
    seen_in,
    small,
    width_for,
)
from cauce.analytics.logic.trails_kept import Stretch, by_name_alone, own_statement, trails_at_hand
from cauce.analytics.logic.visits import Visits, whole_visits
from cauce.analytics.logic.visits_measures import Measured, median_s, sums
from cauce.analytics.logic.visits_sql import (
    RANK_BITS,
    by_exit,
    by_label,
    read_span,
    visits_statement,
)
from cauce.rules import ALWAYS

Groups = NDArray[np.int32]
Giving = Callable[[tuple[str, ...]], Given]


@dataclass(frozen=True, slots=True)
class Tally:
    """What the sessions of a range of persons come to, by bucket.

    Attributes:
        sums: sessions, persons, engaged ones, milliseconds, views and events, of each bucket.
        everybody: how many persons have a session in any of them.
        length: milliseconds of each session, those of a bucket side by side.
    """

    sums: Ints
    everybody: int
    length: Whole

    def lengths(self) -> Iterator[Whole]:
        """Yield the lengths of the sessions of each bucket."""
        ends = np.cumsum(self.sums[0]).tolist()
        return (self.length[low:high] for low, high in pairwise((0, *ends)))


def kept_measures(
    query: SessionsQuery, scope: Scope, edges: Ints
) -> Generator[Step, Any, tuple[Measured, Measured] | None]:
    """Return the measures of all sessions and of those begun in each bucket; None when not kept.

    Bucket ``i`` is from ``edges[i]`` to just before ``edges[i + 1]``; nothing outside of them counts.
    """
    if query.breakdown is not None or not _may_be_kept(query):
        return None
    plain = partial(_tally, query, edges)
    apart = partial(_tally_apart, query, edges)
    found = yield from trails_at_hand(_asked(query, scope), plain, apart)
    if found is None:
        return None
    work = partial(_medians, found), partial(_median_of_all, found)
    by_bucket, whole = yield Jobs(tuple(Job(None, one) for one in work))
    total = np.sum([one.sums for one in found], axis=0)
    everybody = sum(one.everybody for one in found)
    return _whole(total, everybody, whole), _measured(total, by_bucket)


def kept_visits(query: SessionsQuery, scope: Scope) -> Generator[Step, Any, list[Visits] | None]:
    """Return the sessions that count, with what their events give them; None when that is not kept."""
    if not _may_be_kept(query):
        return None
    given = cache(
        partial(Given.of, labelled=by_label(query))
    )  # many ranges of persons have the same names
    plain, apart = partial(_visits, query, given), partial(_visits_apart, query, given)
    return (yield from trails_at_hand(_asked(query, scope), plain, apart))


def _asked(query: SessionsQuery, scope: Scope) -> AtHand:
    instead = visits_statement(query, scope, ranges(1)[0])
    return AtHand((_wanted(query),), scope, instead, own_statement(scope, read_span(query)))


def _wanted(query: SessionsQuery) -> Trailed:
    by = query.breakdown
    if isinstance(by, PageBreakdown):
        return Trailed(by=PageBreakdown(SessionPage.ENTRY))  # entry and exit are of the same pages
    return Trailed(by=replace(by, limit=1)) if by is not None and by_label(query) else Trailed()


def _may_be_kept(query: SessionsQuery) -> bool:
    if isinstance(query.breakdown, Breakdown) and query.breakdown.by_group_trait:
        return False
    return query.where == ALWAYS and all(map(by_name_alone, query.key_events))


def _tally(query: SessionsQuery, edges: Ints, stretch: Stretch) -> Tally:
    trails, mine = stretch.trails, stretch.of_sessions()
    bucket = Places(edges).of(trails.start)
    if mine is not None:
        bucket[~mine] = -1
    length = trails.last - trails.start
    engaged = (length > ENGAGED_MS) | (trails.views >= ENGAGED_VIEWS)
    if query.key_events:
        engaged |= _any_of(trails, _keys(query, trails.names))
    return _tallied(
        bucket, trails.owner, engaged, (length, trails.views, np.diff(trails.opens)), len(edges) - 1
    )


def _tally_apart(query: SessionsQuery, edges: Ints, read: Read) -> Tally:
    visits = _visits_apart(query, partial(Given.of, labelled=False), read)
    visits = visits.take(in_time(visits.person, visits.start))
    _, owner = np.unique(visits.person, return_inverse=True)
    bucket = Places(edges).of(visits.start)
    measures = (visits.last - visits.start, visits.views, visits.events)
    return _tallied(bucket, owner, visits.engaged, measures, len(edges) - 1)


def _tallied(
    bucket: Groups,
    owner: NDArray[np.intp],
    engaged: Flags,
    measures: tuple[Ints, NDArray[Any], NDArray[Any]],
    buckets: int,
) -> Tally:
    """Return the tally of sessions in order of person and start."""
    some = bucket >= 0
    if not np.all(some):
        bucket, owner, engaged = bucket[some], owner[some], engaged[some]
        measures = tuple(one[some] for one in measures)  # type: ignore[assignment]
    another = np.ones(len(owner), np.bool_)
    another[1:] = owner[1:] != owner[:-1]
    everybody = int(np.count_nonzero(another))
    another[1:] |= bucket[1:] != bucket[:-1]
    group = bucket.astype(np.intp)
    totals = [sums(group, one, buckets) for one in (None, another, engaged, *measures)]
    by_bucket = np.argsort(bucket.astype(width_for(buckets)), kind="stable")
    return Tally(np.stack(totals), everybody, small(measures[0])[by_bucket])


def _any_of(trails: Trails, wanted: Flags) -> Flags:
    """Return which sessions have an event of a wanted name."""
    found = np.zeros(len(trails.start), np.bool_)
    hits = having(trails.code, wanted)
    found[np.searchsorted(trails.opens, hits, "right") - 1] = True
    return found


def _keys(query: SessionsQuery, names: tuple[str, ...]) -> Flags:
    return np.array([_is_any(query.key_events, Kind.of(name).event) for name in names], np.bool_)


def _is_any(matches: Sequence[EventMatch], name: str) -> bool:
    return any(
        name == match.event or (match.event is None and name not in INTERNAL_EVENTS)
        for match in matches
    )


def _medians(found: list[Tally], _columns: Columns) -> NDArray[np.float64]:
    """Return the median length of each bucket in seconds."""
    each = zip(*(one.lengths() for one in found), strict=True)
    return np.array([median_s(np.concatenate(parts)) for parts in each])


def _median_of_all(found: list[Tally], _columns: Columns) -> NDArray[np.float64]:
    return np.array([median_s(np.concatenate([one.length for one in found]))])


def _whole(total: Ints, everybody: int, median: NDArray[np.float64]) -> Measured:
    whole = total.sum(axis=1, keepdims=True)
    whole[1] = everybody
    return _measured(whole, median)


def _measured(total: Ints, median: NDArray[np.float64]) -> Measured:
    sessions, persons, engaged, length, views, events = total
    return Measured(sessions, persons, engaged, length / 1000, median, views, events)


def _visits(query: SessionsQuery, given_of: Giving, stretch: Stretch) -> Visits:
    """Return the sessions of a stretch that begin in the range."""
    trails, mine = stretch.trails, stretch.of_sessions()
    given, span = given_of(trails.names), _span(span_of(query.range))
    some = (trails.start >= span[0]) & (trails.start < span[1])
    if mine is not None:
        some &= mine
    key = np.zeros(len(some), np.bool_)
    if query.key_events:
        key = _any_of(trails, _keys(query, trails.names))
    start, code = trails.start[some], label_of_each(trails, given, late=by_exit(query))
    return Visits(
        trails.person[trails.owner[some]],
        trails.session[some],
        start,
        trails.last[some],
        np.diff(trails.opens)[some],
        trails.views[some].astype(np.int64),
        key[some],
        np.ones(len(start), np.bool_),
        Labels(code[some], given.names),
        start,
    )


def _visits_apart(query: SessionsQuery, given_of: Giving, read: Read) -> Visits:
    """Return the sessions among some rows that begin in the range, as the engine's rows would tell them."""
    low, high = _span(read_span(query))
    rows = read.rows.take((read.rows.t >= low) & (read.rows.t < high))
    assert rows.session is not None and rows.label is not None  # noqa: S101, PT018
    seen, key, given = seen_in(read.names), _keys(query, read.names), given_of(read.names)
    fragments = Visits(
        rows.person,
        rows.session,
        rows.t,
        rows.t,
        np.ones(len(rows.t), np.int64),
        seen[rows.label].astype(np.int64),
        key[rows.label],
        np.ones(len(rows.t), np.bool_),
        Labels(given.code[rows.label], given.names),
        (rows.t << RANK_BITS) | given.rank[rows.label],
    )
    return whole_visits(fragments, query, _span(span_of(query.range)))


def _span(span: Span) -> tuple[int, int]:
    return round(span.start.timestamp() * 1000), round(span.end.timestamp() * 1000)
