"""The queue on disk: SQLite, so that neither a killed process nor a power cut loses a message."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from cauce_sdk.message import Message
from cauce_sdk.queues import fitting, ids

WAIT_FOR_LOCK_S = 30.0
_PREPARE = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "CREATE TABLE IF NOT EXISTS waiting ("
    " position INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL UNIQUE,"
    " body BLOB NOT NULL, claimed_until REAL NOT NULL DEFAULT 0)",
)
_PUT = "INSERT INTO waiting (message_id, body) VALUES (?, ?) ON CONFLICT DO NOTHING"
_OLDEST = "SELECT message_id, body FROM waiting WHERE claimed_until <= ? ORDER BY position LIMIT ?"
_CLAIM = "UPDATE waiting SET claimed_until = ? WHERE message_id = ?"
_DONE = "DELETE FROM waiting WHERE message_id = ?"
_NEWEST = "SELECT coalesce(max(position), 0) FROM waiting"
_LEFT = "SELECT EXISTS (SELECT 1 FROM waiting WHERE position <= ?)"
_COUNT = "SELECT count(*) FROM waiting"


class DiskQueue:
    """A queue in a file that any number of processes share, each sending a part of it.

    A claim lasts some seconds: what a killed process had claimed, another one sends after them.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, made when missing.

        Raises:
            sqlite3.Error: it cannot be written, or is no such file.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        with self._opened():
            pass

    def put(self, message: Message) -> bool:
        """Return True once the message is on disk, synced.

        Raises:
            sqlite3.Error: it could not be written; it is not in the queue.
        """
        with self._opened() as db:
            db.execute(_PUT, (message.message_id, message.body))
        return True

    def claim(self, count: int, size: int, lease_s: float) -> list[Message]:
        """Claim the oldest messages that nobody has claimed."""
        now = time.time()
        with self._opened() as db, _transaction(db):
            rows = db.execute(_OLDEST, (now, count))
            found = fitting((Message(key, bytes(body)) for key, body in rows), count, size)
            db.executemany(_CLAIM, [(now + lease_s, key) for (key,) in ids(found)])
        return found

    def renew(self, messages: Iterable[Message], lease_s: float) -> None:
        """Keep them claimed for so long from now."""
        until = time.time() + lease_s if lease_s else 0.0
        with self._opened() as db, _transaction(db):
            db.executemany(_CLAIM, [(until, key) for (key,) in ids(messages)])

    def done(self, messages: Iterable[Message]) -> None:
        """Remove them."""
        with self._opened() as db, _transaction(db):
            db.executemany(_DONE, ids(messages))

    def waiting(self) -> int:
        """Return how many are in the file, those of other processes too."""
        return self._number(_COUNT)

    def mark(self) -> int:
        """Return the newest position of all processes."""
        return self._number(_NEWEST)

    def left(self, mark: int) -> bool:
        """Whether anything up to there is still in the file."""
        return bool(self._number(_LEFT, mark))

    def before_fork(self) -> None:
        """Close the file; both processes open it anew.

        TRICKY: SQLite counts locks in memory. A child would believe in its parent's: wait for one
        that nobody holds, or count on one that is not its own while the parent removes the log.
        """
        self._lock.acquire()
        self._disconnect()

    def after_fork_in_parent(self) -> None:
        """Go on."""
        self._lock.release()

    def after_fork(self) -> None:
        """Go on in the child."""
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._disconnect()

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _number(self, question: str, *values: int) -> int:
        with self._opened() as db:
            found: int = db.execute(question, values).fetchone()[0]
        return found

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            if self._connection is None:
                self._connection = self._open()
            yield self._connection

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(
            str(self._path),
            timeout=WAIT_FOR_LOCK_S,
            isolation_level=None,
            check_same_thread=False,
        )
        for statement in _PREPARE:
            db.execute(statement)
        return db


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Commit what happens inside, all of it or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
