"""Immutable sorted runs of 128-bit keys on disk, and a filter in memory over all of them.

A run is named after the seqs it covers, so no list of runs has to be kept in step with the files: a
merged run covers its parts, and parts left behind by a crash are recognised and removed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from struct import Struct

import numpy as np
import numpy.typing as npt
import structlog
from crc32c import crc32c

from cauce.infra.log.disk import Disk

log = structlog.get_logger()
Words = npt.NDArray[np.uint64]
_HEADER = Struct("<16sQQQI4x")
_MAGIC = b"cauce keys 1\n\0\0\0"
_CHUNK = 1 << 16
_FEW = 48


@dataclass(frozen=True, slots=True)
class Run:
    """Keys of the seqs ``after < seq <= upto``: first words sorted, second words beside them."""

    after: int
    upto: int
    first: Words
    second: Words

    def __len__(self) -> int:
        return len(self.first)

    def contains(self, first: Words, second: Words) -> npt.NDArray[np.bool_]:
        """Return for each key whether it is here."""
        at = np.minimum(self.first.searchsorted(first), len(self) - 1)
        same = self.first[at] == first
        found: npt.NDArray[np.bool_] = same & (self.second[at] == second)
        for i in np.flatnonzero(same & ~found):
            found[i] = self._among_equals(int(at[i]), first[i], second[i])
        return found

    def _among_equals(self, at: int, first: np.uint64, second: np.uint64) -> bool:
        """Two keys with equal first words: look at every second word."""
        end = int(self.first.searchsorted(first, side="right"))
        return bool((self.second[at:end] == second).any())


def split(keys: Sequence[bytes]) -> tuple[Words, Words]:
    """Return the two words of each 16-byte key."""
    words = np.frombuffer(b"".join(keys), "<u8").reshape(-1, 2)
    return np.ascontiguousarray(words[:, 0]), np.ascontiguousarray(words[:, 1])


def write_run(disk: Disk, folder: Path, after: int, upto: int, words: tuple[Words, Words]) -> Run:
    """Sort, write whole or not at all, and return the run, mapped.

    Raises:
        OSError: no room or a failing disk; nothing changed then.
    """
    order = words[0].argsort(kind="stable")
    body = words[0][order].tobytes() + words[1][order].tobytes()
    header = _HEADER.pack(_MAGIC, after, upto, len(order), crc32c(body))
    path = folder / f"{after:020}-{upto:020}.run"
    disk.replace(path.with_suffix(".part"), path, header + body)
    return _open(path)


def open_runs(folder: Path) -> list[Run]:
    """Return the runs in order; remove what a crash left of an unfinished write or merge.

    A run whose checksum is wrong is reported and still used: its intact keys are worth having.
    """
    for part in folder.glob("*.part"):
        part.unlink()
    runs: list[Run] = []
    for path in sorted(folder.glob("*.run"), key=_width_first):
        after, upto = _range(path)
        if any(run.after <= after and upto <= run.upto for run in runs):
            path.unlink()
            continue
        _check(path)
        runs.append(_open(path))
    return sorted(runs, key=lambda run: run.after)


def covered_by_names(folder: Path) -> int:
    """Return the seq up to which the runs reach, judged by their names alone; any process may ask."""
    upto = 0
    for after, end in sorted(_range(path) for path in folder.glob("*.run")):
        if after > upto:
            break
        upto = max(upto, end)
    return upto


def remove_run(folder: Path, run: Run) -> None:
    """Delete a run that a merged one covers."""
    (folder / f"{run.after:020}-{run.upto:020}.run").unlink(missing_ok=True)


def merged(runs: Sequence[Run]) -> tuple[Words, Words]:
    """Return the keys of several runs together."""
    return (
        np.concatenate([run.first for run in runs]),
        np.concatenate([run.second for run in runs]),
    )


def _range(path: Path) -> tuple[int, int]:
    after, upto = path.stem.split("-")
    return int(after), int(upto)


def _width_first(path: Path) -> int:
    after, upto = _range(path)
    return after - upto


def _open(path: Path) -> Run:
    after, upto = _range(path)
    words = np.memmap(path, "<u8", "r", offset=_HEADER.size)
    half = len(words) // 2
    return Run(after, upto, np.asarray(words[:half]), np.asarray(words[half:]))


def _check(path: Path) -> None:
    with path.open("rb") as file:
        magic, _, _, _, expected = _HEADER.unpack(file.read(_HEADER.size))
        actual = 0
        while block := file.read(1 << 22):
            actual = crc32c(block, actual)
    if magic != _MAGIC or actual != expected:
        log.error("log.dedup_run_damaged", run=path.name)


class Filter:
    """Two bits a key in a bit field: says surely-not for 98 % of the keys that are in no run."""

    BITS_PER_KEY = 16

    def __init__(self, capacity: int) -> None:
        size = max(1 << 20, 1 << (capacity * self.BITS_PER_KEY - 1).bit_length())
        self.capacity = size // self.BITS_PER_KEY
        self._mask = size - 1
        self.bits = bytearray(size // 8)
        self._array = np.frombuffer(self.bits, np.uint8)

    def add(self, second: Words) -> None:
        """Set the bits of keys, in chunks so that other threads keep running."""
        mask = np.uint64(self._mask)
        for start in range(0, len(second), _CHUNK):
            words = second[start : start + _CHUNK]
            for places in (words & mask, (words >> np.uint64(32)) & mask):
                bit = np.left_shift(1, (places & np.uint64(7)).astype(np.uint8)).astype(np.uint8)
                np.bitwise_or.at(self._array, places >> np.uint64(3), bit)

    def doubtful(self, keys: Sequence[bytes]) -> list[bytes]:
        """Return the keys that may be in a run; the others surely are not."""
        if len(keys) < _FEW:
            return [key for key in keys if self._may_hold(key)]
        mask = np.uint64(self._mask)
        second = np.frombuffer(b"".join(keys), "<u8")[1::2]
        both = self._bit(second & mask) & self._bit((second >> np.uint64(32)) & mask)
        return [keys[i] for i in np.flatnonzero(both).tolist()]

    def _bit(self, places: Words) -> npt.NDArray[np.uint8]:
        shift = (places & np.uint64(7)).astype(np.uint8)
        found: npt.NDArray[np.uint8] = (self._array[places >> np.uint64(3)] >> shift) & np.uint8(1)
        return found

    def _may_hold(self, key: bytes) -> bool:
        """Return False when the key is surely in no run."""
        second = int.from_bytes(key[8:], "little")
        one, two = second & self._mask, (second >> 32) & self._mask
        bits = self.bits
        return bool(bits[one >> 3] >> (one & 7) & 1 and bits[two >> 3] >> (two & 7) & 1)
