"""What arrived, by source, from the events engine; of events each question reads the projection ``arrivals`` only."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from cauce.collect.sources.contracts import FiveMinutes, KeyHour, RefusedItems, VersionHour
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId


def arrivals(events: Events, project_id: ProjectId, since: datetime) -> list[VersionHour]:
    """Return what every key and library sent in each hour since the five minutes of an instant."""
    return [VersionHour(*row) for row in _ask(events, "arrivals", project_id, since)]


def recent(events: Events, project_id: ProjectId, since: datetime) -> list[FiveMinutes]:
    """Return what every key sent in each five minutes since an instant, oldest first."""
    return [FiveMinutes(*row) for row in _ask(events, "recent", project_id, since)]


def habits(events: Events, project_id: ProjectId, since: datetime) -> list[KeyHour]:
    """Return the hours of every key since an instant, oldest first."""
    return [KeyHour(*row) for row in _ask(events, "habits", project_id, since)]


def rejects(events: Events, project_id: ProjectId, since: datetime) -> list[RefusedItems]:
    """Return how many items of every key and library were refused in each five minutes since an instant."""
    return [RefusedItems(*row) for row in _ask(events, "rejects", project_id, since)]


def last_seen(events: Events, project_id: ProjectId) -> Mapping[int, datetime]:
    """Return when the last event of every key arrived."""
    found = events.query(sql("last_seen"), {"project": project_id})
    return {key: _utc(last) for key, last in found.rows}


@cache
def sql(name: str) -> str:
    """Return one of the statements in ``sql/``."""
    return (files("cauce.collect.sources") / "sql" / f"{name}.sql").read_text("utf-8")


def _ask(events: Events, name: str, project_id: ProjectId, since: datetime) -> list[list[Any]]:
    found = events.query(sql(name), {"project": project_id, "since": since})
    return [
        [_utc(value) if isinstance(value, datetime) else value for value in row]
        for row in found.rows
    ]


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
