"""How many events a second a key and its project may send: a token bucket each."""

import math
from dataclasses import dataclass, field

from cauce.collect.contracts import Sender

BURST_S = 10.0


@dataclass(slots=True)
class Quota:
    """Buckets that hold ten seconds' worth; a rate of 0 allows everything.

    Each process that collects counts by itself: behind a load balancer a quota holds for each of them.
    """

    rate_per_s: float = 0.0
    """Of a project; a key's own comes with its sender."""
    _buckets: dict[tuple[str, int], tuple[float, float]] = field(default_factory=dict)

    def wait_s(self, sender: Sender, events: int, now: float) -> int:
        """Return 0 and take the events, or the whole seconds after which they would fit.

        A request larger than the bucket passes when the bucket is full, and then has to be paid off.
        """
        if sender.quota_per_s <= 0 and self.rate_per_s <= 0:
            return 0
        rates = (
            (("key", sender.key_id), sender.quota_per_s),
            (("project", sender.project_id), self.rate_per_s),
        )
        limited = [(bucket, rate) for bucket, rate in rates if rate > 0]
        levels = {bucket: self._level(bucket, rate, now) for bucket, rate in limited}
        wait = max(_wait_s(levels[bucket], events, rate) for bucket, rate in limited)
        taken = 0 if wait else events
        for bucket, _ in limited:
            self._buckets[bucket] = (levels[bucket] - taken, now)
        return wait

    def _level(self, bucket: tuple[str, int], rate: float, now: float) -> float:
        """Return what a bucket holds now."""
        size = rate * BURST_S
        level, then = self._buckets.get(bucket, (size, now))
        return min(size, level + (now - then) * rate)


def _wait_s(level: float, events: int, rate: float) -> int:
    missing = min(events, rate * BURST_S) - level
    return max(1, math.ceil(missing / rate)) if missing > 0 else 0
