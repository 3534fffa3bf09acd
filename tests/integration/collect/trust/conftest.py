"""A shop on real engines: a log of its own, its consumers stepped by hand, the API over them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from starlette.testclient import TestClient

from cauce.accounts.contracts import KeyKind
from cauce.accounts.facade import Accounts
from cauce.api.app import create_app
from cauce.api.services import Services
from cauce.collect.app import CollectApp
from cauce.collect.contracts import Sender
from cauce.collect.feed import EventFeed
from cauce.collect.guarding import Guards
from cauce.collect.intake import LogDoor, sort_items
from cauce.collect.keys import KeyCache
from cauce.collect.plan.facade import TrackingPlans
from cauce.collect.quota import Quota
from cauce.collect.sources.facade.alerts import SourceAlerts
from cauce.collect.sources.facade.habits import Habits
from cauce.collect.sources.facade.reading import Sources
from cauce.collect.tasks import StoreConsumer
from cauce.collect.trust.facade.journeys import EventJourneys
from cauce.collect.trust.facade.rejects import Rejects
from cauce.collect.wire import read_batch
from cauce.infra.cache import MemoryCache
from cauce.infra.consumers import ConsumerState, save_cursor
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.writer import LogWriter, call_each
from cauce.infra.settings import Settings
from cauce.kernel.access import ALL_SCOPES, SYSTEM, Access, Role
from cauce.kernel.ids import PersonId, ProjectId
from cauce.main.privacy import guard_of
from cauce.main.replaying import NOBODY, unavailable


@dataclass
class Trusted:
    """One project; nothing is stored before ``store`` and no person known before ``people``."""

    client: TestClient
    database: Database
    events: Events
    project_id: ProjectId
    accounts: Accounts
    reader: SegmentReader
    writer: LogWriter
    consumer: StoreConsumer
    base: int
    cursors: dict[str, int]
    most_deliveries: int = 1_000
    guards: Guards = field(default_factory=Guards)
    known: dict[PersonId, tuple[PersonId, str]] = field(default_factory=dict)

    def path(self, rest: str) -> str:
        return f"/api/v1/projects/{self.project_id}/{rest}"

    def get(self, rest: str, **params: Any) -> Any:
        answer = self.client.get(self.path(rest), params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def send(self, *items: Any, key_id: int = 0) -> None:
        """Take items as collect does, sent with a key."""
        parcel = read_batch(msgspec.json.encode({"batch": list(items)}))
        now = datetime.now(UTC)
        self.writer.append(sort_items(parcel, self.project_id, now, key_id=key_id).entries)

    def keys(self) -> dict[int, str]:
        """Return the write keys that work."""
        with self.database.transaction() as tx:
            return self.accounts.write_keys_of(tx, self.project_id)

    @property
    def write_key(self) -> str:
        """The project's oldest write key."""
        return next(iter(self.keys().values()))

    def ask(self, path: str, body: bytes, **headers: str) -> httpx.Response:
        """Post a request to collecting, which has this log and knows this project's keys."""
        senders = {value: Sender(self.project_id, number) for number, value in self.keys().items()}

        async def post() -> httpx.Response:
            keys = KeyCache(lambda: senders)
            app = CollectApp(LogDoor(self.writer), keys, Quota(0), guards=self.guards)
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="http://c.test") as http:
                return await http.post(path, content=body, headers=headers)

        answer = asyncio.run(post())
        self.writer.deliver = call_each  # the loop that was to be woken is gone
        return answer

    def deliver(self, write_key: str, path: str, body: bytes) -> bytes:
        """Send what is replayed, until there is no room for more."""
        if self.most_deliveries == 0:
            raise unavailable("HTTP 503 full", 5)
        self.most_deliveries -= 1
        answer = self.ask(path, body, authorization=f"Bearer {write_key}", **NOBODY)
        assert answer.status_code == 200, answer.text
        return answer.content

    def post(self, rest: str, **body: Any) -> Any:
        answer = self.client.post(self.path(rest), json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def store(self) -> None:
        """Let the store consumer catch up, as its runner does."""
        while (batch := self.reader.read_after(self.cursors["store"])).frames:
            self.consumer.handle(batch)
            self.passed("store", batch.last_seq)

    def passed(self, name: str, seq: int | None = None) -> None:
        """Note that a consumer is done up to a seq, the head without one."""
        seq = self.reader.head() if seq is None else seq
        with self.database.transaction() as tx:
            save_cursor(tx, name, seq)
        self.cursors[name] = seq

    def states(self) -> list[ConsumerState]:
        head = self.reader.head()
        return [
            ConsumerState(name, seq, head - seq, 0.0, None, None)
            for name, seq in self.cursors.items()
        ]

    def names(
        self, _project: ProjectId, raws: Sequence[PersonId]
    ) -> dict[PersonId, tuple[PersonId, str]]:
        return {raw: self.known[raw] for raw in raws if raw in self.known}

    def rows(self, table: str, columns: str) -> list[Any]:
        """Return columns of what a table holds of the project, in the order of the log."""
        sql = f"SELECT {columns} FROM {table} WHERE project_id = {self.project_id} ORDER BY seq"
        return list(self.events.query(sql).rows)


@pytest.fixture
def new_trusted(
    database: Database, events: Events, tmp_path: Path
) -> Iterator[Callable[[], Trusted]]:
    writers = []

    def make() -> Trusted:
        accounts = Accounts(MemoryCache())
        with database.transaction() as tx:
            made = accounts.create_project(tx, "Tienda")
        project_id = made.project.project_id
        folder = tmp_path / f"log of {project_id}"
        base = 3 * 10**12 + project_id * 10**6
        writer = LogWriter(folder, segment_bytes=1 << 20, reserve_bytes=0, first_seq=base + 1)
        writers.append(writer)
        cursors = dict.fromkeys(("store", "people", "react"), base)
        forget_positions(database)
        shop = Trusted(
            None, database, events, project_id, accounts, SegmentReader(folder), writer,
            StoreConsumer(events), base, cursors,
        )  # fmt: skip
        journeys = EventJourneys(events, database, shop.reader, shop.names, shop.states)
        services = Services(
            settings=Settings(data=tmp_path, api_rate_per_minute=1_000_000),
            database=database,
            cache=MemoryCache(),
            accounts=accounts,
            ready=database.ping,
            more=(
                EventFeed(events, shop.reader, shop.names, shop.states),
                journeys,
                Rejects(
                    events,
                    accounts,
                    shop.reader,
                    TrackingPlans(accounts).judge,
                    partial(guard_of, accounts),
                    shop.deliver,
                ),
                Sources(events, database, accounts, Habits(events)),
                SourceAlerts(accounts),
            ),
            purge=lambda: None,
        )
        shop.client = TestClient(create_app(services), base_url="http://cauce.test")
        shop.client.headers["Authorization"] = f"Bearer {made.api_key}"
        return shop

    yield make
    for writer in writers:
        writer.close()
    forget_positions(database)


def forget_positions(database: Database) -> None:
    """Remove what consumers of other logs noted: a log of its own begins elsewhere."""
    with database.transaction() as tx:
        for table in ("consumer_passages", "consumer_cursors"):
            tx.execute(f"DELETE FROM {table}")


@pytest.fixture
def trusted(new_trusted) -> Trusted:
    return new_trusted()


def access_of(shop):
    with shop.database.transaction() as tx:
        project = shop.accounts.get_project(tx, shop.project_id)
    return Access(
        project.project_id, project.workspace_id, project.timezone, SYSTEM, Role.OWNER, ALL_SCOPES
    )


@pytest.fixture
def two_keys(trusted):
    """A shop whose app has a key of its own beside the first; returns it with both ids."""
    with trusted.database.transaction() as tx:
        app = trusted.accounts.create_key(tx, access_of(trusted), KeyKind.WRITE, "App")
    web, own = trusted.keys()
    assert own == app.key.key_id
    return trusted, web, own
