"""The management API over the real engines, reached in process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.testclient import TestClient

from cauce.accounts.contracts import NewProject
from cauce.accounts.facade import Accounts
from cauce.accounts.notices.facade import Courier, Notices
from cauce.accounts.tasks import purge_removed_projects
from cauce.analytics.alerts.facade.alerts import Alerts
from cauce.analytics.alerts.facade.asking import Asking
from cauce.analytics.annotations.facade import Annotations
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.facade.insights import Insights
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.analytics.facade import Analytics
from cauce.analytics.sharing.facade import SharedLinks
from cauce.analytics.templates.facade import Templates
from cauce.api.app import create_app
from cauce.api.services import Services
from cauce.collect.feed import EventFeed
from cauce.collect.hooks.facade import Hooks
from cauce.collect.imports.facade import Imports
from cauce.collect.imports.store import ImportFolders
from cauce.collect.plan.facade import PlanMeasures, TrackingPlans
from cauce.collect.sources.facade.alerts import SourceAlerts
from cauce.collect.sources.facade.habits import Habits
from cauce.collect.sources.facade.reading import Sources
from cauce.collect.trust.facade.journeys import EventJourneys
from cauce.collect.trust.facade.rejects import Rejects
from cauce.infra.cache import MemoryCache
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.folder import DataFolder
from cauce.infra.ledger import Ledger
from cauce.infra.log.cleaner import SegmentCleaner
from cauce.infra.log.reader import SegmentReader
from cauce.infra.mail import open_mailer, open_outbox
from cauce.infra.outbound import Outbound
from cauce.infra.sealing import Sealer
from cauce.infra.settings import Settings
from cauce.infra.signing import Signer
from cauce.kernel.access import Role
from cauce.main.importing.workshop import ImportWorkshop
from cauce.main.privacy import guard_of
from cauce.main.replaying import deliver_to_front
from cauce.main.reporting import wire_reports
from cauce.main.wiring import seen_events
from cauce.people.facade import People
from cauce.people.facade.erasures import Erasures
from cauce.segments.facade import Segments


@pytest.fixture(scope="session")
def accounts() -> Accounts:
    return Accounts(MemoryCache())


@pytest.fixture(scope="session")
def services(
    database: Database, events: Events, accounts: Accounts, session_folder: DataFolder
) -> Services:
    reader = SegmentReader(session_folder.log)
    feed = EventFeed(events, reader, lambda *_: {}, list)
    people = People(database, events, lambda: 0)
    segments = Segments(accounts, database, events)
    analytics = Analytics(events, segments=segments)
    insights = Insights(accounts)
    dashboards = Dashboards(accounts, insights)
    plans = TrackingPlans(accounts)
    settings = Settings(data=session_folder.root, api_rate_per_minute=1_000_000)
    outbound = Outbound(settings.outbound_networks)
    mailer = open_mailer(settings, session_folder)
    notices = Notices(accounts, outbound, "a secret of this test")
    reporting = wire_reports(
        settings,
        session_folder,
        database,
        accounts,
        notices=notices,
        analytics=analytics,
        insights=insights,
        dashboards=dashboards,
    )
    alerts = Alerts(accounts, Metrics(accounts), Asking(analytics), notices)
    guard, deliver = partial(guard_of, accounts), deliver_to_front(session_folder)
    rejects = Rejects(events, accounts, reader, plans.judge, guard, deliver)
    return Services(
        settings=settings,
        database=database,
        cache=MemoryCache(),
        accounts=accounts,
        ready=database.ping,
        more=(
            feed,
            EventJourneys(events, database, reader, people.names, list),
            people,
            Erasures(
                people,
                SegmentCleaner(session_folder.log),
                Ledger(session_folder.erasures),
                Signer(session_folder.signing_key),
            ),
            analytics,
            segments,
            insights,
            Metrics(accounts, followers=(alerts,)),
            dashboards,
            reporting.reports,
            Annotations(accounts, dashboards),
            Templates(analytics, dashboards),
            SharedLinks(accounts, dashboards, MemoryCache(), "a secret of the tests"),
            plans,
            rejects,
            Hooks(
                events,
                accounts,
                reader,
                rejects,
                Sealer("a secret of the tests"),
                plans.judge,
                guard,
                deliver,
            ),
            Imports(ImportFolders(session_folder.imports), ImportWorkshop(settings), 1 << 20),
            PlanMeasures(events, partial(seen_events, analytics)),
            Sources(events, database, accounts, Habits(events)),
            SourceAlerts(accounts),
            alerts,
            notices,
            Courier(mailer, outbound, "a secret of this test", "http://cauce.test"),
            open_outbox(settings, session_folder),
        ),
        purge=lambda: purge_removed_projects(accounts, database, ()),
    )


@pytest.fixture(scope="session")
def app(services: Services):
    return create_app(services)


@dataclass
class Browser:
    """A signed-in browser: a client with its cookie that sends the CSRF token."""

    client: TestClient
    session: dict

    def __getattr__(self, name):
        return getattr(self.client, name)


@dataclass
class World:
    """One workspace with an owner, and a project of theirs."""

    owner: Browser
    project: NewProject
    stranger: TestClient
    viewer: Browser | None = None
    read_key: str = ""

    @property
    def path(self) -> str:
        return f"/api/v1/projects/{self.project.project.project_id}"

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.project.api_key}"}


@pytest.fixture
def client(app) -> Iterator[TestClient]:
    with TestClient(app, base_url="http://cauce.test", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def new_browser(app) -> Iterator[Callable[[], TestClient]]:
    """Makes clients that share an event loop: one of its own for each request takes as long as most answers."""
    with start_blocking_portal() as portal:

        def make() -> TestClient:
            client = TestClient(app, base_url="http://cauce.test", raise_server_exceptions=False)
            client.portal = portal
            return client

        yield make


def signed_in(client: TestClient, response) -> Browser:
    assert response.status_code == 200, response.text
    session = response.json()
    client.headers["X-CSRF-Token"] = session["csrf_token"]
    return Browser(client, session)


@pytest.fixture(scope="session")
def new_world(database: Database, accounts: Accounts, new_browser) -> Callable[[], World]:
    """Makes a workspace of its own with an owner who signed in by link, and one project."""

    def make() -> World:
        with database.transaction() as tx:
            workspace = tx.execute(
                "INSERT INTO workspaces (name) VALUES ('Taller') RETURNING id"
            ).fetchone()["id"]
            email = f"owner-{workspace}@example.com"
            account = tx.execute(
                "INSERT INTO accounts (name, email) VALUES ('Olga', %s) RETURNING id", [email]
            ).fetchone()["id"]
            tx.execute(
                "INSERT INTO memberships VALUES (%s, %s, %s)", [workspace, account, Role.OWNER]
            )
            project = accounts.create_project(tx, "Tienda", workspace_id=workspace)
            token = accounts.create_sign_in_link(tx, email)
        browser = new_browser()
        owner = signed_in(browser, browser.post("/api/v1/session/link", json={"token": token}))
        return World(owner, project, new_browser())

    return make


@pytest.fixture
def world(new_world) -> World:
    return new_world()


@pytest.fixture(scope="session")
def join(new_browser) -> Callable[[World, str], Browser]:
    """Invites somebody with a role to a world's workspace and signs them in."""

    def invite(world: World, role: str, email: str | None = None) -> Browser:
        email = email or f"{role}-{world.project.project.project_id}@example.com"
        made = world.owner.post(
            f"{world.path}/members/invitations", json={"email": email, "role": role}
        )
        assert made.status_code == 201, made.text
        token = made.json()["url"].rpartition("/")[2]
        browser = new_browser()
        body = {"name": role.title(), "password": "un río de palabras"}
        return signed_in(browser, browser.post(f"/api/v1/invitations/{token}", json=body))

    return invite


@pytest.fixture(scope="session")
def two_worlds(new_world, join) -> tuple[World, World]:
    """Two workspaces that know nothing of each other; the first has a viewer and a key that reads."""
    mine, theirs = new_world(), new_world()
    mine.viewer = join(mine, "viewer")
    key = {"kind": "api", "name": "Reader", "scopes": ["query", "read"]}
    mine.read_key = mine.owner.post(f"{mine.path}/keys", json=key).json()["value"]
    return mine, theirs
