"""What the sources of each project usually send, learned once an hour."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from cauce.collect.sources.contracts import UNKNOWN_KEY
from cauce.collect.sources.logic.habit import LEARNS_FROM, UNKNOWN, Habit, hour_of, learn
from cauce.collect.sources.store import volumes
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId

_Learned = tuple[datetime, str, Mapping[int, Habit]]


@dataclass(frozen=True)
class Habits:
    """Remembers what it learned until the hour is over: only whole hours teach anything."""

    events: Events
    _learned: dict[ProjectId, _Learned] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, project_id: ProjectId, now: datetime, zone: str) -> Mapping[int, Habit]:
        """Return what each key usually sends; a key that never sent anything is not among them.

        Raises:
            CauceError: the events engine does not answer.
        """
        with self._lock:
            known = self._learned.get(project_id)
            if known is None or known[:2] != (hour_of(now), zone):
                known = (hour_of(now), zone, self._learn(project_id, now, zone))
                self._learned[project_id] = known
            return known[2]

    def _learn(self, project_id: ProjectId, now: datetime, zone: str) -> Mapping[int, Habit]:
        found = volumes.habits(self.events, project_id, hour_of(now) - LEARNS_FROM)
        keys = {one.key_id for one in found} - {UNKNOWN_KEY}
        return {
            key: learn([one for one in found if one.key_id == key], now, ZoneInfo(zone))
            for key in keys
        }


__all__ = ["UNKNOWN", "Habits"]
