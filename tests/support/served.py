"""The ``cauce`` command, forked from a process that has loaded it: what a start takes is not loading.

    test ──asks──▶ nursery ──forks──▶ cauce serve ──forks──▶ its nursery ──forks──▶ front, core

From ``main()`` on it is the command itself. Only its own nursery begins as a fork of it instead of as a
program, because its modules are here already.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from unittest.mock import patch

from cauce.infra.nursery import Forked, Nursery

ARGUMENTS = "SERVED_ARGUMENTS"
OUTPUT, PLACE = "SERVED_OUTPUT", "SERVED_PLACE"
"""Environment of the child: its arguments as JSON, the folder for what it prints, and where it runs."""

COMMAND = "support.command"
"""Loaded whole before it is forked: what the first command would load itself, each of its children would too."""


def fork_command(arguments: list[str], environment: dict[str, str]) -> Forked:
    """Return the command as a running process, leader of a session of its own."""
    command = _nursery().fork(COMMAND, {**environment, ARGUMENTS: json.dumps(arguments)})
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
        return Nursery([COMMAND])
