"""Who may ask at the same time, and who waits for a turn."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from cauce.kernel.errors import CauceError, Kind, Text

PATIENCE_S = 10


class Turns:
    """So many at a time; the next wait, and are sent away when it takes too long."""

    def __init__(self, number: int, patience_s: float = PATIENCE_S) -> None:
        self._free = threading.BoundedSemaphore(number)
        self._patience_s = patience_s

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold a turn.

        Raises:
            CauceError: ``sql_busy`` (429) when none came free in time.
        """
        if not self._free.acquire(timeout=self._patience_s):
            raise CauceError(
                "sql_busy",
                Text(
                    "Other SQL queries are still running, as many as may at a time. Ask again in a moment.",
                    "Aún se ejecutan otras consultas SQL, tantas como pueden a la vez. Vuelve a preguntar en un momento.",
                ),
                Kind.LIMITED,
                retry_after_s=PATIENCE_S,
            )
        try:
            yield
        finally:
            self._free.release()
