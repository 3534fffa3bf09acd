"""Consumers of the log: one thread each, its own cursor, retried until it succeeds.

A consumer handles batches idempotently. The runner keeps its cursor in PostgreSQL after each batch,
except for a consumer that saves it inside its own transaction (``saves_cursor``). A consumer that is
``asleep`` has nobody to hand frames to: its cursor follows the head and nothing is read.
"""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import structlog

from cauce.infra.db import Database, Tx, one, rows
from cauce.infra.log.contracts import Batch, LogReader
from cauce.infra.telemetry import gauge

log = structlog.get_logger()
MAX_PAUSE_S = 5.0
PASSAGES_DAYS = 3
BATCH_FRAMES = 50_000
BATCH_BYTES = 48 << 20
"""At most this much at once when catching up: fewer and larger parts for the engine to merge."""

_lag_events = gauge("consumer_lag_events", "Frames of the log not yet consumed", ["consumer"])
_lag_seconds = gauge("consumer_lag_seconds", "Time since it had last caught up", ["consumer"])
_failing = gauge("consumer_failing", "1 while the consumer is retrying", ["consumer"])


class Consumer(Protocol):
    """What reads the log."""

    @property
    def name(self) -> str:
        """Name of the cursor."""
        ...

    def handle(self, batch: Batch) -> None:
        """Take a batch; the same batch again must change nothing."""
        ...


@dataclass(frozen=True, slots=True)
class ConsumerState:
    """Where a consumer stands, for the pipeline page."""

    name: str
    cursor: int
    lag_events: int
    lag_s: float
    error: str | None
    error_since: float | None


def load_cursor(tx: Tx, name: str) -> int:
    """Return the seq up to which a consumer is done, 0 when it never ran."""
    row = one(tx, "SELECT seq FROM consumer_cursors WHERE name = %(name)s", {"name": name})
    return int(row["seq"]) if row else 0


def save_cursor(tx: Tx, name: str, seq: int) -> None:
    """Remember the seq up to which a consumer is done, and when; never moves it back."""
    tx.execute(
        "INSERT INTO consumer_passages (name, seq, after_seq)"
        " SELECT %(name)s, %(seq)s, before.seq FROM (SELECT coalesce((SELECT seq FROM consumer_cursors"
        " WHERE name = %(name)s), 0) AS seq) before WHERE before.seq < %(seq)s ON CONFLICT DO NOTHING",
        {"name": name, "seq": seq},
    )
    tx.execute(
        "INSERT INTO consumer_cursors (name, seq) VALUES (%s, %s)"
        " ON CONFLICT (name) DO UPDATE SET updated_at = now(),"
        " seq = greatest(consumer_cursors.seq, excluded.seq)",
        [name, seq],
    )


def passed_at(tx: Tx, seq: int) -> dict[str, datetime]:
    """Return when each consumer had handled ``seq``; without those that have not, or too long ago."""
    found = rows(
        tx,
        "SELECT c.name, p.at FROM consumer_cursors c CROSS JOIN LATERAL (SELECT after_seq, at"
        " FROM consumer_passages WHERE name = c.name AND seq >= %(seq)s ORDER BY seq LIMIT 1) p"
        " WHERE p.after_seq < %(seq)s",
        {"seq": seq},
    )
    return {row["name"]: row["at"] for row in found}


def visible_at(tx: Tx, name: str, seqs: Sequence[int]) -> dict[int, datetime]:
    """Return when a consumer had handled each position; without those it has not, or too long ago."""
    found = rows(
        tx,
        "SELECT s.seq, p.at FROM unnest(%(seqs)s::bigint[]) AS s (seq) CROSS JOIN LATERAL (SELECT after_seq, at"
        " FROM consumer_passages WHERE name = %(name)s AND seq >= s.seq ORDER BY seq LIMIT 1) p"
        " WHERE p.after_seq < s.seq",
        {"name": name, "seqs": list(seqs)},
    )
    return {row["seq"]: row["at"] for row in found}


def forget_passages(tx: Tx, days: int = PASSAGES_DAYS) -> None:
    """Remove when consumers passed what was taken more than ``days`` ago."""
    tx.execute("DELETE FROM consumer_passages WHERE at < now() - make_interval(days => %s)", [days])


def states_elsewhere(
    database: Database, reader: LogReader, names: Sequence[str]
) -> list[ConsumerState]:
    """Return where consumers that run in another process stand, by the cursors they saved."""
    head = reader.head()
    with database.transaction() as tx:
        found = rows(
            tx,
            "SELECT name, seq, extract(epoch FROM now() - updated_at)::float8 AS age_s"
            " FROM consumer_cursors WHERE name = ANY(%(names)s) ORDER BY name",
            {"names": list(names)},
        )
    return [_state_elsewhere(row["name"], row["seq"], head, row["age_s"]) for row in found]


def _state_elsewhere(name: str, seq: int, head: int, age_s: float) -> ConsumerState:
    behind = max(0, head - seq)
    return ConsumerState(name, seq, behind, round(age_s, 3) if behind else 0.0, None, None)


class ConsumerRunner:
    """Runs one consumer in a thread until ``stop``."""

    def __init__(
        self, consumer: Consumer, reader: LogReader, database: Database, *, linger_s: float
    ) -> None:
        self._consumer, self._reader, self._database = consumer, reader, database
        self._linger_s = linger_s
        self._saves_itself = getattr(consumer, "saves_cursor", False)
        self._cursor: int | None = None
        self._saved = 0
        self._caught_up_at = time.time()
        self._error: tuple[str, float] | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=self._run, name=f"consumer-{consumer.name}", daemon=True
        )

    def start(self) -> None:
        """Start consuming."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the batch in hand, save the cursor, end."""
        self._stop.set()
        self._thread.join(30)

    def state(self) -> ConsumerState:
        """Return where it stands now."""
        cursor = self._cursor or 0
        behind = max(0, self._reader.head() - cursor)
        lag_s = time.time() - self._caught_up_at if behind else 0.0
        message, since = self._error or (None, None)
        return ConsumerState(self._consumer.name, cursor, behind, round(lag_s, 3), message, since)

    def _run(self) -> None:
        pause = 0.1
        while not self._stop.is_set():
            try:
                self._advance()
            except Exception as error:
                since = self._error[1] if self._error else time.time()
                self._error = (f"{type(error).__name__}: {error}"[:500], since)
                log.exception("consumer.failed", consumer=self._consumer.name, retry_in_s=pause)
                _failing.labels(self._consumer.name).set(1)
                self._stop.wait(pause)
                pause = min(MAX_PAUSE_S, pause * 2)
            else:
                self._error, pause = None, 0.1
                _failing.labels(self._consumer.name).set(0)
            self._measure()

    def _advance(self) -> None:
        if self._cursor is None:
            with self._database.transaction() as tx:
                self._cursor = self._saved = load_cursor(tx, self._consumer.name)
        if self._saved < self._cursor:
            self._save()
        if not self._reader.wait(self._cursor, 0.5):
            self._caught_up_at = time.time()
            return
        self._stop.wait(self._linger_s)
        if getattr(self._consumer, "asleep", False):
            self._cursor = self._reader.head()
        elif not self._take_batch(self._cursor):
            return
        self._save()
        if self._cursor >= self._reader.head():
            self._caught_up_at = time.time()

    def _take_batch(self, cursor: int) -> bool:
        """Hand over what follows ``cursor``; return whether there was anything."""
        batch = self._reader.read_after(cursor, max_frames=BATCH_FRAMES, max_bytes=BATCH_BYTES)
        if not batch.frames:
            return False
        self._consumer.handle(batch)
        self._cursor = batch.last_seq
        return True

    def _save(self) -> None:
        cursor = self._cursor or 0
        if not self._saves_itself:
            with self._database.transaction() as tx:
                save_cursor(tx, self._consumer.name, cursor)
        self._saved = cursor

    def _measure(self) -> None:
        state = self.state()
        _lag_events.labels(state.name).set(state.lag_events)
        _lag_seconds.labels(state.name).set(state.lag_s)
