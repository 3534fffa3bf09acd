"""Collect on a real log, inside the test (fast) or as a server of its own (what SDKs talk to)."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from collecting import KEYS, SERVER, Client, Serving

from cauce.collect.facade import open_collect


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """Collect with the write keys WK (project 1) and RK (project 2)."""
    folder = tmp_path / "a log"
    collect = open_collect(folder, lambda: KEYS, segment_mib=8, reserve_mib=1)
    yield Client(collect, folder)
    collect.close()


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """A collect server in a process of its own, with the write keys WK and RK."""
    folder = tmp_path / "a log"
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    base = f"http://127.0.0.1:{int(process.stdout.readline())}"
    transport = httpx.HTTPTransport(retries=20)
    with httpx.Client(transport=transport) as probe:
        probe.get(f"{base}/v1/projects/WK/settings")
    yield Serving(base, folder, process.pid)
    process.terminate()
    process.wait(20)


@pytest.fixture
def server(serving: Serving) -> tuple[str, Path]:
    """The address of a collect server, and its log."""
    return serving.base, serving.folder
