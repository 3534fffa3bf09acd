"""What runs beside the application of the core: the work of one process for all, or waiting in line for it."""

from collections.abc import Callable
from dataclasses import dataclass

from cauce.accounts.notices.tasks import NoticeRunner
from cauce.analytics.lately.tasks import Warmer
from cauce.analytics.reports.tasks import ReportRunner
from cauce.collect.imports.facade import Imports
from cauce.infra.consumers import ConsumerRunner
from cauce.infra.db import Database
from cauce.infra.folder import DataFolder
from cauce.infra.log.nats.cluster import stream_of
from cauce.infra.settings import Settings, roles_of
from cauce.main.copying import StreamCopy, live_copy
from cauce.main.housekeeping import Housekeeping
from cauce.main.worker import ActiveWorker


@dataclass(frozen=True)
class Work:
    """What one process does for all: the log's consumers, the chores, telling people."""

    consumers: tuple[ConsumerRunner, ...]
    housekeeping: Housekeeping
    watch: Housekeeping
    numbers: Housekeeping
    telling: NoticeRunner
    reporting: ReportRunner
    copy: StreamCopy | None

    def begin(self) -> None:
        """Start; the copy of the stream first, when the log is one."""
        if self.copy is not None:
            self.copy.begin()
        for runner in self.consumers:
            runner.start()
        self.housekeeping.start()
        self.watch.start()
        self.numbers.start()
        self.telling.start()
        self.reporting.start()

    def end(self) -> None:
        """Stop after the batch in hand."""
        self.watch.stop()
        self.numbers.stop()
        self.reporting.stop()
        self.telling.stop()
        self.housekeeping.stop()
        for runner in self.consumers:
            runner.stop()
        if self.copy is not None:
            self.copy.end()


@dataclass(frozen=True)
class Beside:
    """What runs beside the application: the work itself, waiting in line for it, or a copy to show."""

    start: Callable[[], None]
    stop: Callable[[], None]
    works: Callable[[], bool]


def beside_of(settings: Settings, folder: DataFolder, database: Database, work: Work) -> Beside:
    """Return what this process's roles have it run: the work, in line for it with others, or a copy to show."""
    stream = stream_of(settings)
    if "worker" in roles_of(settings):
        if stream is None or not settings.database_url:
            return Beside(work.begin, work.end, lambda: True)
        engine = "" if settings.events_url else folder.identity()
        worker = ActiveWorker(settings.database_url, engine, work.begin, work.end)
        return Beside(worker.start, worker.stop, lambda: worker.active)
    assert stream is not None  # noqa: S101  (settings refuse an API alone on a log in a folder)
    shown = live_copy(stream, folder, database)
    return Beside(shown.start_copying, shown.stop, lambda: False)


def with_imports(beside: Beside, imports: Imports) -> Beside:
    """Return the same, and files that were handed in are sent as long as this process answers."""

    def start() -> None:
        beside.start()
        imports.start()

    def stop() -> None:
        imports.stop()
        beside.stop()

    return Beside(start, stop, beside.works)


def with_answers(beside: Beside, warming: Warmer) -> Beside:
    """Return the same, and what people ask for is read beforehand as long as this process answers."""

    def start() -> None:
        beside.start()
        warming.start()

    def stop() -> None:
        warming.stop()
        beside.stop()

    return Beside(start, stop, beside.works)
