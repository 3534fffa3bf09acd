"""A project with a few events, its insights and dashboards over HTTP, and a clock that is set by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from boards_desk import NOW, Desk, HandClock, send
from starlette.testclient import TestClient

from cauce.accounts.facade import Accounts
from cauce.analytics.annotations.facade import Annotations
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.facade.insights import Insights
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.analytics.facade import Analytics
from cauce.analytics.sharing.facade import SharedLinks
from cauce.analytics.templates.facade import Templates
from cauce.api.app import create_app
from cauce.api.services import Services
from cauce.infra.cache import MemoryCache
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.settings import Settings


@pytest.fixture(scope="module")
def new_desk(database: Database, events: Events, session_folder: Any) -> Callable[[], Desk]:
    accounts, clock = Accounts(MemoryCache()), HandClock()
    insights = Insights(accounts, clock)
    dashboards = Dashboards(accounts, insights, clock)
    analytics = Analytics(events, clock=clock)
    annotations = Annotations(accounts, dashboards, clock)
    services = Services(
        settings=Settings(data=session_folder.root, api_rate_per_minute=1_000_000),
        database=database,
        cache=MemoryCache(),
        accounts=accounts,
        ready=database.ping,
        more=(
            analytics,
            insights,
            Metrics(accounts, clock),
            dashboards,
            annotations,
            Templates(analytics, dashboards),
            SharedLinks(accounts, dashboards, MemoryCache(), "a secret", clock),
        ),
        purge=lambda: None,
    )
    app = create_app(services)

    def make() -> Desk:
        clock.now = NOW
        with database.transaction() as tx:
            made = accounts.create_project(tx, "Tienda")
        client = TestClient(app, base_url="http://cauce.test")
        client.headers["Authorization"] = f"Bearer {made.api_key}"
        send(events, made.project.project_id)
        return Desk(client, database, made.project.project_id, dashboards, annotations, clock)

    return make


@pytest.fixture
def desk(new_desk: Callable[[], Desk]) -> Desk:
    return new_desk()
