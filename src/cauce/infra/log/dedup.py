"""Which messages the log has already taken: exact, for ever, and rebuilt after any crash.

Recent keys are in a set; older ones in sorted runs on disk, behind a filter. The runs outlive the
segments they were made from. What is newer than the runs is read from the log again on start.
Only the writer's thread asks; a second thread writes and merges runs.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import Any

import structlog

from cauce.infra.log.disk import Disk
from cauce.infra.log.runs import Filter, Run, merged, open_runs, remove_run, split, write_run

log = structlog.get_logger()
SPILL_KEYS = 250_000
FAN_IN = 4
RETRY_S = 5.0


def message_key(project_id: int, message_id: str) -> bytes:
    """Return the 16 bytes that stand for one message of one project.

    Two different messages share them with probability n²/2¹²⁹ (10⁻¹⁹ for ten thousand million).

    Example:
        >>> message_key(1, "a") == message_key(1, "a"), message_key(1, "a") == message_key(2, "a")
        (True, False)
    """
    started = _started(project_id).copy()
    started.update(message_id.encode())
    return started.digest()


@lru_cache(1 << 10)
def _started(project_id: int) -> blake2b:
    """Return the hash of what all keys of a project begin with."""
    return blake2b(b"%d\x1f" % project_id, digest_size=16)


@dataclass(frozen=True, slots=True)
class _State:
    """What the two threads share; replaced as a whole."""

    spilling: frozenset[bytes]
    spilling_upto: int
    runs: tuple[Run, ...]
    filter: Filter


class MessageIndex:
    """The keys of every message in the log."""

    def __init__(
        self, folder: Path, *, spill_keys: int = SPILL_KEYS, disk: Disk | None = None
    ) -> None:
        self._folder, self._disk, self._spill_keys = folder, disk or Disk(), spill_keys
        folder.mkdir(parents=True, exist_ok=True)
        runs = open_runs(folder)
        self._recent: set[bytes] = set()
        self._state = _State(frozenset(), 0, tuple(runs), _filter_of(runs))
        self._install_lock = threading.Lock()
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="log-dedup", daemon=True)
        self._thread.start()

    @property
    def covered_seq(self) -> int:
        """The seq up to which the runs make the log unnecessary."""
        return covered(self._state.runs)

    def __len__(self) -> int:
        state = self._state
        return len(self._recent) + len(state.spilling) + sum(map(len, state.runs))

    def admit(self, keys: Sequence[bytes]) -> list[bool]:
        """Return for each key whether it is new, and remember it; a key twice is new once."""
        state = self._state
        fresh = set(keys) - self._recent
        if state.spilling:
            fresh = fresh - state.spilling
        fresh = fresh - _in_runs(list(fresh), state)
        self._recent |= fresh
        if len(fresh) == len(keys):
            return [True] * len(keys)
        return [_first_time(key, fresh) for key in keys]

    def withdraw(self, keys: Sequence[bytes]) -> None:
        """Forget keys that ``admit`` found new and that could not be written."""
        self._recent.difference_update(keys)

    def remember(self, key: bytes) -> None:
        """Take a key read from the log on start."""
        self._recent.add(key)

    def fill(self, parts: Iterable[Sequence[bytes]], upto: int) -> None:
        """Take the keys of everything before a log that begins after ``upto``; the index is empty.

        Args:
            parts: the keys, in parts that fit into memory; no more parts than ``upto``.
            upto: the seq that the runs then cover.
        """
        waiting: Sequence[bytes] = ()
        covered_seq = 0
        for keys in parts:
            if waiting:
                self._fill_run(waiting, covered_seq, covered_seq + 1)
                covered_seq += 1
            waiting = keys
        if waiting:
            self._fill_run(waiting, covered_seq, upto)

    def _fill_run(self, keys: Sequence[bytes], after: int, upto: int) -> None:
        run = write_run(self._disk, self._folder, after, upto, split(keys))
        runs = (*self._state.runs, run)
        self._install(runs=runs, filter=_filter_of(runs))

    def settled(self, seq: int) -> None:
        """Note that every key admitted so far is durable up to ``seq``; may start a spill."""
        if len(self._recent) < self._spill_keys or self._state.spilling:
            return
        self._install(spilling=frozenset(self._recent), spilling_upto=seq)
        self._recent = set()
        self._wake.set()

    def close(self) -> None:
        """Finish the write in hand."""
        self._stopping = True
        self._wake.set()
        self._thread.join()

    def _install(self, **changes: Any) -> None:
        with self._install_lock:
            self._state = replace(self._state, **changes)

    def _work(self) -> None:
        while not self._stopping:
            self._wake.wait()
            self._wake.clear()
            while self._state.spilling and not self._stopping:
                try:
                    self._spill()
                    self._merge()
                except OSError as error:
                    log.warning("log.dedup_spill_failed", error=str(error), retry_in_s=RETRY_S)
                    self._wake.wait(RETRY_S)

    def _spill(self) -> None:
        state = self._state
        words = split(list(state.spilling))
        run = write_run(self._disk, self._folder, covered(state.runs), state.spilling_upto, words)
        runs = (*state.runs, run)
        filter_ = state.filter
        if sum(map(len, runs)) > filter_.capacity:
            filter_ = _filter_of(runs)
        else:
            filter_.add(run.second)
        self._install(spilling=frozenset(), runs=runs, filter=filter_)

    def _merge(self) -> None:
        """Join the newest runs while ``FAN_IN`` of them are of like size."""
        while (tail := _mergeable(self._state.runs)) and not self._stopping:
            whole = write_run(self._disk, self._folder, tail[0].after, tail[-1].upto, merged(tail))
            runs = self._state.runs
            self._install(runs=(*runs[: len(runs) - len(tail)], whole))
            for run in tail:
                remove_run(self._folder, run)


def _first_time(key: bytes, fresh: set[bytes]) -> bool:
    """Return whether a key is new here; asking again for the same key says no."""
    new = key in fresh
    fresh.discard(key)
    return new


def _in_runs(keys: Sequence[bytes], state: _State) -> set[bytes]:
    """Return those of the keys that a run holds."""
    doubtful = state.filter.doubtful(keys) if state.runs else []
    if not doubtful:
        return set()
    first, second = split(doubtful)
    known = state.runs[0].contains(first, second)
    for run in state.runs[1:]:
        known |= run.contains(first, second)
    return {key for key, is_known in zip(doubtful, known.tolist(), strict=True) if is_known}


def covered(runs: Sequence[Run]) -> int:
    """Return the seq up to which runs reach without a gap, 0 without runs."""
    if not runs:
        return 0
    for run, following in pairwise(runs):
        if following.after > run.upto:
            return run.upto
    return runs[-1].upto


def _filter_of(runs: Sequence[Run]) -> Filter:
    keys = sum(map(len, runs))
    filter_ = Filter(2 * keys)
    for run in runs:
        filter_.add(run.second)
    return filter_


def _mergeable(runs: Sequence[Run]) -> tuple[Run, ...]:
    tail = tuple(runs[-FAN_IN:])
    if len(tail) < FAN_IN or len(tail[0]) >= FAN_IN * len(tail[-1]):
        return ()
    return tail
