"""Stopping a statement that runs in the events engine."""

import threading
from collections.abc import Callable

import structlog
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError

log = structlog.get_logger()
AGAIN_S = 0.05
OWN_CLIENT = 1_000
"""Number of the client that stops others; those of the pool count from 0."""


class Stopper:
    """Stops statements by the mark in their setting ``log_comment``, over a client of its own: all others may be busy."""

    def __init__(self, opened: Callable[[int], Client]) -> None:
        self._opened = opened
        self._client: Client | None = None
        self._lock = threading.Lock()

    def stop(self, mark: str, over: threading.Event) -> None:
        """Return when the statement is over; it is stopped again and again, as it may only be about to begin."""
        while not over.is_set():
            try:
                with self._lock:
                    self._kill(mark)
            except ClickHouseError as error:
                log.warning("events.not_stopped", error=str(error))
            over.wait(AGAIN_S)

    def close(self) -> None:
        """Close the client, if there was ever anything to stop."""
        with self._lock:
            if self._client is not None:
                self._client.close()

    def _kill(self, mark: str) -> None:
        if self._client is None:
            self._client = self._opened(OWN_CLIENT)
        self._client.command(
            "KILL QUERY WHERE Settings['log_comment'] = {mark:String}", {"mark": mark}
        )
