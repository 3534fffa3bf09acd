"""Whether whoever asked is still there, and what is stopped when they are not."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cauce.kernel.errors import CauceError, Kind, Text


class Leaving:
    """Somebody who waits for an answer, and may leave before it is there: once, and for good."""

    def __init__(self) -> None:
        self._gone = False
        self._acts: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    @property
    def gone(self) -> bool:
        """Whether they have left."""
        return self._gone

    def leave(self) -> None:
        """Note that they left; what is to be done then is done in a thread of its own."""
        with self._lock:
            self._gone = True
            acts, self._acts = self._acts, []
        for act in acts:
            threading.Thread(target=act, name="leaving", daemon=True).start()

    def check(self) -> None:
        """Return while they are there.

        Raises:
            CauceError: ``asker_left`` (503) when they have left.
        """
        if self._gone:
            raise left()

    @contextmanager
    def then(self, act: Callable[[], None]) -> Iterator[None]:
        """Have ``act`` done when they leave within the block.

        Raises:
            CauceError: ``asker_left`` (503) when they left before it; the block is not entered.
        """
        with self._lock:
            self.check()
            self._acts.append(act)
        try:
            yield
        finally:
            with self._lock:
                if act in self._acts:
                    self._acts.remove(act)


def left() -> CauceError:
    """Return the refusal to go on for nobody; seen by those only who share what they wait for."""
    return CauceError(
        "asker_left",
        Text(
            "Whoever asked went away before the answer was there, so it was not worked out. Ask again.",
            "Quien preguntaba se fue antes de que hubiera respuesta, así que no se calculó. Vuelve a preguntar.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=1,
    )
