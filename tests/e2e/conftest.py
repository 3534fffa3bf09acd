"""A seeded site and a real browser for the tests that do what a person does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from cauce.webbuild import ensure_ui
from support.browser import chromium, lacking
from support.server import Server

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Site:
    """A running Cauce with one project that has people and events."""

    server: Server
    project: dict

    @property
    def base_url(self) -> str:
        """Address of the web app."""
        return self.server.url

    def sign_in_link(self) -> str:
        """Return a fresh one-time link."""
        return self.server.at_once("sign-in-link")["url"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, blank: Path) -> Iterator[Site]:
    """The site; its web app is the one built from this checkout."""
    if ensure_ui(ROOT) is None:
        lacking("the web app could not be built")
    often = {"CAUCE_SOURCE_WATCH_S": "1", "CAUCE_ALERT_WATCH_S": "1"}
    data = tmp_path_factory.mktemp("e2e") / "its data"
    server = Server(data, environment=often, blank=blank)
    server.start()
    project = server.create_project("Tienda de prueba")
    seed(server, project)
    yield Site(server, project)
    server.stop()


def seed(server: Server, project: dict) -> None:
    """Send sixty days of forty people: visits, sign-ups, orders, and a merge of two users."""
    batch = list(visits(datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)))
    batch.append({"type": "track", "event": "", "userId": "nobody", "messageId": "refused"})
    batch.append({
        "type": "group", "groupId": "acme", "userId": "user-0", "messageId": "group-0",
        "timestamp": (datetime.now(UTC) - timedelta(days=58)).isoformat(),
        "traits": {"name": "Acme", "plan": "team"}, "context": {"groupType": "company"},
    })  # fmt: skip
    for start in range(0, len(batch), 500):
        answer = httpx.post(
            f"{server.url}/v1/batch",
            auth=(project["write_key"], ""),
            json={"batch": batch[start : start + 500]},
        )
        assert answer.status_code == 200, answer.text
    server.stored(project)
    server.post(project, "people/merge", {"from_user_id": "user-1", "into_user_id": "user-0"})
    plan(server, project)
    time.sleep(0.5)


def plan(server: Server, project: dict) -> None:
    """Publish what the seed teaches, break it a few times, and leave a change unpublished."""
    draft = server.post(project, "tracking-plan/learn", {})["draft"]
    events = draft["plan"]["events"]
    events["Order Completed"]["properties"]["currency"] |= {"allowed": ["EUR"], "pii": "personal"}
    draft = edit_plan(server, project, draft, draft["plan"])
    body = {"revision": draft["revision"], "note": "Learned"}
    server.post(project, "tracking-plan/publish", body)
    time.sleep(2)
    batch = [
        {"type": "track", "event": "Order Completed", "userId": "user-0", "messageId": f"broken-{i}",
         "context": {"app": {"version": "4.2.0"}}, "properties": {"currency": "GBP", "revenue": "9", "country": "ES"}}
        for i in range(5)
    ]  # fmt: skip
    answer = httpx.post(
        f"{server.url}/v1/batch", auth=(project["write_key"], ""), json={"batch": batch}
    )
    assert answer.status_code == 200, answer.text
    events["Newsletter Joined"] = {"policy": "block"}
    edit_plan(server, project, draft, draft["plan"] | {"events": events})


def edit_plan(server: Server, project: dict, draft: dict, document: dict) -> dict:
    """Put a plan in the place of the draft and return it."""
    answer = httpx.put(
        f"{server.url}/api/v1/projects/{project['project_id']}/tracking-plan/draft",
        headers={"Authorization": f"Bearer {project['api_key']}"},
        json={"revision": draft["revision"], "plan": document},
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def visits(now: datetime) -> Iterator[dict]:
    """Yield the events of the seed, each with its own message id."""
    countries = ("ES", "MX", "AR", "GB")
    for person in range(40):
        user, anonymous = f"user-{person}", f"device-{person}"
        country = countries[person % 4]
        for day in range(60, 0, -1 - person % 5):
            at = now - timedelta(days=day, minutes=person)
            yield track("Product Viewed", at, f"v{person}-{day}", anonymous, country=country)
            if person % 3 == 0:
                yield track(
                    "Order Completed", at + timedelta(minutes=9), f"o{person}-{day}", anonymous,
                    user, country=country, revenue=20 + person, currency="EUR",
                )  # fmt: skip
        yield {
            "type": "identify", "userId": user, "anonymousId": anonymous,
            "messageId": f"i{person}", "timestamp": (now - timedelta(days=59)).isoformat(),
            "traits": {
                "name": f"Persona {person}", "email": f"{user}@example.com",
                "plan": ("free", "pro")[person % 2], "country": country,
            },
        }  # fmt: skip


def track(
    event: str, at: datetime, message_id: str, anonymous: str, user: str = "", **properties: object
) -> dict:
    """Return one track call."""
    call = {
        "type": "track", "event": event, "messageId": message_id, "anonymousId": anonymous,
        "timestamp": at.isoformat(), "properties": properties,
    }  # fmt: skip
    return {**call, "userId": user} if user else call
