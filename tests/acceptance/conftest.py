"""Servers for the tests that reach Cauce only from outside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.server import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, blank: Path) -> Iterator[Server]:
    """One server for the tests that leave it as they found it; each makes its own project."""
    running = Server(tmp_path_factory.mktemp("acceptance") / "its data", blank=blank)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def own_server(tmp_path: Path, blank: Path) -> Iterator[Server]:
    """A server that the test may kill; it is stopped afterwards if it still runs."""
    running = Server(tmp_path / "own data", blank=blank)
    running.start()
    yield running
    if running.process is not None and running.process.poll() is None:
        running.kill()
