"""How the parts are joined: read it as the architecture diagram."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from fastapi import FastAPI

from cauce.accounts.facade import Accounts
from cauce.accounts.tasks import Remover
from cauce.analytics.annotations.facade import Annotations
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.facade.insights import Insights
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.at_hand import Keeper
from cauce.analytics.facade.running import WORKERS
from cauce.analytics.facade.turns import Turns
from cauce.analytics.sharing.facade import SharedLinks
from cauce.analytics.templates.facade import Templates
from cauce.api.app import create_app
from cauce.api.services import Services
from cauce.collect.feed import EventFeed
from cauce.collect.hooks.facade import Hooks
from cauce.collect.imports.facade import Imports
from cauce.collect.imports.store import ImportFolders
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
from cauce.main.beside import Work, beside_of, with_answers, with_imports
from cauce.main.copying import CONSUMERS, StreamCopy
from cauce.main.housekeeping import Housekeeping
from cauce.main.importing.workshop import ImportWorkshop
from cauce.main.noticing import wire_notices
from cauce.main.prepare import database_url, wait_for_state
from cauce.main.privacy import guard_of
from cauce.main.purging import let_pass, purge_projects, within
from cauce.main.react import ReactConsumer
from cauce.main.replaying import deliver_to_front
from cauce.main.reporting import wire_reports
from cauce.main.warming import wire_warming
from cauce.main.watching import watch_numbers, watch_sources
from cauce.main.web import ui_folder
from cauce.people.facade import People
from cauce.people.facade.erasures import Erasures
from cauce.people.tasks import PeopleConsumer
from cauce.segments.facade import Segments

STREAM_KEEPS = "the stream of the log (log_url) keeps its own copy until its retention ends"
STORE_LINGER_S = 0.35
PEOPLE_LINGER_S = 0.5


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
            within(database, plans.forget_project),
            within(database, reporting.reports.forget_project),
            within(database, annotations.forget_project),
            within(database, links.forget_project),
            within(database, dashboards.forget_project),
            within(database, alerting.alerts.forget_project),
            within(database, watching.alerts.forget_project),
            within(database, hooks.forget_project),
            within(database, warming.lately.forget_project),
            imports.forget_project,
            noticing.forget_project,
        ]
        purge_projects(
            accounts, database, removers, lambda: let_pass(reader, copy, consumer_states)
        )

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
            Metrics(accounts, followers=(alerting.alerts,)),
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
    answering = with_imports(beside_of(settings, folder, database, work), imports)
    beside = with_answers(answering, warming)
    return Core(create_app(services), beside.start, beside.stop, close)


def _in_transaction(database: Database, chore: Callable[[Tx], None]) -> None:
    with database.transaction() as tx:
        chore(tx)


def _ready(database: Database, events: Events, copy: StreamCopy | None) -> bool:
    return database.ping() and events.ping() and (copy is None or copy.healthy())


def boards(
    accounts: Accounts, cache: Cache, secret: str
) -> tuple[Insights, Dashboards, Annotations, SharedLinks]:
    """Return what is kept of questions, and what lies beside it."""
    insights = Insights(accounts)
    dashboards = Dashboards(accounts, insights)
    annotations = Annotations(accounts, dashboards)
    return insights, dashboards, annotations, SharedLinks(accounts, dashboards, cache, secret)


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
