"""Segment files: their names, the open one, and the room they need on the disk."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import structlog

from cauce.infra.log.disk import Disk
from cauce.infra.log.frames import MAGIC

log = structlog.get_logger()
SMALLEST = 4 << 20


@dataclass(frozen=True, slots=True, order=True)
class SegmentName:
    """``BASE.GENERATION.seg``: the seq of its first frame, and which attempt at it this is.

    A segment ends where the next one begins: frames at or after the next base were never
    acknowledged (their sync failed) and do not exist.
    """

    base: int
    generation: int = 0

    @property
    def text(self) -> str:
        """The file's name."""
        return f"{self.base:020}.{self.generation:04}.seg"


def segments(folder: Path) -> list[SegmentName]:
    """Return the segments in order."""
    names = []
    for path in folder.glob("*.seg"):
        base, generation, _ = path.name.split(".")
        names.append(SegmentName(int(base), int(generation)))
    return sorted(names)


@contextmanager
def exclusively(folder: Path) -> Iterator[None]:
    """Hold off everybody else who shortens, replaces or deletes closed segments, in any process."""
    descriptor = os.open(folder / "rewriting", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


class OpenSegment:
    """The one segment that is written."""

    def __init__(self, disk: Disk, folder: Path, name: SegmentName, size: int) -> None:
        """Create and make durable.

        Raises:
            OSError: no room, or the disk failed.
        """
        self.name, self.size, self.end = name, size, len(MAGIC)
        self._disk, self._path = disk, folder / name.text
        self._descriptor = disk.create(self._path, size)
        try:
            self._write_all(MAGIC, 0)
            disk.sync(self._descriptor)
            disk.sync_folder(folder)
        except OSError:
            self.close()
            self._path.unlink(missing_ok=True)
            raise

    def has_room(self, length: int) -> bool:
        """Return whether ``length`` more bytes fit."""
        return self.end + length <= self.size

    def append(self, data: bytes) -> None:
        """Write ``data`` and return once it is on the disk; ``end`` moves only then.

        Raises:
            OSError: it may or may not be there: the segment must be abandoned.
        """
        self._write_all(data, self.end)
        self._disk.sync(self._descriptor)
        self.end += len(data)

    def seal(self) -> None:
        """Close it and give back what was allocated beyond its durable end."""
        self.close()
        try:
            self._disk.truncate(self._path, self.end)
        except OSError as error:
            log.warning("log.segment_not_trimmed", segment=self.name.text, error=str(error))

    def close(self) -> None:
        """Close the descriptor."""
        os.close(self._descriptor)

    def _write_all(self, data: bytes, offset: int) -> None:
        written = self._disk.write(self._descriptor, data, offset)
        while written < len(data):
            more = self._disk.write(self._descriptor, data[written:], offset + written)
            if more == 0:
                raise OSError(errno.EIO, "the disk takes no more bytes")
            written += more


@dataclass(slots=True)
class Room:
    """The reserve: allocated space that is given back to the disk when it is full.

    The databases need room to shrink. Nothing is accepted again until the reserve and a segment
    fit, so the freed space is not eaten by the log itself.
    """

    disk: Disk
    folder: Path
    segment_bytes: int
    reserve_bytes: int

    @property
    def _reserve(self) -> Path:
        return self.folder / "reserve"

    def open_segment(self, name: SegmentName, at_least: int) -> OpenSegment:
        """Return a new segment: of the usual size, or smaller when the disk is nearly full.

        Raises:
            OSError: the disk is full (the reserve has been released) or failed.
        """
        try:
            self._keep_reserve()
            return self._largest(name, at_least + len(MAGIC))
        except OSError as error:
            if error.errno in {errno.ENOSPC, errno.EDQUOT}:
                self._reserve.unlink(missing_ok=True)
            raise

    def _keep_reserve(self) -> None:
        if self.reserve_bytes and not self._reserve.exists():
            os.close(self.disk.create(self._reserve, self.reserve_bytes))

    def _largest(self, name: SegmentName, at_least: int) -> OpenSegment:
        size = max(self.segment_bytes, at_least)
        smallest = max(min(SMALLEST, self.segment_bytes), at_least)
        while True:
            try:
                return OpenSegment(self.disk, self.folder, name, size)
            except OSError as error:
                if error.errno not in {errno.ENOSPC, errno.EDQUOT} or size <= smallest:
                    raise
                size = max(smallest, size // 2)
