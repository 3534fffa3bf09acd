"""What the core does now and then without being asked: old log segments, removed projects, watching sources."""

import threading
from collections.abc import Callable, Mapping

import structlog

log = structlog.get_logger()
EVERY_S = 600.0


class Housekeeping:
    """Runs each chore soon after the start and then in its rhythm; a failing chore is logged."""

    def __init__(
        self, chores: Mapping[str, Callable[[], object]], every_s: float = EVERY_S
    ) -> None:
        """Take the chores, and how long to rest between two rounds (s)."""
        self._chores, self._every_s = chores, every_s
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="housekeeping", daemon=True)

    def start(self) -> None:
        """Start."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the chore in hand and end."""
        self._stop.set()
        self._thread.join(30)

    def _run(self) -> None:
        self._stop.wait(5.0)
        while not self._stop.is_set():
            for name, chore in self._chores.items():
                try:
                    chore()
                except Exception:
                    log.exception("housekeeping.failed", chore=name)
            self._stop.wait(self._every_s)
