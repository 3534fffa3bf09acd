"""What was worked out of instants, carried on to what they are now (ADR 0145).

Only who has other rows than then, or is somebody else now, is taken out of it and worked out again: whole, and as
who they are.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import reduce
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.logic.funnel_rows import Ids, Ints
from cauce.analytics.logic.gathering import joined, of_persons, resolved
from cauce.analytics.logic.instants import Instants, among, places_of, united
from cauce.analytics.logic.merges import Merges

T = TypeVar("T")
Rows = tuple[Instants, ...]
"""The instants of each selection that a question is about."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Persons (sorted) who are worked out again, and the rows of theirs that count so far, by who they were."""

    persons: Ids
    rows: Rows

    def stay(self, person: Ids) -> NDArray[np.bool_]:
        """Return which of some persons are none of them."""
        return ~among(person, self.persons)


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """What is to be worked out of instants, in ranges of whole persons.

    Attributes:
        key: equal for equal work.
        do: the work.
        without: what was worked out, less what it holds of some persons.
        joined: what several ranges come to together.
    """

    key: Hashable
    do: Callable[[Rows], T]
    without: Callable[[T, Gone], T]
    joined: Callable[[list[T]], T]


def counting(key: Hashable, count: Callable[[Rows], Ints]) -> Work[Ints]:
    """Return the work of counting persons: what some come to is taken off what all do.

    ``count`` gives equally many numbers whatever the rows, each the sum of what every person adds to it.
    """
    return Work(
        key,
        count,
        lambda all_, gone: all_ - count(gone.rows),
        lambda parts: np.sum(parts, axis=0, dtype=np.int64),
    )


@dataclass(frozen=True, slots=True)
class Reached(Generic[T]):
    """What the bulk came to together with later rows, as the persons were merged then."""

    result: T
    since: Rows
    merges: Merges

    def holds(self, since: Rows, merges: Merges) -> bool:
        """Return whether these later rows and merges are the very ones that it holds."""
        same = all(one.t is other.t for one, other in zip(self.since, since, strict=True))
        return same and not len(self.merges.moved(merges))


@dataclass(frozen=True, slots=True)
class Change:
    """What changes: who goes with their rows so far, and the rows that they have now, as who they are now."""

    gone: Gone
    now: Rows


def change_of(bulk: Rows, then: Reached[T], since: Rows, merges: Merges) -> Change:
    """Return what changes from ``then`` to these later rows and merges of the same bulk."""
    moved = then.merges.moved(merges)
    persons = reduce(united, map(_with_other_rows, then.since, since), moved)
    persons = _closed(persons, merges)
    old = tuple(of_persons(one, persons) for one in bulk)
    before = _whole(old, then.since, persons, then.merges)
    return Change(Gone(persons, before), _whole(old, since, persons, merges))


def _with_other_rows(one: Instants, other: Instants) -> Ids:
    """Return the persons whose later rows differ.

    Of the same bulk later rows are only ever added, so equally many are the same ones.
    """
    if one.t is other.t:
        return other.person[:0]
    place, known = places_of(other.person, one.person)
    same = known.copy()
    same[known] = one.rows_each[place[known]] == other.rows_each[known]
    if np.count_nonzero(known) == len(one.person):
        return other.person[~same]
    _, there = places_of(one.person, other.person)
    return united(other.person[~same], one.person[~there])


def _closed(persons: Ids, merges: Merges) -> Ids:
    """Return persons with who they are and all who are or were the same; who moved is among them.

    Who did not move is the same person before and now, so by what is merged now everybody before is found too.
    """
    while len(merges.away):
        known = united(persons, np.unique(merges.of(persons)))
        more = united(known, merges.away[among(merges.into, known)])
        if len(more) == len(persons):
            break
        persons = more
    return persons


def _whole(old: Rows, since: Rows, persons: Ids, merges: Merges) -> Rows:
    """Return all rows of some persons as who they are."""
    return tuple(
        resolved(joined(one, of_persons(later, persons)), merges)
        for one, later in zip(old, since, strict=True)
    )


def onward(work: Work[T], result: T, gone: Gone, again: list[Rows]) -> T:
    """Return what was worked out, without some persons as they were and with their rows as they are."""
    return work.joined([work.without(result, gone), *map(work.do, again)])
