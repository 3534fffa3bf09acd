"""A steady load on a log's writer that remembers exactly what was acknowledged."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Sequence

from cauce.infra.log.contracts import Appender, Entry, FrameKind
from cauce.infra.log.dedup import message_key
from cauce.kernel.errors import CauceError


class Ingest:
    """Sends groups of 50 at a rate, some twice, and remembers what was acknowledged."""

    def __init__(self, writer: Appender, per_s: int, name: int) -> None:
        self.acknowledged: set[int] = set()
        self.attempted: set[int] = set()
        self.refused = self.without_retry_after = 0
        self._writer, self._per_s, self._first = writer, per_s, name * 10**8
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._open: set[int] = set()

    def __enter__(self) -> Ingest:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        deadline = time.monotonic() + 30
        while self._open:
            assert time.monotonic() < deadline, f"{len(self._open)} without an answer"
            time.sleep(0.01)

    def _run(self) -> None:
        started, sent = time.monotonic(), 0
        while not self._stop.is_set():
            first = self._first + sent
            self._send(first)
            if sent % 1000 == 0:
                self._send(first)
            sent += 50
            self._stop.wait(max(0.0, started + sent / self._per_s - time.monotonic()))

    def _send(self, first: int) -> None:
        batch = list(range(first, first + 50))
        self.attempted.update(batch)
        self._open.add(first)

        def done(outcome: object) -> None:
            if isinstance(outcome, CauceError):
                self.refused += 1
                self.without_retry_after += not outcome.retry_after_s
            else:
                self.acknowledged.update(batch)
            self._open.discard(first)

        try:
            self._writer.submit([_entry(n) for n in batch], done)
        except CauceError as error:
            done(error)


def verdict(ingest: Ingest, stored: Sequence[int]) -> dict[str, int]:
    """Return what is wrong with what was stored: counts that should all be 0."""
    times = Counter(stored)
    return {
        "lost": len(ingest.acknowledged - times.keys()),
        "twice": sum(count > 1 for count in times.values()),
        "unheard_of": len(times.keys() - ingest.attempted),
    }


CLEAN = {"lost": 0, "twice": 0, "unheard_of": 0}


def _entry(number: int) -> Entry:
    body = b'"message_id":"%d","filler":"%b"}' % (number, b"x" * 200)
    return Entry(1, FrameKind.EVENT, body, message_key(1, str(number)))
