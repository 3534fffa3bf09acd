"""One at a time of those who ask the same."""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from cauce.infra.leaving import Leaving

LOOK_S = 0.1
"""How often who waits is asked whether they are still there."""


class Flights:
    """Locks by what is asked; one exists only while somebody holds it or waits for it."""

    def __init__(self) -> None:
        self._locks: dict[Hashable, tuple[threading.Lock, int]] = {}
        self._lock = threading.Lock()

    @contextmanager
    def alone(self, asked: Hashable, asker: Leaving) -> Iterator[None]:
        """Let nobody else in who asks the same; None is never the same.

        Raises:
            CauceError: ``asker_left`` (503) when they left while they waited.
        """
        if asked is None:
            yield
            return
        lock = self._joined(asked, 1)
        try:
            while not lock.acquire(timeout=LOOK_S):
                asker.check()
            try:
                yield
            finally:
                lock.release()
        finally:
            self._joined(asked, -1)

    def _joined(self, asked: Hashable, more: int) -> threading.Lock:
        with self._lock:
            lock, users = self._locks.get(asked, (threading.Lock(), 0))
            if users + more:
                self._locks[asked] = (lock, users + more)
            else:
                del self._locks[asked]
            return lock
