"""The head: a small mapped file through which the writer tells every process how far the log is safe.

Each number is one aligned 64-bit word, so a reader sees the old value or the new, never a mixture.
The writer stores ``seq`` last. The file is a hint for readers, not the truth: on start the truth is
scanned from the segments.
"""

import mmap
import os
import time
from pathlib import Path

import numpy as np

_SIZE = 128
_SLOTS = (
    "seq", "base", "offset", "durable_ms", "accepted", "duplicates", "rejected",
    "broken", "started_ms", "refusing", "sealed", "rotate", "rewrites",
)  # fmt: skip
_INDEX = {name: slot for slot, name in enumerate(_SLOTS)}


class Head:
    """The mapped words.

    ``seq`` last durable frame · ``base``/``offset`` the segment being written and its durable end ·
    ``durable_ms`` when · ``accepted``, ``duplicates``, ``rejected`` since the writer started ·
    ``broken`` 1 while the segment's end beyond ``offset`` must not be believed · ``refusing`` 1
    while the log takes nothing · ``sealed`` every frame up to it is in a closed segment.

    The cleaner writes two: ``rotate`` asks the writer to close the segment that holds this seq;
    ``rewrites`` rises before a segment is replaced.
    """

    def __init__(self, folder: Path) -> None:
        descriptor = os.open(folder / "head", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if os.fstat(descriptor).st_size < _SIZE:
                os.posix_fallocate(descriptor, 0, _SIZE)
            self._map = mmap.mmap(descriptor, _SIZE)
        finally:
            os.close(descriptor)
        self._words = np.frombuffer(self._map, np.uint64)

    def get(self, name: str) -> int:
        """Return one number."""
        return int(self._words[_INDEX[name]])

    def put(self, name: str, value: int) -> None:
        """Publish one number."""
        self._words[_INDEX[name]] = value

    def add(self, name: str, value: int) -> None:
        """Raise a counter; only the writer does."""
        if value:
            self.put(name, self.get(name) + value)

    def publish(self, seq: int, offset: int) -> None:
        """Publish that everything up to ``seq`` is durable."""
        self.put("offset", offset)
        self.put("durable_ms", int(time.time() * 1000))
        self.put("seq", seq)

    def restart(self) -> None:
        """Begin the counters of a new writer."""
        for name in ("accepted", "duplicates", "rejected", "refusing"):
            self.put(name, 0)
        self.put("started_ms", int(time.time() * 1000))
