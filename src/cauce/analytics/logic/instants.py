"""Every instant of what a question counts, in order: person after person, each in time.

Handing two columns over costs the engine more than all arithmetic on them (ADR 0014, ADR 0120), so what is
asked often is kept in this form. Equal persons stand side by side, so a test of neighbours says where a
person, or a person's day, begins.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_rows import Ids, Ints, in_time, run_starts
from cauce.analytics.logic.funnel_sql import Part
from cauce.analytics.logic.labels import Labels, join_labels, text_bytes
from cauce.analytics.logic.quarters import QUARTER_MS, Quarters, in_line, quarters_of

WORD = 64
BLOCK = 65_536
"""Rows worked on at a time: they stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Instants:
    """The rows of person ``i`` are ``first[i]`` to ``first[i + 1]``.

    Attributes:
        person: distinct ids in ascending order.
        first: one element more than there are persons, from 0 to the number of rows.
        t: milliseconds since 1970.
        labels: the breakdown value of each row; None where nothing is broken down.
        quarters: in which quarters of an hour each person was active, where that is known.
    """

    person: Ids
    first: Index
    t: Ints
    labels: Labels | None = None
    quarters: Quarters | None = None

    @property
    def bytes(self) -> int:
        """What it takes in memory."""
        own = self.person.nbytes + self.first.nbytes + self.t.nbytes
        own += 0 if self.quarters is None else self.quarters.bytes
        if self.labels is None:
            return own
        return own + self.labels.code.nbytes + text_bytes(self.labels.names)

    @property
    def rows_each(self) -> Index:
        """The number of rows of each person."""
        return np.diff(self.first)

    def between(self, part: Part) -> "Instants":
        """Return those of a range of persons; ``t`` is not copied."""
        low = int(np.searchsorted(self.person, np.uint64(part.low)))
        high = int(np.searchsorted(self.person, np.uint64(part.high), "right"))
        first = self.first[low : high + 1]
        rows, quarters = slice(first[0], first[-1]), self.quarters
        return Instants(
            self.person[low:high],
            first - first[0],
            self.t[rows],
            some_labels(self.labels, rows),
            None if quarters is None else quarters.of_persons(low, high),
        )

    def with_quarters(self) -> "Instants":
        """Return the same, knowing in which quarters each person was active; not with labels, which need no such."""
        if self.labels is not None:
            return self
        return replace(self, quarters=quarters_of(self.first, self.t))


NOTHING = Instants(np.empty(0, np.uint64), np.zeros(1, np.intp), np.empty(0, np.int64))


def some_labels(labels: Labels | None, rows: slice | Index) -> Labels | None:
    """Return the labels of some rows."""
    return None if labels is None else Labels(labels.code[rows], labels.names)


def all_labels(parts: list[Instants]) -> Labels | None:
    """Return the labels of all parts, under common names."""
    found = [part.labels for part in parts if part.labels is not None]
    return join_labels(found) if found else None


def in_order(person: Ids, t: Ints, labels: Labels | None = None) -> Instants:
    """Return rows in any order as instants; quick, as the engine gives them in a few sorted runs."""
    starts = run_starts(person)
    if not _in_order(person, t, starts):
        order = in_time(person, t)
        person, t, labels = person[order], t[order], some_labels(labels, order)
        starts = run_starts(person)
    return Instants(person[starts], np.append(starts, len(t)), t, labels)


def _in_order(person: Ids, t: Ints, starts: Index) -> bool:
    """Return whether persons ascend from run to run, and time within each run."""
    back = t[1:] < t[:-1]
    back[starts[1:] - 1] = False
    return not np.any(back) and not np.any(person[starts[1:]] <= person[starts[:-1]])


def side_by_side(parts: list[Instants]) -> Instants:
    """Return the instants of ranges of persons, given in ascending order of the ranges."""
    each = np.concatenate([part.rows_each for part in parts])
    quarters = [part.quarters for part in parts if part.quarters is not None]
    return Instants(
        np.concatenate([part.person for part in parts]),
        begins_of(each),
        np.concatenate([part.t for part in parts]),
        all_labels(parts),
        in_line(quarters) if len(quarters) == len(parts) else None,
    )


def places_of(wanted: Ids, ids: Ids) -> tuple[Index, NDArray[np.bool_]]:
    """Return where each wanted id is, or would be, among sorted ids, and whether it is there."""
    place = np.searchsorted(ids, wanted)
    known = place < len(ids)
    known[known] = ids[place[known]] == wanted[known]
    return place, known


def united(one: Ids, other: Ids) -> Ids:
    """Return the ids of two sorted sets.

    Example:
        >>> united(np.array([1, 4], np.uint64), np.array([2, 4], np.uint64)).tolist()
        [1, 2, 4]
    """
    if one is other:
        return one
    place, known = places_of(other, one)
    return np.insert(one, place[~known], other[~known])


def begins_of(each: Index) -> Index:
    """Return where the rows of each person begin, and where all end."""
    return np.concatenate((np.zeros(1, np.intp), np.cumsum(each)))


LAST_BITS = np.uint64(0xFFFF)


def among(ids: Ids, wanted: Ids) -> NDArray[np.bool_]:
    """Return which ids are among the sorted ``wanted``.

    Only those that end like one of them are looked up: of few in many hardly any does by chance.
    """
    found = np.zeros(len(ids), np.bool_)
    if not len(wanted):
        return found
    ends = np.zeros(int(LAST_BITS) + 1, np.bool_)
    ends[wanted & LAST_BITS] = True
    alike = np.flatnonzero(ends.take((ids & LAST_BITS).view(np.int64)))
    place = np.minimum(np.searchsorted(wanted, ids[alike]), len(wanted) - 1)
    found[alike] = wanted[place] == ids[alike]
    return found


def bits_of(instants: Instants, edges: Ints) -> Ids:
    """Return persons × words of 64 periods: the bit of each period in which a person was active.

    Period ``i`` is from ``edges[i]`` to just before ``edges[i + 1]``; what is outside of all is left out.
    """
    words = -(-(len(edges) - 1) // WORD)
    out = np.zeros((len(instants.person), words), np.uint64)
    all_first, periods = _activity(instants, edges)
    for low, high in _blocks(all_first):
        first = all_first[low : high + 1]
        row, period = _begins(periods(first[0], first[-1]), first - first[0])
        if not len(row):
            continue
        owner = np.searchsorted(first - first[0], row, "right") - 1
        key = owner * words + period // WORD
        starts = run_starts(key)
        bit = np.uint64(1) << (period % WORD).astype(np.uint64)
        out[low:high].reshape(-1)[key[starts]] = np.bitwise_or.reduceat(bit, starts)
    return out


def active_in(instants: Instants, edges: Ints) -> tuple[Ints, int]:
    """Return how many persons were active in each period, and in any of them."""
    counts, persons = np.zeros(len(edges) - 1, np.int64), 0
    all_first, periods = _activity(instants, edges)
    for low, high in _blocks(all_first):
        first = all_first[low : high + 1]
        at, period = first - first[0], periods(first[0], first[-1])
        persons += int(np.count_nonzero(np.logical_or.reduceat(period >= 0, at[:-1])))
        counts += np.bincount(_begins(period, at)[1], minlength=len(counts))
    return counts, persons


def _activity(
    instants: Instants, edges: Ints
) -> tuple[Index, Callable[[int, int], NDArray[np.int32]]]:
    """Return where each person's rows begin, and what tells in which period some rows are.

    A row is a quarter in which the person was active, where that is known and periods begin with quarters.
    """
    place, quarters = Places(edges), instants.quarters
    if quarters is None or not place.begin_with_quarters:
        return instants.first, lambda low, high: place.of(instants.t[low:high])
    return quarters.first, lambda low, high: place.of_quarters(quarters.number[low:high])


def _blocks(first: Index) -> list[tuple[int, int]]:
    """Return ranges of persons with about ``BLOCK`` rows each; a person is not divided."""
    edges = np.searchsorted(first, np.arange(0, int(first[-1]) + BLOCK, BLOCK))
    edges = np.unique(np.minimum(edges, len(first) - 1))
    return list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))


def _begins(period: NDArray[np.int32], first: Index) -> tuple[Index, Ints]:
    """Return the rows with which a person's period begins, and which period it is; none outside."""
    new = np.empty(len(period), np.bool_)
    new[1:] = period[1:] != period[:-1]
    new[first[:-1]] = True
    new &= period >= 0
    row = np.flatnonzero(new)
    return row, period[row].astype(np.int64)


class Places:
    """In which period an instant is: period ``i`` is from ``edges[i]`` to just before ``edges[i + 1]``."""

    def __init__(self, edges: Ints) -> None:
        self._edges = edges
        self.begin_with_quarters = bool(np.all(edges % QUARTER_MS == 0))
        self._table: NDArray[np.int32] | None = None
        if np.all((edges - edges[0]) % QUARTER_MS == 0):
            quarters = edges[0] + np.arange((edges[-1] - edges[0]) // QUARTER_MS) * QUARTER_MS
            inside = np.searchsorted(edges, quarters, "right") - 1
            self._table = np.concatenate(([-1], inside, [-1])).astype(np.int32)

    def of(self, t: Ints) -> NDArray[np.int32]:
        """Return the period of each instant; -1 outside of all."""
        if self._table is not None:
            quarter = (t - (self._edges[0] - QUARTER_MS)) // QUARTER_MS
            found: NDArray[np.int32] = self._table.take(quarter, mode="clip")
            return found
        place = np.searchsorted(self._edges, t, "right") - 1
        return np.where(place < len(self._edges) - 1, place, -1).astype(np.int32)

    def of_quarters(self, number: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the period of each quarter since 1970; where periods begin with quarters."""
        assert self._table is not None  # noqa: S101
        place = number - np.int32(self._edges[0] // QUARTER_MS - 1)
        found: NDArray[np.int32] = self._table.take(place, mode="clip")
        return found
