"""Somebody at work on insights and dashboards, over HTTP, and the events they ask about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.testclient import TestClient

from cauce.analytics.annotations.facade import Annotations
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId

NOW = datetime(2026, 1, 8, 12, tzinfo=UTC)
TREND = {"kind": "trend", "date_from": "2026-01-05", "date_to": "2026-01-06", "series": [{"event": "A"}]}  # fmt: skip


@dataclass
class HandClock:
    """A clock that is set by hand."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Desk:
    """Somebody with a key to one project."""

    client: TestClient
    database: Database
    project_id: ProjectId
    dashboards: Dashboards
    annotations: Annotations
    clock: HandClock

    def call(
        self, method: str, path: str, body: Any = None, status: int = 200, **params: Any
    ) -> Any:
        """Return the JSON of an answer that must have the status."""
        url = f"/api/v1/projects/{self.project_id}/{path}"
        answer = self.client.request(method, url, json=body, params=params)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    def get(self, path: str, status: int = 200, **params: Any) -> Any:
        return self.call("GET", path, status=status, **params)

    def post(self, path: str, body: Any, status: int = 201) -> Any:
        return self.call("POST", path, body, status)

    def put(self, path: str, body: Any, status: int = 200) -> Any:
        return self.call("PUT", path, body, status)

    def insight(self, name: str = "Buyers", **change: Any) -> Any:
        return self.post("insights", {"name": name, "question": TREND, **change})

    def board(self, *tiles: dict, **change: Any) -> Any:
        return self.post("dashboards", {"name": "Sales", "tiles": list(tiles), **change})

    def audit(self) -> list[str]:
        """Return what the audit log says was done to insights and dashboards, oldest first."""
        said = [entry["action"] for entry in self.get("audit")["items"]]
        return [one for one in reversed(said) if one.startswith(("insight.", "dashboard."))]


def tile(id: str, x: int = 0, y: int = 0, **own: Any) -> dict:  # noqa: A002 (the field's name)
    """Return a tile of six columns and four rows."""
    return {"id": id, "x": x, "y": y, "w": 6, "h": 4, **own}


def changed(board: dict, **change: Any) -> dict:
    """Return the body that changes a dashboard as it was answered."""
    own = ("insight_id", "question", "text", "metric_id")
    kinds = dict(zip(("insight", "question", "text", "metric"), own, strict=True))
    tiles = [
        {
            k: v
            for k, v in one.items()
            if k not in ("insight", "metric") and (k not in own or k == kinds[one["kind"]])
        }
        for one in board["tiles"]
    ]
    names = ("name", "description", "owner", "date_from", "date_to", "where", "revision")
    return {**{name: board[name] for name in names}, "tiles": tiles, **change}


def send(events: Events, project_id: ProjectId, batch: str = "boards") -> None:
    """Store A of 1 and 2 on the 5th, one of them in Spain, and of 2 on the 7th."""
    rows = [(1, "2026-01-05", "ES"), (2, "2026-01-05", "MX"), (2, "2026-01-07", "ES")]
    lines = [
        json.dumps(
            {
                "project_id": project_id, "event": "A", "person_id": person, "seq": seq,
                "timestamp": f"{day}T10:00:00Z", "user_id": f"u{person}", "anonymous_id": "",
                "properties": {"country": country}, "context": {},
            }
        )
        for seq, (person, day, country) in enumerate(rows)
    ]  # fmt: skip
    events.insert_json("events", "\n".join(lines).encode(), f"{batch}-{project_id}")
