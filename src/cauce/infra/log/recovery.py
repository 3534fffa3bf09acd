"""What the log looks like after whatever happened to the last writer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from cauce.infra.log.disk import Disk
from cauce.infra.log.frames import MAGIC, Damage, Found, scan
from cauce.infra.log.head import Head
from cauce.infra.log.segments import SegmentName, segments

log = structlog.get_logger()
OnFound = Callable[[Found], None]


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a start found: for the log, ``doctor`` and the status page."""

    head: int = 0
    segments: int = 0
    torn_tails: int = 0
    torn_bytes: int = 0
    damages: tuple[Damage, ...] = field(default=())

    @property
    def clean(self) -> bool:
        """Whether nothing had to be cut or was found broken."""
        return not self.torn_tails and not self.damages


def recover(
    folder: Path, disk: Disk, head: Head, *, keys_after: int, on_found: OnFound
) -> Recovery:
    """Close what the last writer left open and return what was found.

    Frames after ``keys_after`` are handed to ``on_found`` (the deduplication index wants them). The
    last segment is cut after its last valid frame; damage before that is reported, and what
    follows the damage is kept.
    """
    for part in folder.glob("*.seg.part"):
        part.unlink()
    names = segments(folder)
    distrusted = _distrust_failed_tail(folder, disk, head, names)
    wanted = [name for i, name in enumerate(names) if _reaches(names, i, keys_after)]
    last_seq, damages, torn = 0, [], 0
    for name in wanted:
        end_seq = _next_base(names, name)
        result = _read_segment(folder / name.text, name, end_seq, keys_after, on_found)
        last_seq = max(last_seq, result.last_seq)
        damages += result.damages
        if name == names[-1]:
            torn = _cut(folder, disk, name, result)
    torn += distrusted
    report = Recovery(last_seq, len(names), int(torn > 0), torn, tuple(damages))
    if not report.clean:
        log.error("log.recovered", torn_bytes=torn, damages=len(damages), head=last_seq)
    return report


def verify(folder: Path) -> list[Damage]:
    """Return every damaged stretch of the whole log; reads every segment."""
    names = segments(folder)
    found: list[Damage] = []
    for name in names:
        path = folder / name.text
        found += _read_segment(path, name, _next_base(names, name), 0, lambda _: None).damages
    return found


@dataclass(frozen=True, slots=True)
class _Read:
    last_seq: int
    end: int
    damages: list[Damage]


def _read_segment(
    path: Path, name: SegmentName, end_seq: int | None, keys_after: int, on_found: OnFound
) -> _Read:
    last, end, damages = name.base - 1, len(MAGIC), []
    content = path.read_bytes()
    if not content.startswith(MAGIC) and any(content[:64]):
        damages.append(Damage(name.text, 0, len(MAGIC), name.base - 1, name.base))
    for item in scan(memoryview(content), name.text, name.base):
        if isinstance(item, Damage):
            damages.append(item)
            continue
        if end_seq is not None and item.frame.seq >= end_seq:
            break
        last, end = item.frame.seq, item.end
        if last > keys_after:
            on_found(item)
    return _Read(last, end, damages)


def _cut(folder: Path, disk: Disk, name: SegmentName, result: _Read) -> int:
    """Remove the torn tail and the preallocated rest; return how many bytes were torn."""
    path = folder / name.text
    torn = _torn_bytes(path, result.end)
    if result.last_seq < name.base:
        path.unlink()
    else:
        disk.truncate(path, result.end)
        _sync(path, disk)
    disk.sync_folder(folder)
    return torn


def _sync(path: Path, disk: Disk) -> None:
    with path.open("rb") as file:
        disk.sync(file.fileno())


def _distrust_failed_tail(folder: Path, disk: Disk, head: Head, names: list[SegmentName]) -> int:
    """Cut what a failed sync left (the page cache shows it, the disk may not have it); return bytes."""
    torn = 0
    if head.get("broken") and names and names[-1].base == head.get("base"):
        path, durable = folder / names[-1].text, head.get("offset")
        torn = _torn_bytes(path, durable)
        disk.truncate(path, min(path.stat().st_size, durable))
    head.put("broken", 0)
    return torn


def _torn_bytes(path: Path, end: int) -> int:
    """Return the bytes after ``end``, without the zeros that were only preallocated."""
    with path.open("rb") as file:
        file.seek(end)
        return len(file.read().rstrip(b"\0"))


def _reaches(names: list[SegmentName], i: int, seq: int) -> bool:
    """Return whether segment ``i`` may hold frames after ``seq``; the last always counts."""
    return i == len(names) - 1 or names[i + 1].base > seq + 1


def _next_base(names: list[SegmentName], name: SegmentName) -> int | None:
    later = names[names.index(name) + 1 :]
    return later[0].base if later else None
