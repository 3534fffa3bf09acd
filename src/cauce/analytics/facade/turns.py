"""Who may have a question worked out now, and who waits for a turn."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from cauce.analytics.contracts import MOST_OF_PROJECT, MOST_WAITING, Claim, Lane
from cauce.analytics.logic.turns import Line, wait_s
from cauce.infra.leaving import Leaving
from cauce.infra.telemetry import counter, gauge, histogram
from cauce.kernel.errors import CauceError, Kind, Text

WAITING = gauge("questions_waiting", "Questions that wait for a turn")
RUNNING = gauge("questions_running", "Questions that are being worked out")
WAITED = histogram(
    "question_wait_seconds",
    "Time that a question waited for its turn",
    ["lane"],
    (0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)
REFUSED = counter("questions_refused", "Questions refused because too many wait", ["why"])
LEFT = counter("questions_left", "Questions whose asker left before the answer", ["state"])
WEIGHT = 0.1
"""Of the newest question in the mean of how long they take."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: why, and whether they are still there."""

    lane: Lane = Lane.OWN
    asker: Leaving = field(default_factory=Leaving)


STAYING = Caller()
"""Somebody who asks a question of their own and does not leave."""
NOBODY_WAITS = Caller(Lane.BACKGROUND)
"""A chore of the server's own."""


class Turns:
    """So many questions at a time; the others wait in a ``Line``, and beyond its length are sent away."""

    def __init__(self, number: int) -> None:
        self._line = Line(number)
        self._ready: dict[int, threading.Event] = {}
        self._mean_s = 0.2
        self._lock = threading.Lock()

    @contextmanager
    def taken(self, claim: Claim, asker: Leaving) -> Iterator[None]:
        """Hold a turn, having waited for it.

        Raises:
            CauceError: ``too_many_questions`` (429) or ``questions_full`` (503) when too many wait already,
                ``asker_left`` (503) when they left meanwhile.
        """
        number, ready = self._enter(claim)
        since, state = time.monotonic(), "waiting"
        try:
            with asker.then(ready.set):
                ready.wait()
            asker.check()
            began, state = time.monotonic(), "running"
            WAITED.labels(claim.lane.name.lower()).observe(began - since)
            yield
            self._remember(time.monotonic() - began)
        finally:
            if asker.gone:
                LEFT.labels(state).inc()
            self._end(number)

    @contextmanager
    def spare(self, project_id: int) -> Iterator[bool]:
        """Hold a turn that nobody else has or waits for; it is false that there was one otherwise."""
        with self._lock:
            idle = not self._line.running and not self._line.waiting
            number = self._line.enter(Claim(project_id, Lane.BACKGROUND, 0)) if idle else None
            if number is not None:
                self._ready[number] = threading.Event()
                self._begin()
        try:
            yield number is not None
        finally:
            if number is not None:
                self._end(number)

    def _enter(self, claim: Claim) -> tuple[int, threading.Event]:
        ready = threading.Event()
        with self._lock:
            self._check_room(claim)
            number = self._line.enter(claim)
            self._ready[number] = ready
            self._begin()
        return number, ready

    def _end(self, number: int) -> None:
        with self._lock:
            self._line.end(number)
            self._ready.pop(number, None)
            self._begin()

    def _begin(self) -> None:
        """Tell everybody who has a turn now."""
        while (number := self._line.begin()) is not None:
            self._ready[number].set()
        WAITING.set(self._line.waiting)
        RUNNING.set(len(self._line.running))

    def _remember(self, took_s: float) -> None:
        with self._lock:
            self._mean_s += WEIGHT * (took_s - self._mean_s)

    def _check_room(self, claim: Claim) -> None:
        line, own = self._line, self._line.waiting_of(claim.project_id)
        if own >= MOST_OF_PROJECT:
            REFUSED.labels("project").inc()
            raise too_many(own, wait_s(own, line.turns, self._mean_s))
        if line.waiting >= MOST_WAITING:
            REFUSED.labels("server").inc()
            raise full(line.waiting, wait_s(line.waiting, line.turns, self._mean_s))


def too_many(waiting: int, seconds: int) -> CauceError:
    """Return the refusal of one more question of a project that has too many waiting."""
    return CauceError(
        "too_many_questions",
        Text(
            f"{waiting} questions of this project are waiting, as many as may. Ask again in {seconds} s.",
            f"Hay {waiting} preguntas de este proyecto en espera, el máximo. Vuelve a preguntar en {seconds} s.",
        ),
        Kind.LIMITED,
        retry_after_s=seconds,
    )


def full(waiting: int, seconds: int) -> CauceError:
    """Return the refusal of one more question when the server has too many waiting."""
    return CauceError(
        "questions_full",
        Text(
            f"{waiting} questions are waiting on this server, as many as may. Ask again in {seconds} s.",
            f"Hay {waiting} preguntas en espera en este servidor, el máximo. Vuelve a preguntar en {seconds} s.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=seconds,
    )
