"""Migrations of both databases: numbered files, ``pre`` before the new code runs, ``post`` after.

A file is ``NNNN_pre_what.sql`` or ``NNNN_post_what.sql`` in ``cauce/migrations/<engine>/``. Pre files
only add (the previous release keeps running on the schema); post files remove what nobody reads any
more. In PostgreSQL each file is one transaction under a lock time-out; in ClickHouse each
statement stands alone and is written so that running it twice changes nothing.
"""

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from psycopg.errors import LockNotAvailable

from cauce.infra.db import Database
from cauce.kernel.errors import CauceError, Kind, Text

if TYPE_CHECKING:  # who migrates PostgreSQL only need not load the other engine's client
    from cauce.infra.events import Events

Phase = Literal["pre", "post"]
LOCK_TIMEOUT = "5s"
MIGRATION_LOCK = 0x0CA0CE


@dataclass(frozen=True, slots=True, order=True)
class Migration:
    """One file."""

    name: str
    sql: str

    @property
    def phase(self) -> str:
        """Return ``pre`` or ``post``."""
        return self.name.split("_")[1]

    @property
    def statements(self) -> list[str]:
        """Return the statements of the file without its comment lines."""
        lines = [line for line in self.sql.splitlines() if not line.lstrip().startswith("--")]
        return [part.strip() for part in "\n".join(lines).split(";\n") if part.strip(" ;\n")]


def migrations(engine: Literal["postgres", "clickhouse"]) -> list[Migration]:
    """Return the migrations of one engine in order."""
    folder = files("cauce.migrations") / engine
    return sorted(
        Migration(f.name.removesuffix(".sql"), f.read_text("utf-8"))
        for f in folder.iterdir()
        if f.name.endswith(".sql")
    )


def migrate_database(database: Database, phases: tuple[Phase, ...] = ("pre", "post")) -> list[str]:
    """Apply what is missing in PostgreSQL and return the names applied.

    Raises:
        CauceError: ``migration_blocked`` when a lock could not be had in five seconds; nothing of
            that file was applied.
    """
    applied: list[str] = []
    with database.transaction() as tx:
        tx.execute("SELECT pg_advisory_xact_lock(%s)", [MIGRATION_LOCK])
        tx.execute(
            "CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, at timestamptz DEFAULT now())"
        )
        done = {row["name"] for row in tx.execute("SELECT name FROM migrations")}
    for migration in migrations("postgres"):
        if migration.name in done or migration.phase not in phases:
            continue
        with _blocked(migration.name), database.transaction() as tx:
            tx.execute("SELECT pg_advisory_xact_lock(%s)", [MIGRATION_LOCK])
            tx.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
            new = tx.execute(
                "INSERT INTO migrations (name) VALUES (%s) ON CONFLICT DO NOTHING", [migration.name]
            )
            if new.rowcount:
                tx.execute(migration.sql)
                applied.append(migration.name)
    return applied


class _blocked:  # noqa: N801  (reads as a phrase at its one use)
    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, LockNotAvailable):
            raise CauceError(
                "migration_blocked",
                Text(
                    f"Migration {self.name} waited {LOCK_TIMEOUT} for a lock and gave up; nothing of it"
                    " was applied. End the long transaction that holds it and start again.",
                    f"La migración {self.name} esperó un bloqueo {LOCK_TIMEOUT} y desistió; no aplicó"
                    " nada. Termina la transacción larga que lo retiene y vuelve a empezar.",
                ),
                Kind.UNAVAILABLE,
            ) from error


def migrate_events(events: "Events", phases: tuple[Phase, ...] = ("pre", "post")) -> list[str]:
    """Apply what is missing in ClickHouse and return the names applied."""
    events.command(
        "CREATE TABLE IF NOT EXISTS migrations (name String, at DateTime DEFAULT now())"
        " ENGINE = MergeTree ORDER BY name"
    )
    done = {row[0] for row in events.query("SELECT DISTINCT name FROM migrations").rows}
    applied = []
    for migration in migrations("clickhouse"):
        if migration.name in done or migration.phase not in phases:
            continue
        for statement in migration.statements:
            events.command(statement)
        events.command(
            "INSERT INTO migrations (name) VALUES ({name:String})", {"name": migration.name}
        )
        applied.append(migration.name)
    return applied
