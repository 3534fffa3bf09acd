"""Taking single frames out of the log for good: the one way in which a written segment changes.

A frame that has to go is replaced by an empty one of kind ``ERASED`` with the same seq and the same
deduplication key: numbers stay without a gap, cursors move on, and the message does not come in
again when a client repeats it. A segment is written anew beside the old one, made durable, and
takes its place by a rename; a crash at any moment leaves the old file or the new one, whole.
"""

import os
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog

from cauce.infra.log.contracts import Frame, FrameKind
from cauce.infra.log.disk import Disk
from cauce.infra.log.frames import MAGIC, Damage, Found, blank, frame_bytes, scan
from cauce.infra.log.head import Head
from cauce.infra.log.segments import SegmentName, exclusively, segments

log = structlog.get_logger()

Owner = Callable[[Frame], str | None]
"""On whose account a frame has to go, None when it stays."""
Announce = Callable[[str, Counter[str]], None]
"""Is told a segment's name and what will go from it, before it does."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """How many segments were looked at and how many written anew."""

    read: int
    rewritten: int


class SegmentCleaner:
    """Erases frames from the segments of one folder; any process may, one at a time does."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._disk, self._head = folder, disk or Disk(), Head(folder)

    def ready(self, upto_seq: int) -> bool:
        """Return whether every frame up to ``upto_seq`` is in a closed segment.

        When it is not, the writer is asked to close the one it writes, which it does within half
        a second.
        """
        if self._head.get("sealed") >= upto_seq:
            return True
        self._head.put("rotate", max(self._head.get("rotate"), upto_seq))
        return False

    def erase(
        self,
        upto_seq: int,
        owner: Owner,
        announce: Announce = lambda _name, _counts: None,
        words: Collection[bytes] = (),
    ) -> Cleaned:
        """Return what was done to remove every frame up to ``upto_seq`` that has an owner.

        Args:
            upto_seq: of later frames none goes. ``ready`` said that it is reached.
            owner: called once or twice for each frame.
            announce: called for each segment that changes, before it does.
            words: a stretch that cannot be read goes when it contains one of them.

        Raises:
            OSError: no room or a failing disk; every segment is the old one or the new one.
        """
        read = rewritten = 0
        for name in [name for name in segments(self._folder) if name.base <= upto_seq]:
            with exclusively(self._folder):
                self._remove_leftovers()
                read += 1
                rewritten += self._clean(name, upto_seq, owner, announce, words)
        return Cleaned(read, rewritten)

    def _remove_leftovers(self) -> None:
        for part in self._folder.glob("*.seg.part"):
            part.unlink()

    def _clean(
        self,
        name: SegmentName,
        upto_seq: int,
        owner: Owner,
        announce: Announce,
        words: Collection[bytes],
    ) -> bool:
        """Write one segment anew where that is due; return whether it was."""
        path, names = self._folder / name.text, segments(self._folder)
        if name not in names:
            return False
        last = self._last_seq(names, name)
        if last < name.base:
            path.unlink()
            self._disk.sync_folder(self._folder)
            return True
        content = path.read_bytes()
        buffer = memoryview(content)
        pieces: list[bytes | memoryview] = [MAGIC]
        gone: Counter[str] = Counter()
        unreadable, end = False, len(MAGIC)
        for item in scan(buffer, name.text, name.base):
            if isinstance(item, Damage):
                stretch = content[item.offset : item.offset + item.length]
                unreadable |= any(word in stretch for word in words)
                continue
            if item.frame.seq > last:
                break
            whose = owner(item.frame) if _may_go(item, upto_seq) else None
            if whose is not None:
                gone[whose] += 1
            pieces.append(frame_bytes(buffer, item) if whose is None else blank(item))
            end = item.end
        unreadable |= any(word in content[end:] for word in words)
        if not gone and not unreadable:
            return False
        announce(name.text, gone)
        self._replace(path, b"".join(pieces))
        return True

    def _replace(self, path: Path, data: bytes) -> None:
        """Put the new content in place; readers are told before, so that none goes on mid-file."""
        written = path.stat()
        self._head.add("rewrites", 1)
        self._disk.replace(path.with_suffix(".seg.part"), path, data)
        os.utime(path, ns=(written.st_atime_ns, written.st_mtime_ns))
        log.info("log.segment_rewritten", segment=path.name, bytes=len(data))

    def _last_seq(self, names: Sequence[SegmentName], name: SegmentName) -> int:
        """Return the last acknowledged seq of a segment; below its base: all of it was abandoned."""
        later = names[names.index(name) + 1 :]
        return later[0].base - 1 if later else self._head.get("seq")


def _may_go(found: Found, upto_seq: int) -> bool:
    return found.frame.seq <= upto_seq and found.frame.kind is not FrameKind.ERASED
