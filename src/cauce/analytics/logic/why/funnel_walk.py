"""A funnel followed event by event: which attempts count, and what became of the other entries.

Definitions as in ``docs/reference/definitions.md``, Funnels. Works on plain lists of one person's
(session's, group's) events, and shares nothing with the passes over arrays that make the chart.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from cauce.analytics.contracts import Choice, Counting, Order
from cauce.analytics.logic.why.story import Deed

MAX_ANY_ORDER = 400
"""So many events of the steps are tried in any order; with more nothing is said."""


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """An event as the funnel sees it.

    Attributes:
        steps: the steps it may be.
        bans: the exclusions it is.
        enters: it is within the days of the question.
        session: the session it is in, when that matters.
        hold: the held properties.
        label: its value of the breakdown.
    """

    deed: Deed
    t: int
    steps: frozenset[int]
    bans: frozenset[int] = frozenset()
    enters: bool = True
    session: object = None
    hold: tuple[str, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a funnel asks for; ``exclusions`` are (from_step, to_step)."""

    steps: int
    window_ms: int
    order: Order
    counting: Counting
    exclusions: tuple[tuple[int, int], ...] = ()

    def enters(self, move: Move) -> bool:
        """Return whether an event opens an attempt."""
        first = bool(move.steps) if self.order is Order.ANY else 0 in move.steps
        return move.enters and first


Path = tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with the way it went, and what became of it; ``by`` excluded it, or took it over."""

    path: Path
    choice: Choice
    by: Move | None = None

    @property
    def first(self) -> Move:
        """The event that entered."""
        return self.path[0]


@dataclass(frozen=True)
class Course:
    """The events of one unit (what must hold together along a path), in the order of time."""

    moves: tuple[Move, ...]
    shape: Shape

    @cached_property
    def ordered(self) -> tuple[Move, ...]:
        """The events of steps: by time, then by the lowest step they are."""
        some = [move for move in self.moves if move.steps]
        return tuple(sorted(some, key=lambda move: (move.t, min(move.steps))))

    @cached_property
    def bans(self) -> tuple[Sequence[Move], ...]:
        """The exclusions of each gap between two steps; in any order those of all gaps together."""
        gaps = range(max(1, self.shape.steps - 1))
        return tuple([move for move in self.moves if self._forbids(move, gap)] for gap in gaps)

    def _forbids(self, move: Move, gap: int) -> bool:
        ends = (self.shape.exclusions[ban] for ban in move.bans)
        return any(self.shape.order is Order.ANY or low <= gap < high for low, high in ends)

    @cached_property
    def others(self) -> tuple[Sequence[Move], ...]:
        """The events that are not each step: they break a strict path that waits after it."""
        if self.shape.order is not Order.STRICT:
            return ((),) * self.shape.steps
        return tuple(
            [move for move in self.moves if step not in move.steps]
            for step in range(self.shape.steps)
        )

    @cached_property
    def places(self) -> tuple[list[int], ...]:
        """Where in ``ordered`` each step is."""
        return tuple(
            [i for i, move in enumerate(self.ordered) if step in move.steps]
            for step in range(self.shape.steps)
        )

    def banned(self, gap: int, after: int) -> Move | None:
        """Return the first exclusion of a gap after an instant."""
        return first_after(self.bans[gap], after) if gap < len(self.bans) else None

    def broken(self, step: int, after: int) -> Move | None:
        """Return the first event after an instant that breaks a strict path at a step."""
        return first_after(self.others[step], after)


def first_after(moves: Sequence[Move], t: int) -> Move | None:
    """Return the first of the moves (in order of time) after an instant."""
    place = bisect_right(moves, t, key=lambda move: move.t)
    return moves[place] if place < len(moves) else None


def at_of(move: Move | None) -> float:
    """Return when an event happened; never, when there is none."""
    return inf if move is None else move.t


@dataclass(frozen=True, slots=True)
class Run:
    """An entry followed to its end; entries before ``resume`` (an instant) or ``place`` are within."""

    path: Path
    resume: float
    place: int


def followed(course: Course, place: int) -> Run:
    """Return how far the entry at a place of ``ordered`` gets, taking each step's first event."""
    if course.shape.order is Order.ANY:
        return _followed_anyhow(course, place)
    shape, entry = course.shape, course.ordered[place]
    path = [entry]
    for step in range(1, shape.steps):
        after = course.places[step]
        at = bisect_right(after, place)
        there = course.ordered[after[at]].t if at < len(after) else inf
        now = path[-1].t
        breaks = at_of(course.broken(step - 1, now))
        ends = min(entry.t + shape.window_ms, at_of(course.banned(step - 1, now))) + 1
        if there >= ends or there > breaks:
            return Run(tuple(path), min(ends, breaks), len(course.ordered))
        place = after[at]
        path.append(course.ordered[place])
    return Run(tuple(path), -inf, place + 1)


def _followed_anyhow(course: Course, place: int) -> Run:
    shape, entry = course.shape, course.ordered[place]
    last = min(entry.t + shape.window_ms, at_of(course.banned(0, entry.t)))
    run = [move for move in course.ordered[place:] if move.t <= last]
    path = completed(run)
    if len(path) == shape.steps:
        return Run(path, -inf, place + run.index(path[-1]) + 1)
    return Run(path, last + 1, len(course.ordered))


def completed(run: Sequence[Move]) -> Path:
    """Return the events of a run with which the number of completed steps grows, each doing one step."""
    holds: dict[int, Move] = {}

    def place(move: Move, tried: set[int]) -> bool:
        for step in sorted(move.steps - tried):
            tried.add(step)
            if step not in holds or place(holds[step], tried):
                holds[step] = move
                return True
        return False

    return tuple(move for move in run if place(move, set()))


def index_from(moves: Sequence[Move], t: float) -> int:
    """Return the place of the first move not before an instant."""
    return bisect_left(moves, t, key=lambda move: move.t)
