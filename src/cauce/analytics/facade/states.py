"""Looking whether the engine's tables changed, once for all who ask at the same time."""

import threading
import time
from collections.abc import Mapping

from cauce.analytics import store
from cauce.infra.events import Events

State = Mapping[str, tuple[int, ...]]
"""See ``store.tables_state``."""


class States:
    """What a look at the tables told; whoever comes while one is under way shares the next."""

    def __init__(self) -> None:
        self._seen: State = {}
        self._began = 0.0
        self._lock = threading.Lock()

    def now(self, events: Events) -> State:
        """Return the state of the tables at some instant after the call."""
        arrived = time.monotonic()
        with self._lock:
            if self._began < arrived:
                began = time.monotonic()
                self._seen = store.tables_state(events)
                self._began = began
            return self._seen
