"""Alerts in PostgreSQL. A rule is kept as the JSON that ``logic.rule`` reads and writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.types.json import Json

from cauce.analytics.alerts.contracts import Alert, Problem
from cauce.analytics.alerts.store.rows import problem_json, problem_of, telling_json, telling_of
from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import ProjectId

_ALERT = (
    "id, project_id, name, rule, telling, enabled, revision, round, created_by, created_at,"
    " changed_by, changed_at, due_at, judged_until, snoozed_until, checked_at, problem"
)
_LIVE = "EXISTS (SELECT FROM projects p WHERE p.id = project_id AND p.deleted_at IS NULL)"


@dataclass(frozen=True, slots=True)
class Stored:
    """A row: what the facade makes an ``Alert`` of, once the rule is read."""

    row: Mapping[str, Any]

    @property
    def alert_id(self) -> int:
        """Whose row it is."""
        return int(self.row["id"])

    @property
    def project_id(self) -> ProjectId:
        """Whose alert it is."""
        return ProjectId(self.row["project_id"])

    @property
    def rule(self) -> Any:
        """The rule as JSON."""
        return self.row["rule"]

    @property
    def metric_id(self) -> int:
        """The metric that the rule is about; 0: none."""
        return int(self.row["rule"].get("metric_id") or 0)

    @property
    def problem(self) -> Problem | None:
        """Why the last look came to nothing."""
        return problem_of(self.row["problem"])

    def fields(self) -> dict[str, Any]:
        """Return the fields of ``Alert`` that need no reading of the rule."""
        same = (
            "project_id", "revision", "round", "created_by", "created_at", "changed_by",
            "changed_at", "due_at", "judged_until", "snoozed_until", "checked_at",
        )  # fmt: skip
        own = {name: self.row[name] for name in same}
        return {**own, "alert_id": self.alert_id, "problem": self.problem}

    def content(self) -> dict[str, Any]:
        """Return the fields of ``Content`` but the rule."""
        row = self.row
        telling = telling_of(row["telling"])
        return {"name": row["name"], "telling": telling, "enabled": row["enabled"]}


def lock(tx: Tx, project_id: ProjectId) -> None:
    """Return once nobody else makes an alert in the project."""
    tx.execute("SELECT FROM projects WHERE id = %s FOR NO KEY UPDATE", [project_id])


def count(tx: Tx, project_id: ProjectId) -> int:
    """Return how many alerts a project has."""
    row = one(
        tx,
        "SELECT count(*) AS number FROM alerts WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return int(row["number"]) if row else 0


def of_project(tx: Tx, project_id: ProjectId) -> list[Stored]:
    """Return the alerts of a project, the last made first."""
    return _stored(
        tx, "project_id = %(project)s ORDER BY id DESC", {"project": project_id}
    )  # fmt: skip


def find(tx: Tx, project_id: ProjectId, alert_id: int, *, hold: bool = False) -> Stored | None:
    """Return one; ``hold``: nobody else changes or judges it until the transaction ends."""
    found = _stored(
        tx,
        "project_id = %(project)s AND id = %(id)s" + (" FOR NO KEY UPDATE" if hold else ""),
        {"project": project_id, "id": alert_id},
    )
    return found[0] if found else None


def of_metric(tx: Tx, project_id: ProjectId, metric_id: int, *, hold: bool = False) -> list[Stored]:
    """Return the alerts that are about a metric; ``hold``: nobody else changes or judges them meanwhile."""
    return _stored(
        tx,
        "project_id = %(project)s AND rule->>'metric_id' = %(metric)s ORDER BY id DESC"
        + (" FOR NO KEY UPDATE" if hold else ""),
        {"project": project_id, "metric": str(metric_id)},
    )


def due(tx: Tx, now: datetime, limit: int) -> list[Stored]:
    """Return alerts of projects that are there whose time to be looked at has come, the longest due first."""
    return _stored(
        tx,
        f"enabled AND due_at <= %(now)s AND {_LIVE} ORDER BY due_at, id LIMIT %(limit)s",
        {"now": now, "limit": limit},
    )


def insert(tx: Tx, alert: Alert, rule: Mapping[str, Any]) -> int:
    """Return the id of the new alert."""
    content = alert.content
    row = one(
        tx,
        "INSERT INTO alerts (project_id, name, rule, telling, enabled, revision, round, created_by,"
        " created_at, changed_by, changed_at, due_at) VALUES (%(project)s, %(name)s, %(rule)s,"
        " %(telling)s, %(enabled)s, %(revision)s, %(round)s, %(by)s, %(at)s, %(by)s, %(at)s,"
        " %(due)s) RETURNING id",
        {
            "project": alert.project_id, "name": content.name, "rule": Json(rule),
            "telling": Json(telling_json(content.telling)), "enabled": content.enabled,
            "revision": alert.revision, "round": alert.round, "by": alert.created_by,
            "at": alert.created_at, "due": alert.due_at,
        },
    )  # fmt: skip
    assert row is not None  # noqa: S101
    return int(row["id"])


def update(tx: Tx, alert: Alert, rule: Mapping[str, Any]) -> None:
    """Put what people wrote of an alert in the place of what it was."""
    content = alert.content
    tx.execute(
        "UPDATE alerts SET name = %s, rule = %s, telling = %s, enabled = %s, revision = %s,"
        " round = %s, changed_by = %s, changed_at = %s, due_at = %s, judged_until = %s,"
        " snoozed_until = %s, problem = %s WHERE project_id = %s AND id = %s",
        [
            content.name, Json(rule), Json(telling_json(content.telling)), content.enabled,
            alert.revision, alert.round, alert.changed_by, alert.changed_at, alert.due_at,
            alert.judged_until, alert.snoozed_until, problem_json(alert.problem),
            alert.project_id, alert.alert_id,
        ],
    )  # fmt: skip


def looked(
    tx: Tx, alert: Alert, now: datetime, due_at: datetime, judged_until: datetime | None
) -> None:
    """Note that an alert was looked at, up to where, and when it is due again."""
    tx.execute(
        "UPDATE alerts SET checked_at = %s, due_at = %s, judged_until = %s, problem = NULL"
        " WHERE id = %s",
        [now, due_at, judged_until, alert.alert_id],
    )


def failed(tx: Tx, stored: Stored, problem: Problem, due_at: datetime) -> None:
    """Note why a look came to nothing; an alert that changed meanwhile is left alone."""
    tx.execute(
        "UPDATE alerts SET problem = %s, due_at = %s WHERE id = %s AND revision = %s",
        [problem_json(problem), due_at, stored.alert_id, stored.row["revision"]],
    )


def remove(tx: Tx, project_id: ProjectId, alert_id: int) -> None:
    """Remove an alert with its history."""
    tx.execute("DELETE FROM alerts WHERE project_id = %s AND id = %s", [project_id, alert_id])


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove every alert of a project."""
    tx.execute("DELETE FROM alerts WHERE project_id = %s", [project_id])


def _stored(tx: Tx, where: str, params: dict[str, Any]) -> list[Stored]:
    return [Stored(row) for row in rows(tx, f"SELECT {_ALERT} FROM alerts WHERE {where}", params)]
