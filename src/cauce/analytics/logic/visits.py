"""Sessions as rows: begun when, how long, how deep, with which label.

The engine gives *fragments*: what it could sum up of a session (``visits_sql``). Here they become whole:
runs of a device without a session id, sessions of persons that were merged.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    ENGAGED_MS,
    ENGAGED_VIEWS,
    Columns,
    SessionsQuery,
)
from cauce.analytics.logic.activity import labels_in
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import (
    OWN,
    Ids,
    Ints,
    by_number,
    in_time,
    mix,
    numbered,
    run_starts,
    sessions_of,
)
from cauce.analytics.logic.labels import Labels, join_labels
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.visits_sql import by_exit

Flags = NDArray[np.bool_]
Index = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Visits:
    """Fragments of sessions, or whole ones; one row each.

    Attributes:
        session: the sender's session or the device, as ``sessions_sql.session_key`` gives it.
        start: of the first event, milliseconds since 1970.
        last: of the last event.
        key: there was a key event.
        passes: the first event fulfils the question's condition.
        labels: the value it is broken down by.
        rank: orders the labels of a session.
    """

    person: Ids
    session: Ids
    start: Ints
    last: Ints
    events: Ints
    views: Ints
    key: Flags
    passes: Flags
    labels: Labels
    rank: Ints

    def take(self, index: Index | Flags) -> "Visits":
        """Return some of the rows."""
        return Visits(
            self.person[index],
            self.session[index],
            self.start[index],
            self.last[index],
            self.events[index],
            self.views[index],
            self.key[index],
            self.passes[index],
            Labels(self.labels.code[index], self.labels.names),
            self.rank[index],
        )

    @property
    def engaged(self) -> Flags:
        """Which sessions are engaged, as Google Analytics 4 says."""
        long = self.last - self.start > ENGAGED_MS
        return long | self.key | (self.views >= ENGAGED_VIEWS)


def read_visits(columns: Columns) -> Visits:
    """Return the fragments of a part; persons are not resolved."""
    person = array(columns["p"], np.uint64)
    start, last, count, views = (array(columns[name], np.int64) for name in ("t", "u", "n", "w"))
    passes = array(columns["o"], np.bool_) if "o" in columns else np.ones(len(person), np.bool_)
    return Visits(
        person,
        array(columns["s"], np.uint64),
        start,
        last,
        count,
        views,
        array(columns["k"], np.bool_) if "k" in columns else np.zeros(len(person), np.bool_),
        passes,
        labels_in(columns, len(person)),
        array(columns["r"], np.int64) if "r" in columns else start,
    )


def join_visits(parts: list[Visits]) -> Visits:
    """Return the rows of all parts."""
    return Visits(
        np.concatenate([part.person for part in parts]),
        np.concatenate([part.session for part in parts]),
        np.concatenate([part.start for part in parts]),
        np.concatenate([part.last for part in parts]),
        np.concatenate([part.events for part in parts]),
        np.concatenate([part.views for part in parts]),
        np.concatenate([part.key for part in parts]),
        np.concatenate([part.passes for part in parts]),
        _labels_of_all([part.labels for part in parts]),
        np.concatenate([part.rank for part in parts]),
    )


def _labels_of_all(parts: list[Labels]) -> Labels:
    if all(part.names == parts[0].names for part in parts):
        return Labels(np.concatenate([part.code for part in parts]), parts[0].names)
    return join_labels(parts)


def resolved(parts: list[Visits], merges: Merges) -> list[Visits]:
    """Return the fragments with current persons, every person whole in one part."""
    edges = np.array([(i << 64) // len(parts) for i in range(1, len(parts))], np.uint64)
    pieces: list[list[Visits]] = [[] for _ in parts]
    for part in parts:
        moved = replace(part, person=merges.of(part.person))
        home = np.searchsorted(edges, moved.person, "right")
        for i, piece in enumerate(pieces):
            piece.append(moved.take(home == i))
    return [join_visits(piece) for piece in pieces]


def whole_visits(part: Visits, query: SessionsQuery, span: tuple[int, int]) -> Visits:
    """Return the sessions that begin in the span (ms) and pass; all of a person must be in the part."""
    one = part if _are_whole(part) else _joined(part, query)
    return one.take((one.start >= span[0]) & (one.start < span[1]) & one.passes)


def _are_whole(part: Visits) -> bool:
    """Whether every fragment is a session: all have the sender's id, and no two the same."""
    if not np.all(part.session & OWN):
        return False
    keys = np.sort(mix(part.person, part.session))
    return not np.any(keys[1:] == keys[:-1])


def _joined(part: Visits, query: SessionsQuery) -> Visits:
    """Return one row for the fragments of each session."""
    order = in_time(part.person, part.start)
    key = sessions_of(part.person[order], part.start[order], part.session[order])
    order, number = by_number(order, numbered(key))
    rows, heads = part.take(order), run_starts(number)
    number = np.repeat(np.arange(len(heads)), np.diff(heads, append=len(order)))
    at_first = rows.start == rows.start[heads][number]
    code, rank = _labels(rows, number, heads, query)
    return Visits(
        rows.person[heads],
        rows.session[heads],
        rows.start[heads],
        np.maximum.reduceat(rows.last, heads),
        np.add.reduceat(rows.events, heads),
        np.add.reduceat(rows.views, heads),
        np.logical_or.reduceat(rows.key, heads),
        np.logical_or.reduceat(rows.passes & at_first, heads),
        Labels(code, rows.labels.names),
        rank,
    )


def _labels(
    rows: Visits, number: Ints, heads: Index, query: SessionsQuery
) -> tuple[NDArray[np.int32], Ints]:
    """The first label of each session in time (the last for exit pages), and its rank."""
    code, rank = np.full(len(heads), -1, np.int32), rows.start[heads]
    some = np.flatnonzero(rows.labels.code >= 0)
    sign = -1 if by_exit(query) else 1
    some = some[np.lexsort((sign * rows.rank[some], number[some]))]
    some = some[run_starts(number[some])]
    code[number[some]], rank[number[some]] = rows.labels.code[some], rows.rank[some]
    return code, rank
