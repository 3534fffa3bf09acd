"""Workspaces and projects in PostgreSQL."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from cauce.accounts.contracts import Project, ProjectOfUser
from cauce.infra.db import Tx, one, rows
from cauce.kernel.access import Role
from cauce.kernel.ids import AccountId, ProjectId, WorkspaceId

COLUMNS = "p.id, p.workspace_id, p.name, p.timezone, p.sample, p.created_at"


def first_workspace(tx: Tx) -> WorkspaceId:
    """Return the oldest workspace; made when there is none (one at a time)."""
    tx.execute("LOCK TABLE workspaces IN SHARE ROW EXCLUSIVE MODE")
    found = one(tx, "SELECT id FROM workspaces ORDER BY id LIMIT 1", {})
    if found is None:
        found = one(tx, "INSERT INTO workspaces (name) VALUES ('Cauce') RETURNING id", {})
    assert found is not None  # noqa: S101
    return WorkspaceId(found["id"])


def insert(tx: Tx, workspace_id: WorkspaceId, name: str, timezone: str, sample: bool) -> Project:
    """Return the new project."""
    row = one(
        tx,
        "INSERT INTO projects AS p (workspace_id, name, timezone, sample)"
        f" VALUES (%(workspace)s, %(name)s, %(timezone)s, %(sample)s) RETURNING {COLUMNS}",
        {"workspace": workspace_id, "name": name, "timezone": timezone, "sample": sample},
    )
    assert row is not None  # noqa: S101
    return project_of(row)


def find(tx: Tx, project_id: ProjectId) -> Project | None:
    """Return the project, None when it does not exist or was removed."""
    row = one(
        tx,
        f"SELECT {COLUMNS} FROM projects p WHERE id = %(id)s AND deleted_at IS NULL",
        {"id": project_id},
    )
    return project_of(row) if row else None


def every(tx: Tx) -> list[Project]:
    """Return all projects, oldest first."""
    found = rows(tx, f"SELECT {COLUMNS} FROM projects p WHERE deleted_at IS NULL ORDER BY id", {})
    return [project_of(row) for row in found]


def of_user(tx: Tx, account_id: AccountId) -> list[ProjectOfUser]:
    """Return the projects of a user with the role in each, oldest first."""
    found = rows(
        tx,
        f"SELECT {COLUMNS}, m.role FROM projects p JOIN memberships m USING (workspace_id)"
        " WHERE m.account_id = %(account)s AND p.deleted_at IS NULL ORDER BY p.id",
        {"account": account_id},
    )
    return [ProjectOfUser(project_of(row), Role(row["role"])) for row in found]


def update(tx: Tx, project_id: ProjectId, name: str | None, timezone: str | None) -> Project | None:
    """Return the project after the change; None leaves a field as it is."""
    row = one(
        tx,
        "UPDATE projects p SET name = coalesce(%(name)s, name),"
        " timezone = coalesce(%(timezone)s, timezone)"
        f" WHERE id = %(id)s AND deleted_at IS NULL RETURNING {COLUMNS}",
        {"id": project_id, "name": name, "timezone": timezone},
    )
    return project_of(row) if row else None


def settings(tx: Tx, project_id: ProjectId) -> dict[str, Any] | None:
    """Return the stored settings of a project, locked until the transaction ends; None without one."""
    row = one(
        tx,
        "SELECT settings FROM projects WHERE id = %(id)s AND deleted_at IS NULL FOR UPDATE",
        {"id": project_id},
    )
    return dict(row["settings"]) if row else None


def all_settings(tx: Tx) -> dict[ProjectId, dict[str, Any]]:
    """Return the stored settings of every project that has any."""
    found = rows(
        tx, "SELECT id, settings FROM projects WHERE settings <> '{}' AND deleted_at IS NULL", {}
    )
    return {ProjectId(row["id"]): row["settings"] for row in found}


def set_settings(tx: Tx, project_id: ProjectId, document: Mapping[str, Any]) -> None:
    """Store the settings of a project."""
    tx.execute(
        "UPDATE projects SET settings = %s WHERE id = %s", [Jsonb(dict(document)), project_id]
    )


def mark_deleted(tx: Tx, project_id: ProjectId, now: datetime) -> bool:
    """Return whether the project was there; from now on nobody reaches it."""
    done = tx.execute(
        "UPDATE projects SET deleted_at = %s WHERE id = %s AND deleted_at IS NULL",
        [now, project_id],
    )
    tx.execute(
        "UPDATE keys SET revoked_at = %s WHERE project_id = %s AND revoked_at IS NULL",
        [now, project_id],
    )
    return done.rowcount > 0


def to_purge(tx: Tx) -> list[ProjectId]:
    """Return the removed projects whose data may still be there."""
    found = rows(
        tx, "SELECT id FROM projects WHERE deleted_at IS NOT NULL AND purged_at IS NULL", {}
    )
    return [ProjectId(row["id"]) for row in found]


def mark_purged(tx: Tx, project_id: ProjectId, now: datetime) -> None:
    """Remember that nothing of the project is left."""
    tx.execute("UPDATE projects SET purged_at = %s WHERE id = %s", [now, project_id])


def project_of(row: Mapping[str, Any]) -> Project:
    """Return the project of a row that has ``COLUMNS``."""
    return Project(
        ProjectId(row["id"]),
        WorkspaceId(row["workspace_id"]),
        row["name"],
        row["timezone"],
        row["sample"],
        row["created_at"],
    )
