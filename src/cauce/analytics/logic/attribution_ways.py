"""From events to ways: the touchpoints before each conversion, and those that led to none.

As in ``funnel_rows``, ``at = person · span + (ms − start)`` orders the rows of all persons at once, and
``span`` is so wide that a window never reaches into another person.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import AttributionQuery, Conversions
from cauce.analytics.logic.attribution_sql import CONVERTS, TOUCHES
from cauce.analytics.logic.funnel_outcome import Read
from cauce.analytics.logic.funnel_rows import Ids, Ints, dense, distinct, run_starts
from cauce.analytics.logic.labels import Codes, Labels, join_labels
from cauce.kernel.sessions import IDLE_MS

Index = NDArray[np.intp]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways to conversions and ways to nothing, one element each; then the touchpoints of all.

    Attributes:
        person: who went.
        converted: whether a conversion was reached.
        t: when, milliseconds since 1970; of a way to nothing that of its last touchpoint.
        worth: of the conversion; 0 for none.
        way: number of the way of each touchpoint, rising.
        age_s: seconds before the conversion (before the way's last touchpoint).
        channel: the channel of each touchpoint.
    """

    person: Ids
    converted: Flags
    t: Ints
    worth: Floats
    way: Ints
    age_s: Floats
    channel: Labels


def join_ways(parts: list[Ways]) -> Ways:
    """Return the ways of all parts."""
    before = np.cumsum([0, *(len(part.person) for part in parts)])
    return Ways(
        np.concatenate([part.person for part in parts]),
        np.concatenate([part.converted for part in parts]),
        np.concatenate([part.t for part in parts]),
        np.concatenate([part.worth for part in parts]),
        np.concatenate([part.way + n for part, n in zip(parts, before, strict=False)]),
        np.concatenate([part.age_s for part in parts]),
        join_labels([part.channel for part in parts]),
    )


@dataclass(frozen=True, slots=True)
class _Points:
    """Touchpoints or conversions in the order of ``at``."""

    person: Ids
    t: Ints
    at: Ints
    code: Codes
    worth: Floats

    def take(self, index: Index | Flags) -> "_Points":
        return _Points(
            self.person[index], self.t[index], self.at[index], self.code[index], self.worth[index]
        )


def ways_of(read: Read, query: AttributionQuery, start_ms: int) -> Ways:
    """Return the ways among some rows; everything of a person must be among them.

    ``start_ms``: the beginning of the range. Ways to nothing hold the touchpoints of the range that
    are before no conversion, one way a person.
    """
    touches, conversions = _sorted(read, query)
    touches = _visits(touches)
    if query.conversions is Conversions.FIRST:
        conversions = conversions.take(run_starts(conversions.person))
    first = np.searchsorted(touches.at, conversions.at - query.window_s * 1000, "left")
    after = np.searchsorted(touches.at, conversions.at, "right")
    way, touch = _expanded(first, after)
    used = np.zeros(len(touches.at) + 1, np.int64)
    np.add.at(used, first, 1)
    np.add.at(used, after, -1)
    unused = (np.cumsum(used)[:-1] == 0) & (touches.t >= start_ms)
    if query.conversions is Conversions.FIRST:
        unused &= ~np.isin(touches.person, conversions.person)
    lost = touches.take(unused)
    heads = run_starts(lost.person)
    lengths = np.diff(heads, append=len(lost.at))
    ends = heads + lengths - 1
    number = np.repeat(np.arange(len(heads)), lengths)
    return Ways(
        np.concatenate((conversions.person, lost.person[heads])),
        np.concatenate((np.ones(len(conversions.at), bool), np.zeros(len(heads), bool))),
        np.concatenate((conversions.t, lost.t[ends])),
        np.concatenate((conversions.worth, np.zeros(len(heads)))),
        np.concatenate((way, number + len(conversions.at))).astype(np.int64),
        np.concatenate((conversions.t[way] - touches.t[touch], lost.t[ends][number] - lost.t))
        / 1000.0,
        Labels(np.concatenate((touches.code[touch], lost.code)), read.names),
    )


def _sorted(read: Read, query: AttributionQuery) -> tuple[_Points, _Points]:
    """Return touchpoints and conversions: of one instant in alphabetical order, those worth most first."""
    rows, names = read.rows, read.names
    first = int(rows.t.min()) if len(rows.t) else 0
    reach = int(rows.t.max()) - first if len(rows.t) else 0
    span = reach + max(query.window_s * 1000, IDLE_MS) + 2
    at = dense(rows.person, distinct(rows.person)) * span + (rows.t - first)
    code = np.asarray(rows.label)
    rank = np.empty(len(names) + 1, np.int64)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    rank[-1] = -1
    order = np.lexsort((rank[code], at))
    worth = np.zeros(len(at)) if rows.hold is None else rows.hold.view(np.float64)
    points = _Points(rows.person, rows.t, at, code, worth).take(order)
    touches = points.take(rows.mask[order] & TOUCHES != 0)
    conversions = points.take(rows.mask[order] & CONVERTS != 0)
    return touches, conversions.take(np.lexsort((-conversions.worth, conversions.at)))


def _visits(touches: _Points) -> _Points:
    """Take touchpoints of a person's channel less than half an hour apart as the first of them."""
    by_channel = np.lexsort((touches.at, touches.code))
    code, at = touches.code[by_channel], touches.at[by_channel]
    opens = np.ones(len(at), bool)
    opens[1:] = (code[1:] != code[:-1]) | (at[1:] - at[:-1] > IDLE_MS)
    kept = np.zeros(len(at), bool)
    kept[by_channel] = opens
    return touches.take(kept)


def _expanded(first: Index, after: Index) -> tuple[Index, Index]:
    """Return, for every index of each range, the number of the range and the index."""
    lengths = after - first
    number = np.repeat(np.arange(len(first)), lengths)
    opens = np.cumsum(lengths) - lengths
    return number, np.arange(len(number)) - np.repeat(opens - first, lengths)
