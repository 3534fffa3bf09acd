"""The embedded engines start, migrate, survive being killed, and refuse a second owner."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from cauce.infra.events import Events
from cauce.infra.folder import DataFolder, Ownership, write_whole
from cauce.infra.migrate import migrate_database, migrate_events
from cauce.infra.postgres import EmbeddedPostgres
from cauce.kernel.errors import CauceError, Kind


def test_migrations_run_once(database, events):
    assert migrate_database(database) == []
    assert migrate_events(events) == []


def test_questions_run_in_parallel_on_one_folder(events):
    with events.client() as first, events.client() as second:
        assert first is not second
        assert first.query("SELECT 1").result_rows == second.query("SELECT 1").result_rows


def test_an_insert_with_the_same_token_again_is_a_no_op(events, project_id):
    line = (
        '{"project_id":%d,"event":"A","person_id":18446744073709551615,"seq":1,'
        '"timestamp":"1997-01-01T00:00:00.123Z","received_at":"2026-01-01T00:00:00Z",'
        '"properties":{"day":"2020-01-01","n":1},"context":{}}' % project_id
    ).encode()
    events.insert_json("events", line, f"test-{project_id}")
    events.insert_json("events", line, f"test-{project_id}")
    answer = events.query(
        "SELECT count(), any(timestamp), any(properties.day.:String), max(person_id) FROM events"
        " WHERE project_id = {p:UInt32}",
        {"p": project_id},
    )
    count, timestamp, day, person = answer.rows[0]
    assert (count, timestamp.year, timestamp.microsecond, day) == (1, 1997, 123000, "2020-01-01")
    assert person == 2**64 - 1


def test_postgres_killed_starts_again_with_what_was_committed(data_folder: DataFolder):
    server = EmbeddedPostgres(data_folder)
    server.start()
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (1)")
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    while server.alive():
        time.sleep(0.01)
    server.start()
    with psycopg.connect(server.url) as connection:
        assert connection.execute("SELECT n FROM kept").fetchall() == [(1,)]
    server.stop()


def test_postgres_starts_although_its_old_pid_is_that_of_another_program(data_folder: DataFolder):
    """Also when it is its own, killed and not reaped yet, as happens where no init process reaps."""
    server = EmbeddedPostgres(data_folder)
    server.start()
    pid_file = data_folder.postgres / "postmaster.pid"
    left_behind = pid_file.read_text()
    os.kill(server.pid, signal.SIGKILL)
    again = EmbeddedPostgres(data_folder)
    again.start()  # the first is a zombie until this process asks for it
    again.stop()
    assert not pid_file.exists()
    pid_file.write_text(left_behind.replace(str(server.pid), str(os.getpid()), 1))
    other = EmbeddedPostgres(data_folder)
    other.start()
    other.stop()
    server.stop()


def test_postgres_dies_with_its_owner_and_the_next_owner_starts_it(data_folder: DataFolder):
    script = (
        "import sys; from pathlib import Path\n"
        "from cauce.infra.folder import DataFolder; from cauce.infra.postgres import EmbeddedPostgres\n"
        "s = EmbeddedPostgres(DataFolder(Path(sys.argv[1]))); s.start(); print(s.pid, flush=True); sys.stdin.read()"
    )
    owner = subprocess.Popen(
        [sys.executable, "-c", script, str(data_folder.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert owner.stdout is not None
    assert int(owner.stdout.readline()) > 0
    owner.kill()
    owner.wait()
    server = EmbeddedPostgres(data_folder)
    server.start()
    assert server.alive()
    server.stop()


def test_the_data_folder_survives_a_move(data_folder: DataFolder):
    server = EmbeddedPostgres(data_folder)
    server.start()
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE moved (n int)")
    server.stop()
    moved = DataFolder(data_folder.root.rename(data_folder.root.with_name("elsewhere ñ")))
    moved.prepare()
    again = EmbeddedPostgres(moved)
    again.start()
    with psycopg.connect(again.url) as connection:
        assert connection.execute("SELECT count(*) FROM moved").fetchone() == (0,)
    again.stop()


def test_a_second_owner_is_refused_by_name(data_folder: DataFolder):
    first = Ownership(data_folder)
    with pytest.raises(CauceError, match=f"pid {os.getpid()}") as refusal:
        Ownership(data_folder)
    assert refusal.value.code == "data_folder_in_use"
    first.release()
    Ownership(data_folder).release()


def test_who_only_looks_is_no_owner_and_a_starter_waits_for_it(data_folder: DataFolder):
    looking = (data_folder.root / "lock").open("w")
    fcntl.flock(looking, fcntl.LOCK_SH)
    assert data_folder.read_owner() is None
    with ThreadPoolExecutor() as pool:
        starting = pool.submit(Ownership, data_folder)
        with pytest.raises(TimeoutError):
            starting.result(0.1)
        looking.close()
        owner = starting.result()
    assert data_folder.read_owner()["pid"] == os.getpid()
    owner.release()
    assert data_folder.read_owner() is None


def test_a_published_fact_is_never_seen_in_part(tmp_path: Path):
    fact = tmp_path / "front.url"
    write_whole(fact, "http://127.0.0.1:1")
    with fact.open() as seen_before:
        write_whole(fact, "http://127.0.0.1:2")
        assert seen_before.read() == "http://127.0.0.1:1"
    assert fact.read_text() == "http://127.0.0.1:2"
    assert [path.name for path in tmp_path.iterdir()] == ["front.url"]


def test_an_events_engine_error_is_a_typed_error(events: Events):
    with pytest.raises(CauceError, match="events_unavailable"):
        events.query("SELECT nonsense")


def test_tables_of_an_older_release_are_a_failure_that_passes(database):
    with pytest.raises(CauceError) as behind, database.transaction() as tx:
        tx.execute("SELECT 1 FROM a_table_of_the_next_release")
    assert (behind.value.code, behind.value.kind) == ("schema_behind", Kind.UNAVAILABLE)
