"""Whose turn it is: appends wait in a lane per project, and every lane gets its share of a group.

A project that sends more than the log takes fills its own lane only. Groups are filled by deficit
round robin, ``QUANTUM`` entries a turn times the project's weight, and the order of the lanes goes on
from group to group (M. Shreedhar and G. Varghese, *Efficient fair queueing using deficit round
robin*, 1995, with whole appends as packets).
"""

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from queue import Empty, SimpleQueue
from typing import NamedTuple

from cauce.infra.log.contracts import Appended, Done, Entry, Outcome
from cauce.kernel.errors import CauceError, Kind, Text

QUEUE_ENTRIES = 200_000
QUANTUM = 500
_NONE: frozenset[int] = frozenset()


class Ticket(NamedTuple):
    """One append that waits, and who is told what became of it."""

    entries: Sequence[Entry]
    done: Done


class Lanes:
    """Tickets on their way from any thread to the one that writes."""

    def __init__(
        self,
        *,
        limit: int = QUEUE_ENTRIES,
        weights: Mapping[int, int] | None = None,
        wake: Callable[[], None] | None = None,
    ) -> None:
        """Wait for tickets.

        Args:
            limit: entries that may wait in all; beyond it only a lane below its share takes more.
            weights: project → turns it has where others have one.
            wake: called after each ticket, for a writer that does not block in ``take``.
        """
        self._limit, self._weights, self._wake = limit, weights or {}, wake
        self._arrivals: SimpleQueue[Ticket | None] = SimpleQueue()
        self._lanes: dict[int, deque[Ticket]] = {}
        self._credit: dict[int, int] = {}
        self._waiting: dict[int, int] = {}
        self._total = 0
        self._lock = threading.Lock()
        self._closing = False

    @property
    def waiting(self) -> int:
        """Entries that wait or are being written."""
        return self._total

    def put(self, ticket: Ticket) -> None:
        """Queue a ticket.

        Raises:
            CauceError: ``log_busy`` (503) when too much waits and this project has its share of it.
        """
        count, project = len(ticket.entries), _project(ticket)
        with self._lock:
            mine = self._waiting.get(project, 0)
            if self._total > self._limit and mine > self._share(project):
                raise log_busy()
            self._waiting[project] = mine + count
            self._total += count
        self._arrivals.put(ticket)
        if self._wake is not None:
            self._wake()

    def close(self) -> None:
        """Let ``take`` hand out what waits, and then say that it was the last."""
        self._arrivals.put(None)
        if self._wake is not None:
            self._wake()

    def take(self, most: int, timeout_s: float | None) -> tuple[list[Ticket], bool]:
        """Return tickets with about ``most`` entries in fair order, and whether more may come.

        Waits ``timeout_s`` for the first (None: for ever); an empty list when none came.
        """
        if not self._lanes and not self._closing:
            try:
                self._sort(self._arrivals.get(timeout_s != 0, timeout_s))
            except Empty:
                return [], True
        while not self._arrivals.empty():
            self._sort(self._arrivals.get())
        group = self._fill(most)
        return group, bool(self._lanes) or not self._closing

    def finished(self, group: Sequence[Ticket]) -> None:
        """Note that the tickets no longer wait."""
        with self._lock:
            for ticket in group:
                count, project = len(ticket.entries), _project(ticket)
                left = self._waiting.pop(project, 0) - count
                if left > 0:
                    self._waiting[project] = left
                self._total -= count

    def _sort(self, ticket: Ticket | None) -> None:
        if ticket is None:
            self._closing = True
            return
        lane = self._lanes.get(_project(ticket))
        if lane is None:
            lane = self._lanes[_project(ticket)] = deque()
        lane.append(ticket)

    def _fill(self, most: int) -> list[Ticket]:
        group: list[Ticket] = []
        while self._lanes and most > 0:
            project = next(iter(self._lanes))
            lane = self._lanes.pop(project)
            alone = not self._lanes
            credit = most if alone else self._credit.get(project, 0) + self._turn(project)
            while lane and credit > 0 and most > 0:
                ticket = lane.popleft()
                group.append(ticket)
                credit -= len(ticket.entries)
                most -= len(ticket.entries)
            self._credit.pop(project, None)
            if lane:
                self._lanes[project] = lane
                self._credit[project] = 0 if alone else credit
        return group

    def _turn(self, project: int) -> int:
        return QUANTUM * self._weights.get(project, 1)

    def _share(self, project: int) -> float:
        """Return the entries that this project may have waiting when the whole is full."""
        weights = self._weights
        mine = weights.get(project, 1)
        others = sum(weights.get(other, 1) for other in self._waiting if other != project)
        return self._limit * mine / (mine + others)


def _project(ticket: Ticket) -> int:
    return ticket.entries[0].project_id if ticket.entries else 0


def outcomes(
    group: Sequence[Ticket], keep: Sequence[bool], first_seq: int
) -> list[tuple[Done, Outcome]]:
    """Return what to tell each caller of a group that was written: its duplicates, by ``keep``."""
    finished: list[tuple[Done, Outcome]] = []
    start = 0
    for ticket in group:
        end = start + len(ticket.entries)
        mine = keep[start:end]
        duplicates = _NONE if all(mine) else frozenset(i for i, kept in enumerate(mine) if not kept)
        finished.append((ticket.done, Appended(duplicates, first_seq)))
        first_seq += len(mine) - len(duplicates)
        start = end
    return finished


def log_busy() -> CauceError:
    """Return the 503 for too many events waiting for the disk."""
    return CauceError(
        "log_busy",
        Text(
            "Events arrive faster than the disk takes them. Send this again in a moment.",
            "Llegan eventos más deprisa de lo que el disco admite. Reenvíalo en un momento.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=2,
    )
