"""The whole server killed again and again during ingest: what was acknowledged is stored, once.

Every process is killed with SIGKILL at a random moment; in some rounds PostgreSQL first, in some a
second time while it starts. Nobody does anything but start it again. The figures that must be 0 are
those of ``tests/acceptance/test_crash.py``; the one that is a speed is the time until the server
takes events again.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path

from tests.support.reading import all_events
from tests.support.server import Server
from tests.support.storm import CLEAN, Storm, compare

NAME = "crash"
ROUNDS = 100
QUICK_ROUNDS = 5


def run(quick: bool) -> list[dict]:
    """Return what was lost, doubled or changed, and how long recovering took."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        server = Server(Path(folder) / "crash data", executed=True)
        server.start()
        try:
            return _figures(server, rounds)
        finally:
            server.stop()


def _figures(server: Server, rounds: int) -> list[dict]:
    project = server.create_project("crash")
    with Storm(server.url, project["write_key"]) as storm:
        storm.wait_for(200)
        back_s = [_kill_once(server, number, storm) for number in range(rounds)]
    stored = all_events(server, project)
    found = compare(storm, stored)
    if found != CLEAN:
        raise RuntimeError(f"the server broke its promise: {found}")
    return [
        _figure("kill -9 of everything", rounds, "times"),
        _figure("acknowledged", len(storm.acknowledged), "events"),
        _figure("stored", len(stored), "events", "acknowledged", len(storm.acknowledged)),
        _figure("acknowledged and not stored", found["lost"], "events", "must be", 0),
        _figure("stored twice", found["twice"], "events", "must be", 0),
        _figure("stored and never sent", found["unheard_of"], "events", "must be", 0),
        _figure("stored otherwise than sent", found["changed"], "events", "must be", 0),
        _figure("events taken again after, p50", round(statistics.median(back_s), 2), "s"),
        _figure("events taken again after, worst", round(max(back_s), 2), "s"),
    ]


def _kill_once(server: Server, number: int, storm: Storm) -> float:
    """Kill everything once or twice and return the seconds until events are taken again."""
    chance = random.Random(number)
    time.sleep(chance.uniform(0.0, 1.5))
    if number % 2:
        server.kill_postgres()
    server.kill()
    if number % 3 == 2:
        server.spawn()
        time.sleep(chance.uniform(0.0, 3.0))
        server.kill()
    started = time.monotonic()
    server.spawn()
    storm.wait_for(1)
    taken_s = time.monotonic() - started
    server.wait_until_ready()
    storm.wait_for(50)
    return taken_s


def _figure(
    name: str, value: float, unit: str, peer: str = "", peer_value: float | None = None
) -> dict:
    figure = {"figure": name, "value": value, "unit": unit}
    return {**figure, "peer": peer, "peer_value": peer_value} if peer else figure
