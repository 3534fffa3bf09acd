"""The client for ordinary programs."""

from __future__ import annotations

import atexit
import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from cauce_sdk.message import Extra, Id, Message, Properties, message
from cauce_sdk.queues import MemoryQueue, Queue
from cauce_sdk.sender import OnDrop, Sender
from cauce_sdk.store import DiskQueue
from cauce_sdk.wire import Wire

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Client:
    """Sends events from any number of threads; a forked child goes on with a sender of its own.

    Every call returns the id of its message. At the end of the program what waits is sent, for at
    most ``close_timeout_s``.
    """

    def __init__(
        self,
        write_key: str,
        host: str,
        *,
        durable: bool = False,
        queue: str | os.PathLike[str] | None = None,
        gzip: bool = True,
        flush_at: int = 100,
        flush_after_s: float = 0.5,
        timeout_s: float = 10.0,
        close_timeout_s: float = 10.0,
        max_waiting: int = 100_000,
        on_drop: OnDrop | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            write_key: the project's.
            host: address of Cauce, ``https://events.example.com``.
            durable: return from a call when its message is on disk; what a killed program left is
                sent by the next one with the same queue.
            queue: the file for that; default: one for this key in the user's state folder.
            gzip: compress what is sent.
            flush_at: send when so many messages wait,
            flush_after_s: and at the latest after so many seconds.
            timeout_s: how long to wait for an answer.
            close_timeout_s: how long the end of the program may wait for what is not sent.
            max_waiting: how many messages may wait in memory; more are dropped, and reported.
            on_drop: told of each message that will never be stored; default: a warning in the log.

        Raises:
            ValueError: no usable host or key.
            sqlite3.Error: the queue's file cannot be written.
        """
        wire = Wire.to(host, write_key, packed=gzip, timeout_s=timeout_s)
        waiting: Queue = MemoryQueue(max_waiting)
        if durable or queue is not None:
            waiting = DiskQueue(Path(queue) if queue is not None else default_queue(wire))
        self._queue = waiting
        self._sender = Sender(waiting, wire, flush_at, flush_after_s, on_drop)
        self._close_timeout_s = close_timeout_s
        if waiting.waiting():
            self._sender.start()
        atexit.register(self.close)

    def track(
        self,
        user_id: Id | None,
        event: str,
        properties: Properties | None = None,
        **extra: Unpack[Extra],
    ) -> str:
        """Somebody did something."""
        return self._put(
            message("track", user_id, {"event": event, "properties": properties}, **extra)
        )

    def identify(
        self, user_id: Id | None, traits: Properties | None = None, **extra: Unpack[Extra]
    ) -> str:
        """Somebody is like this; with an anonymous id too, both ids are the same person."""
        return self._put(message("identify", user_id, {"traits": traits}, **extra))

    def page(
        self,
        user_id: Id | None,
        name: str | None = None,
        properties: Properties | None = None,
        **extra: Unpack[Extra],
    ) -> str:
        """Somebody saw a page."""
        return self._put(
            message("page", user_id, {"name": name, "properties": properties}, **extra)
        )

    def screen(
        self,
        user_id: Id | None,
        name: str | None = None,
        properties: Properties | None = None,
        **extra: Unpack[Extra],
    ) -> str:
        """Somebody saw a screen of an app."""
        return self._put(
            message("screen", user_id, {"name": name, "properties": properties}, **extra)
        )

    def group(
        self,
        user_id: Id | None,
        group_id: Id,
        traits: Properties | None = None,
        **extra: Unpack[Extra],
    ) -> str:
        """Somebody belongs to a company or another group, which is like this."""
        return self._put(
            message("group", user_id, {"groupId": str(group_id), "traits": traits}, **extra)
        )

    def alias(self, previous_id: Id, user_id: Id, **extra: Unpack[Extra]) -> str:
        """Both ids are the same person."""
        return self._put(message("alias", user_id, {"previousId": str(previous_id)}, **extra))

    def waiting(self) -> int:
        """Return how many messages are not yet known to be stored."""
        return self._queue.waiting()

    def flush(self, timeout_s: float = 30.0) -> bool:
        """Return True once everything is stored or reported, False when the time is up before."""
        return self._sender.flush(timeout_s)

    def close(self, timeout_s: float | None = None) -> bool:
        """Send what waits and end; return whether all of it was. A durable queue keeps the rest."""
        atexit.unregister(self.close)
        sent = self._sender.flush(self._close_timeout_s if timeout_s is None else timeout_s)
        self._sender.stop(1.0)
        self._queue.close()
        return sent

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _put(self, made: Message) -> str:
        if self._queue.put(made):
            self._sender.added()
        else:
            self._sender.report(made, "queue_full")
        return made.message_id


def default_queue(wire: Wire) -> Path:
    """Return the file for one key and host in the user's state folder."""
    state = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = Path(state) if state else Path.home() / ".local" / "state"
    name = hashlib.sha256(f"{wire.url} {wire.write_key}".encode()).hexdigest()[:16]
    return folder / "cauce" / f"{name}.db"
