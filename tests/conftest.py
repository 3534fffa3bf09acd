"""Real engines for the tests: one PostgreSQL and one ClickHouse a session, started here."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.folder import DataFolder
from cauce.infra.migrate import migrate_database, migrate_events
from cauce.infra.postgres import EmbeddedPostgres
from cauce.kernel.ids import ProjectId
from support.server import blank_installation

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
_numbers = itertools.count(1000)
ORDER = ("unit", "conformance", "integration", "simulation", "acceptance", "e2e")
"""Cheap tests fail first. The browser comes last: while it lives, this thread has an event loop."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the kinds of tests in ``ORDER``, each in the order of its files."""
    root = Path(__file__).parent
    items.sort(key=lambda item: ORDER.index(item.path.relative_to(root).parts[0]))


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation in which nothing has happened yet, for servers to begin as a copy of."""
    own = tmp_path_factory.getbasetemp()
    several = "PYTEST_XDIST_WORKER" in os.environ
    return blank_installation(own.parent if several else own)


@pytest.fixture(scope="session")
def session_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """A data folder whose path has a space."""
    folder = DataFolder(tmp_path_factory.mktemp("session data"))
    folder.prepare()
    yield folder
    shutil.rmtree(folder.sockets, ignore_errors=True)


@pytest.fixture(scope="session")
def database(session_folder: DataFolder) -> Iterator[Database]:
    """A real PostgreSQL with every migration applied; tests isolate themselves by project."""
    server = EmbeddedPostgres(session_folder)
    server.start()
    db = Database(server.url)
    db.open()
    migrate_database(db)
    yield db
    db.close()
    server.stop()


@pytest.fixture(scope="session")
def events(session_folder: DataFolder) -> Iterator[Events]:
    """A real ClickHouse (embedded) with every migration applied; tests isolate by project."""
    engine = Events("", session_folder.events)
    migrate_events(engine)
    yield engine
    engine.close()


@pytest.fixture
def project_id() -> ProjectId:
    """A project number no other test of this session uses (events engine only; no row in PostgreSQL)."""
    return ProjectId(next(_numbers))


@pytest.fixture
def data_folder(tmp_path: Path) -> Iterator[DataFolder]:
    """An empty data folder of one test, with a space in its path."""
    folder = DataFolder(tmp_path / "cauce data")
    folder.prepare()
    yield folder
    shutil.rmtree(folder.sockets, ignore_errors=True)


@pytest.fixture
def free_port() -> int:
    """A loopback port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
