"""A shop that sells ten orders a day, and somebody who makes alerts on them over HTTP."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.testclient import TestClient

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.facade import Notices
from cauce.analytics.alerts.facade.asking import Asking
from cauce.analytics.alerts.facade.watch import AlertWatch
from cauce.analytics.alerts.store import alerts as store
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.kernel.access import Role
from cauce.kernel.ids import AccountId, ProjectId

NOW = datetime(2026, 1, 8, 12, tzinfo=UTC)
ORDERS = {"kind": "trend", "series": [{"event": "Order"}]}
FEW = {"kind": "threshold", "direction": "down", "value": 8}
FUNNEL = {"kind": "funnel", "steps": [{"event": "Order"}, {"event": "Paid"}], "window": {"value": 1, "unit": "hour"}}  # fmt: skip


@dataclass
class HandClock:
    """A clock that is set by hand."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class AlertDesk:
    """Somebody with a key to one project, the watch over its alerts, and a member who is told."""

    client: TestClient
    database: Database
    events: Events
    accounts: Accounts
    notices: Notices
    asking: Asking
    project_id: ProjectId
    workspace_id: int
    member: AccountId
    clock: HandClock
    sent: int = 0

    def call(
        self, method: str, path: str, body: Any = None, status: int = 200, **params: Any
    ) -> Any:
        """Return the JSON of an answer that must have the status."""
        url = f"/api/v1/projects/{self.project_id}/alerts{path}"
        answer = self.client.request(method, url, json=body, params=params)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    def get(self, path: str = "", status: int = 200, **params: Any) -> Any:
        return self.call("GET", path, status=status, **params)

    def post(self, path: str, body: Any, status: int = 200) -> Any:
        return self.call("POST", path, body, status)

    def put(self, path: str, body: Any, status: int = 200) -> Any:
        return self.call("PUT", path, body, status)

    def make(self, condition: Any = None, status: int = 201, **change: Any) -> Any:
        """Return a new alert that tells the member."""
        own = {"name": "Orders", "question": ORDERS, "condition": condition or FEW}
        return self.call("POST", "", {**own, "members": [str(self.member)], **change}, status)

    def watch(self, notices: Notices | None = None) -> AlertWatch:
        told = notices or self.notices
        return AlertWatch(
            self.database,
            self.accounts,
            Metrics(self.accounts, self.clock),
            told,
            self.asking,
            level=lambda: True,
            clock=self.clock,
        )

    def look(self, watch: AlertWatch | None = None) -> None:
        """Look at what is due in this project."""
        with self.database.transaction() as tx:
            due = store.due(tx, self.clock(), 1_000)
            project = self.accounts.get_project(tx, self.project_id)
        for one in due:
            if one.project_id == self.project_id:
                (watch or self.watch()).look_at(project, one)

    def told(self) -> list[str]:
        """Return the titles of what people were told, oldest first, filled in."""
        return [title for title, _ in self.letters()]

    def letters(self) -> list[tuple[str, str]]:
        """Return titles and bodies in English with their values."""
        with self.database.transaction() as tx:
            found = tx.execute(
                'SELECT n.title, n.body, n."values" FROM notices n JOIN notice_deliveries d'
                " USING (notice_id) WHERE n.project_id = %s ORDER BY n.created_at, n.dedup_key",
                [self.project_id],
            ).fetchall()
        return [
            (_filled(row["title"]["en"], row["values"]), _filled(row["body"]["en"], row["values"]))
            for row in found
        ]

    def firings(self, alert: Any) -> list[Any]:
        return self.get(f"/{alert['id']}/firings")["items"]

    def send(self, *moments: datetime, event: str = "Order", **properties: Any) -> None:
        """Store events."""
        lines = []
        for at in moments:
            self.sent += 1
            lines.append(
                json.dumps({
                    "project_id": self.project_id, "event": event, "person_id": 1 + self.sent % 7,
                    "seq": self.sent, "timestamp": at.isoformat(), "user_id": "u",
                    "anonymous_id": "", "properties": properties, "context": {},
                })
            )  # fmt: skip
        name = f"alerts-{self.project_id}-{self.sent}"
        self.events.insert_json("events", "\n".join(lines).encode(), name)

    def trade(self, *days_ago: int, spain: int, mexico: int) -> None:
        """Store the same orders on each of some days."""
        noons = [NOW - timedelta(days=days) for days in days_ago]
        if spain:
            self.send(*noons * spain, country="ES", price=10)
        if mexico:
            self.send(*noons * mexico, country="MX", price=20)


def join(database: Database, workspace_id: int, name: str) -> AccountId:
    """Return a new member of a workspace, with an address."""
    with database.transaction() as tx:
        row = tx.execute(
            "INSERT INTO accounts (name, email, language) VALUES (%s, %s, 'en') RETURNING id",
            [name, f"{name}-{workspace_id}@example.com"],
        ).fetchone()
        assert row is not None
        tx.execute(
            "INSERT INTO memberships VALUES (%s, %s, %s)", [workspace_id, row["id"], Role.EDITOR]
        )
    return AccountId(row["id"])


def _filled(text: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
