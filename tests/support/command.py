"""What a forked ``cauce`` command runs; loading this module loads all that the command does."""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import socket
import sys
from dataclasses import dataclass

from cauce.infra import nursery
from cauce.infra.nursery import Nursery
from cauce.main import (  # noqa: F401
    cli_export,
    cli_import,
    cli_log,
    cli_plan,
    cli_privacy,
    cli_projects,
    core,
    front,
    serving,
)
from cauce.main.cli import main as command

from .served import ARGUMENTS, OUTPUT, PLACE


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
    Nursery._open = _open_by_forking
    sys.argv = ["cauce", *json.loads(os.environ.pop(ARGUMENTS))]
    command()
