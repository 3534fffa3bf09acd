"""Who sends with a write key, known without asking for nearly every request."""

import asyncio
import threading
import time
from collections.abc import Callable, Mapping

import structlog

from cauce.collect.contracts import KeyVerdict, Sender, SentKey
from cauce.collect.kept_keys import KeptKeys
from cauce.kernel.errors import CauceError

log = structlog.get_logger()
REFRESH_S = 1.0
NEGATIVE_S = 1.0
MAX_NEGATIVE = 10_000


class KeyCache:
    """All write keys and digests of API keys that may import, refreshed every second; implements ``contracts.KeyResolver``.

    While the accounts cannot be read the known keys go on working, and an unknown key gets
    ``CANNOT_TELL``: it may be new. Before they were read for the first time, the keys of the last run
    stand in for them.
    """

    def __init__(
        self, load: Callable[[], Mapping[SentKey, Sender]], kept: KeptKeys | None = None
    ) -> None:
        """Take the function that reads every live key (it may raise ``CauceError``), and a file."""
        self._load, self._kept = load, kept
        self._keys: Mapping[SentKey, Sender] = {}
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

    def usable(self) -> bool:
        """Return whether some keys can be told: those read, or those of the last run."""
        return self._loaded_at > 0 or (self._kept is not None and self._kept.believed(time.time()))

    def known(self, key: SentKey) -> Sender | None:
        """Return the sender when it is known without asking anybody."""
        return self._keys.get(key)

    async def resolve(self, key: SentKey) -> Sender | KeyVerdict:
        """Return the sender, reading the keys again when this one is not among them."""
        found = self._keys.get(key)
        if found is not None:
            return found
        if time.monotonic() < self._unknown.get(key, 0.0):
            return KeyVerdict.UNKNOWN
        found = self._from_last_run(key)
        if found is not None:
            return found
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
                say = log.info if error.code == "schema_behind" else log.warning
                say("collect.keys_unavailable", code=error.code)
                return False
            self._loaded_at = started
            if self._kept is not None:
                self._kept.keep(self._keys, time.time())
            return True

    def _from_last_run(self, key: SentKey) -> Sender | None:
        """Return what the last run knew, as long as this one has read nothing itself."""
        if self._kept is None or self._loaded_at > 0:
            return None
        found = self._kept.find(key, time.time())
        if found is not None:
            # TRICKY: replaced as a whole by the first load, so a key revoked meanwhile goes then.
            self._keys = {**self._keys, key: found}
        return found

    def _remember_unknown(self, key: SentKey) -> None:
        if len(self._unknown) >= MAX_NEGATIVE:
            self._unknown.clear()
        self._unknown[key] = time.monotonic() + NEGATIVE_S

    def _keep_fresh(self) -> None:
        while not self._stop.is_set():
            self._refresh(time.monotonic())
            self._stop.wait(REFRESH_S)
