"""The cache of several processes: Redis or Valkey. One that does not answer behaves like an empty cache."""

from typing import cast

import redis
import structlog

from cauce.infra.telemetry import counter

log = structlog.get_logger()
_failures = counter("cache_failures", "Cache operations that the engine did not answer")

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


def _named(key: str) -> str:
    return f"cauce:{key}"


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))


def _missed(error: Exception) -> None:
    _failures.inc()
    log.warning("cache.unavailable", error=str(error))
