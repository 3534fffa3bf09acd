"""Children are forked from a process that has their modules: as independent as if started alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cauce.infra.nursery import GONE, Forked, Nursery

CHILD = """
import json, os, signal, sys, threading, time
from pathlib import Path
from cauce.infra.process import die_with_parent

LOADED_BY = os.getpid()

def main():
    die_with_parent()
    facts = {"pid": os.getpid(), "parent": os.getppid(), "loaded_by": LOADED_BY, "argv": sys.argv,
             "environment": sorted(os.environ), "threads": threading.active_count(),
             "term": signal.getsignal(signal.SIGTERM) == signal.SIG_DFL}
    out = Path(os.environ["OUT"])
    out.with_suffix(".part").write_text(json.dumps(facts))
    out.with_suffix(".part").rename(out)
    if "CODE" in os.environ:
        sys.exit(int(os.environ["CODE"]))
    time.sleep(60)
"""


@pytest.fixture
def nursery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A nursery that can load the module ``newborn``."""
    (tmp_path / "newborn.py").write_text(CHILD)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    made = Nursery(["newborn"])
    yield made
    made.close()


def facts_of(path: Path) -> dict:
    """Return what a child wrote down."""
    deadline = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return json.loads(path.read_text())


def born(nursery: Nursery, out: Path, **environment: str) -> tuple[Forked, dict]:
    """Fork one and return it with what it wrote down."""
    child = nursery.fork("newborn", {"OUT": str(out), **environment})
    return child, facts_of(out)


def alive(pid: int) -> bool:
    """Say whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid: int) -> None:
    """Wait until a process has ended."""
    deadline = time.monotonic() + 30
    while alive(pid):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_two_children_share_what_was_loaded_once(nursery: Nursery, tmp_path: Path) -> None:
    first, facts = born(nursery, tmp_path / "first")
    second, others = born(nursery, tmp_path / "second", MORE="1")
    assert facts["loaded_by"] == others["loaded_by"] == facts["parent"]
    assert (first.pid, second.pid) == (facts["pid"], others["pid"])
    assert set(facts["environment"]) - {"LC_CTYPE"} == {"OUT"}
    assert facts["argv"] == ["newborn"]
    assert facts["threads"] == 1
    assert facts["term"]
    assert first.poll() is second.poll() is None


def test_how_a_child_ended_is_known(nursery: Nursery, tmp_path: Path) -> None:
    assert born(nursery, tmp_path / "three", CODE="3")[0].wait(30) == 3
    assert born(nursery, tmp_path / "zero", CODE="0")[0].wait(30) == 0
    asked, _ = born(nursery, tmp_path / "asked")
    asked.send_signal(signal.SIGTERM)
    assert asked.wait(30) == -signal.SIGTERM
    asked.kill()  # it has ended: nobody else who got its number is hurt
    killed, _ = born(nursery, tmp_path / "killed")
    with pytest.raises(subprocess.TimeoutExpired):
        killed.wait(0.05)
    killed.kill()
    assert killed.wait(30) == -signal.SIGKILL


def test_when_the_nursery_dies_its_children_end_and_the_next_one_is_born_anyway(
    nursery: Nursery, tmp_path: Path
) -> None:
    child, facts = born(nursery, tmp_path / "before")
    os.kill(facts["parent"], signal.SIGKILL)
    assert child.wait(30) == GONE
    gone(facts["pid"])
    after, others = born(nursery, tmp_path / "after")
    assert others["parent"] != facts["parent"]
    assert after.poll() is None


def test_the_signals_of_a_terminal_do_not_end_the_nursery(nursery: Nursery, tmp_path: Path) -> None:
    _, facts = born(nursery, tmp_path / "one")
    for sig in (signal.SIGINT, signal.SIGTERM):
        os.kill(facts["parent"], sig)
    assert born(nursery, tmp_path / "two")[1]["parent"] == facts["parent"]


def test_nothing_outlives_whoever_asked(tmp_path: Path) -> None:
    (tmp_path / "newborn.py").write_text(CHILD)
    script = (
        "import time; from cauce.infra.nursery import Nursery\n"
        f"Nursery(['newborn']).fork('newborn', {{'OUT': {str(tmp_path / 'out')!r}}}).pid\n"
        "time.sleep(60)"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", script], env=environment) as asking:
        facts = facts_of(tmp_path / "out")
        asking.kill()
    gone(facts["parent"])
    gone(facts["pid"])
