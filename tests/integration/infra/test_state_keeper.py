"""PostgreSQL is kept up beside the supervisor's loop: nobody waits for it."""

import os
import signal
import time

from cauce.infra.db import Database
from cauce.infra.postgres import EmbeddedPostgres
from cauce.infra.settings import Settings
from cauce.kernel.errors import CauceError
from cauce.main.prepare import STATE_READY
from cauce.main.state import StateKeeper


def until(condition, timeout_s: float = 60.0) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def answers(url: str) -> bool:
    database = Database(url, size=1)
    database.open()
    try:
        return database.ping()
    finally:
        database.close()


def test_starting_migrating_and_starting_again_happen_beside_the_caller(data_folder):
    postgres = EmbeddedPostgres(data_folder)
    keeper = StateKeeper(Settings(data=data_folder.root), data_folder, postgres)
    keeper.start()
    assert not (data_folder.sockets / STATE_READY).exists()  # it came back before that
    until((data_folder.sockets / STATE_READY).exists)
    assert postgres.pid is not None
    first = postgres.pid
    os.kill(first, signal.SIGKILL)
    until(lambda: postgres.pid != first and answers(postgres.url))
    keeper.stop()
    assert not postgres.alive()
    assert keeper.error is None


def test_stopping_does_not_wait_for_a_server_that_is_starting(data_folder):
    keeper = StateKeeper(
        Settings(data=data_folder.root), data_folder, EmbeddedPostgres(data_folder)
    )
    keeper.start()
    until((data_folder.root / "postgres.log").exists)
    keeper.stop()
    assert not (data_folder.sockets / STATE_READY).exists()


def test_a_server_that_cannot_start_is_said_and_not_tried_for_ever(data_folder):
    data_folder.postgres.mkdir()
    (data_folder.postgres / "PG_VERSION").write_text("18\n")
    keeper = StateKeeper(
        Settings(data=data_folder.root), data_folder, EmbeddedPostgres(data_folder)
    )
    keeper.start()
    until(lambda: keeper.error is not None)
    assert isinstance(keeper.error, CauceError)
    assert keeper.error.code == "postgres_failed"
    keeper.stop()


def test_an_external_server_that_is_away_is_waited_for(data_folder, free_port):
    url = f"postgresql://cauce@127.0.0.1:{free_port}/postgres"
    settings = Settings(data=data_folder.root, database_url=url)
    keeper = StateKeeper(settings, data_folder, None)
    keeper.start()
    time.sleep(1)
    assert keeper.error is None
    assert not (data_folder.sockets / STATE_READY).exists()
    keeper.stop()
