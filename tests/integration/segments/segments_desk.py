"""Somebody at work on cohorts, over HTTP, and the events whose people they keep."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from starlette.testclient import TestClient

from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId, raw_person_id
from cauce.people.facade import People
from cauce.segments.facade import Segments

NOW = datetime(2026, 1, 8, 12, tzinfo=UTC)
DAYS = {"date_from": "2026-01-05", "date_to": "2026-01-07", "interval": "day"}
_numbers = itertools.count()


@dataclass
class Desk:
    """Somebody with a key to one project."""

    client: TestClient
    database: Database
    events: Events
    people: People
    segments: Segments
    project_id: ProjectId

    def call(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """Return the JSON of an answer that must have the status."""
        url = f"/api/v1/projects/{self.project_id}/{path}"
        answer = self.client.request(method, url, json=body)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    def ask(self, question: dict, status: int = 200) -> Any:
        return self.call("POST", "query", question, status)

    def keep(self, name: str, of: dict, point: dict) -> str:
        """Return the id of a cohort of the people behind a number."""
        body = {"name": name, "of": of, "point": point}
        return str(self.call("POST", "query/segment", body, 201)["id"])

    def person(self, user: str) -> int:
        return raw_person_id(self.project_id, "user_id", user)

    def known(self, *users: str) -> None:
        """Give people the profile that the list of people shows."""
        rows = [
            {
                "project_id": self.project_id, "person_id": self.person(user), "version": 1,
                "display_name": user, "user_id": user, "traits": {"letters": len(user)},
                "first_seen": "2026-01-05T10:00:00Z", "last_seen": f"2026-01-05T10:0{n}:00Z",
            }
            for n, user in enumerate(users)
        ]  # fmt: skip
        token = f"known-{self.project_id}-{next(_numbers)}"
        self.events.insert_json("persons", "\n".join(map(json.dumps, rows)).encode(), token)

    def listed(self, where: dict) -> list[str]:
        """Return the names in the list of people that a condition leaves."""
        page = self.call("GET", f"people?filter={quote(json.dumps(where))}&sort=name")
        assert page["total"] == len(page["items"])
        return [one["display_name"] for one in page["items"]]

    def send(self, *lines: str) -> None:
        """Store events such as ``ana B 5 7.5``: who, what, the day of January and what it was worth."""
        rows = []
        for line in lines:
            user, event, day, worth = line.split()
            rows.append(
                {
                    "project_id": self.project_id, "event": event, "person_id": self.person(user),
                    "seq": next(_numbers), "timestamp": f"2026-01-0{day}T10:0{len(rows) % 10}:00Z",
                    "user_id": user, "anonymous_id": "", "context": {},
                    "properties": {"worth": float(worth)},
                }
            )  # fmt: skip
        token = f"segments-{self.project_id}-{next(_numbers)}"
        self.events.insert_json("events", "\n".join(map(json.dumps, rows)).encode(), token)


def trend(event: str = "B", **change: Any) -> dict:
    return {"kind": "trend", **DAYS, "series": [{"event": event, "math": "persons"}], **change}


def funnel(**change: Any) -> dict:
    days = {name: DAYS[name] for name in ("date_from", "date_to")}
    return {"kind": "funnel", **days, "steps": [{"event": "A"}, {"event": "B"}], **change}


def retention(**change: Any) -> dict:
    both = {"first": {"event": "A"}, "return": {"event": "B"}}
    return {"kind": "retention", **DAYS, "periods": 2, **both, **change}
