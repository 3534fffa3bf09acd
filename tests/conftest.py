"""Real engines for the tests: one PostgreSQL and one ClickHouse a session, started here."""

from __future__ import annotations

import gc
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

pytest.register_assert_rewrite("support")  # what an assertion there compared is said, as in a test
from support.server import blank_installation  # noqa: E402

gc.disable()  # until all tests are collected: what is loaded by then stays
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
_numbers = itertools.count(1000)
ORDER = ("unit", "conformance", "integration", "simulation", "acceptance", "e2e")
"""Cheap tests fail first. The browser comes last: while it lives, this thread has an event loop."""


FIRST = (
    "integration/collect/trust/test_source_alerts.py",
    "integration/log/test_stream.py",
    "integration/analytics/test_cohorts_in_every_kind_equal_the_oracle.py",
    "integration/analytics/test_funnel_and_retention_equal_the_oracle.py",
    "integration/people/test_undoing_is_exact.py",
    "integration/log/test_moving.py",
    "integration/analytics/test_why_agrees_with_the_chart.py",
    "integration/analytics/test_sessions_equal_the_oracle.py",
    "integration/people/test_erasure.py",
    "integration/analytics/test_habits_equal_the_oracle.py",
    "integration/analytics/test_trend_equals_the_oracle.py",
    "integration/log/test_every_log.py",
    "acceptance/test_cluster.py",
    "acceptance/api/test_schemathesis.py",
    "acceptance/test_crash.py",
    "acceptance/test_import.py",
    "acceptance/test_sdk_posthog.py",
    "acceptance/test_sdk_pages_of_vendors.py",
    "acceptance/test_online_retail.py",
    "acceptance/test_erased_everywhere.py",
    "acceptance/test_sdk_browser.py",
    "acceptance/test_sdk_analytics_next.py",
    "acceptance/test_import_archives.py",
    "acceptance/test_sdk_python.py",
    "acceptance/test_import_handed_in.py",
    "acceptance/test_alerts_after_a_kill.py",
    "acceptance/test_howto_snippets.py",
    "e2e/test_questions_page.py",
    "e2e/test_accessibility.py",
    "e2e/test_accessibility_in_spanish.py",
    "e2e/test_reports_page.py",
    "e2e/test_alerts_page.py",
    "e2e/test_flows.py",
    "e2e/test_why_page.py",
    "e2e/test_app.py",
    "e2e/test_shared_page.py",
    "e2e/test_notices_page.py",
    "e2e/test_open_access.py",
)
"""The long files, before the others of their kind, so that all processes end together; what waits for servers that
it has killed is beside what works out answers."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the kinds of tests in ``ORDER``, of each ``FIRST`` and then the others in the order of their files."""
    root, places = Path(__file__).parent, {file: place for place, file in enumerate(FIRST)}

    def place(item: pytest.Item) -> tuple[int, int]:
        file = item.path.relative_to(root)
        return ORDER.index(file.parts[0]), places.get(file.as_posix(), len(FIRST))

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """Have the collector of garbage look at what the tests make alone: all that was loaded is several times as
    much, and none of it ever goes.
    """
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    """Let all of it go: extension modules complain of what outlives them."""
    gc.unfreeze()


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
