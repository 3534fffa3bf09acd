"""SQL of insights, metrics and dashboards, and of their versions (PostgreSQL)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from psycopg.types.json import Json

from cauce.analytics.boards.contracts import Content, Saved, SavedKind, SavedVersion
from cauce.infra.db import Tx, one, rows
from cauce.kernel.access import Actor
from cauce.kernel.ids import ProjectId

_ITEM = (
    "id, project_id, kind, name, description, owner, document, revision, version, created_by, created_at,"
    " changed_by, changed_at, removed_at"
)
_VERSION = "version, name, description, owner, document, actor_kind, actor_id, actor_name, began_at, saved_at"


def lock(tx: Tx, project_id: ProjectId) -> None:
    """Return once nobody else makes or brings back something in the project."""
    tx.execute("SELECT FROM projects WHERE id = %s FOR NO KEY UPDATE", [project_id])


def count(tx: Tx, project_id: ProjectId, kind: SavedKind) -> int:
    """Return how many there are that are not removed."""
    row = one(
        tx,
        "SELECT count(*) AS number FROM saved_items"
        " WHERE project_id = %(project)s AND kind = %(kind)s AND removed_at IS NULL",
        {"project": project_id, "kind": kind.value},
    )
    return int(row["number"]) if row else 0


def of_project(tx: Tx, project_id: ProjectId, kind: SavedKind) -> list[Saved]:
    """Return what is not removed, the last changed first."""
    found = rows(
        tx,
        f"SELECT {_ITEM} FROM saved_items WHERE project_id = %(project)s AND kind = %(kind)s"
        " AND removed_at IS NULL ORDER BY changed_at DESC, id DESC",
        {"project": project_id, "kind": kind.value},
    )
    return [_item(row) for row in found]


def find(
    tx: Tx, project_id: ProjectId, kind: SavedKind, saved_id: int, *, lock: bool = False
) -> Saved | None:
    """Return one, also when it is removed; ``lock``: nobody else changes it meanwhile."""
    row = one(
        tx,
        f"SELECT {_ITEM} FROM saved_items WHERE project_id = %(project)s AND kind = %(kind)s"
        " AND id = %(id)s" + (" FOR NO KEY UPDATE" if lock else ""),
        {"project": project_id, "kind": kind.value, "id": saved_id},
    )
    return _item(row) if row else None


def some(tx: Tx, project_id: ProjectId, kind: SavedKind, saved_ids: list[int]) -> dict[int, Saved]:
    """Return those of the ids that there are, also removed ones."""
    found = rows(
        tx,
        f"SELECT {_ITEM} FROM saved_items WHERE project_id = %(project)s AND kind = %(kind)s"
        " AND id = ANY(%(ids)s)",
        {"project": project_id, "kind": kind.value, "ids": saved_ids},
    )
    return {row["id"]: _item(row) for row in found}


def referred(tx: Tx, project_id: ProjectId, saved_ids: list[int]) -> dict[int, Saved]:
    """Return those of the ids that there are, whatever they are, also removed ones."""
    found = rows(
        tx,
        f"SELECT {_ITEM} FROM saved_items WHERE project_id = %(project)s AND id = ANY(%(ids)s)",
        {"project": project_id, "ids": saved_ids},
    )
    return {row["id"]: _item(row) for row in found}


def insert(tx: Tx, kind: SavedKind, new: Saved) -> int:
    """Return the id of the new one."""
    content = new.content
    row = one(
        tx,
        "INSERT INTO saved_items (project_id, kind, name, description, owner, document, revision,"
        " version, created_by, created_at, changed_by, changed_at) VALUES (%(project)s, %(kind)s,"
        " %(name)s, %(description)s, %(owner)s, %(document)s, 1, 1, %(by)s, %(at)s, %(by)s, %(at)s)"
        " RETURNING id",
        {
            "project": new.project_id, "kind": kind.value, "name": content.name,
            "description": content.description, "owner": content.owner,
            "document": Json(content.document), "by": new.created_by, "at": new.created_at,
        },
    )  # fmt: skip
    assert row is not None  # noqa: S101
    return int(row["id"])


def update(tx: Tx, saved: Saved) -> None:
    """Put what it is now in the place of what it was."""
    content = saved.content
    tx.execute(
        "UPDATE saved_items SET name = %s, description = %s, owner = %s, document = %s, revision = %s,"
        " version = %s, changed_by = %s, changed_at = %s, removed_at = %s"
        " WHERE project_id = %s AND id = %s",
        [
            content.name, content.description, content.owner, Json(content.document),
            saved.revision, saved.version, saved.changed_by, saved.changed_at, saved.removed_at,
            saved.project_id, saved.saved_id,
        ],
    )  # fmt: skip


def keep_version(tx: Tx, saved_id: int, kept: SavedVersion) -> None:
    """Add a version, or put it in the place of the one with its number."""
    content, author = kept.content, kept.author
    tx.execute(
        f"INSERT INTO saved_versions (item_id, {_VERSION})"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (item_id, version) DO UPDATE SET name = excluded.name,"
        " description = excluded.description, owner = excluded.owner, document = excluded.document,"
        " saved_at = excluded.saved_at",
        [
            saved_id, kept.version, content.name, content.description, content.owner,
            Json(content.document), author.kind, author.id, author.name, kept.began_at,
            kept.saved_at,
        ],
    )  # fmt: skip


def versions(tx: Tx, saved_id: int, before: int, limit: int) -> list[SavedVersion]:
    """Return versions below a number, newest first."""
    found = rows(
        tx,
        f"SELECT {_VERSION} FROM saved_versions WHERE item_id = %(id)s AND version < %(before)s"
        " ORDER BY version DESC LIMIT %(limit)s",
        {"id": saved_id, "before": before, "limit": limit},
    )
    return [_version(row) for row in found]


def forget_removed(tx: Tx, before: datetime) -> None:
    """Remove for good what was removed before a moment."""
    tx.execute("DELETE FROM saved_items WHERE removed_at < %s", [before])


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove everything a project keeps."""
    tx.execute("DELETE FROM saved_items WHERE project_id = %s", [project_id])


def _item(row: Mapping[str, Any]) -> Saved:
    own = {name: value for name, value in row.items() if name in Saved.__slots__}
    return Saved(
        **own | {"kind": SavedKind(row["kind"])}, saved_id=row["id"], content=_content(row)
    )


def _version(row: Mapping[str, Any]) -> SavedVersion:
    author = Actor(row["actor_kind"], row["actor_id"], row["actor_name"])
    return SavedVersion(row["version"], _content(row), author, row["began_at"], row["saved_at"])


def _content(row: Mapping[str, Any]) -> Content:
    return Content(row["name"], row["description"], row["owner"], row["document"])
