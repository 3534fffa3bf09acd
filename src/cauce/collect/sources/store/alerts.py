"""Rules and alerts of sources in PostgreSQL."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from psycopg.types.json import Jsonb

from cauce.collect.sources.contracts import (
    Alert,
    AlertKind,
    AlertState,
    Because,
    Facts,
    Rules,
)
from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import ProjectId

WATCH_LOCK = 0x0CA0D0
_RULES = (
    "silence, silence_after_min, silence_floor_min, rejects, reject_share, reject_window_min,"
    " reject_min, muted_until"
)
_ALERT = (
    "id, key_id, kind, state, since, opened_at, facts, round, acknowledged_at, acknowledged_by,"
    " resolved_at, resolved_because"
)
_UNANNOUNCED = "state = 'open' AND announced_at IS NULL"


def try_lock(tx: Tx, project_id: ProjectId) -> bool:
    """Return whether this transaction alone may move the alerts of a project; it holds until it ends."""
    row = one(
        tx,
        "SELECT pg_try_advisory_xact_lock(%(key)s::bigint) AS mine",
        {"key": WATCH_LOCK << 32 | project_id},
    )
    return bool(row and row["mine"])


def watching_since(tx: Tx, now: datetime, gap: timedelta) -> datetime:
    """Return since when somebody looks without a longer break than ``gap``; this look is noted."""
    row = one(
        tx,
        "INSERT INTO source_watch (id, since, at) VALUES (1, %(now)s, %(now)s) ON CONFLICT (id) DO UPDATE"
        " SET at = greatest(source_watch.at, excluded.at), since = CASE WHEN source_watch.at < %(broken)s"
        " THEN excluded.since ELSE source_watch.since END RETURNING since",
        {"now": now, "broken": now - gap},
    )
    assert row is not None  # noqa: S101
    since: datetime = row["since"]
    return since


def rules_of(tx: Tx, project_id: ProjectId) -> dict[int, Rules]:
    """Return the rules that somebody changed, by key."""
    found = rows(
        tx,
        f"SELECT key_id, {_RULES} FROM source_rules WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return {row.pop("key_id"): Rules(**row) for row in found}


def save_rules(tx: Tx, project_id: ProjectId, key_id: int, rules: Rules) -> None:
    """Keep the rules of a source."""
    values = asdict(rules)
    names = ", ".join(values)
    tx.execute(
        f"INSERT INTO source_rules (project_id, key_id, {names})"
        f" VALUES (%(project)s, %(key)s, {', '.join(f'%({name})s' for name in values)})"
        " ON CONFLICT (project_id, key_id) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in values),
        {"project": project_id, "key": key_id, **values},
    )


def active(tx: Tx, project_id: ProjectId, *, hold: bool = False) -> list[Alert]:
    """Return the alerts that are not resolved, oldest first; held until the transaction ends with ``hold``."""
    where = "project_id = %(project)s AND state <> 'resolved' ORDER BY id"
    return _alerts(tx, where + (" FOR UPDATE" if hold else ""), {"project": project_id})


def page(tx: Tx, project_id: ProjectId, before: int, limit: int) -> list[Alert]:
    """Return alerts of any state, newest first."""
    return _alerts(
        tx,
        "project_id = %(project)s AND id < %(before)s ORDER BY id DESC LIMIT %(limit)s",
        {"project": project_id, "before": before, "limit": limit},
    )


def find(tx: Tx, project_id: ProjectId, alert_id: int) -> Alert | None:
    """Return an alert, held until the transaction ends; None when the project has no such one."""
    found = _alerts(
        tx,
        "project_id = %(project)s AND id = %(id)s FOR UPDATE",
        {"project": project_id, "id": alert_id},
    )
    return found[0] if found else None


def insert(tx: Tx, project_id: ProjectId, alert: Alert) -> bool:
    """Return whether the alert was opened; False: one of its kind is not resolved yet."""
    done = tx.execute(
        "INSERT INTO source_alerts (project_id, key_id, kind, state, since, opened_at, facts)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        [
            project_id,
            alert.key_id,
            alert.kind,
            alert.state,
            alert.since,
            alert.opened_at,
            Jsonb({k: v for k, v in asdict(alert.facts).items() if v is not None}),
        ],
    )
    return done.rowcount == 1


def move(tx: Tx, project_id: ProjectId, alert: Alert) -> None:
    """Write where an alert stands now."""
    tx.execute(
        "UPDATE source_alerts SET state = %(state)s, round = %(round)s,"
        " announced_at = CASE WHEN round = %(round)s THEN announced_at END,"
        " acknowledged_at = %(acknowledged_at)s, acknowledged_by = %(acknowledged_by)s,"
        " resolved_at = %(resolved_at)s, resolved_because = %(because)s"
        " WHERE project_id = %(project)s AND id = %(id)s",
        {
            "project": project_id,
            "id": alert.alert_id,
            "state": alert.state,
            "round": alert.round,
            "acknowledged_at": alert.acknowledged_at,
            "acknowledged_by": alert.acknowledged_by,
            "resolved_at": alert.resolved_at,
            "because": alert.resolved_because,
        },
    )


def unannounced(tx: Tx, limit: int) -> list[tuple[ProjectId, int]]:
    """Return project and id of open alerts that nobody was told of, oldest first."""
    found = rows(
        tx,
        f"SELECT project_id, id FROM source_alerts WHERE {_UNANNOUNCED} AND EXISTS (SELECT FROM projects p"
        " WHERE p.id = project_id AND p.deleted_at IS NULL) ORDER BY id LIMIT %(limit)s",
        {"limit": limit},
    )
    return [(ProjectId(row["project_id"]), row["id"]) for row in found]


def claim(tx: Tx, project_id: ProjectId, alert_id: int) -> Alert | None:
    """Return an alert that nobody was told of, held until the transaction ends; None: somebody else has it."""
    found = _alerts(
        tx,
        f"project_id = %(project)s AND id = %(id)s AND {_UNANNOUNCED} FOR UPDATE SKIP LOCKED",
        {"project": project_id, "id": alert_id},
    )
    return found[0] if found else None


def mark_announced(tx: Tx, alert_id: int, now: datetime) -> None:
    """Note that people were told."""
    tx.execute("UPDATE source_alerts SET announced_at = %s WHERE id = %s", [now, alert_id])


def forget(tx: Tx, project_id: ProjectId) -> None:
    """Remove everything of a project."""
    tx.execute("DELETE FROM source_alerts WHERE project_id = %s", [project_id])
    tx.execute("DELETE FROM source_rules WHERE project_id = %s", [project_id])


def _alerts(tx: Tx, where: str, params: dict[str, Any]) -> list[Alert]:
    return [
        _alert(row) for row in rows(tx, f"SELECT {_ALERT} FROM source_alerts WHERE {where}", params)
    ]


def _alert(row: Mapping[str, Any]) -> Alert:
    because = row["resolved_because"]
    return Alert(
        row["id"],
        row["key_id"],
        AlertKind(row["kind"]),
        AlertState(row["state"]),
        row["since"],
        row["opened_at"],
        Facts(**row["facts"]),
        row["round"],
        row["acknowledged_at"],
        row["acknowledged_by"],
        row["resolved_at"],
        Because(because) if because else None,
    )
