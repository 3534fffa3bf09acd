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
        until: last millisecond of the window of who enters with it, when it is of sessions.
    """

    deed: Deed
    t: int
    steps: frozenset[int]
    bans: frozenset[int] = frozenset()
    enters: bool = True
    session: object = None
    hold: tuple[str, ...] = ()
    label: str | None = None
    until: int | None = None


SKIPPED = Move(Deed(0, 0, 0, "", "", "", "", "", False, {}, {}), -1, frozenset())
"""Stands in a way for an optional step that was left out; never the first or the last of it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a funnel asks for; ``exclusions`` are (from_step, to_step).

    ``blocks``: in any order, the steps of each block, when blocks follow each other.
    """

    steps: int
    window_ms: int
    order: Order
    counting: Counting
    exclusions: tuple[tuple[int, int], ...] = ()
    optional: frozenset[int] = frozenset()
    blocks: tuple[frozenset[int], ...] = ()

    def closes(self, entry: Move) -> int:
        """Return the last instant of the window of an entry."""
        return entry.t + self.window_ms if entry.until is None else entry.until

    def origins(self, step: int) -> list[int]:
        """Return the steps that a step is reached from: the one before, and over optional ones farther."""
        found = [step - 1]
        while found[-1] in self.optional:
            found.append(found[-1] - 1)
        return found

    def goals(self, step: int) -> list[int]:
        """Return the steps that may come next after a step."""
        found: list[int] = []
        for later in range(step + 1, self.steps):
            found.append(later)
            if later not in self.optional:
                break
        return found

    def enters(self, move: Move) -> bool:
        """Return whether an event opens an attempt."""
        entries = self.blocks[0] if self.blocks else frozenset(range(self.steps))
        first = bool(move.steps & entries) if self.order is Order.ANY else 0 in move.steps
        return move.enters and first


Path = tuple[Move, ...]
"""An attempt: the event of each step up to the furthest, ``SKIPPED`` for those left out."""


def reached(path: Path, step: int) -> bool:
    """Return whether an attempt reached a step."""
    return len(path) > step and path[step] is not SKIPPED


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

    def banned_between(self, first: int, last: int, after: int) -> Move | None:
        """Return the first exclusion, after an instant, of the gaps from one step to another."""
        found = [self.banned(gap, after) for gap in range(first, last)]
        return min((one for one in found if one is not None), key=lambda move: move.t, default=None)

    def next(self, step: int, place: int) -> tuple[int, int | None]:
        """Return which step comes next after a step and a place of ``ordered``, and its place there.

        An event that could be several of them is the last one; the last one is missing when none comes.
        """
        goals, found = self.shape.goals(step), list[tuple[int, int]]()
        for goal in goals:
            at = bisect_right(self.places[goal], place)
            if at < len(self.places[goal]):
                found.append((self.places[goal][at], -goal))
        if not found:
            return goals[-1], None
        nearest, goal = min(found)
        return -goal, nearest

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
    while len(path) < shape.steps:
        step = len(path) - 1
        goal, found = course.next(step, place)
        there = inf if found is None else course.ordered[found].t
        now = path[-1].t
        breaks = at_of(course.broken(step, now))
        ends = min(shape.closes(entry), at_of(course.banned_between(step, goal, now))) + 1
        if found is None or there >= ends or there > breaks:
            return Run(tuple(path), min(ends, breaks), len(course.ordered))
        path += [SKIPPED] * (goal - step - 1)
        path.append(course.ordered[found])
        place = found
    return Run(tuple(path), -inf, place + 1)


def _followed_anyhow(course: Course, place: int) -> Run:
    shape, entry = course.shape, course.ordered[place]
    last = min(shape.closes(entry), at_of(course.banned(0, entry.t)))
    run = [move for move in course.ordered[place:] if move.t <= last]
    path = completed(run, shape.blocks)
    if len(path) == shape.steps:
        return Run(path, -inf, place + run.index(path[-1]) + 1)
    return Run(path, last + 1, len(course.ordered))


def completed(run: Sequence[Move], blocks: tuple[frozenset[int], ...] = ()) -> Path:
    """Return the events of a run with which the number of completed steps grows, each doing one step.

    Of blocks each begins after the one before is complete.
    """
    path: Path = ()
    for block in blocks:
        there = _completed(run, block)
        path += there
        if len(there) < len(block):
            return path
        run = run[run.index(there[-1]) + 1 :]
    return path if blocks else _completed(run, None)


def _completed(run: Sequence[Move], block: frozenset[int] | None) -> Path:
    """Return the same for the steps of one block, or all steps; the run ends when it is complete."""
    holds: dict[int, Move] = {}

    def place(move: Move, tried: set[int]) -> bool:
        steps = move.steps if block is None else move.steps & block
        for step in sorted(steps - tried):
            tried.add(step)
            if step not in holds or place(holds[step], tried):
                holds[step] = move
                return True
        return False

    return tuple(move for move in run if place(move, set()))


def index_from(moves: Sequence[Move], t: float) -> int:
    """Return the place of the first move not before an instant."""
    return bisect_left(moves, t, key=lambda move: move.t)
