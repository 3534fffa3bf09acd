"""How a command reaches the data: through the server that owns the folder, or by starting one.

A command such as ``cauce import`` works in both cases by the same code path: the HTTP interface.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace

from cauce.infra.db import Database
from cauce.infra.folder import DataFolder, Ownership
from cauce.infra.postgres import EmbeddedPostgres
from cauce.infra.settings import Settings, to_environment
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.main.prepare import migrate_state, state_database

START_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class ServerHandle:
    """A running server: its address, and whether this command started it."""

    url: str
    folder: DataFolder
    ephemeral: bool


@contextmanager
def running_server(settings: Settings) -> Iterator[ServerHandle]:
    """Yield the server that owns the data folder, else one started for this block on a free port."""
    folder = DataFolder(settings.data)
    url = running_url(folder)
    if url:
        yield ServerHandle(url, folder, ephemeral=False)
        return
    environment = {**os.environ, **to_environment(replace(settings, port=0, host="127.0.0.1"))}
    command = [sys.executable, "-m", "cauce.main", "serve", "--quiet"]
    process = subprocess.Popen(command, env=environment)
    try:
        yield ServerHandle(_wait_for(process, folder), folder, ephemeral=True)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@contextmanager
def running_database(settings: Settings) -> Iterator[Database]:
    """Yield the state database: of the running server, an external one, or started for this block."""
    folder = DataFolder(settings.data)
    if settings.database_url or folder.read_owner() is not None:
        with _opened(settings, folder) as database:
            yield database
        return
    folder.prepare()
    ownership = Ownership(folder)
    postgres = EmbeddedPostgres(folder)
    try:
        postgres.start()
        with _opened(settings, folder) as database:
            yield database
    finally:
        postgres.stop()
        ownership.release()


def running_url(folder: DataFolder) -> str | None:
    """Return the address of the server that owns the folder; waits for one that is starting."""
    deadline = time.monotonic() + START_TIMEOUT_S
    while (owner := folder.read_owner()) is not None:
        if owner.get("url"):
            return str(owner["url"])
        if time.monotonic() > deadline:
            raise _not_ready()
        time.sleep(0.1)
    return None


@contextmanager
def _opened(settings: Settings, folder: DataFolder) -> Iterator[Database]:
    migrate_state(settings, folder)
    with closing(state_database(settings, folder)) as database:
        yield database


def _wait_for(process: subprocess.Popen[bytes], folder: DataFolder) -> str:
    deadline = time.monotonic() + START_TIMEOUT_S
    while process.poll() is None and time.monotonic() < deadline:
        owner = folder.read_owner()
        if owner and owner.get("pid") == process.pid and owner.get("url"):
            return str(owner["url"])
        time.sleep(0.05)
    raise _not_ready()


def _not_ready() -> CauceError:
    return CauceError(
        "server_not_ready",
        Text(
            "The server did not become ready. Run `cauce serve` in a terminal to see why.",
            "El servidor no llegó a estar listo. Ejecuta `cauce serve` en una terminal para ver por qué.",
        ),
        Kind.UNAVAILABLE,
    )
