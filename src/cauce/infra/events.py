"""ClickHouse: the same client for the embedded engine (chdb) and for a server.

One client serialises its statements, so a pool of them gives parallel questions. In the embedded
engine each pooled client needs a connection of its own: clients with equal options share one.
"""

import copy
import queue
import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import clickhouse_connect
import pyarrow as pa
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError

from cauce.infra.leaving import Leaving, left
from cauce.infra.stopping import Stopper
from cauce.infra.telemetry import counter, gauge
from cauce.kernel.errors import CauceError, Kind, Text

STOPPED = counter("statements_stopped", "Statements that the events engine stopped for who left")
UNDER_WAY = gauge("statements_running", "Statements that the events engine works on for somebody")
CANCELLED = 394
"""The engine's code of a statement that was stopped."""

INSERT_SETTINGS: Mapping[str, Any] = {
    "async_insert": 0,
    "date_time_input_format": "best_effort",
    "input_format_skip_unknown_fields": 1,
    "input_format_try_infer_dates": 0,
    "input_format_try_infer_datetimes": 0,
    "input_format_null_as_default": 1,
    "input_format_json_read_bools_as_strings": 0,
    "input_format_json_read_bools_as_numbers": 0,
    "type_json_skip_duplicated_paths": 1,
}
"""Rows arrive as JSON lines; inside properties a date stays the text it was, and a boolean in a list
of texts or numbers stays a boolean."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of a question, with what it cost."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    rows_read: int
    types: tuple[str, ...] = ()


class Written:
    """What this process writes, counted: equal marks mean that nothing was written between."""

    def __init__(self) -> None:
        self._begun = self._ended = 0
        self._lock = threading.Lock()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Something is being written within the block."""
        with self._lock:
            self._begun += 1
        try:
            yield
        finally:
            with self._lock:
                self._ended += 1

    def mark(self) -> int | None:
        """Return a number that only writing changes, None while something is being written."""
        with self._lock:
            return self._ended if self._begun == self._ended else None


class Events:
    """A pool of clients on one ClickHouse database."""

    def __init__(self, url: str, folder: Path, *, size: int = 4, memory_mib: int = 3072) -> None:
        """Connect to ``url``, or to the embedded engine on ``folder`` when it is empty.

        Raises:
            CauceError: ``events_unavailable`` when the engine cannot be opened.
        """
        self.embedded = not url
        self._url, self._folder = url, folder
        self._settings = {"max_memory_usage": memory_mib << 20}
        self._idle: queue.LifoQueue[Client] = queue.LifoQueue()
        self._all: list[Client] = []
        self._lock = threading.Lock()
        self._size = size
        self._asker: Leaving | None = None
        self._stopper = Stopper(self._open)
        self._written = Written()
        with self._failures():
            self._give_back(self._new())

    def mark(self) -> int | None:
        """Return a number that whatever is written changes, None when that cannot be told.

        The embedded engine has no writer but this object; a mutation may end later than its statement.
        """
        return self._written.mark() if self.embedded else None

    def until(self, asker: Leaving) -> "Events":
        """Return the same engine for one asker: what it runs is stopped when they leave.

        Its ``query`` and ``arrow`` then raise ``asker_left`` (503), and so do those that had not begun.
        """
        theirs = copy.copy(self)
        theirs._asker = asker
        return theirs

    def query(self, sql: str, params: Mapping[str, Any] | None = None, **settings: Any) -> Answer:
        """Return the rows of ``sql``; values are bound as ``{name:Type}``."""
        with self.client() as client, self._failures(), self._stoppable(settings) as with_them:
            result = client.query(sql, parameters=dict(params or {}), settings=with_them)
            read = int(result.summary.get("read_rows", 0) or 0)
            types = tuple(kind.name for kind in result.column_types)
            return Answer(tuple(result.column_names), result.result_rows, read, types)

    def arrow(self, sql: str, params: Mapping[str, Any] | None = None, **settings: Any) -> pa.Table:
        """Return the rows of ``sql`` as an Arrow table (zero copy in the embedded engine)."""
        with self.client() as client, self._failures(), self._stoppable(settings) as with_them:
            return client.query_arrow(
                sql, parameters=dict(params or {}), settings=with_them, use_strings=True
            )

    def command(self, sql: str, params: Mapping[str, Any] | None = None, **settings: Any) -> None:
        """Run a statement that returns nothing."""
        with self.client() as client, self._failures(), self._written.writing():
            client.command(sql, parameters=dict(params or {}), settings=self._with(settings))

    def insert_json(self, table: str, lines: bytes, token: str) -> None:
        """Insert JSON lines as one block; the same ``token`` again is a no-op."""
        settings = {**INSERT_SETTINGS, "insert_deduplication_token": token}
        with self.client() as client, self._failures(), self._written.writing():
            client.raw_insert(table, insert_block=lines, fmt="JSONEachRow", settings=settings)

    def ping(self) -> bool:
        """Return whether the engine answers."""
        try:
            return bool(self.query("SELECT 1").rows[0][0])
        except CauceError:
            return False

    @contextmanager
    def client(self) -> Iterator[Client]:
        """Yield a client of the pool; waits when all are busy."""
        client = self._take()
        try:
            yield client
        finally:
            self._give_back(client)

    def close(self) -> None:
        """Close every client (the embedded engine flushes and releases its folder)."""
        self._stopper.close()
        for client in self._all:
            client.close()

    def _take(self) -> Client:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            with self._lock:
                if len(self._all) < self._size:
                    with self._failures():
                        return self._new()
        return self._idle.get()

    def _give_back(self, client: Client) -> None:
        self._idle.put(client)

    def _new(self) -> Client:
        client = self._open(len(self._all))
        self._all.append(client)
        return client

    def _open(self, number: int) -> Client:
        return self._embedded(number) if self.embedded else self._remote()

    def _embedded(self, number: int) -> Client:
        client = clickhouse_connect.get_client(
            interface="chdb",
            path=str(self._folder),
            chdb_options={"pool": number},
        )
        # TRICKY: the client reports rows returned as rows read; the engine knows those it read.
        cast("Any", client)._backend._summary = _read_by_engine
        client.command("CREATE DATABASE IF NOT EXISTS cauce")
        client.database = "cauce"
        return client

    def _remote(self) -> Client:
        parts = urlsplit(self._url)
        name = parts.path.strip("/") or "cauce"
        return clickhouse_connect.get_client(
            dsn=self._url, database=name, autogenerate_session_id=False, compress=True
        )

    @contextmanager
    def _stoppable(self, settings: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the settings to run with; it is stopped when the asker leaves within the block.

        TRICKY: a comment in the text would be no mark: the engine writes a text with bound values anew.
        """
        if self._asker is None:
            yield self._with(settings)
            return
        mark, over = secrets.token_hex(8), threading.Event()
        try:
            stop = partial(self._stopper.stop, mark, over)
            with self._asker.then(stop), UNDER_WAY.track_inprogress():
                yield {**self._with(settings), "log_comment": mark}
        except ClickHouseError as error:
            if not self._asker.gone:
                raise
            STOPPED.inc(getattr(error, "code", None) == CANCELLED)
            raise left() from error
        finally:
            over.set()

    def _with(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        return {**self._settings, **settings}

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except (ClickHouseError, OSError) as error:
            raise events_failure(error) from error


def _read_by_engine(result: Any) -> dict[str, str]:
    return {
        "read_rows": str(result.storage_rows_read()),
        "read_bytes": str(result.storage_bytes_read()),
        "elapsed_ns": str(int(result.elapsed() * 1_000_000_000)),
    }


def engine_code(error: CauceError) -> int | None:
    """Return the engine's own number of a failure; None when it did not answer."""
    code = getattr(error.__cause__, "code", None)
    return int(code) if isinstance(code, int) else None


def events_failure(error: Exception) -> CauceError:
    """Return the 503 for an engine that refused or did not answer; the first line says why."""
    reason = str(error).strip().splitlines()[0][:300]
    return CauceError(
        "events_unavailable",
        Text(
            f"The events engine could not do it: {reason}. Nothing was lost; try again.",
            f"El motor de eventos no pudo hacerlo: {reason}. No se ha perdido nada; reinténtalo.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=5,
    )
