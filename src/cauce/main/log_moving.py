"""Moving the ingest log as an operator does it: nothing runs, the log moves, the settings follow."""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from cauce.infra.folder import DataFolder, in_use
from cauce.infra.log.nats.cluster import Cluster, stream_of
from cauce.infra.log.nats.errors import not_migrated
from cauce.infra.log.nats.moving import (
    Moved,
    keep_as_copy,
    keep_as_log,
    move_to_segments,
    move_to_stream,
)
from cauce.infra.log.nats.position import forget_checkpoints, save_checkpoint
from cauce.infra.settings import Settings, check_log_url
from cauce.main.attach import running_database
from cauce.main.prepare import wait_for_log


@dataclass(frozen=True, slots=True)
class Result:
    """What was moved; ``switched`` says where ``log_url`` was set, or that it is yours to set."""

    moved: Moved
    switched: str


def move(settings: Settings, to: str) -> Result:
    """Move the log to a stream (``nats://…``) or back (``segments``) and return what was moved.

    Raises:
        CauceError: a server runs on the folder, the setting is no address, or ``infra.log.nats.moving``
            found that it cannot be.
    """
    folder = DataFolder(settings.data)
    owner = folder.read_owner()
    if owner is not None:
        raise in_use(folder, owner)
    folder.prepare()
    lock = wait_for_log(folder.log)
    try:
        if to == "segments":
            return _back(settings, folder)
        return _there(replace(settings, log_url=to), folder)
    finally:
        os.close(lock)


def _there(settings: Settings, folder: DataFolder) -> Result:
    check_log_url(settings)
    cluster = _stream(settings)
    moved = move_to_stream(cluster, folder.log)
    with running_database(settings) as database, database.transaction() as tx:
        save_checkpoint(tx, moved.start)
        save_checkpoint(tx, moved.end)
    switched = _switch(folder.root / "cauce.toml", settings.log_url)
    keep_as_copy(folder.log, moved)  # last: broken off before it, the command can be run again
    return Result(moved, switched)


def _back(settings: Settings, folder: DataFolder) -> Result:
    cluster = _stream(settings)
    moved = move_to_segments(cluster, folder.log)
    with running_database(settings) as database, database.transaction() as tx:
        forget_checkpoints(tx, moved.stream)
    keep_as_log(folder.log)
    return Result(moved, _switch(folder.root / "cauce.toml", ""))


def _stream(settings: Settings) -> Cluster:
    cluster = stream_of(settings)
    if cluster is None:
        raise not_migrated("(log_url is empty)")
    return cluster


def _switch(path: Path, url: str) -> str:
    """Set ``log_url`` in the settings file and return what else has to be done."""
    before = path.read_text("utf-8") if path.exists() else ""
    rest = re.sub(r"(?m)^log_url\s*=.*\n?", "", before)
    part = path.with_suffix(".part")
    part.touch(mode=0o600)
    part.write_text((f'log_url = "{url}"\n' if url else "") + rest, "utf-8")
    part.replace(path)
    if "CAUCE_LOG_URL" in os.environ or "CAUCE_LOG_URL_FILE" in os.environ:
        return f"{path}; CAUCE_LOG_URL in the environment wins over it: change it there too"
    return str(path)
