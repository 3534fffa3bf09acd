"""SQL of what was asked lately (PostgreSQL)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from cauce.infra.db import Tx, rows
from cauce.kernel.ids import ProjectId

_WEIGHT = "times * power(0.5, extract(epoch FROM %(now)s - asked_at) / %(half_s)s)"
"""How often something was asked, the longer ago the less."""


def note(
    tx: Tx, project_id: ProjectId, documents: Mapping[bytes, tuple[str, int]], *, now: datetime,
    half_life: timedelta,
) -> None:  # fmt: skip
    """Add to how often each document (by its digest) was asked for; nothing when the project is gone."""
    tx.cursor().executemany(
        "INSERT INTO asked_lately AS known (project_id, digest, selection, times, asked_at)"
        " SELECT project.id, %(digest)s, %(text)s::json, %(times)s, %(now)s FROM projects AS project"
        " WHERE project.id = %(project)s AND project.deleted_at IS NULL"
        " ON CONFLICT (project_id, digest) DO UPDATE SET asked_at = excluded.asked_at, times ="
        " excluded.times + known.times"
        " * power(0.5, extract(epoch FROM excluded.asked_at - known.asked_at) / %(half_s)s)",
        [
            {
                "project": project_id, "digest": digest, "text": text, "times": times,
                "now": now, "half_s": half_life.total_seconds(),
            }
            for digest, (text, times) in sorted(documents.items())
        ],
    )  # fmt: skip


def most_asked(
    tx: Tx, *, now: datetime, half_life: timedelta, limit: int
) -> list[tuple[ProjectId, Any]]:
    """Return (project, document), what was asked most and last first."""
    found = rows(
        tx,
        "SELECT project_id, selection FROM asked_lately"
        f" ORDER BY {_WEIGHT} DESC, project_id, digest LIMIT %(limit)s",
        {"now": now, "half_s": half_life.total_seconds(), "limit": limit},
    )
    return [(ProjectId(row["project_id"]), row["selection"]) for row in found]


def forget_old(tx: Tx, *, now: datetime, age: timedelta, half_life: timedelta, most: int) -> None:
    """Remove what nobody asked for so long, and of each project what is beyond its ``most``."""
    values = {"now": now, "before": now - age, "half_s": half_life.total_seconds(), "most": most}
    tx.execute(
        "DELETE FROM asked_lately USING ("
        " SELECT project_id AS of, digest AS one,"
        f" row_number() OVER (PARTITION BY project_id ORDER BY {_WEIGHT} DESC, digest) AS place"
        " FROM asked_lately) AS ranked"
        " WHERE project_id = of AND digest = one AND (asked_at < %(before)s OR place > %(most)s)",
        values,
    )


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove all of a project's."""
    tx.execute("DELETE FROM asked_lately WHERE project_id = %s", [project_id])
