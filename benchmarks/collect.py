"""Collect: requests a second that are durable before they are answered.

Peers in the same run: the same server without waiting for the disk, and how many times a second
this disk confirms anything (what one event per sync would reach).
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from benchmarks import _load
from benchmarks._collect_server import KEY
from benchmarks.machine import fsync_probe
from cauce.infra.log.reader import SegmentReader

NAME = "collect"
BATCH = 50
HEAD = (
    "POST /v1/{path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
    "authorization: Basic {key}\r\ncontent-length: {length}\r\n\r\n"
)


def run(quick: bool) -> list[dict]:
    """Return the figures of single events and of batches of 50."""
    seconds = 2.0 if quick else 10.0
    figures = []
    for title, path, size, connections in (
        ("single events", "track", 1, 128),
        (f"batches of {BATCH}", "batch", BATCH, 32),
    ):
        synced, unsynced = (
            measure(requests_of(path, size, KEY), size, connections, seconds, sync)
            for sync in ("sync", "nosync")
        )
        unit = "events/s"
        figures += [
            _figure(title, synced["per_s"] * size, unit, "without fsync", unsynced["per_s"] * size),
            _figure(f"{title}, p50", synced["p50_ms"], "ms", "without fsync", unsynced["p50_ms"]),
            _figure(f"{title}, p99", synced["p99_ms"], "ms", "without fsync", unsynced["p99_ms"]),
            _figure(f"{title}, against one fdatasync each", synced["per_s"] * size, unit,
                    "1 / fdatasync p50", 1000 / synced["fsync_ms"]),
            _figure(f"{title}, server CPU an event", synced["cpu_us"], "µs", "without fsync",
                    unsynced["cpu_us"]),
        ]  # fmt: skip
    return figures


def _figure(name: str, value: float, unit: str, peer: str, peer_value: float) -> dict:
    ratio = value / peer_value if unit.endswith("/s") else peer_value / value
    return {
        "figure": name,
        "value": round(value, 2),
        "unit": unit,
        "peer": peer,
        "peer_value": round(peer_value, 2),
        "ratio": round(ratio, 2),
    }


def measure(
    requests: Iterator[bytes], size: int, connections: int, seconds: float, sync: str
) -> dict:
    """Return the load's figures and the server's processor time; every event must be in the log."""
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        log = Path(folder) / "log"
        command = [sys.executable, "-m", "benchmarks._collect_server", str(log), sync]
        server = subprocess.Popen(command, stdout=subprocess.PIPE)
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline())
            _wait_until_listening(port)
            before = fsync_probe(Path(folder))
            idle_cpu = _cpu_s(server.pid)
            found = _load.run(port, requests, connections=connections, seconds=seconds)
            cpu = _cpu_s(server.pid) - idle_cpu
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)
        kept = SegmentReader(log).head()
        if kept != found["answered"] * size:
            raise RuntimeError(f"{found['answered'] * size} acknowledged, {kept} stored")
        return {**found, "fsync_ms": before["p50_ms"], "cpu_us": cpu / kept * 1e6}


def _cpu_s(pid: int) -> float:
    """Return the processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait_until_listening(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("the server does not listen")


def requests_of(path: str, size: int, write_key: str) -> Iterator[bytes]:
    """Yield requests of the size and shape of analytics-python's, each event with its own id."""
    items = [_item(i) for i in range(size)]
    sent = '"sentAt":"2026-11-23T19:12:17.505000+00:00"'
    whole = '{"batch":[%s],%s}' % (",".join(items), sent) if path == "batch" else items[0]
    key = b64encode(f"{write_key}:".encode()).decode()
    head = HEAD.format(path=path, key=key, length=len(whole.encode()))
    return stamped(head.encode(), whole.encode())


def stamped(head: bytes, whole: bytes) -> Iterator[bytes]:
    """Yield requests that differ in the 16 digits of every event's id only."""
    parts = whole.split(b"0123456789abcdef")
    for n in itertools.count():
        stamp = b"%011x%%05x" % n
        body = parts[0]
        for i, part in enumerate(parts[1:]):
            body += stamp % i + part
        yield head + body


def _item(i: int) -> str:
    return json.dumps({
        "type": "track",
        "event": "Order Completed",
        "messageId": "f1b0c2d4-0000-4000-8000-0123456789abcdef",
        "userId": f"user-{i * 7919 % 5000}",
        "anonymousId": None,
        "timestamp": "2026-11-23T19:12:16.505+00:00",
        "integrations": {},
        "context": {"library": {"name": "analytics-python", "version": "2.4.0"}},
        "properties": {
            "order_id": f"A-{i}", "revenue": 12.5 + i, "currency": "EUR", "country": "ES",
            "lines": 3, "coupon": None,
        },
    })  # fmt: skip
