"""Who started when, and in which periods they came back.

Everything here is a plain array operation over all persons at once; ``Spells.cohort`` hands out one
cohort as a table of persons × periods.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import Columns
from cauce.analytics.logic.activity import WORD, labels_in, same_key, stacked
from cauce.analytics.logic.funnel_board import Index
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids, Ints, run_starts
from cauce.analytics.logic.labels import Codes, Labels, join_labels
from cauce.analytics.logic.merges import Merges

Table = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Amounts:
    """What returns come to: persons × periods from 0, and where there was anything to add."""

    value: NDArray[np.float64]
    has: NDArray[np.bool_]

    def take(self, index: Index | NDArray[np.bool_]) -> "Amounts":
        """Return some of the persons."""
        return Amounts(self.value[index], self.has[index])


@dataclass(frozen=True, slots=True)
class Members:
    """The persons of a cohort: their label, and one column a period with 1 where they came back."""

    person: Ids
    code: Codes
    back: Table
    amounts: Amounts | None = None

    def take(self, index: Index | NDArray[np.bool_]) -> "Members":
        """Return some of the members."""
        amounts = None if self.amounts is None else self.amounts.take(index)
        return Members(self.person[index], self.code[index], self.back[index], amounts)


class Spells(Protocol):
    """Cohorts by number."""

    @property
    def person(self) -> Ids:
        """The person of every row, before cohorts are formed."""
        ...

    @property
    def labels(self) -> Labels:
        """The label of every row, before cohorts are formed."""
        ...

    def cohort(self, number: int, periods: int) -> Members:
        """Return the members of a cohort and their returns in the periods after it."""
        ...

    def relabelled(self, labels: Labels) -> "Spells":
        """Return the same under other labels; rows of a person with equal ones become one."""
        ...


@dataclass(frozen=True, slots=True)
class Bits:
    """Periods as bits: by the calendar.

    Attributes:
        start: the number of the cohort, -1 for none; None when anybody may be in many.
        first: the periods in which they started, when they may be in many cohorts.
        back: the periods in which they did what counts as coming back.
    """

    person: Ids
    labels: Labels
    birth: Ints
    start: Ints | None
    first: Ids | None
    back: Ids

    def cohort(self, number: int, periods: int) -> Members:
        """Return the members of a cohort; see ``Spells``."""
        index = self._members(number)
        bits = np.unpackbits(
            np.ascontiguousarray(self.back[index]).view(np.uint8), axis=1, bitorder="little"
        )
        table = bits[:, number + 1 : number + periods + 1]
        return Members(self.person[index], self.labels.code[index], table)

    def _members(self, number: int) -> Index:
        if self.first is None or self.start is not None:
            return np.flatnonzero(np.equal(np.asarray(self.start), number))
        word = self.first[:, number // WORD] >> np.uint64(number % WORD)
        return np.flatnonzero(word & np.uint64(1))

    def take(self, index: NDArray[np.bool_]) -> "Bits":
        """Return the periods of some rows."""
        start = None if self.start is None else self.start[index]
        first = None if self.first is None else self.first[index]
        labels = Labels(self.labels.code[index], self.labels.names)
        return Bits(self.person[index], labels, self.birth[index], start, first, self.back[index])

    def relabelled(self, labels: Labels) -> "Bits":
        """Return the same under other labels; see ``Spells``."""
        return joined(Bits(self.person, labels, self.birth, self.start, self.first, self.back))


def joined(bits: Bits) -> Bits:
    """Return one row for each person and label."""
    order, starts = same_key(bits.person, bits.labels)
    if len(starts) == len(order):
        return bits
    head = order[starts]
    return Bits(
        bits.person[head],
        Labels(bits.labels.code[head], bits.labels.names),
        np.minimum.reduceat(bits.birth[order], starts),
        None if bits.start is None else np.maximum.reduceat(bits.start[order], starts),
        None if bits.first is None else np.bitwise_or.reduceat(bits.first[order], starts, axis=0),
        np.bitwise_or.reduceat(bits.back[order], starts, axis=0),
    )


def read_bits(columns: Columns, words: int) -> Bits:
    """Return the engine's rows of a part; persons are not resolved, ``start`` not worked out yet."""
    person = array(columns["p"], np.uint64)
    birth = array(columns["birth"], np.int64)
    first = stacked(columns, "f", words) if "f0" in columns else None
    labels = labels_in(columns, len(person))
    return Bits(person, labels, birth, None, first, stacked(columns, "r", words))


def join_bits(parts: list[Bits], merges: Merges) -> Bits:
    """Return the rows of all parts with current persons."""
    firsts = [part.first for part in parts if part.first is not None]
    bits = Bits(
        merges.of(np.concatenate([part.person for part in parts])),
        join_labels([part.labels for part in parts]),
        np.concatenate([part.birth for part in parts]),
        None,
        np.concatenate(firsts) if firsts else None,
        np.concatenate([part.back for part in parts]),
    )
    return joined(bits) if len(merges.away) else bits


def with_births(bits: Bits, edges: Ints, span: tuple[int, int], cohorts: int) -> Bits:
    """Return each person's cohort by their first time ever; none when it is not in the range.

    With labels, the first time's label is the person's; of two at one instant the first in order.
    """
    head = _firsts(bits)
    start = np.full(len(bits.person), -1, np.int64)
    born = bits.birth[head]
    inside = (born >= span[0]) & (born < span[1])
    number = np.searchsorted(edges, born, "right") - 1
    start[head] = np.where(inside & (number < cohorts), number, -1)
    return Bits(bits.person, bits.labels, bits.birth, start, None, bits.back)


def _firsts(bits: Bits) -> Index:
    """Return the row of each person's first time."""
    names = bits.labels.names
    if not names:
        return np.arange(len(bits.person))
    place = np.full(len(names) + 1, len(names))
    place[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    order = np.lexsort((place[bits.labels.code], bits.birth, bits.person))
    return order[run_starts(bits.person[order])]
