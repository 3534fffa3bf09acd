"""Whose question is worked out next.

Between projects by start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996): each has a clock of its own that
moves on by what its questions cost, and the one whose clock is furthest behind goes first. Who comes back after a
pause begins at everybody's time, so nothing is saved up. Within a project by lane, then cheap before dear, then as they
came; but nobody is overtaken more than ``MAX_PASSED`` times.

So a question begins after at most ``MAX_PASSED`` younger ones of its project and all older ones, and between two of a
project every other project has at most ``MOST_UNITS + 1``.
"""

from dataclasses import dataclass, field
from math import ceil

from cauce.analytics.contracts import Claim

MAX_PASSED = 8
UNIT_ROWS = 250_000
"""Rows that count as one unit of cost."""
MOST_UNITS = 16
HEAVY_UNITS = 16
"""Questions of so many units leave one turn to the others."""
WRITTEN_AT_ONCE = 2
LONGEST_WAIT_S = 60


def units_of(claim: Claim) -> int:
    """Return what a question costs: at least one unit, and no more than ``MOST_UNITS``.

    Example:
        >>> from cauce.analytics.contracts import Lane
        >>> [units_of(Claim(1, Lane.OWN, rows)) for rows in (0, 600_000, 10**9)]
        [1, 3, 16]
    """
    return min(1 + claim.rows // UNIT_ROWS, MOST_UNITS)


def wait_s(waiting: int, turns: int, mean_s: float) -> int:
    """Return in how many seconds those who wait now will have begun, from 1 to ``LONGEST_WAIT_S``.

    Example:
        >>> wait_s(waiting=200, turns=4, mean_s=0.3), wait_s(0, 4, 0.3), wait_s(250, 1, 20.0)
        (15, 1, 60)
    """
    return max(1, min(LONGEST_WAIT_S, ceil(waiting * mean_s / turns)))


@dataclass(slots=True)
class _Waiting:
    number: int
    claim: Claim
    passed: int = 0

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands among those of its project."""
        return (self.claim.lane, units_of(self.claim), self.number)


@dataclass(slots=True)
class Line:
    """Those who wait and those who have one of the ``turns``."""

    turns: int
    running: dict[int, Claim] = field(default_factory=dict)
    _waiting: dict[int, _Waiting] = field(default_factory=dict)
    _clocks: dict[int, int] = field(default_factory=dict)
    _time: int = 0
    _count: int = 0

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def waiting_of(self, project_id: int) -> int:
        """Return how many questions of a project wait."""
        return sum(one.claim.project_id == project_id for one in self._waiting.values())

    def enter(self, claim: Claim) -> int:
        """Return the number under which a question waits from now on."""
        self._count += 1
        self._waiting[self._count] = _Waiting(self._count, claim)
        return self._count

    def begin(self) -> int | None:
        """Return the number of the question that has a turn now; None while none is free or wanted."""
        chosen = self._chosen() if len(self.running) < self.turns else None
        if chosen is None:
            return None
        claim = self._waiting.pop(chosen.number).claim
        for other in self._of(claim.project_id):
            other.passed += other.number < chosen.number
        self._time = self._clock(claim.project_id)
        self._clocks[claim.project_id] = self._time + units_of(claim)
        self._clocks = {of: at for of, at in self._clocks.items() if at > self._time}
        self.running[chosen.number] = claim
        return chosen.number

    def end(self, number: int) -> None:
        """Give back the turn of a question, or its place among those who wait."""
        self.running.pop(number, None)
        self._waiting.pop(number, None)

    def _chosen(self) -> _Waiting | None:
        firsts = [first for of in self._projects() if (first := self._first(of)) is not None]
        return min(firsts, key=self._rank, default=None)

    def _rank(self, one: _Waiting) -> tuple[int, tuple[int, int, int]]:
        return (self._clock(one.claim.project_id), one.place)

    def _first(self, project_id: int) -> _Waiting | None:
        """The next of a project: who was overtaken too often, else by place."""
        may = [one for one in self._of(project_id) if self._may(one.claim)]
        overdue = [one for one in may if one.passed >= MAX_PASSED]
        if overdue:
            return min(overdue, key=lambda one: one.number)
        return min(may, key=lambda one: one.place, default=None)

    def _may(self, claim: Claim) -> bool:
        running = self.running.values()
        if claim.written and sum(one.written for one in running) >= WRITTEN_AT_ONCE:
            return False
        heavy = sum(units_of(one) >= HEAVY_UNITS for one in running)
        return units_of(claim) < HEAVY_UNITS or heavy < max(1, self.turns - 1)

    def _projects(self) -> set[int]:
        return {one.claim.project_id for one in self._waiting.values()}

    def _of(self, project_id: int) -> list[_Waiting]:
        return [one for one in self._waiting.values() if one.claim.project_id == project_id]

    def _clock(self, project_id: int) -> int:
        return max(self._time, self._clocks.get(project_id, 0))
