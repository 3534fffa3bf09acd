"""Instants put together, and taken apart by person."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_rows import Ids, Ints, in_time, run_starts
from cauce.analytics.logic.instants import (
    Instants,
    all_labels,
    begins_of,
    places_of,
    some_labels,
)
from cauce.analytics.logic.labels import Labels
from cauce.analytics.logic.merges import Merges


def joined(one: Instants, other: Instants) -> Instants:
    """Return the rows of both; of two at one instant those of ``one`` come first.

    Only the rows of ``other`` are looked for, so a few are put among many as quickly as these are copied.
    """
    place, known = places_of(other.person, one.person)
    each, new = other.rows_each, ~known
    low = one.first[place]
    high = one.first[np.minimum(place + known, len(one.person))]
    at = _behind(one.t, other.t, np.repeat(low, each), np.repeat(high, each))
    all_each = one.rows_each.copy()
    all_each[place[known]] += each[known]
    labels = all_labels([one, other])
    return Instants(
        np.insert(one.person, place[new], other.person[new]),
        begins_of(np.insert(all_each, place[new], each[new])),
        _put(one.t, at, other.t),
        None if labels is None else _put_labels(labels, at),
    )


def _behind(t: Ints, new: Ints, low: Index, high: Index) -> Index:
    """Return the first of the rows ``low`` to ``high`` that is later than each new one; ``high`` if none is."""
    while np.any(open_ := low < high):
        middle = (low + high) // 2
        earlier = t[np.minimum(middle, len(t) - 1)] <= new
        low, high = (
            np.where(open_ & earlier, middle + 1, low),
            np.where(open_ & ~earlier, middle, high),
        )
    return low


def _put(values: NDArray[Any], at: Index, new: NDArray[Any]) -> NDArray[Any]:
    """Return the values with a new one before each of some places, which ascend."""
    out = np.empty(len(values) + len(new), values.dtype)
    stay = np.ones(len(out), np.bool_)
    stay[at + np.arange(len(at))] = False
    out[stay], out[~stay] = values, new
    return out


def _put_labels(labels: Labels, at: Index) -> Labels:
    """Return the labels of both, given one after the other."""
    here = len(labels.code) - len(at)
    return Labels(_put(labels.code[:here], at, labels.code[here:]), labels.names)


def of_persons(instants: Instants, wanted: Ids) -> Instants:
    """Return the rows of some persons (sorted ids)."""
    place, known = places_of(wanted, instants.person)
    pick = place[known]
    each = instants.first[pick + 1] - instants.first[pick]
    rows = _runs(instants.first[pick], each)
    return Instants(
        instants.person[pick], begins_of(each), instants.t[rows], some_labels(instants.labels, rows)
    )


def resolved(instants: Instants, merges: Merges) -> Instants:
    """Return the rows under the persons they belong to now."""
    if not len(merges.away):
        return instants
    person = merges.of(instants.person)
    return _gathered(person, instants.first[:-1], instants.rows_each, instants.t, instants.labels)


def _gathered(person: Ids, first: Index, each: Index, t: Ints, labels: Labels | None) -> Instants:
    """Return runs of rows, each in time, by person; a person may have several runs."""
    by_person = np.argsort(person, kind="stable")
    person, first, each = person[by_person], first[by_person], each[by_person]
    rows, heads = _runs(first, each), run_starts(person)
    runs = np.diff(heads, append=len(person))
    begins = np.append(begins_of(each)[heads], len(rows))
    whole = Instants(person[heads], begins, t[rows], some_labels(labels, rows))
    if np.any(runs > 1):
        _in_time_again(whole, runs > 1)
    return whole


def _in_time_again(instants: Instants, persons: NDArray[np.bool_]) -> None:
    """Put the rows of some persons back into order of time, in place."""
    rows = np.flatnonzero(np.repeat(persons, instants.rows_each))
    t = instants.t[rows]
    order = in_time(np.repeat(instants.person[persons], instants.rows_each[persons]), t)
    instants.t[rows] = t[order]
    if instants.labels is not None:
        instants.labels.code[rows] = instants.labels.code[rows][order]


def _runs(first: Index, each: Index) -> Index:
    """Return the rows of runs that begin at some rows and are so long."""
    ends = np.cumsum(each)
    return np.repeat(first - (ends - each), each) + np.arange(ends[-1] if len(ends) else 0)
