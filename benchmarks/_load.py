"""A small HTTP load generator: prepared request bytes over many keep-alive sockets, one process.

It only counts what was answered with 200 or 204; anything else ends the run with the answer.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator


def run(port: int, requests: Iterator[bytes], *, connections: int, seconds: float) -> dict:
    """Return answers per second and latency percentiles of a closed loop of ``connections``."""
    selector = selectors.DefaultSelector()
    for _ in range(connections):
        client = socket.create_connection(("127.0.0.1", port))
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.setblocking(False)
        selector.register(client, selectors.EVENT_READ, [0.0])
    now = time.perf_counter
    started = now()
    end = started + seconds
    latencies: list[float] = []
    for key in list(selector.get_map().values()):
        key.data[0] = now()
        _send(key.fileobj, next(requests))
    waiting = connections
    while waiting:
        for key, _ in selector.select(5.0):
            answer = key.fileobj.recv(65536)
            if not answer.startswith((b"HTTP/1.1 200", b"HTTP/1.1 204")):
                raise RuntimeError(answer[:500])
            moment = now()
            latencies.append(moment - key.data[0])
            if moment > end:
                waiting -= 1
                continue
            key.data[0] = moment
            _send(key.fileobj, next(requests))
    took = now() - started
    for key in list(selector.get_map().values()):
        key.fileobj.close()
    latencies.sort()
    return {
        "per_s": len(latencies) / took,
        "answered": len(latencies),
        "p50_ms": latencies[len(latencies) // 2] * 1000,
        "p99_ms": latencies[int(len(latencies) * 0.99)] * 1000,
    }


def _send(client: socket.socket, data: bytes) -> None:
    view = memoryview(data)
    while view:
        try:
            view = view[client.send(view) :]
        except BlockingIOError:
            time.sleep(0.0005)
