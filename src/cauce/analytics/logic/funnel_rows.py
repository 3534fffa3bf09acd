"""The rows of a funnel as arrays, laid out so that one number orders person and time.

``at = unit · span + (ms − start)``: a unit is what must hold together along a path (a person, a
session, a group, and the held properties). ``span`` is wider than the data plus the window, so a
difference of two ``at`` beyond the window also covers "somebody else". Then "the latest A before
this B" of every person at once is one binary search of sorted arrays, without a loop.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from cauce.kernel.sessions import CAP_MS, IDLE_MS

Ints = NDArray[np.int64]
Ids = NDArray[np.uint64]

STEP_BITS = 5
"""Up to 31 steps fit below ``at`` in a key."""

MAY_ENTER = 1 << 31
"""Bit of the mask: the event is early enough to enter the funnel (any order only)."""

TOO_LATE = 1 << 29
"""Bit of the mask: the first step, but after the range (strict order only): no entry, no break."""

OWN = np.uint64(1)
"""Lowest bit of a session's hash: the sender named it; without it the hash is the device's."""

NEVER = np.int64(2**63 - 1)


@dataclass(frozen=True, slots=True)
class Moments:
    """Events as the engine gives them, one element each.

    Attributes:
        person: resolved person.
        t: milliseconds since 1970.
        mask: bit k for step k, then one bit for each exclusion.
        session: key of (person, session).
        hold: hash of the held properties.
        group: hash of the group id.
        label: code of the breakdown value.
        until: last millisecond of the window of who enters with it, when that is not the same for all.
    """

    person: Ids
    t: Ints
    mask: NDArray[np.uint32]
    session: Ids | None = None
    hold: Ids | None = None
    group: Ids | None = None
    label: NDArray[np.int32] | None = None
    until: Ints | None = None

    def take(self, index: NDArray[np.intp] | NDArray[np.bool_] | slice) -> "Moments":
        """Return some of the rows."""
        optional = (self.session, self.hold, self.group, self.label, self.until)
        cut = [None if column is None else column[index] for column in optional]
        return Moments(self.person[index], self.t[index], self.mask[index], *cut)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Lane:
    """The rows of one step in order; ``keys`` order the rows of all lanes (see ``Board.tied``)."""

    keys: Ints
    at: Ints
    row: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a funnel.

    Attributes:
        steps: how many.
        gaps: for each gap between two steps, the bits of the exclusions that forbid it.
        window_ms: from entry to the last step, inclusive; the most there is, when rows say it.
        strict: nothing else may happen between two steps.
        anyhow: the steps may come in any order.
        by_session: what goes through is a session, not a person.
        by_group: what goes through is a group.
        optional: the steps that may be left out.
        blocks: the bits of the steps of each block, when the blocks have an order and steps inside have none.
    """

    steps: int
    gaps: tuple[int, ...]
    window_ms: int
    strict: bool = False
    anyhow: bool = False
    by_session: bool = False
    by_group: bool = False
    optional: frozenset[int] = frozenset()
    blocks: tuple[int, ...] = ()

    def origins(self, step: int) -> tuple[int, ...]:
        """Return the steps that a step is reached from, nearest first; farther ones only over optional ones.

        Example:
            >>> Layout(4, (0, 0, 0), 9, optional=frozenset({1, 2})).origins(3)
            (2, 1, 0)
        """
        nearest = step - 1
        while nearest in self.optional:
            nearest -= 1
        return tuple(range(step - 1, nearest - 1, -1))

    def goals(self, step: int) -> tuple[int, ...]:
        """Return the steps that may come next after a step: to the next one that is not optional."""
        last = step + 1
        while last in self.optional and last + 1 < self.steps:
            last += 1
        return tuple(range(step + 1, min(last + 1, self.steps)))

    @property
    def step_bits(self) -> int:
        """The bits of the steps."""
        return (1 << self.steps) - 1

    @property
    def forbidden(self) -> tuple[int, ...]:
        """The exclusion bits of each gap; in any order they hold for the whole attempt."""
        if not self.anyhow:
            return self.gaps
        return (reduce(or_, self.gaps, 0),)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a pass needs.

    Attributes:
        lanes: one per step; in any order a single one of all steps' rows.
        exclusions: per gap between two steps, the sorted ``at`` of what must not happen there.
        others: per step, the sorted ``at`` of rows that are not that step (strict order only).
        actor: the counted thing of each unit (a person, session or group), dense.
        span: milliseconds between two units.
        start: the first instant, in milliseconds since 1970.
        tied: equal keys in two lanes are two events of one instant, the earlier step first; otherwise
            they are one event.
    """

    rows: Moments
    layout: Layout
    lanes: tuple[Lane, ...]
    exclusions: tuple[Ints | None, ...]
    others: tuple[Ints | None, ...]
    actor: NDArray[np.intp]
    span: int
    start: int
    tied: bool = False

    def closes(self, entry: Ints) -> Ints:
        """Return the last instant of the window of each entry (an instant of the first lane)."""
        until, lane = self.rows.until, self.lanes[0]
        if until is None or not len(lane.at):
            return entry + self.layout.window_ms
        row = lane.row[np.minimum(np.searchsorted(lane.at, entry), len(lane.at) - 1)]
        return entry + (until[row] - self.rows.t[row])

    def unit(self, at: Ints) -> Ints:
        """Return the unit of each instant."""
        return at // self.span

    def ms(self, at: Ints) -> Ints:
        """Return the milliseconds since 1970 of each instant."""
        return at % self.span + self.start


def mix(a: Ids, b: Ids) -> Ids:
    """Return a hash of two ids (splitmix64); two of n pairs share it with probability n²/2⁶⁵."""
    z = a + b * np.uint64(0x9E3779B97F4A7C15) + np.uint64(0x632BE59BD9B4E019)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def run_starts(values: NDArray[np.generic]) -> NDArray[np.intp]:
    """Return the index of the first element of each run of equal neighbours."""
    if not len(values):
        return np.empty(0, np.intp)
    return np.concatenate((np.zeros(1, np.intp), np.flatnonzero(values[1:] != values[:-1]) + 1))


def distinct(values: Ids) -> Ids:
    """Return the sorted distinct values; fast when equal ones are neighbours."""
    runs = values[run_starts(values)]
    if np.any(runs[1:] <= runs[:-1]):
        runs = np.sort(runs)
        return runs[run_starts(runs)]
    return runs


def dense(values: Ids, universe: Ids) -> NDArray[np.intp]:
    """Return the index of each value in the sorted ``universe``, -1 when it is not there."""
    lengths, index = dense_runs(values, universe)
    return np.repeat(index, lengths)


def dense_runs(values: Ids, universe: Ids) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return, for each run of equal neighbours, its length and its index (see ``dense``)."""
    starts = run_starts(values)
    lengths = np.diff(starts, append=len(values))
    if not len(universe):
        return lengths, np.full(len(starts), -1)
    runs = values[starts]
    found = np.searchsorted(universe, runs)
    known = universe[np.minimum(found, len(universe) - 1)] == runs
    return lengths, np.where(known, found, -1)


def sessions_of(person: Ids, t: Ints, session: Ids) -> Ids:
    """Return a key of (person, session) for each event (``kernel.sessions`` says what that is).

    ``session`` is the hash of the sender's id with the bit ``OWN``; or that of the device without it,
    0 when it is not known.
    """
    key = mix(person, session)
    bare = np.flatnonzero(session & OWN == 0)
    if not len(bare):
        return key
    order = bare[in_time(person[bare], t[bare])]
    device = numbered(key[order])
    order, device = by_number(order, device)
    t, key_of_device = t[order], key[order]
    opens = np.ones(len(order), np.bool_)
    opens[1:] = (device[1:] != device[:-1]) | (t[1:] - t[:-1] > IDLE_MS)
    starts = np.flatnonzero(opens)
    run = np.cumsum(opens) - 1
    part = (t - t[starts][run]) // CAP_MS
    key[order] = mix(mix(key_of_device, run.astype(np.uint64)), part.astype(np.uint64) + OWN)
    return key


def in_time(person: Ids, t: Ints) -> NDArray[np.intp]:
    """Return the order of person and time; quick, as the engine gives rows in a few sorted runs."""
    if not len(t):
        return np.empty(0, np.intp)
    first = t.min()
    span = t.max() - first + 1
    at = dense(person, distinct(person)) * span + (t - first)
    return np.argsort(at, kind="stable")


def numbered(keys: Ids) -> Ints:
    """Return a number for each distinct key: the run of equal neighbours in which it comes first.

    Example:
        >>> numbered(np.array([7, 7, 3, 7, 9], np.uint64)).tolist()
        [0, 0, 1, 0, 3]
    """
    heads = run_starts(keys)
    _, first, same = np.unique(keys[heads], return_index=True, return_inverse=True)
    return np.repeat(first[same], np.diff(heads, append=len(keys)))


def by_number(order: NDArray[np.intp], number: Ints) -> tuple[NDArray[np.intp], Ints]:
    """Return both with equal numbers side by side, otherwise in the order in which they are."""
    if np.all(number[1:] >= number[:-1]):
        return order, number
    again = np.argsort(number, kind="stable")
    return order[again], number[again]
