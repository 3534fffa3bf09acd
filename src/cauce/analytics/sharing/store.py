"""SQL of shared links (PostgreSQL)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from psycopg.types.json import Json

from cauce.analytics.sharing.contracts import SharedLink, Sharing
from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import ProjectId

_ALL = (
    "id, project_id, dashboard_id, salt, name, frozen, frame_ancestors, created_by, created_at,"
    " expires_at, revoked_at"
)


def of_dashboard(tx: Tx, project_id: ProjectId, dashboard_id: int) -> list[SharedLink]:
    """Return the links of a dashboard that are not revoked, the newest first."""
    found = rows(
        tx,
        f"SELECT {_ALL} FROM shared_links WHERE project_id = %(project)s"
        " AND dashboard_id = %(dashboard)s AND revoked_at IS NULL ORDER BY id DESC",
        {"project": project_id, "dashboard": dashboard_id},
    )
    return [_link(row) for row in found]


def by_id(tx: Tx, link_id: int) -> SharedLink | None:
    """Return a link of any project: its token, which must be checked, is all that its reader has."""
    row = one(tx, f"SELECT {_ALL} FROM shared_links WHERE id = %(id)s", {"id": link_id})
    return _link(row) if row else None


def insert(tx: Tx, new: SharedLink) -> int:
    """Return the id of the new one."""
    sharing = new.sharing
    row = one(
        tx,
        "INSERT INTO shared_links (project_id, dashboard_id, salt, name, frozen, frame_ancestors,"
        " created_by, created_at, expires_at) VALUES (%(project)s, %(dashboard)s, %(salt)s,"
        " %(name)s, %(frozen)s, %(frames)s, %(by)s, %(at)s, %(expires)s) RETURNING id",
        {
            "project": new.project_id, "dashboard": new.dashboard_id, "salt": new.salt,
            "name": sharing.name, "frozen": None if sharing.frozen is None else Json(sharing.frozen),
            "frames": list(sharing.frame_ancestors), "by": new.created_by, "at": new.created_at,
            "expires": sharing.expires_at,
        },
    )  # fmt: skip
    assert row is not None  # noqa: S101
    return int(row["id"])


def revoke(
    tx: Tx, project_id: ProjectId, dashboard_id: int, link_id: int, now: datetime
) -> SharedLink | None:
    """Return the link that was revoked, None when there is none to revoke."""
    row = one(
        tx,
        "UPDATE shared_links SET revoked_at = %(now)s WHERE project_id = %(project)s"
        " AND dashboard_id = %(dashboard)s AND id = %(id)s AND revoked_at IS NULL"
        f" RETURNING {_ALL}",
        {"project": project_id, "dashboard": dashboard_id, "id": link_id, "now": now},
    )
    return _link(row) if row else None


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove every link of a project."""
    tx.execute("DELETE FROM shared_links WHERE project_id = %s", [project_id])


def _link(row: Mapping[str, Any]) -> SharedLink:
    sharing = Sharing(row["name"], row["frozen"], tuple(row["frame_ancestors"]), row["expires_at"])
    return SharedLink(
        row["id"],
        ProjectId(row["project_id"]),
        row["dashboard_id"],
        bytes(row["salt"]),
        sharing,
        row["created_by"],
        row["created_at"],
        row["revoked_at"],
    )
