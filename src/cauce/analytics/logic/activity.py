"""In which periods each person was active, one bit a period: what unique persons are counted from.

The engine is asked once a range of persons. Ids are hashes, so equal ranges hold equally many, and a
processor that has a range to itself builds one small table that needs no merging with another's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import Breakdown, Columns
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_rows import Ids, Ints, mix, run_starts
from cauce.analytics.logic.funnel_sql import Part, by_property, ranges
from cauce.analytics.logic.labels import Labels, join_labels, labels_of_column, unlabelled
from cauce.analytics.logic.merges import Merges
from cauce.analytics.logic.source import Source

WORD = 64
ONE_PART_ROWS = 250_000
"""Up to so many rows a single statement is quicker than several."""

PARTS = 4
COUNTED = 65_536
"""Rows whose bits are counted at a time: they stay in the processor's cache."""


def spread(rows: int) -> tuple[Part, ...]:
    """Return the ranges of persons that about so many rows are read in."""
    return ranges(PARTS if rows > ONE_PART_ROWS else 1)


def words_for(periods: int) -> int:
    """Return how many 64 bit words hold one bit a period."""
    return -(-periods // WORD)


def word_sql(test: str, place: str, word: int, words: int) -> str:
    """Return bits ``64 · word`` to ``64 · word + 63`` of the periods in which a test holds.

    Where it holds, ``place`` is from 0 to ``64 · words - 1``. Plain arithmetic on every row: an ``if``
    around it would cost twice the time.
    """
    if words > 1:
        test = f"{test} AND intDiv({place}, {WORD}) = {word}"
    return f"groupBitOr(bitShiftLeft(toUInt64({test}), bitAnd({place}, {WORD - 1})))"


@dataclass(frozen=True, slots=True)
class Activity:
    """One row a person and label; ``words`` is persons × words of 64 periods."""

    person: Ids
    labels: Labels
    words: Ids

    def relabelled(self, labels: Labels) -> "Activity":
        """Return the same under other labels; rows of a person with equal ones become one."""
        return _one_row_each(Activity(self.person, labels, self.words))

    def counts(self, code: int, periods: int) -> list[int]:
        """Return how many persons with a label were active in each period."""
        counts: list[int] = bit_counts(self.words[self.labels.code == code], periods).tolist()
        return counts


def read_activity(columns: Columns, words: int) -> Activity:
    """Return the engine's rows p, w0… and v of a range of persons."""
    person = array(columns["p"], np.uint64)
    return Activity(person, labels_in(columns, len(person)), stacked(columns, "w", words))


def stacked(columns: Columns, name: str, words: int) -> Ids:
    """Return the columns ``name``0, ``name``1 … side by side."""
    return np.stack([array(columns[f"{name}{i}"], np.uint64) for i in range(words)], axis=1)


def label_column(breakdown: Breakdown | None, source: Source) -> list[str]:
    """Return the column v of what events are split by; none when they are not, or by a trait."""
    if breakdown is None or not by_property(breakdown):
        return []
    return [f"toLowCardinality({source.breakdown(breakdown)}) AS v"]


def labels_in(columns: Columns, rows: int) -> Labels:
    """Return the labels of the engine's rows; all without a value when it gave none."""
    if "v" in columns:
        return labels_of_column(columns["v"])
    return unlabelled(rows)


def join_activity(parts: list[Activity], merges: Merges) -> Activity:
    """Return the rows of all parts with current persons."""
    joined = Activity(
        merges.of(np.concatenate([part.person for part in parts])),
        join_labels([part.labels for part in parts]),
        np.concatenate([part.words for part in parts]),
    )
    return _one_row_each(joined) if len(merges.away) else joined


def _one_row_each(activity: Activity) -> Activity:
    order, starts = same_key(activity.person, activity.labels)
    head = order[starts]
    return Activity(
        activity.person[head],
        Labels(activity.labels.code[head], activity.labels.names),
        np.bitwise_or.reduceat(activity.words[order], starts, axis=0)
        if len(starts)
        else activity.words,
    )


def same_key(person: Ids, labels: Labels) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return an order with equal (person, label) side by side, and where each run of them starts."""
    key = mix(person, (labels.code + 1).astype(np.uint64))
    order = np.argsort(key, kind="stable")
    return order, run_starts(key[order])


def shifted(words: Ids) -> Ids:
    """Return the bits moved up by one period: who was active in the period before.

    Example:
        >>> shifted(np.array([[1 << 63, 4]], np.uint64)).tolist()
        [[0, 9]]
    """
    out: Ids = words << np.uint64(1)
    out[:, 1:] |= words[:, :-1] >> np.uint64(WORD - 1)
    return out


def one_bit(number: Ints, words: int) -> Ids:
    """Return rows with the bit of their number set; none where it is negative.

    Example:
        >>> one_bit(np.array([0, 65, -1]), 2).tolist()
        [[1, 0], [0, 2], [0, 0]]
    """
    out = np.zeros((len(number), words), np.uint64)
    some = np.flatnonzero(number >= 0)
    out[some, number[some] // WORD] = np.uint64(1) << (number[some] % WORD).astype(np.uint64)
    return out


def bit_counts(words: Ids, bits: int) -> Ints:
    """Return how many rows have each of the first bits.

    Example:
        >>> bit_counts(np.array([[3], [1]], np.uint64), 3).tolist()
        [2, 1, 0]
    """
    octets = -(-bits // 8)
    total = np.zeros(octets * 8, np.int64)
    for first in range(0, len(words), COUNTED):
        piece = np.ascontiguousarray(words[first : first + COUNTED]).view(np.uint8)[:, :octets]
        total += np.unpackbits(piece, axis=1, bitorder="little").sum(axis=0, dtype=np.int32)
    return total[:bits]
