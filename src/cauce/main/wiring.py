"""How the parts are joined: read it as the architecture diagram."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from fastapi import FastAPI

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.tasks import NoticeRunner
from cauce.accounts.tasks import Remover, purge_removed_projects
from cauce.analytics.annotations.facade import Annotations
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.facade.insights import Insights
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.at_hand import Keeper
from cauce.analytics.facade.running import WORKERS
from cauce.analytics.facade.turns import Turns
from cauce.analytics.lately.tasks import Warmer
from cauce.analytics.reports.tasks import ReportRunner
from cauce.analytics.sharing.facade import SharedLinks
from cauce.analytics.templates.facade import Templates
from cauce.api.app import create_app
from cauce.api.services import Services
from cauce.collect.feed import EventFeed
from cauce.collect.hooks.facade import Hooks
from cauce.collect.imports.facade import Imports
from cauce.collect.imports.store import ImportFolders
from cauce.collect.keys import REFRESH_S
from cauce.collect.plan.contracts import SeenEvent, SeenProperty
from cauce.collect.plan.facade import PlanMeasures, TrackingPlans
from cauce.collect.store import delete_project
from cauce.collect.tasks import StoreConsumer
from cauce.collect.trust.facade.journeys import EventJourneys
from cauce.collect.trust.facade.rejects import Rejects
from cauce.infra.cache import Cache, open_cache
from cauce.infra.consumers import (
    ConsumerRunner,
    ConsumerState,
    forget_passages,
    states_elsewhere,
)
from cauce.infra.db import Database, Tx
from cauce.infra.events import Events
from cauce.infra.folder import DataFolder
from cauce.infra.ledger import Ledger
from cauce.infra.log.cleaner import SegmentCleaner
from cauce.infra.log.nats.cluster import stream_of
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.retention import delete_old
from cauce.infra.migrate import migrate_events
from cauce.infra.sealing import Sealer
from cauce.infra.settings import Settings, roles_of
from cauce.infra.signing import Signer
from cauce.kernel.ids import ProjectId
from cauce.main.copying import CONSUMERS, StreamCopy, live_copy
from cauce.main.housekeeping import Housekeeping
from cauce.main.importing.workshop import ImportWorkshop
from cauce.main.noticing import wire_notices
from cauce.main.prepare import database_url, wait_for_state
from cauce.main.privacy import guard_of
from cauce.main.react import ReactConsumer
from cauce.main.replaying import deliver_to_front
from cauce.main.reporting import wire_reports
from cauce.main.warming import wire_warming
from cauce.main.watching import watch_numbers, watch_sources
from cauce.main.web import ui_folder
from cauce.main.worker import ActiveWorker
from cauce.people.facade import People
from cauce.people.facade.erasures import Erasures
from cauce.people.tasks import PeopleConsumer
from cauce.segments.facade import Segments

KEYS_FORGOTTEN_S = 2 * REFRESH_S
"""After this the front takes nothing more for a key that was revoked."""
STREAM_KEEPS = "the stream of the log (log_url) keeps its own copy until its retention ends"
STORE_LINGER_S = 0.35
PEOPLE_LINGER_S = 0.5


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
class Core:
    """The core process: the application and what runs beside it."""

    app: FastAPI
    start: Callable[[], None]
    stop: Callable[[], None]
    close: Callable[[], None]


def wire_core(settings: Settings, folder: DataFolder) -> Core:
    """Return the core process on its engines.

    Raises:
        CauceError: an engine cannot be opened or migrated.
    """
    events = Events(
        settings.events_url,
        folder.events,
        size=settings.events_threads,
        memory_mib=settings.events_memory_mib,
    )
    migrate_events(events)
    wait_for_state(folder)
    database = Database(database_url(settings, folder), size=20)
    database.open()
    roles, stream = roles_of(settings), stream_of(settings)
    reader = SegmentReader(folder.log if "worker" in roles else folder.live)
    copy = StreamCopy(settings, folder, stream, database, events) if stream else None
    cache = open_cache(settings.cache_url)
    accounts = Accounts(cache)

    def consumer_states() -> list[ConsumerState]:
        stages = [copy.state()] if copy is not None and "worker" in roles else []
        if beside.works():
            return stages + [runner.state() for runner in consumers]
        return stages + states_elsewhere(database, reader, CONSUMERS)

    segments = Segments(accounts, database, events)
    people = People(database, events, reader.head, cohorts=segments)
    erasures = Erasures(
        people,
        SegmentCleaner(folder.log),
        Ledger(folder.erasures),
        Signer(folder.signing_key),
        STREAM_KEEPS if settings.log_url else "",
    )
    erasures.reapply()
    feed = EventFeed(events, reader, people.names, consumer_states)
    consumers = (
        ConsumerRunner(StoreConsumer(events), reader, database, linger_s=STORE_LINGER_S),
        ConsumerRunner(PeopleConsumer(people), reader, database, linger_s=PEOPLE_LINGER_S),
        ConsumerRunner(ReactConsumer(), reader, database, linger_s=PEOPLE_LINGER_S),
    )

    def purge() -> None:
        removers: list[Remover] = [
            partial(delete_project, events),
            people.forget_project,
            segments.forget_project,
            _within(database, plans.forget_project),
            _within(database, reporting.reports.forget_project),
            _within(database, annotations.forget_project),
            _within(database, links.forget_project),
            _within(database, dashboards.forget_project),
            _within(database, alerting.alerts.forget_project),
            _within(database, watching.alerts.forget_project),
            _within(database, hooks.forget_project),
            _within(database, warming.lately.forget_project),
            imports.forget_project,
            noticing.forget_project,
        ]
        _purge(accounts, database, removers, lambda: _let_pass(reader, copy, consumer_states))

    def trim_log() -> None:
        cursors = [runner.state().cursor for runner in consumers]
        delete_old(folder.log, retention_days=settings.log_retention_days, min_cursor=min(cursors))
        if copy is not None:
            copy.trim()

    def close() -> None:
        reporting.reports.printer.charts.close()
        analytics.close()
        events.close()
        database.close()

    noticing = wire_notices(settings, folder, accounts, database)
    analytics = Analytics(
        events,
        keeper=Keeper(settings.at_hand_mib << 20, WORKERS, settings.at_hand_min_rows),
        turns=Turns(settings.events_threads),
        segments=segments,
    )
    insights, dashboards, annotations, links = boards(accounts, cache, settings.secret)
    warming = wire_warming(database, accounts, analytics, dashboards)
    reporting = wire_reports(
        settings,
        folder,
        database,
        accounts,
        notices=noticing.notices,
        analytics=analytics,
        insights=insights,
        dashboards=dashboards,
    )
    plans = TrackingPlans(accounts)
    watching = watch_sources(
        events,
        database,
        accounts,
        consumer_states,
        notices=noticing.of_sources,
        every_s=settings.source_watch_s,
    )
    alerting = watch_numbers(
        database,
        accounts,
        analytics,
        noticing.notices,
        consumer_states,
        every_s=settings.alert_watch_s,
    )
    imports = Imports(
        ImportFolders(folder.imports), ImportWorkshop(settings), settings.import_max_mib << 20
    )
    guard, deliver = partial(guard_of, accounts), deliver_to_front(folder)
    rejects = Rejects(events, accounts, reader, plans.judge, guard, deliver)
    hooks = Hooks(
        events,
        accounts,
        reader,
        rejects,
        Sealer(settings.secret),
        plans.judge,
        guard,
        deliver,
    )
    services = Services(
        settings=settings,
        database=database,
        cache=cache,
        accounts=accounts,
        ready=partial(_ready, database, events, copy),
        purge=purge,
        ui=ui_folder(),
        more=(
            feed,
            EventJourneys(events, database, reader, people.names, consumer_states),
            people,
            erasures,
            segments,
            analytics,
            insights,
            Metrics(accounts),
            dashboards,
            reporting.reports,
            annotations,
            Templates(analytics, dashboards),
            links,
            plans,
            rejects,
            hooks,
            watching.sources,
            watching.alerts,
            alerting.alerts,
            imports,
            PlanMeasures(events, partial(seen_events, analytics)),
            *noticing.services,
        ),
    )
    housekeeping = Housekeeping(
        {
            "trim_log": trim_log,
            "forget_passages": partial(_in_transaction, database, forget_passages),
            "forget_removed": partial(_in_transaction, database, dashboards.forget_removed),
            "purge": purge,
            "publish_people": people.publish_waiting,
            "sweep_erased": people.sweep,
            "erase": erasures.advance,
            "forget_notices": noticing.forget_old,
            "forget_verdicts": alerting.watch.forget_old,
            "forget_report_runs": reporting.forget_old,
            "forget_asked": warming.forget_old,
        }
    )
    work = Work(
        consumers,
        housekeeping,
        watching.rounds,
        alerting.rounds,
        noticing.runner,
        reporting.runner,
        copy,
    )
    answering = _with_imports(_beside(settings, folder, database, work), imports)
    beside = _with_answers(answering, warming)
    return Core(create_app(services), beside.start, beside.stop, close)


def _within(database: Database, forget: Callable[[Tx, ProjectId], None]) -> Remover:
    """Return what removes a project's part of PostgreSQL in a transaction of its own."""

    def remove(project_id: ProjectId) -> None:
        with database.transaction() as tx:
            forget(tx, project_id)

    return remove


def _purge(
    accounts: Accounts, database: Database, removers: list[Remover], let_pass: Callable[[], None]
) -> None:
    """Remove removed projects, once what was still on its way to them has been loaded."""
    with database.transaction() as tx:
        if not accounts.projects_to_purge(tx):
            return
    let_pass()
    purge_removed_projects(accounts, database, removers)


def _in_transaction(database: Database, chore: Callable[[Tx], None]) -> None:
    with database.transaction() as tx:
        chore(tx)


def _let_pass(
    reader: SegmentReader, copy: StreamCopy | None, states: Callable[[], list[ConsumerState]]
) -> None:
    time.sleep(KEYS_FORGOTTEN_S)
    if copy is not None:
        copy.wait_until_level()
    wait_until_passed(reader.head(), states)


def _ready(database: Database, events: Events, copy: StreamCopy | None) -> bool:
    return database.ping() and events.ping() and (copy is None or copy.healthy())


@dataclass(frozen=True)
class Beside:
    """What runs beside the application: the work itself, waiting in line for it, or a copy to show."""

    start: Callable[[], None]
    stop: Callable[[], None]
    works: Callable[[], bool]


def boards(
    accounts: Accounts, cache: Cache, secret: str
) -> tuple[Insights, Dashboards, Annotations, SharedLinks]:
    """Return what is kept of questions, and what lies beside it."""
    insights = Insights(accounts)
    dashboards = Dashboards(accounts, insights)
    annotations = Annotations(accounts, dashboards)
    return insights, dashboards, annotations, SharedLinks(accounts, dashboards, cache, secret)


def _beside(settings: Settings, folder: DataFolder, database: Database, work: Work) -> Beside:
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


def _with_imports(beside: Beside, imports: Imports) -> Beside:
    """Files that were handed in are sent as long as this process answers."""

    def start() -> None:
        beside.start()
        imports.start()

    def stop() -> None:
        imports.stop()
        beside.stop()

    return Beside(start, stop, beside.works)


def _with_answers(beside: Beside, warming: Warmer) -> Beside:
    """What people ask for is read beforehand as long as this process answers."""

    def start() -> None:
        beside.start()
        warming.start()

    def stop() -> None:
        warming.stop()
        beside.stop()

    return Beside(start, stop, beside.works)


def seen_events(analytics: Analytics, project_id: ProjectId) -> list[SeenEvent]:
    """Return what a project has sent, as its tracking plan learns from it."""
    return [
        SeenEvent(
            event.name,
            event.sampled,
            tuple(SeenProperty(p.name, p.types, p.coverage) for p in event.properties),
        )
        for event in analytics.schema(project_id).events
    ]


def wait_until_passed(
    seq: int, states: Callable[[], list[ConsumerState]], timeout_s: float = 60.0
) -> None:
    """Return once every consumer is past ``seq``; after the time-out the next purge does the rest.

    Raises:
        TimeoutError: a consumer does not get there.
    """
    deadline = time.monotonic() + timeout_s
    while any(state.cursor < seq for state in states()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"a consumer has not reached {seq} in {timeout_s} s")
        time.sleep(0.1)
