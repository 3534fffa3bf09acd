"""The external engines are reached by URL through the same code as the embedded ones."""

import subprocess
import sys

import psycopg
import pytest

from cauce.collect import store
from cauce.collect.tasks import StoreConsumer
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.folder import DataFolder
from cauce.infra.log.contracts import Batch, Frame, FrameKind
from cauce.infra.migrate import migrate_database, migrate_events
from cauce.infra.postgres import OPTIONS, EmbeddedPostgres
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId
from support import clickhouse_http


@pytest.fixture
def clickhouse_url(session_folder, events):
    """A ClickHouse over HTTP: another database of the one engine a process may have."""
    server = clickhouse_http.serve(session_folder.events)
    yield f"clickhouse://default@127.0.0.1:{server.server_port}/remote"
    server.shutdown()
    server.server_close()
    server.engine.close()


def test_events_are_loaded_and_asked_over_http(clickhouse_url, tmp_path):
    remote = Events(clickhouse_url, tmp_path)
    assert not remote.embedded
    assert "0001_pre_events" in migrate_events(remote)
    assert migrate_events(remote) == []
    payload = (
        b'{"project_id":1,"event":"A","person_id":18446744073709551615,"seq":1,"type":"track",'
        b'"timestamp":"1997-01-01T00:00:00.123Z","received_at":"2026-01-01T00:00:00Z",'
        b'"properties":{"day":"2020-01-01"},"context":{}}'
    )
    batch = Batch([Frame(1, 1, FrameKind.EVENT, payload)])
    StoreConsumer(remote).handle(batch)
    StoreConsumer(remote).handle(batch)
    (row,) = store.newest_events(remote, ProjectId(1))
    assert (row.person_id, row.timestamp.year, row.properties) == (
        2**64 - 1,
        1997,
        {"day": "2020-01-01"},
    )
    assert remote.arrow("SELECT number FROM numbers(3)").num_rows == 3
    remote.close()


def test_a_clickhouse_that_is_down_is_a_typed_error(tmp_path):
    with pytest.raises(CauceError, match="events_unavailable"):
        Events("clickhouse://default@127.0.0.1:9/cauce", tmp_path)


def test_state_lives_in_a_postgresql_reached_over_tcp(
    data_folder: DataFolder, free_port, monkeypatch
):
    monkeypatch.setitem(OPTIONS, "listen_addresses", "127.0.0.1")
    monkeypatch.setitem(OPTIONS, "port", str(free_port))
    external = EmbeddedPostgres(data_folder)
    monkeypatch.setattr(
        EmbeddedPostgres,
        "url",
        property(lambda _: f"postgresql://cauce@127.0.0.1:{free_port}/postgres"),
    )
    external.start()
    database = Database(external.url, wait_s=1)
    database.open()
    assert migrate_database(database)[0].startswith("0001")
    with database.transaction() as tx:
        assert tx.execute("SELECT inet_server_port() AS port").fetchone() == {"port": free_port}
    external.stop()
    with pytest.raises(CauceError, match="database_unavailable"), database.transaction():
        pass
    database.close()


def test_a_blocked_migration_gives_up_and_says_so(database, monkeypatch):
    monkeypatch.setattr("cauce.infra.migrate.LOCK_TIMEOUT", "100ms")
    monkeypatch.setattr(
        "cauce.infra.migrate.migrations",
        lambda _: [type("M", (), {"name": "9999_pre_blocked", "phase": "pre",
                                  "sql": "LOCK TABLE consumer_cursors IN ACCESS EXCLUSIVE MODE"})()],
    )  # fmt: skip
    with psycopg.connect(database.url) as other:
        other.execute("LOCK TABLE consumer_cursors IN ACCESS SHARE MODE")
        with pytest.raises(CauceError, match="migration_blocked"):
            migrate_database(database)
    with database.transaction() as tx:
        row = tx.execute("SELECT count(*) AS n FROM migrations WHERE name LIKE '9999%'").fetchone()
    assert row == {"n": 0}


def test_the_cluster_belongs_to_whoever_started_it(data_folder: DataFolder):
    server = EmbeddedPostgres(data_folder)
    server.start()
    with psycopg.connect(server.url) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("cauce",)
    assert data_folder.postgres.stat().st_uid == data_folder.root.stat().st_uid
    server.stop()


def test_importing_the_launcher_needs_no_third_party_code():
    code = "import cauce.infra.process, sys; print('psycopg' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
