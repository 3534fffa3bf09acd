"""PostgreSQL kept up from a thread of its own, so that nobody waits for it who can do without."""

import threading
import time
from contextlib import closing
from dataclasses import dataclass, field

import structlog

from cauce.infra.db import Database
from cauce.infra.folder import DataFolder
from cauce.infra.migrate import migrate_database
from cauce.infra.postgres import EmbeddedPostgres
from cauce.infra.settings import Settings
from cauce.kernel.errors import CauceError
from cauce.main.prepare import STATE_READY, state_database

log = structlog.get_logger()
LOOK_S = 0.05
AGAIN_S = 1.0


@dataclass(slots=True)
class StateKeeper:
    """Starts PostgreSQL (or waits for the external one), migrates it, starts it again when it dies."""

    settings: Settings
    folder: DataFolder
    postgres: EmbeddedPostgres | None
    error: BaseException | None = field(default=None, init=False)
    """Why it can never be ready: the server does not start, or a migration is impossible."""
    _stop: threading.Event = field(default_factory=threading.Event, init=False)
    _thread: threading.Thread | None = field(default=None, init=False)
    _asked: Database | None = field(default=None, init=False)
    """What is being migrated; once it is closed, nobody waits for a server that is away."""

    def start(self) -> None:
        """Begin; ``STATE_READY`` appears when PostgreSQL answers with its schema."""
        # TRICKY: the kernel ends the server with the thread that started it, so it must live on.
        self._thread = threading.Thread(target=self._run, name="state", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop PostgreSQL, also while it starts, or waiting for the external one."""
        self._stop.set()
        if self._asked is not None:
            self._asked.close()
        if self.postgres is not None:
            self.postgres.stop()
        if self._thread is not None:
            self._thread.join(10)
        if self.postgres is not None:
            self.postgres.stop()

    def _run(self) -> None:
        try:
            if self.postgres is not None:
                self.postgres.start()
            self._migrate()
        except BaseException as error:
            self.error = error
            return
        while not self._stop.wait(LOOK_S):
            self._revive()

    def _migrate(self) -> None:
        while not self._stop.is_set():
            try:
                with closing(state_database(self.settings, self.folder)) as self._asked:
                    migrate_database(self._asked)
            except CauceError as error:
                if error.code != "database_unavailable":
                    raise
                log.warning("state.waiting_for_database", error=error.message.en)
                self._revive()
                self._stop.wait(AGAIN_S)
            else:
                (self.folder.sockets / STATE_READY).touch()
                return

    def _revive(self) -> None:
        """Start PostgreSQL again; when it dies while it starts, the next round tries again."""
        if self.postgres is None or self.postgres.alive() or self._stop.is_set():
            return
        log.error("postgres.died")
        started = time.monotonic()
        try:
            self.postgres.start()
        except CauceError as error:
            log.error("postgres.did_not_start", code=error.code, error=error.message.en)  # noqa: TRY400
        else:
            log.info("postgres.back", after_s=round(time.monotonic() - started, 1))
