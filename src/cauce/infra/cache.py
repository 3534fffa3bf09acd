"""Cache: small values for a short time, and counters for rate limits. Nothing here is durable.

Two engines behind one interface: in process (bounded, least recently used goes first), and Redis or
Valkey for several processes. An engine that does not answer behaves like an empty cache.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol, cast

import redis
import structlog

from cauce.infra.telemetry import counter

log = structlog.get_logger()
MAX_BYTES = 64 << 20
_failures = counter("cache_failures", "Cache operations that the engine did not answer")


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


_HIT = """
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('PTTL', KEYS[1])}
"""


class RedisCache:
    """Redis or Valkey; keys get the prefix ``cauce:``."""

    def __init__(self, url: str) -> None:
        self._redis = redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
        self._hit = self._redis.register_script(_HIT)

    def get(self, key: str) -> bytes | None:
        """Return the value, None when it is absent, expired, or Redis does not answer."""
        try:
            return cast("bytes | None", self._redis.get(_named(key)))
        except redis.RedisError as error:
            _missed(error)
            return None

    def put(self, key: str, value: bytes, ttl_s: float) -> None:
        """Keep ``value`` for at most ``ttl_s`` seconds."""
        try:
            self._redis.set(_named(key), value, px=_milliseconds(ttl_s))
        except redis.RedisError as error:
            _missed(error)

    def drop(self, key: str) -> None:
        """Forget a key."""
        try:
            self._redis.delete(_named(key))
        except redis.RedisError as error:
            _missed(error)

    def hit(self, key: str, window_s: float) -> tuple[int, float]:
        """Count one more in one step on the server; (1, window) when Redis does not answer."""
        try:
            count, left_ms = self._hit(keys=[_named(key)], args=[_milliseconds(window_s)])
        except redis.RedisError as error:
            _missed(error)
            return 1, window_s
        return int(count), max(0, int(left_ms)) / 1000

    def close(self) -> None:
        """Close the connections."""
        self._redis.close()


def open_cache(url: str) -> Cache:
    """Return the cache of ``CAUCE_CACHE_URL``: in process when it is empty."""
    return RedisCache(url) if url else MemoryCache()


def _size(key: str, value: bytes) -> int:
    return len(key) + len(value) + 150


def _named(key: str) -> str:
    return f"cauce:{key}"


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))


def _missed(error: Exception) -> None:
    _failures.inc()
    log.warning("cache.unavailable", error=str(error))
