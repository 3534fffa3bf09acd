"""The ``cauce`` command, forked from a process that has loaded it: what a start takes is not loading.

    test ──asks──▶ nursery ──forks──▶ cauce serve ──forks──▶ its nursery ──forks──▶ front, core

From ``main()`` on it is the command itself. Only its own nursery begins as a fork of it instead of as a
program, because its modules are here already.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from cauce.infra import nursery
from cauce.infra.nursery import Forked, Nursery

ARGUMENTS = "SERVED_ARGUMENTS"
OUTPUT, PLACE = "SERVED_OUTPUT", "SERVED_PLACE"
"""Environment of the child: its arguments as JSON, the folder for what it prints, and where it runs."""

LOADED = (
    "cauce.main.core",
    "cauce.main.front",
    "cauce.main.serving",
    *(
        f"cauce.main.cli_{verbs}"
        for verbs in ("import", "export", "privacy", "plan", "log", "projects")
    ),
    __name__,
)


def fork_command(arguments: list[str], environment: dict[str, str]) -> Forked:
    """Return the command as a running process, leader of a session of its own."""
    command = _nursery().fork(__name__, {**environment, ARGUMENTS: json.dumps(arguments)})
    while command.poll() is None and os.getpgid(command.pid) != command.pid:
        pass
    return command


def run_command(
    arguments: Sequence[str], environment: Mapping[str, str], place: Path = Path()
) -> subprocess.CompletedProcess[str]:
    """Return how the command, run in a folder, ended, with what it printed and complained of."""
    with tempfile.TemporaryDirectory() as folder:
        more = {OUTPUT: folder, PLACE: str(place.resolve())}
        code = fork_command([*arguments], {**environment, **more}).wait()
        printed, complaints = (Path(folder, name).read_text("utf-8") for name in ("1", "2"))
    return subprocess.CompletedProcess(arguments, code, printed, complaints)


@cache
def _nursery() -> Nursery:
    with patch.dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)):
        return Nursery(LOADED)


@dataclass(slots=True)
class _Sibling:
    """What a nursery needs of its process, as ``subprocess.Popen`` gives it."""

    pid: int
    returncode: int | None = None

    def poll(self) -> int | None:
        return self._ended(os.WNOHANG)

    def wait(self) -> int | None:
        return self._ended(0)

    def _ended(self, how: int) -> int | None:
        if self.returncode is None and os.waitpid(self.pid, how) != (0, 0):
            self.returncode = 0
        return self.returncode


def _open_by_forking(self: Nursery) -> None:
    self._socket, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        self._socket.close()
        sys.argv = ["nursery", str(theirs.detach()), *self._modules]
        nursery.main()
        raise SystemExit
    theirs.close()
    self._process = _Sibling(pid)


def main() -> None:
    """Be the command; it and all its forks write down where they are when sent ``SIGUSR1``."""
    os.setsid()
    faulthandler.register(signal.SIGUSR1)
    os.chdir(os.environ.pop(PLACE, "."))
    if folder := os.environ.pop(OUTPUT, ""):
        for number in (1, 2):
            os.dup2(os.open(f"{folder}/{number}", os.O_WRONLY | os.O_CREAT), number)
    from cauce.main.cli import main as command

    Nursery._open = _open_by_forking
    sys.argv = ["cauce", *json.loads(os.environ.pop(ARGUMENTS))]
    command()
