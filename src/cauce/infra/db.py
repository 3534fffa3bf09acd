"""PostgreSQL: a pool, and transactions that carry the one connection everybody below uses."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, DataError, OperationalError
from psycopg.conninfo import make_conninfo
from psycopg.errors import UndefinedColumn, UndefinedTable
from psycopg.rows import DictRow, dict_row
from psycopg_pool import ConnectionPool, PoolTimeout

from cauce.kernel.errors import CauceError, Kind, Text

UNAVAILABLE = ("08", "53", "57P")
"""SQLSTATE classes of a server that is away, out of resources, or shutting down."""
Tx = Connection[DictRow]
"""An open transaction. Only ``Database.transaction`` commits; nobody below does."""


class Database:
    """A pool of connections to one PostgreSQL."""

    def __init__(self, url: str, *, size: int = 10, wait_s: float = 10) -> None:
        """Name the PostgreSQL; a transaction waits ``wait_s`` for one of ``size`` connections."""
        self.url = url
        self._pool: ConnectionPool[Tx] = ConnectionPool(
            make_conninfo(url, connect_timeout=5, application_name="cauce"),
            connection_class=Connection[DictRow],
            kwargs={"row_factory": dict_row, "options": "-c timezone=UTC"},
            min_size=1,
            max_size=size,
            timeout=wait_s,
            check=ConnectionPool.check_connection,
            open=False,
        )

    def open(self) -> None:
        """Open the pool; connections are made on demand."""
        self._pool.open()

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()

    @contextmanager
    def transaction(self) -> Iterator[Tx]:
        """Yield a transaction; commit at the end, roll back on any exception.

        Raises:
            CauceError: ``database_unavailable`` (503) when PostgreSQL cannot be reached;
                ``schema_behind`` (503) when its tables are of an older release;
                ``value_not_storable`` (422) for a NUL character, a lone surrogate, a number out of range.
        """
        try:
            with self._pool.connection() as tx:
                yield tx
        except (OperationalError, PoolTimeout) as error:
            if (error.sqlstate or "08").startswith(UNAVAILABLE):
                raise database_unavailable(error) from error
            raise
        except (UndefinedTable, UndefinedColumn) as error:
            raise schema_behind(error) from error
        except (DataError, UnicodeEncodeError) as error:
            raise value_not_storable(error) from error

    def maintain(self, statement: str) -> None:
        """Run a statement that PostgreSQL allows outside of transactions only (``VACUUM``).

        Raises:
            CauceError: ``database_unavailable``.
        """
        try:
            with self._pool.connection() as connection:
                connection.autocommit = True
                try:
                    connection.execute(statement.encode())
                finally:
                    connection.autocommit = False
        except (OperationalError, PoolTimeout) as error:
            raise database_unavailable(error) from error

    def ping(self) -> bool:
        """Return whether PostgreSQL answers within two seconds."""
        try:
            with self._pool.connection(timeout=2) as tx:
                tx.execute("SELECT 1")
        except (OperationalError, PoolTimeout):
            return False
        return True


def database_unavailable(error: Exception) -> CauceError:
    """Return the 503 for a PostgreSQL that does not answer."""
    return CauceError(
        "database_unavailable",
        Text(
            f"The database does not answer ({error}). Nothing was lost; try again in a moment.",
            f"La base de datos no responde ({error}). No se ha perdido nada; inténtalo en un momento.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=5,
    )


def schema_behind(error: Exception) -> CauceError:
    """Return the 503 for a PostgreSQL whose tables this release has not made yet."""
    reason = str(error).strip().splitlines()[0][:200]
    return CauceError(
        "schema_behind",
        Text(
            f"The database has the tables of an older release ({reason}). Wait until the start has brought"
            " it up to date; if it stays like this, look at the log of the process that migrates.",
            f"La base de datos tiene las tablas de una versión anterior ({reason}). Espera a que el arranque"
            " la actualice; si sigue así, mira el registro del proceso que migra.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=5,
    )


def value_not_storable(error: Exception) -> CauceError:
    """Return the 422 for a value that PostgreSQL has no type for."""
    reason = str(error).strip().splitlines()[0][:200]
    return CauceError(
        "value_not_storable",
        Text(
            f"A value cannot be stored: {reason}. Remove what is not text, or use a smaller number.",
            f"Un valor no se puede guardar: {reason}. Quita lo que no es texto o usa un número menor.",
        ),
    )


def one(tx: Tx, sql: str, params: dict[str, Any]) -> DictRow | None:
    """Return the first row of a statement, or None."""
    return tx.execute(sql, params).fetchone()


def rows(tx: Tx, sql: str, params: dict[str, Any]) -> list[DictRow]:
    """Return every row of a statement."""
    return tx.execute(sql, params).fetchall()
