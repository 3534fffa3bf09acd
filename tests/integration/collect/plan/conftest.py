"""A project with an API key, its tracking plan over HTTP, and a door for events of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from cauce.accounts.facade import Accounts
from cauce.api.app import create_app
from cauce.api.services import Services
from cauce.collect import store
from cauce.collect.intake import sort_items
from cauce.collect.plan.contracts import SeenEvent
from cauce.collect.plan.facade import PlanMeasures, TrackingPlans
from cauce.collect.plan.logic.compile import CompiledPlan
from cauce.collect.wire import read_batch
from cauce.infra.cache import MemoryCache
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.log.contracts import FrameKind
from cauce.infra.settings import Settings
from cauce.kernel.ids import ProjectId


@dataclass
class Shop:
    """One project; ``seen`` is what traffic shows."""

    client: TestClient
    database: Database
    events: Events
    project_id: ProjectId
    plans: TrackingPlans
    next_seq: int
    seen: list[SeenEvent] = field(default_factory=list)

    def path(self, rest: str = "") -> str:
        return f"/api/v1/projects/{self.project_id}/tracking-plan{rest}"

    def get(self, rest: str = "", **params: Any) -> Any:
        answer = self.client.get(self.path(rest), params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def draft(self, plan: dict, revision: int | None = None) -> dict:
        if revision is None:
            revision = self.get()["draft"]["revision"]
        answer = self.client.put(self.path("/draft"), json={"revision": revision, "plan": plan})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def publish(self, plan: dict, note: str = "") -> dict:
        revision = self.draft(plan)["revision"]
        body = {"revision": revision, "note": note}
        answer = self.client.post(self.path("/publish"), json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def send(self, *items: dict) -> None:
        """Take items as collect does with the published plan, and store them."""
        with self.database.transaction() as tx:
            published = self.plans.published(tx, self.project_id)
        plan = CompiledPlan(published.plan) if published else None
        parcel = read_batch(msgspec.json.encode({"batch": list(items)}))
        entries = sort_items(parcel, self.project_id, datetime.now(UTC), plan=plan).entries
        for kind, table in ((FrameKind.EVENT, "events"), (FrameKind.REJECT, "rejects")):
            rows = []
            for entry in entries:
                if entry.kind is kind:
                    rows.append(b'{"seq":%d,' % self.next_seq + entry.body)
                    self.next_seq += 1
            store.insert(self.events, table, rows, f"plan:{self.project_id}:{self.next_seq}")


@pytest.fixture
def new_shop(database, events, session_folder) -> Callable[[], Shop]:
    def make() -> Shop:
        accounts = Accounts(MemoryCache())
        with database.transaction() as tx:
            made = accounts.create_project(tx, "Tienda")
        project_id = made.project.project_id
        plans = TrackingPlans(accounts)
        seen: list[SeenEvent] = []
        services = Services(
            settings=Settings(data=session_folder.root, api_rate_per_minute=1_000_000),
            database=database,
            cache=MemoryCache(),
            accounts=accounts,
            ready=database.ping,
            more=(plans, PlanMeasures(events, lambda _: seen)),
            purge=lambda: None,
        )
        client = TestClient(create_app(services), base_url="http://cauce.test")
        client.headers["Authorization"] = f"Bearer {made.api_key}"
        return Shop(client, database, events, project_id, plans, 10**12 + project_id * 10**6, seen)

    return make


@pytest.fixture
def shop(new_shop) -> Shop:
    return new_shop()
