"""A project with a few events, and its cohorts over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from segments_desk import NOW, Desk
from starlette.testclient import TestClient

from cauce.accounts.facade import Accounts
from cauce.analytics.facade import Analytics
from cauce.api.app import create_app
from cauce.api.services import Services
from cauce.infra.cache import MemoryCache
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.settings import Settings
from cauce.people.facade import People
from cauce.segments.facade import Segments


@pytest.fixture(scope="module")
def new_desk(database: Database, events: Events, session_folder: Any) -> Callable[[], Desk]:
    accounts = Accounts(MemoryCache())
    segments = Segments(accounts, database, events)
    people = People(database, events, lambda: 0, cohorts=segments)
    services = Services(
        settings=Settings(data=session_folder.root, api_rate_per_minute=1_000_000),
        database=database,
        cache=MemoryCache(),
        accounts=accounts,
        ready=database.ping,
        more=(Analytics(events, clock=lambda: NOW, segments=segments), segments, people),
        purge=lambda: None,
    )
    app = create_app(services)

    def make() -> Desk:
        with database.transaction() as tx:
            made = accounts.create_project(tx, "Tienda")
        client = TestClient(app, base_url="http://cauce.test")
        client.headers["Authorization"] = f"Bearer {made.api_key}"
        return Desk(client, database, events, people, segments, made.project.project_id)

    return make


@pytest.fixture
def desk(new_desk: Callable[[], Desk]) -> Desk:
    desk = new_desk()
    desk.send("ana A 5 1", "ben A 5 1", "cleo A 6 1", "ana B 6 10", "cleo B 7 30", "dan B 7 5")
    return desk
