"""``cauce serve``: owns the data folder, starts PostgreSQL, the front and the core, and keeps them up.

    supervisor ── PostgreSQL        embedded state
              ├── front             listens; collect → log; passes everything else to core
              └── core              events engine, consumers, management API (on a Unix socket)

Collection lives in a process of its own: a heavy question, or a crash of the core, never stops it.
A child that dies is started again, soon the first time and later with growing pauses. PostgreSQL is kept
up by a thread (``StateKeeper``): collecting begins without it, the core waits for its schema. With fewer
roles there are fewer children: a collector has no core.
"""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import FrameType

import structlog

from cauce.infra.folder import DataFolder, Ownership
from cauce.infra.nursery import Nursery
from cauce.infra.postgres import EmbeddedPostgres
from cauce.infra.settings import Settings, to_environment
from cauce.main.children import DRAIN_S, Child, names_of, stop_all
from cauce.main.prepare import STATE_READY, check_log, database_url, usable_port
from cauce.main.state import StateKeeper

log = structlog.get_logger()
SAMPLES_READY = "samples.ready"
"""File among the sockets: the sample projects can be asked."""


@dataclass(slots=True)
class Supervisor:
    """Everything of one machine; ``run`` returns when it was asked to stop."""

    settings: Settings
    folder: DataFolder
    nursery: Nursery
    on_ready: Callable[[str], None]
    samples: bool = False
    _stopping: bool = field(default=False, init=False)
    _published: bool = field(default=False, init=False)

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT.

        Raises:
            CauceError: the folder is in use, the port is taken, PostgreSQL does not start, a
                migration is blocked.
        """
        ownership = Ownership(self.folder)
        port = usable_port(self.settings.host, self.settings.port)
        self.settings = replace(self.settings, port=port)  # a front started again listens there too
        for sig in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sig, self._ask_to_stop)
        postgres = EmbeddedPostgres(self.folder) if not self.settings.database_url else None
        state = StateKeeper(self.settings, self.folder, postgres)
        children: list[Child] = []
        try:
            check_log(self.settings, self.folder)
            forget_last_run(self.folder)
            children = self._children()
            for child in children:
                child.keep_up(time.monotonic())
            state.start()
            self._watch(children, state, ownership)
        finally:
            stop_all(children, DRAIN_S + self.settings.drain_s)
            state.stop()
            self.nursery.close()
            ownership.release()

    def _children(self) -> list[Child]:
        environment = {**os.environ, **to_environment(self.settings)}
        names = names_of(self.settings, samples=self.samples)
        return [Child(name, self.nursery, environment) for name in names]

    def _watch(self, children: list[Child], state: StateKeeper, ownership: Ownership) -> None:
        announced = False
        while not self._stopping:
            now = time.monotonic()
            if state.error is not None:
                raise state.error
            for child in children:
                child.keep_up(now)
            announced = announced or self._announce(ownership, children)
            time.sleep(0.05)

    def _announce(self, ownership: Ownership, children: list[Child]) -> bool:
        """Publish the address once front and core are up; greet once the samples are in too."""
        facts = self.folder.sockets / "front.url"
        waited_for = [self.folder.sockets / "core.ready"] if len(children) > 1 else []
        if not all(path.exists() for path in (facts, *waited_for)):
            return False
        url = facts.read_text("utf-8")
        if not self._published:
            pids = {child.name: child.process.pid for child in children if child.process}
            state = database_url(self.settings, self.folder)
            ownership.announce({"url": url, "database_url": state, "children": pids})
            self._published = True
        if self.samples and not (self.folder.sockets / SAMPLES_READY).exists():
            return False
        self.on_ready(url)
        return True

    def _ask_to_stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stopping = True


def forget_last_run(folder: DataFolder) -> None:
    """Remove the notes of a run that was killed."""
    for name in (STATE_READY, SAMPLES_READY, "front.url", "core.ready", "core.sock"):
        (folder.sockets / name).unlink(missing_ok=True)
