"""In which quarters of an hour each person did something: all that hours, days and weeks are worked out from.

Whoever visits does several things within minutes, so these are a fraction of the instants, at half the bytes each.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_rows import Ints

QUARTER_MS = 900_000
"""Days and hours of every time zone in use begin at a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Quarters:
    """The quarters of person ``i`` are ``first[i]`` to ``first[i + 1]``, each once, in order.

    Attributes:
        first: one element more than there are persons, from 0 to the number of quarters.
        number: quarters of an hour since 1970.
    """

    first: Index
    number: NDArray[np.int32]

    @property
    def bytes(self) -> int:
        """What it takes in memory."""
        return self.first.nbytes + self.number.nbytes

    def of_persons(self, low: int, high: int) -> "Quarters":
        """Return those of persons ``low`` to ``high - 1``; ``number`` is not copied."""
        first = self.first[low : high + 1]
        return Quarters(first - first[0], self.number[first[0] : first[-1]])


def quarters_of(first: Index, t: Ints) -> Quarters:
    """Return the quarters of rows that stand person after person, each in time.

    Example:
        >>> found = quarters_of(np.array([0, 3, 4]), np.array([5, 899_999, 900_000, 900_001]))
        >>> found.first.tolist(), found.number.tolist()
        ([0, 2, 3], [0, 1, 1])
    """
    number = (t // QUARTER_MS).astype(np.int32)
    new = np.ones(len(number), np.bool_)
    np.not_equal(number[1:], number[:-1], out=new[1:])
    new[first[:-1]] = True
    rows = np.flatnonzero(new)
    return Quarters(np.searchsorted(rows, first), number[rows])


def in_line(parts: list[Quarters]) -> Quarters:
    """Return those of all parts, one after the other."""
    each = np.concatenate([np.diff(part.first) for part in parts])
    first = np.concatenate((np.zeros(1, np.intp), np.cumsum(each)))
    return Quarters(first, np.concatenate([part.number for part in parts]))
