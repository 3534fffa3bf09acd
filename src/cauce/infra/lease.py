"""The place of the active worker: an advisory lock of PostgreSQL on a connection of its own."""

from types import TracebackType

import psycopg
from psycopg.conninfo import make_conninfo

LeaseError = psycopg.Error
WORKER_LOCK = 0x0CA0CF
STATEMENT_MS = 2000


class Lease:
    """One connection that waits for the lock or holds it; every method may raise ``LeaseError``.

    Both ends give up on a silent network within ten seconds.
    """

    def __init__(self, url: str, holder: str, engine: str) -> None:
        self._holder, self._engine = holder, engine
        self._connection = psycopg.connect(
            make_conninfo(
                url,
                connect_timeout=5,
                application_name="cauce worker",
                keepalives_idle=2,
                keepalives_interval=1,
                keepalives_count=3,
                tcp_user_timeout=4000,
            ),
            autocommit=True,
            options=f"-c statement_timeout={STATEMENT_MS} -c tcp_keepalives_idle=3"
            " -c tcp_keepalives_interval=2 -c tcp_keepalives_count=2",
        )

    def __enter__(self) -> "Lease":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def acquire(self) -> bool:
        """Return whether the lock is this connection's now."""
        row = self._connection.execute("SELECT pg_try_advisory_lock(%s)", [WORKER_LOCK]).fetchone()
        return bool(row and row[0])

    def last_was_clean(self) -> bool:
        """Return whether the last holder finished before it left, or there never was one."""
        row = self._connection.execute("SELECT clean FROM worker_lease WHERE id = 1").fetchone()
        return row is None or bool(row[0])

    def engine_elsewhere(self) -> str | None:
        """Return the last holder when its events are where this process has none, else None."""
        row = self._connection.execute(
            "SELECT holder, engine FROM worker_lease WHERE id = 1"
        ).fetchone()
        return str(row[0]) if row and row[1] != self._engine else None

    def hold(self) -> None:
        """Note who holds it."""
        self._note(clean=False)

    def leave(self) -> None:
        """Note that everything was finished, and give the lock back."""
        self._note(clean=True)
        self._connection.execute("SELECT pg_advisory_unlock(%s)", [WORKER_LOCK])

    def still(self) -> None:
        """Return when the connection, and with it the lock, is alive."""
        self._connection.execute("SELECT 1")

    def _note(self, *, clean: bool) -> None:
        self._connection.execute(
            "INSERT INTO worker_lease (id, holder, engine, clean)"
            " VALUES (1, %(holder)s, %(engine)s, %(clean)s)"
            " ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, engine = excluded.engine,"
            " clean = excluded.clean, since = now()",
            {"holder": self._holder, "engine": self._engine, "clean": clean},
        )
