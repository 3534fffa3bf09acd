"""Looking whether the engine's tables changed, once for all who ask at the same time."""

import threading
import time
from collections.abc import Mapping

from cauce.analytics import store
from cauce.infra.events import Events

State = Mapping[str, tuple[int, ...]]
"""See ``store.tables_state``."""


class States:
    """What a look at the tables told; whoever comes while one is under way shares the next.

    It holds until something is written, where that can be told and no mutation was under way.
    """

    def __init__(self) -> None:
        self._seen: State = {}
        self._began = 0.0
        self._mark: int | None = None
        self._lock = threading.Lock()

    def now(self, events: Events) -> State:
        """Return the state of the tables at some instant after the call."""
        arrived = time.monotonic()
        with self._lock:
            if self._began < arrived and not self._holds(events):
                self._look(events)
            return self._seen

    def _holds(self, events: Events) -> bool:
        return self._mark is not None and self._mark == events.mark()

    def _look(self, events: Events) -> None:
        began, mark = time.monotonic(), events.mark()
        self._seen = store.tables_state(events)
        under_way = any(pending for *_, pending in self._seen.values())
        self._mark = None if under_way else mark
        self._began = began
