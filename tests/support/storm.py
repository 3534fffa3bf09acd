"""A load of clients that behave as SDKs do, and remember exactly what was acknowledged."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

PAUSE_S = 0.02


@dataclass
class Storm:
    """Threads that send batches until ``stop``, each batch again until it is acknowledged.

    Some batches are sent again although they were acknowledged, as a client does whose network
    broke before the answer came.
    """

    url: str
    write_key: str
    name: str = "storm"
    clients: int = 4
    seed: int = 0
    attempted: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)
    failures: int = 0
    sent_again: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stopping: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Storm:
        self._threads = [
            threading.Thread(target=self._run, args=(number,)) for number in range(self.clients)
        ]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Stop sending; a batch without an answer stays unacknowledged."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, events: int, timeout_s: float = 60) -> None:
        """Wait until that many more events were acknowledged."""
        goal, deadline = len(self.acknowledged) + events, time.monotonic() + timeout_s
        while len(self.acknowledged) < goal:
            assert time.monotonic() < deadline, f"{goal - len(self.acknowledged)} not acknowledged"
            time.sleep(0.01)

    def _run(self, client: int) -> None:
        chance = random.Random(f"{self.seed}-{client}")
        number = 0
        with httpx.Client(auth=(self.write_key, ""), timeout=30) as http:
            while not self._stopping.is_set():
                size = chance.randint(1, 20)
                ids = [f"{self.name}-{client}-{number + i}" for i in range(size)]
                number += size
                with self._lock:
                    self.attempted.update(ids)
                self._deliver(http, ids)
                if chance.random() < 0.1:
                    self.sent_again += 1
                    self._deliver(http, ids)
                self._stopping.wait(PAUSE_S)

    def _deliver(self, http: httpx.Client, ids: Sequence[str]) -> None:
        """Send until it is acknowledged, or until everybody stops."""
        body = {"batch": [item(message_id) for message_id in ids]}
        while not self._stopping.is_set():
            try:
                answer = http.post(f"{self.url}/v1/batch", json=body)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code == 200:
                with self._lock:
                    self.acknowledged.update(ids)
                return
            with self._lock:
                self.failures += 1
            self._stopping.wait(0.05)


def item(message_id: str) -> dict:
    """Return an event that says its own message id."""
    _, client, number = message_id.rsplit("-", 2)
    return {
        "type": "track",
        "event": "Storm Passed",
        "messageId": message_id,
        "userId": f"user-{int(number) % 50}",
        "anonymousId": f"device-{client}",
        "properties": {"said": message_id},
    }


def compare(storm: Storm, stored: Sequence[dict]) -> dict[str, int]:
    """Return what is wrong with what was stored: counts that should all be 0."""
    times = Counter(row["message_id"] for row in stored)
    return {
        "lost": len(storm.acknowledged - times.keys()),
        "twice": sum(count > 1 for count in times.values()),
        "unheard_of": len(times.keys() - storm.attempted),
        "changed": sum(row["properties"] != {"said": row["message_id"]} for row in stored),
    }


CLEAN = {"lost": 0, "twice": 0, "unheard_of": 0, "changed": 0}
