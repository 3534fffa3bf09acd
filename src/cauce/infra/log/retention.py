"""Deleting segments that everybody has read and that are older than replay needs."""

import time
from itertools import pairwise
from pathlib import Path

import structlog

from cauce.infra.log.disk import Disk
from cauce.infra.log.runs import covered_by_names
from cauce.infra.log.segments import exclusively, segments

log = structlog.get_logger()


def delete_old(folder: Path, *, retention_days: float, min_cursor: int) -> list[str]:
    """Delete whole segments and return their names; any process may call it.

    A segment goes when it was last written ``retention_days`` ago, every consumer is past it
    (``min_cursor``), and its message keys are in the deduplication runs. The last one stays.
    """
    with exclusively(folder):
        return _delete_old(folder, retention_days, min_cursor)


def _delete_old(folder: Path, retention_days: float, min_cursor: int) -> list[str]:
    names = segments(folder)
    oldest_s = time.time() - retention_days * 86_400
    safe = min(min_cursor, covered_by_names(folder / "keys"))
    deleted = []
    for name, following in pairwise(names):
        path = folder / name.text
        if following.base > safe + 1 or path.stat().st_mtime > oldest_s:
            break
        path.unlink()
        deleted.append(name.text)
    if deleted:
        Disk().sync_folder(folder)
        log.info("log.segments_deleted", count=len(deleted))
    return deleted
