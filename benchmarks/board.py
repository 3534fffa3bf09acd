"""Ten people at a board of twelve tiles, while 5,000 events a second arrive in a project of 50 million.

Everybody opens the board, looks at it for some seconds and opens it again, each beginning at another moment;
as a browser would, with six requests at a time. No answer is kept from one opening to the next, since the data
changes all the time. The limit printed beside is the promise, and what one person alone waits for.
"""

from __future__ import annotations

import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import _load
from benchmarks._server import Server
from benchmarks.collect import requests_of
from benchmarks.pipeline import Watch, figure, paced, wait_until_stored
from benchmarks.queries import CHUNK, EVENTS_EACH, FUNNEL, GENERATE
from cauce.infra.events import Events
from cauce.infra.folder import DataFolder

NAME = "board"
PEOPLE, AT_ONCE = 10, 6
RATE, BATCH = 5_000, 50
PAUSE_S = 10.0
PROMISE_S = 1.5
MIB = 3_072


def run(quick: bool) -> list[dict]:
    """Return what people wait for; ``quick`` has 500,000 events and 10 seconds."""
    rows, seconds = (500_000, 10.0) if quick else (50_000_000, 60.0)
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        server = Server(Path(folder) / "data")
        server.stop()
        fill(server, rows)
        server.start()
        try:
            return figures(server, seconds)
        finally:
            server.stop()


def fill(server: Server, rows: int) -> None:
    """Put the events of ninety days up to now into the stopped server's engine."""
    engine = Events("", DataFolder(server.data).events, memory_mib=8192)
    begins = int((datetime.now(UTC) - timedelta(days=90)).timestamp() * 1000)
    project = int(server.project["project_id"])
    sql = (
        GENERATE.replace("SELECT 1,", f"SELECT {project},", 1)
        .replace("toInt64(1767225600000)", f"toInt64({begins})")
        .replace("number + 1, 'track'", "0, 'track'")
    )
    for first in range(0, rows, CHUNK):
        count = min(CHUNK, rows - first)
        engine.command(sql, {"first": first, "count": count, "persons": rows / EVENTS_EACH})
    engine.command("OPTIMIZE TABLE events FINAL")
    engine.close()


def figures(server: Server, seconds: float) -> list[dict]:
    """Return the figures: one person alone, then ten with events arriving."""
    first = opened(server)
    alone = sorted(wait for _ in range(3) for wait in opened(server))
    watch = Watch(server)
    watch.start()
    requests = paced(requests_of("batch", BATCH, server.project["write_key"]), RATE / BATCH)
    sent: dict = {}
    sending = threading.Thread(
        target=lambda: sent.update(_load.run(server.port, requests, connections=4, seconds=seconds))
    )
    sending.start()
    with ThreadPoolExecutor(PEOPLE) as pool:
        used_by = pool.map(lambda n: used(server, n, seconds), range(PEOPLE))
        waits = sorted(wait for waits in used_by for wait in waits)
    sending.join()
    watch.finish()
    wait_until_stored(server)
    return [
        figure("a tile, one person, before anything is kept at hand, longest", max(first), "s"),
        figure("a tile, one person, p95", share(alone, 0.95), "s"),
        figure("a tile, ten people, p50", share(waits, 0.5), "s"),
        figure("a tile, ten people, p95", share(waits, 0.95), "s", "promise", PROMISE_S),
        figure("tiles answered", len(waits) / seconds, "tiles/s"),
        figure("events arriving meanwhile", sent["answered"] * BATCH / seconds, "events/s"),
        figure("memory of all processes, most", max(watch.memory), "MiB", "promise", MIB),
    ]


def used(server: Server, number: int, seconds: float) -> list[float]:
    """Return what a person waits for at each tile, opening the board again and again."""
    end = time.perf_counter() + seconds
    time.sleep(PAUSE_S * number / PEOPLE)
    waits: list[float] = []
    while time.perf_counter() < end:
        waits += opened(server)
        time.sleep(PAUSE_S)
    return waits


def opened(server: Server) -> list[float]:
    """Return the seconds until each tile of the board was answered, from the moment it was opened."""
    began = time.perf_counter()

    def tile(question: dict) -> float:
        server.post("query", question)
        return time.perf_counter() - began

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(tile, tiles()))


def share(waits: list[float], part: float) -> float:
    """Return a percentile of sorted waits."""
    return waits[min(int(len(waits) * part), len(waits) - 1)]


def tiles() -> list[dict]:
    """Return the questions of the board: what a shop's growth team looks at."""
    today = datetime.now(UTC).date()
    span = {"date_from": str(today - timedelta(days=89)), "date_to": str(today)}
    days = {**span, "interval": "day"}
    viewed = {"event": "Page Viewed"}
    ordered = {"event": "Order Completed"}

    def trend(*series: dict, **fields: object) -> dict:
        return {"kind": "trend", **days, "series": list(series), **fields}

    return [
        trend({**viewed, "math": "total"}),
        trend({**viewed, "math": "persons"}),
        trend({**ordered, "math": "total"}),
        trend({**ordered, "math": "persons"}),
        trend({**ordered, "math": "sum", "property": "price"}),
        trend({**ordered, "math": "total"}, breakdown={"property": "country"}),
        trend({"event": "Signed Up", "math": "total"}, compare="previous_period"),
        {
            "kind": "funnel",
            **span,
            "steps": [{"event": name} for name in FUNNEL],
            "window": {"value": 14, "unit": "day"},
        },
        {
            "kind": "retention",
            **days,
            "interval": "week",
            "periods": 11,
            "first": viewed,
            "return": viewed,
        },
        {
            "kind": "lifecycle",
            **days,
            "interval": "week",
            "activity": viewed,
            "new": "first_match",
        },
        {"kind": "stickiness", **days, "series": [viewed]},
        trend({"event": "Checkout Started", "math": "persons"}, interval="week"),
    ]
