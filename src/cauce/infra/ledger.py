"""A small file of JSON lines that only grows: each line is on the disk before ``append`` returns."""

import json
import os
from pathlib import Path
from typing import Any

import structlog

log = structlog.get_logger()


class Ledger:
    """One such file; a line that a crash cut off is passed over, and the next begins a new line."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def append(self, entry: dict[str, Any]) -> None:
        """Add one entry and return once it is on the disk.

        Raises:
            OSError: no room or a failing disk.
        """
        new = not self._path.exists()
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            size = os.fstat(descriptor).st_size
            torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
            line = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode() + b"\n"
            os.write(descriptor, (b"\n" if torn else b"") + line)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if new:
            _sync_folder(self._path.parent)

    def entries(self) -> list[dict[str, Any]]:
        """Return every whole entry, oldest first."""
        if not self._path.exists():
            return []
        found = []
        for line in self._path.read_bytes().splitlines():
            entry = _whole(line)
            if entry is None:
                log.warning("ledger.line_unreadable", path=self._path.name, bytes=len(line))
            else:
                found.append(entry)
        return found


def _whole(line: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
