"""What was already written, so that an event of a known person costs one look-up in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from cauce.people.logic.gather import Pair, Sighting

Key = tuple[int, Pair]
QUIET = timedelta(seconds=60)
"""Under load ``last_seen`` of a person is written once a minute."""
MOST_AT_ONCE = 2_000
PER_SECOND = 500
"""Below this many a second, every later ``last_seen`` is written at once: a few per cent of a core."""


class Known:
    """The pairs of ids written last, the least recent forgotten first (two generations)."""

    def __init__(self, size: int = 500_000) -> None:
        self._size = size // 2
        self._young: dict[Key, Sighting] = {}
        self._old: dict[Key, Sighting] = {}
        self._waiting: dict[Key, Sighting] = {}
        self._allowance, self._asked_s = float(MOST_AT_ONCE), 0.0

    def news(
        self, project: int, sightings: Mapping[Pair, Sighting], now_s: float
    ) -> dict[Pair, Sighting]:
        """Return the sightings to write now; later times may wait for a quieter batch.

        ``now_s`` is the reading of a clock that only goes forward.
        """
        self._refill(now_s)
        quiet = len(sightings) <= self._allowance
        due: dict[Pair, Sighting] = {}
        for pair, seen in sightings.items():
            known = self._get((project, pair))
            if known is None or _earlier(seen, known):
                due[pair] = seen
            elif seen.last > known.last:
                if quiet or seen.last - known.last >= QUIET:
                    due[pair] = replace(seen, recorded=True)
                else:
                    self._wait((project, pair), seen)
        if quiet:
            self._allowance -= len(due)
            self._add_waiting(project, due)
        return due

    def remember(self, project: int, written: Mapping[Pair, Sighting]) -> None:
        """Keep what a committed transaction wrote."""
        for pair, seen in written.items():
            key = (project, pair)
            known = self._get(key)
            entry = replace(seen)
            if known is not None:
                entry.merge(known)
            self._young[key] = entry
            if key in self._waiting and self._waiting[key].last <= entry.last:
                del self._waiting[key]
        self._turn()

    def forget(self, project: int) -> None:
        """Forget a project: some of its people are gone."""
        for kept in (self._young, self._old, self._waiting):
            for key in [key for key in kept if key[0] == project]:
                del kept[key]

    def _get(self, key: Key) -> Sighting | None:
        entry = self._young.get(key)
        if entry is None:
            entry = self._old.get(key)
            if entry is not None:
                self._young[key] = entry
        return entry

    def _turn(self) -> None:
        if len(self._young) > self._size:
            self._young, self._old = {}, self._young

    def _wait(self, key: Key, seen: Sighting) -> None:
        waiting = self._waiting.get(key)
        if waiting is None:
            self._waiting[key] = replace(seen, recorded=True)
        else:
            waiting.merge(seen)

    def _refill(self, now_s: float) -> None:
        more = (now_s - self._asked_s) * PER_SECOND
        self._allowance = min(self._allowance + more, MOST_AT_ONCE)
        self._asked_s = now_s

    def _add_waiting(self, project: int, due: dict[Pair, Sighting]) -> None:
        for key in _first(self._waiting, max(0, int(self._allowance))):
            if key[0] == project:
                self._allowance -= 1
                seen = due.setdefault(key[1], replace(self._waiting[key]))
                seen.last = max(seen.last, self._waiting[key].last)


def _earlier(seen: Sighting, known: Sighting) -> bool:
    return (seen.first, seen.message_id) < (known.first, known.message_id)


def _first(keys: Iterable[Key], most: int) -> list[Key]:
    return [key for _, key in zip(range(most), keys, strict=False)]
