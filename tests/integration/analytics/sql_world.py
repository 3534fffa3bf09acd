"""Two projects for questions in SQL: what one of them has must never come out of the other."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from cauce.analytics.facade import Analytics
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId

FOREIGN = "FOREIGN"
FOREIGN_NUMBER = 777_777
"""Every value of the other project has one of these in it."""


@dataclass(frozen=True)
class World:
    """A project that asks, and another that must not be seen."""

    analytics: Analytics
    mine: ProjectId
    theirs: ProjectId

    def ask(self, sql: str, **more: Any) -> Any:
        return self.analytics.ask(self.mine, {"kind": "sql", "sql": sql, "refresh": True, **more})

    def rows(self, sql: str, **more: Any) -> list[list[Any]]:
        return [list(row) for row in self.ask(sql, **more).result.rows]


def world(events: Events, mine: int, theirs: int) -> World:
    """Return two projects: 3 people with 4 events each and a bot; one person was merged into another."""
    for project, own in ((mine, True), (theirs, False)):
        _load(events, "events", project, _events(project, own=own))
        _load(events, "persons", project, _people(project, own=own))
    merge = {
        "project_id": mine,
        "from_person": 3,
        "into_person": 1,
        "version": 1,
        "is_deleted": 0,
    }
    foreign = {**merge, "project_id": theirs, "from_person": 2, "into_person": FOREIGN_NUMBER}
    _load(events, "person_overrides", mine, [merge, foreign])
    return World(Analytics(events), ProjectId(mine), ProjectId(theirs))


def _load(events: Events, table: str, project: int, rows: list[dict[str, Any]]) -> None:
    lines = "\n".join(map(json.dumps, rows)).encode()
    events.insert_json(table, lines, f"sql-{table}-{project}")


def _events(project: int, *, own: bool) -> list[dict[str, Any]]:
    found = []
    for seq in range(13):
        person, hour = seq % 3 + 1, seq // 3
        name = ("View", "Buy")[hour % 2] if own else FOREIGN
        found.append(
            {
                "project_id": project, "seq": seq + 1, "event": name,
                "person_id": person if own else FOREIGN_NUMBER + person,
                "timestamp": f"2026-01-0{person}T{22 + hour // 2:02}:{hour * 7:02}:00.000Z",
                "received_at": "2026-01-05T00:00:00.000Z",
                "message_id": f"m{seq}" if own else f"{FOREIGN}{seq}",
                "user_id": f"user {person}" if own else FOREIGN,
                "anonymous_id": f"device {person}" if own else FOREIGN,
                "properties": {"price": hour + 0.5, "path": f"/{person}", "list": ["a", "b"]}
                if own else {"price": FOREIGN_NUMBER, "secret": FOREIGN},
                "context": {"traffic": {"channel": "Email" if own else FOREIGN}},
                **({"is_bot": 1} if seq == 12 else {}),
            }
        )  # fmt: skip
    return found


def _people(project: int, *, own: bool) -> list[dict[str, Any]]:
    return [
        {
            "project_id": project, "person_id": person if own else FOREIGN_NUMBER, "version": 1,
            "is_deleted": 1 if own and person == 2 else 0,
            "user_id": f"user {person}" if own else FOREIGN,
            "display_name": f"Ana {person}" if own else FOREIGN,
            "email": f"ana{person}@example.com" if own else FOREIGN, "ids": [],
            "first_seen": "2026-01-01T00:00:00.000Z", "last_seen": "2026-01-05T00:00:00.000Z",
            "traits": {"plan": "pro", "age": 30 + person} if own else {"plan": FOREIGN},
        }
        for person in (1, 2)
    ]  # fmt: skip


def leaks(value: Any) -> bool:
    """Return whether anything of the other project is in it."""
    text = repr(value)
    foreign_ids = (f"{FOREIGN_NUMBER + n:016x}" for n in range(4))
    return FOREIGN in text or str(FOREIGN_NUMBER) in text or any(one in text for one in foreign_ids)
