"""End to end: events taken, enriched, held against a plan, on disk, stored and visible to questions.

At a steady rate; the tracking plan is the one learned from a first batch of the same events.

Peer in the same run: how fast the events engine loads the very same rows by itself, with no
collection, no durability, no deduplication and no people: the limit of any pipeline onto it.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import _load
from benchmarks._server import Server
from benchmarks.collect import requests_of
from cauce.infra.events import Events
from cauce.infra.folder import DataFolder
from cauce.infra.log.reader import SegmentReader
from cauce.infra.migrate import migrate_events

NAME = "pipeline"
RATE = 30_000
BATCH = 50


def run(quick: bool) -> list[dict]:
    """Return the figures of a steady 30,000 events/s."""
    seconds = 8.0 if quick else 60.0
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        server = Server(Path(folder) / "data")
        try:
            watch = Watch(server)
            watch.start()
            requests = requests_of("batch", BATCH, server.project["write_key"])
            first = _load.run(server.port, requests, connections=1, seconds=0.0)
            plan_what_came(server)
            steady = paced(requests, RATE / BATCH)
            sent = _load.run(server.port, steady, connections=16, seconds=seconds)
            accepted = (first["answered"] + sent["answered"]) * BATCH
            drained = wait_until_stored(server)
            watch.finish()
            stored = sum(event["volume"] for event in server.get("schema")["events"])
        finally:
            server.stop()
        if stored != accepted:
            raise RuntimeError(f"{accepted} acknowledged, {stored} stored")
        limit = load_rate(Path(folder), min(accepted, 300_000))
    rate = sent["answered"] * BATCH / seconds
    return [
        figure("sustained, accepted = stored", rate, "events/s", "engine alone", limit),
        figure("visible to questions after, p50", watch.percentile(0.5), "s"),
        figure("visible to questions after, p95", watch.percentile(0.95), "s", "promise", 2.0),
        figure("everything stored after the last answer", drained, "s"),
        figure("answer to a batch, p99", sent["p99_ms"], "ms"),
        figure("memory of all processes, most", max(watch.memory), "MiB"),
    ]


class Watch(threading.Thread):
    """Once a second: how old the newest visible event is, and the memory in use."""

    def __init__(self, server: Server) -> None:
        super().__init__(daemon=True)
        self._server, self._done = server, threading.Event()
        self.lags: list[float] = []
        self.memory: list[float] = [0.0]

    def run(self) -> None:
        """Watch until told to finish."""
        while not self._done.wait(1.0):
            newest = self._server.get("events", limit=1)["items"]
            if newest:
                received = datetime.fromisoformat(newest[0]["received_at"])
                self.lags.append((datetime.now(UTC) - received).total_seconds())
            self.memory.append(self._server.memory_mib())

    def finish(self) -> None:
        """Stop watching."""
        self._done.set()
        self.join()

    def percentile(self, share: float) -> float:
        """Return a percentile of the lags, seconds."""
        return sorted(self.lags)[min(int(len(self.lags) * share), len(self.lags) - 1)]


def paced(requests: Iterator[bytes], per_s: float) -> Iterator[bytes]:
    """Yield ``requests`` no faster than ``per_s``."""
    started = time.perf_counter()
    for n, request in enumerate(requests):
        ahead = n / per_s - (time.perf_counter() - started)
        if ahead > 0:
            time.sleep(ahead)
        yield request


def plan_what_came(server: Server) -> None:
    """Publish the tracking plan that the events so far teach."""
    wait_until_stored(server)
    draft = server.post("tracking-plan/learn", {})["draft"]
    server.post("tracking-plan/publish", {"revision": draft["revision"], "note": "Benchmark"})
    if "Order Completed" not in server.get("tracking-plan")["published"]["plan"]["events"]:
        raise RuntimeError("the plan was not learned")


def wait_until_stored(server: Server) -> float:
    """Return the seconds until no consumer is behind."""
    started = time.perf_counter()
    while any(consumer["lag_events"] for consumer in server.get("pipeline")["consumers"]):
        if time.perf_counter() - started > 120:
            raise RuntimeError("the consumers did not catch up within 120 s")
        time.sleep(0.05)
    return time.perf_counter() - started


def load_rate(folder: Path, rows: int) -> float:
    """Return how many rows a second the engine alone loads, from the log of this run."""
    frames = SegmentReader(DataFolder(folder / "data").log).read_after(
        0, max_frames=rows, max_bytes=1 << 31
    )
    payloads = [frame.payload for frame in frames.frames]
    engine = Events("", folder / "alone")
    migrate_events(engine)
    started = time.perf_counter()
    for i in range(0, len(payloads), 20_000):
        engine.insert_json("events", b"\n".join(payloads[i : i + 20_000]), f"alone:{i}")
    took = time.perf_counter() - started
    engine.close()
    return len(payloads) / took


def figure(name: str, value: float, unit: str, peer: str = "", peer_value: float = 0.0) -> dict:
    """Return a figure; more is better for rates, less for everything else."""
    ratio = None
    if peer:
        ratio = round(value / peer_value if unit.endswith("/s") else peer_value / value, 2)
    return {
        "figure": name,
        "value": round(value, 2),
        "unit": unit,
        "peer": peer,
        "peer_value": round(peer_value, 2),
        "ratio": ratio,
    }
