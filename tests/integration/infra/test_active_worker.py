"""Exactly one worker is active; whoever waits takes over when it leaves, dies or loses its connection."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from cauce.main.children import CONFIGURATION_ERROR
from cauce.main.worker import LOST_LOCK

SCRIPT = """
import signal, sys, threading
from cauce.infra.telemetry import configure_logs
from cauce.main import worker
configure_logs("worker")
worker.GRACE_S, worker.LOOK_S = 2.0, 0.1
stop = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stop.set())
say = lambda word: print(word, flush=True)
one = worker.ActiveWorker(sys.argv[1], sys.argv[2], lambda: say("begin"), lambda: say("end"))
say("waiting")
one.start()
stop.wait()
one.stop()
"""


class Process:
    def __init__(self, url: str, engine: str = "") -> None:
        command = [sys.executable, "-c", SCRIPT, url, engine]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.says() == "waiting"

    def says(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def start(database) -> Iterator:
    with database.transaction() as tx:
        tx.execute("DELETE FROM worker_lease")
    made: list[Process] = []

    def one(engine: str = "") -> Process:
        made.append(Process(database.url, engine))
        return made[-1]

    yield one
    for process in made:
        process.process.kill()
        process.process.wait()


def test_the_second_begins_at_once_when_the_first_says_goodbye(start):
    first = start()
    assert first.says() == "begin"
    second = start()
    first.process.send_signal(signal.SIGTERM)
    assert first.says() == "end"
    assert second.says() == "begin"


def test_the_second_waits_a_moment_when_the_first_was_killed(start):
    first = start()
    assert first.says() == "begin"
    second = start()
    first.process.kill()
    died = time.monotonic()
    assert second.says() == "begin"
    assert time.monotonic() - died > 1.5  # the least pause, which load only makes longer


def test_a_worker_that_loses_its_connection_ends_without_finishing(start, database):
    first = start()
    assert first.says() == "begin"
    time.sleep(0.3)
    with database.transaction() as tx:
        tx.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'cauce worker'"
        )
    assert first.process.wait(15) == LOST_LOCK
    assert first.says() == ""


def test_a_worker_whose_own_engine_lacks_the_events_so_far_is_refused(start):
    first = start("folder-a")
    assert first.says() == "begin"
    time.sleep(0.3)
    assert start("folder-b").process.wait(15) == CONFIGURATION_ERROR
    assert start("").process.wait(15) == CONFIGURATION_ERROR
