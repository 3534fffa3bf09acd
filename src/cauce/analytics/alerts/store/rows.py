"""How parts of alerts are stored and read back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from cauce.analytics.alerts.contracts import (
    Bucket,
    Changed,
    Driver,
    EndedBecause,
    Firing,
    Part,
    Problem,
    Reason,
    Telling,
    Verdict,
)
from cauce.kernel.errors import Text
from cauce.kernel.ids import AccountId


def telling_json(telling: Telling) -> dict[str, Any]:
    """Return who is told, as it is stored."""
    members = None if telling.members is None else list(telling.members)
    return {"members": members, "channels": telling.channels, "repeat_h": telling.repeat_h}


def telling_of(stored: Mapping[str, Any]) -> Telling:
    """Return who is told."""
    members = stored["members"]
    chosen = None if members is None else tuple(AccountId(one) for one in members)
    return Telling(chosen, stored["channels"], stored["repeat_h"])


def problem_json(problem: Problem | None) -> Jsonb | None:
    """Return why a look came to nothing, as it is stored."""
    if problem is None:
        return None
    said = {"code": problem.code, "en": problem.message.en, "es": problem.message.es}
    return Jsonb({**said, "at": problem.at.isoformat(), "tries": problem.tries})


def problem_of(stored: Mapping[str, Any] | None) -> Problem | None:
    """Return why a look came to nothing."""
    if stored is None:
        return None
    message, at = Text(stored["en"], stored["es"]), datetime.fromisoformat(stored["at"])
    return Problem(stored["code"], message, at, stored["tries"])


def verdict_json(verdict: Verdict) -> Jsonb:
    """Return a verdict as it is stored."""
    return Jsonb(asdict(verdict))


def verdict_of(stored: Mapping[str, Any]) -> Verdict:
    """Return a verdict."""
    return Verdict(**{**stored, "reason": Reason(stored["reason"])})


def bucket_of(row: Mapping[str, Any]) -> Bucket:
    """Return the bucket of a row."""
    return Bucket(row["label"], row["starts_at"], row["ends_at"])


def changed_json(changed: Changed | None) -> Jsonb | None:
    """Return what changed, as it is stored."""
    return None if changed is None else Jsonb(asdict(changed))


def changed_of(stored: Mapping[str, Any] | None) -> Changed | None:
    """Return what changed."""
    if stored is None:
        return None
    drivers = tuple(
        Driver(**{**one, "parts": tuple(Part(**part) for part in one["parts"])})
        for one in stored["drivers"]
    )
    return Changed(**{**stored, "drivers": drivers})


def firing_of(row: Mapping[str, Any]) -> Firing:
    """Return the firing of a row."""
    because = row["ended_because"]
    return Firing(
        row["id"],
        row["alert_id"],
        row["round"],
        row["line"],
        bucket_of(row),
        verdict_of(row["verdict"]),
        row["began_at"],
        changed_of(row["changed"]),
        row["told_at"],
        row["reminded"],
        row["last_told_at"],
        row["ended_at"],
        row["ended_bucket"],
        EndedBecause(because) if because else None,
    )
