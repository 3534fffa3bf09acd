"""Reading the log from any process: only what is durable, every frame checked."""

import os
import threading
import time
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

import structlog

from cauce.infra.log.contracts import Batch, Frame
from cauce.infra.log.frames import MAGIC, Damage, decode, needed, resync
from cauce.infra.log.head import Head
from cauce.infra.log.segments import SegmentName, segments
from cauce.infra.telemetry import counter

log = structlog.get_logger()
POLL_S = 0.004
REMEMBERED = 64

_damaged = counter("log_damaged_bytes", "Bytes of the log that could not be read")


class Place(NamedTuple):
    """Where a frame starts, as long as no segment has been rewritten since."""

    name: SegmentName
    offset: int
    rewrites: int


class SegmentReader:
    """Implements ``LogReader``; threads may share it.

    ``damages`` lists every stretch that had to be passed over, which is also logged and counted.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self._head = folder, Head(folder)
        self._places: OrderedDict[int, Place] = OrderedDict()
        self._lock = threading.Lock()
        self.damages: list[Damage] = []

    def head(self) -> int:
        """Return the seq of the last durable frame, 0 when the log is empty."""
        return self._head.get("seq")

    def state(self, name: str) -> int:
        """Return one of the numbers the writer publishes (``Head``)."""
        return self._head.get(name)

    def size_bytes(self) -> int:
        """Return the bytes that the segments take on the disk."""
        paths = (self.folder / name.text for name in segments(self.folder))
        return sum(path.stat().st_blocks * 512 for path in paths if path.exists())

    def read_after(self, seq: int, *, max_frames: int = 20_000, max_bytes: int = 16 << 20) -> Batch:
        """Return durable frames with a seq greater than ``seq``, in order."""
        head = self.head()
        if seq >= head:
            return Batch(())
        walk = _Walk(self, seq, head, max_frames, max_bytes)
        return Batch(walk.run(self._place_of(seq)))

    def wait(self, seq: int, timeout_s: float) -> bool:
        """Return True as soon as a durable frame after ``seq`` exists, False after ``timeout_s``."""
        end = time.monotonic() + timeout_s
        while self.head() <= seq:
            left = end - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(POLL_S, left))
        return True

    def remember(self, seq: int, place: "Place") -> None:
        """Note where the frame after ``seq`` starts, so that the next read begins there."""
        with self._lock:
            self._places[seq] = place
            while len(self._places) > REMEMBERED:
                self._places.popitem(last=False)

    def report(self, damage: Damage) -> None:
        """Note a damaged stretch, once."""
        if damage in self.damages:
            return
        self.damages.append(damage)
        _damaged.inc(damage.length)
        log.error(
            "log.damaged", segment=damage.segment, offset=damage.offset, bytes=damage.length,
            lost=damage.before_seq - damage.after_seq - 1,
        )  # fmt: skip

    def _place_of(self, seq: int) -> "Place | None":
        with self._lock:
            return self._places.get(seq)


class _Walk:
    """One read: from a place through as many segments as the limits allow."""

    CHUNK = 4 << 20

    def __init__(
        self, reader: SegmentReader, after: int, head: int, frames: int, size: int
    ) -> None:
        self._folder, self._reader, self._head = reader.folder, reader, head
        self._last, self._frames_left, self._bytes_left = after, frames, size
        self._found: list[Frame] = []
        self._rewrites = reader.state("rewrites")

    def run(self, place: Place | None) -> list[Frame]:
        """Return the frames, starting at ``place`` when it is known."""
        names = segments(self._folder)
        start = _start(names, self._last)
        for i in range(start, len(names)):
            offset = place.offset if place and self._holds(place, names[i]) else len(MAGIC)
            limit = min(self._head, names[i + 1].base - 1 if i + 1 < len(names) else self._head)
            offset = self._read_segment(names[i], offset, limit)
            if self._full or self._last >= self._head:
                self._reader.remember(self._last, Place(names[i], offset, self._rewrites))
                break
        return self._found

    def _holds(self, place: Place, name: SegmentName) -> bool:
        return place.name == name and place.rewrites == self._rewrites

    @property
    def _full(self) -> bool:
        return self._frames_left <= 0 or self._bytes_left <= 0

    def _read_segment(self, name: SegmentName, offset: int, limit: int) -> int:
        """Collect frames up to ``limit``; return the offset after the last one taken."""
        try:
            descriptor = os.open(self._folder / name.text, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return offset
        if self._reader.state("rewrites") != self._rewrites:
            offset = len(MAGIC)
        try:
            size = self.CHUNK
            while self._last < limit and not self._full:
                chunk = os.pread(descriptor, size, offset)
                taken = self._take(memoryview(chunk), limit)
                if taken == 0:
                    whole = needed(memoryview(chunk), 0)
                    if whole > len(chunk) == size:
                        size = whole
                        continue
                    return self._pass_damage(descriptor, name, offset, limit)
                offset, size = offset + taken, self.CHUNK
            return offset
        finally:
            os.close(descriptor)

    def _take(self, chunk: memoryview, limit: int) -> int:
        """Collect the frames at the start of ``chunk``; return the bytes they take."""
        at = 0
        while not self._full:
            found = decode(chunk, at)
            if found is None or found.frame.seq > limit:
                break
            at = found.end
            if found.frame.seq > self._last:
                self._last = found.frame.seq
                self._found.append(found.frame)
                self._frames_left -= 1
                self._bytes_left -= len(found.frame.payload)
                if self._last == limit:
                    break
        return at

    def _pass_damage(self, descriptor: int, name: SegmentName, offset: int, limit: int) -> int:
        """Report what cannot be read, and go on after it in this segment when something follows."""
        rest = memoryview(os.pread(descriptor, os.fstat(descriptor).st_size - offset, offset))
        again = resync(rest, 1, self._last)
        found = decode(rest, again) if again is not None else None
        if again is None or found is None or found.frame.seq > limit:
            self._reader.report(Damage(name.text, offset, len(rest), self._last, limit + 1))
            self._last = max(self._last, limit)
            return offset
        self._reader.report(Damage(name.text, offset, again, self._last, found.frame.seq))
        self._last = found.frame.seq - 1
        return self._read_segment(name, offset + again, limit)


def _start(names: list[SegmentName], after: int) -> int:
    """Return the index of the segment that holds the frame after ``after``."""
    index = 0
    for i, name in enumerate(names):
        if name.base <= after + 1:
            index = i
    return index
