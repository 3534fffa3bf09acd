"""Cache: small values for a short time, and counters for rate limits. Nothing here is durable.

Two engines behind one interface: in process (bounded, least recently used goes first), and Redis or
Valkey for several processes (``redis_cache``). An engine that does not answer behaves like an empty cache.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

MAX_BYTES = 64 << 20


class Cache(Protocol):
    """What both engines do; keys are ASCII, values bytes."""

    def get(self, key: str) -> bytes | None:
        """Return the value, None when it is absent or expired."""
        ...

    def put(self, key: str, value: bytes, ttl_s: float) -> None:
        """Keep ``value`` for at most ``ttl_s`` seconds."""
        ...

    def drop(self, key: str) -> None:
        """Forget a key."""
        ...

    def hit(self, key: str, window_s: float) -> tuple[int, float]:
        """Count one more and return (count, seconds until the window ends).

        The window starts with the first hit and is not prolonged by others.
        """
        ...

    def close(self) -> None:
        """Release what the engine holds."""
        ...


class MemoryCache:
    """In process: thread-safe, at most ``max_bytes`` of keys and values."""

    def __init__(
        self, max_bytes: int = MAX_BYTES, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._entries: OrderedDict[str, tuple[bytes, float]] = OrderedDict()
        self._bytes = 0
        self._max_bytes, self._clock = max_bytes, clock
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """Return the value, None when it is absent or expired."""
        with self._lock:
            entry = self._live(key)
            if entry is None:
                return None
            self._entries.move_to_end(key)
            return entry[0]

    def put(self, key: str, value: bytes, ttl_s: float) -> None:
        """Keep ``value``; the least recently used entries make room. Too large a value is not kept."""
        with self._lock:
            self._remove(key)
            if _size(key, value) <= self._max_bytes:
                self._add(key, value, self._clock() + ttl_s)

    def drop(self, key: str) -> None:
        """Forget a key."""
        with self._lock:
            self._remove(key)

    def hit(self, key: str, window_s: float) -> tuple[int, float]:
        """Count one more and return (count, seconds until the window ends)."""
        with self._lock:
            entry = self._live(key)
            now = self._clock()
            count, ends = (int(entry[0]) + 1, entry[1]) if entry else (1, now + window_s)
            self._remove(key)
            self._add(key, b"%d" % count, ends)
            return count, ends - now

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()
            self._bytes = 0

    def _live(self, key: str) -> tuple[bytes, float] | None:
        entry = self._entries.get(key)
        if entry is not None and entry[1] <= self._clock():
            self._remove(key)
            return None
        return entry

    def _add(self, key: str, value: bytes, ends: float) -> None:
        self._entries[key] = (value, ends)
        self._bytes += _size(key, value)
        while self._bytes > self._max_bytes:
            self._remove(next(iter(self._entries)))

    def _remove(self, key: str) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._bytes -= _size(key, entry[0])


def open_cache(url: str) -> Cache:
    """Return the cache of ``CAUCE_CACHE_URL``: in process when it is empty."""
    if not url:
        return MemoryCache()
    from cauce.infra.redis_cache import RedisCache  # its library takes 0.3 s to load

    return RedisCache(url)


def _size(key: str, value: bytes) -> int:
    return len(key) + len(value) + 150
