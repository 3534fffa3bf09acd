"""A shop with twelve weeks of orders, its alerts over HTTP, and a clock that is set by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from alerts_desk import NOW, AlertDesk, HandClock, join
from starlette.testclient import TestClient

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.facade import Notices
from cauce.analytics.alerts.facade.alerts import Alerts
from cauce.analytics.alerts.facade.asking import Asking
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.analytics.facade import Analytics
from cauce.api.app import create_app
from cauce.api.services import Services
from cauce.infra.cache import MemoryCache
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.outbound import Outbound
from cauce.infra.settings import Settings


@pytest.fixture(scope="module")
def new_desk(database: Database, events: Events, session_folder: Any) -> Callable[[], AlertDesk]:
    clock = HandClock()
    accounts = Accounts(MemoryCache(), clock)
    notices = Notices(accounts, Outbound("127.0.0.0/8"), "a secret", clock)
    asking = Asking(Analytics(events, clock=clock))
    alerts = Alerts(accounts, Metrics(accounts, clock), asking, notices, clock)
    services = Services(
        settings=Settings(data=session_folder.root, api_rate_per_minute=1_000_000),
        database=database,
        cache=MemoryCache(),
        accounts=accounts,
        ready=database.ping,
        more=(asking.analytics, alerts, Metrics(accounts, clock, (alerts,))),
        purge=lambda: None,
    )
    app = create_app(services)

    def make() -> AlertDesk:
        clock.now = NOW
        with database.transaction() as tx:
            row = tx.execute("INSERT INTO workspaces (name) VALUES ('W') RETURNING id").fetchone()
            made = accounts.create_project(tx, "Tienda", "Europe/Madrid", workspace_id=row["id"])
        client = TestClient(app, base_url="http://cauce.test")
        client.headers["Authorization"] = f"Bearer {made.api_key}"
        project_id = made.project.project_id
        member = join(database, row["id"], "marta")
        desk = AlertDesk(
            client,
            database,
            events,
            accounts,
            notices,
            asking,
            project_id,
            row["id"],
            member,
            clock,
        )
        desk.trade(*range(2, 80), spain=6, mexico=4)
        return desk

    return make


@pytest.fixture
def desk(new_desk: Callable[[], AlertDesk]) -> AlertDesk:
    return new_desk()
