"""Which project a write key belongs to, known without asking for nearly every request."""

import asyncio
import threading
import time
from collections.abc import Callable, Mapping

import structlog

from cauce.collect.contracts import KeyVerdict, SentKey
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()
REFRESH_S = 1.0
NEGATIVE_S = 1.0
MAX_NEGATIVE = 10_000


class KeyCache:
    """All write keys and digests of API keys that may import, refreshed every second; implements ``contracts.KeyResolver``.

    While the accounts cannot be read the known keys go on working, and an unknown key gets
    ``CANNOT_TELL``: it may be new.
    """

    def __init__(self, load: Callable[[], Mapping[SentKey, ProjectId]]) -> None:
        """Take the function that reads every live key; it may raise ``CauceError``."""
        self._load = load
        self._keys: Mapping[SentKey, ProjectId] = {}
        self._loaded_at = -1e9
        self._unknown: dict[SentKey, float] = {}
        self._loading = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep_fresh, name="write-keys", daemon=True)

    def start(self) -> None:
        """Begin refreshing."""
        self._thread.start()

    def stop(self) -> None:
        """Stop refreshing."""
        self._stop.set()
        self._thread.join(5)

    def known(self, key: SentKey) -> ProjectId | None:
        """Return the project when it is known without asking anybody."""
        return self._keys.get(key)

    async def resolve(self, key: SentKey) -> ProjectId | KeyVerdict:
        """Return the project, reading the keys again when this one is not among them."""
        found = self._keys.get(key)
        if found is not None:
            return found
        if time.monotonic() < self._unknown.get(key, 0.0):
            return KeyVerdict.UNKNOWN
        asked = time.monotonic()
        if not await asyncio.to_thread(self._refresh, asked):
            return KeyVerdict.CANNOT_TELL
        found = self._keys.get(key)
        if found is None:
            self._remember_unknown(key)
            return KeyVerdict.UNKNOWN
        return found

    def _refresh(self, asked: float) -> bool:
        """Return whether the keys are at least as new as ``asked``; one reads for all who wait."""
        with self._loading:
            if self._loaded_at >= asked:
                return True
            started = time.monotonic()
            try:
                self._keys = dict(self._load())
            except CauceError as error:
                log.warning("collect.keys_unavailable", code=error.code)
                return False
            self._loaded_at = started
            return True

    def _remember_unknown(self, key: SentKey) -> None:
        if len(self._unknown) >= MAX_NEGATIVE:
            self._unknown.clear()
        self._unknown[key] = time.monotonic() + NEGATIVE_S

    def _keep_fresh(self) -> None:
        while not self._stop.is_set():
            self._refresh(time.monotonic())
            self._stop.wait(REFRESH_S)
