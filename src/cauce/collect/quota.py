"""How many events a second one project may send: a token bucket each."""

import math
from dataclasses import dataclass, field

from cauce.kernel.ids import ProjectId

BURST_S = 10.0


@dataclass(slots=True)
class Quota:
    """Buckets that hold ten seconds' worth; a rate of 0 allows everything."""

    rate_per_s: float = 0.0
    _buckets: dict[ProjectId, tuple[float, float]] = field(default_factory=dict)

    def wait_s(self, project_id: ProjectId, events: int, now: float) -> int:
        """Return 0 and take the events, or the whole seconds after which they would fit.

        A request larger than the bucket passes when the bucket is full, and then has to be paid off.
        """
        if self.rate_per_s <= 0:
            return 0
        size = self.rate_per_s * BURST_S
        level, then = self._buckets.get(project_id, (size, now))
        level = min(size, level + (now - then) * self.rate_per_s)
        missing = min(events, size) - level
        if missing > 0:
            self._buckets[project_id] = (level, now)
            return max(1, math.ceil(missing / self.rate_per_s))
        self._buckets[project_id] = (level - events, now)
        return 0
