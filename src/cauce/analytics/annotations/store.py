"""SQL of annotations (PostgreSQL)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cauce.analytics.annotations.contracts import Annotation, AnnotationKind, Choice, Moments, Note
from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import ProjectId

_ALL = "id, project_id, dashboard_id, kind, text, begins_at, ends_at, ref, author, changed_at"
Position = tuple[datetime, int]


def lock(tx: Tx, project_id: ProjectId) -> None:
    """Return once nobody else adds one to the project."""
    tx.execute("SELECT FROM projects WHERE id = %s FOR NO KEY UPDATE", [project_id])


def count(tx: Tx, project_id: ProjectId) -> int:
    """Return how many a project has."""
    row = one(
        tx,
        "SELECT count(*) AS number FROM annotations WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return int(row["number"]) if row else 0


def listed(
    tx: Tx, project_id: ProjectId, choice: Choice, before: Position | None, limit: int
) -> list[Annotation]:
    """Return annotations, the latest first, below a position; a span counts where it touches."""
    moment, last = before or (None, None)
    found = rows(
        tx,
        f"SELECT {_ALL} FROM annotations WHERE project_id = %(project)s"
        " AND (%(until)s::timestamptz IS NULL OR begins_at < %(until)s)"
        " AND (%(since)s::timestamptz IS NULL OR begins_at >= %(since)s OR ends_at > %(since)s)"
        " AND (%(kind)s::text IS NULL OR kind = %(kind)s)"
        " AND (NOT %(only)s OR dashboard_id IS NULL OR dashboard_id = %(board)s::bigint)"
        " AND (%(moment)s::timestamptz IS NULL OR (begins_at, id) < (%(moment)s, %(last)s::bigint))"
        " ORDER BY begins_at DESC, id DESC LIMIT %(limit)s",
        {
            "project": project_id, "since": choice.since, "until": choice.until,
            "kind": choice.kind, "only": choice.project_only, "board": choice.or_dashboard,
            "moment": moment, "last": last, "limit": limit,
        },
    )  # fmt: skip
    return [_annotation(row) for row in found]


def find(tx: Tx, project_id: ProjectId, annotation_id: int) -> Annotation | None:
    """Return one, locked against other changes."""
    row = one(
        tx,
        f"SELECT {_ALL} FROM annotations WHERE project_id = %(project)s AND id = %(id)s"
        " FOR NO KEY UPDATE",
        {"project": project_id, "id": annotation_id},
    )
    return _annotation(row) if row else None


def by_ref(tx: Tx, project_id: ProjectId, ref: str) -> Annotation | None:
    """Return the one that its writer named so."""
    row = one(
        tx,
        f"SELECT {_ALL} FROM annotations WHERE project_id = %(project)s AND ref = %(ref)s",
        {"project": project_id, "ref": ref},
    )
    return _annotation(row) if row else None


def insert(tx: Tx, new: Annotation) -> int:
    """Return the id of the new one."""
    row = one(
        tx,
        "INSERT INTO annotations (project_id, dashboard_id, kind, text, begins_at, ends_at, ref,"
        " author, changed_at) VALUES (%(project_id)s, %(dashboard_id)s, %(kind)s, %(text)s,"
        " %(begins_at)s, %(ends_at)s, %(ref)s, %(author)s, %(changed_at)s) RETURNING id",
        _columns(new),
    )
    assert row is not None  # noqa: S101
    return int(row["id"])


def update(tx: Tx, changed: Annotation) -> None:
    """Put what it is now in the place of what it was."""
    tx.execute(
        "UPDATE annotations SET dashboard_id = %(dashboard_id)s, kind = %(kind)s, text = %(text)s,"
        " begins_at = %(begins_at)s, ends_at = %(ends_at)s, ref = %(ref)s, author = %(author)s,"
        " changed_at = %(changed_at)s WHERE project_id = %(project_id)s AND id = %(id)s",
        _columns(changed),
    )


def delete(tx: Tx, project_id: ProjectId, annotation_id: int) -> None:
    """Remove one."""
    tx.execute(
        "DELETE FROM annotations WHERE project_id = %s AND id = %s", [project_id, annotation_id]
    )


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove all of a project's."""
    tx.execute("DELETE FROM annotations WHERE project_id = %s", [project_id])


def _columns(annotation: Annotation) -> dict[str, Any]:
    note = annotation.note
    return {
        "id": annotation.annotation_id, "project_id": annotation.project_id,
        "dashboard_id": note.dashboard_id, "kind": note.kind.value, "text": note.text,
        "begins_at": note.moments.begins_at, "ends_at": note.moments.ends_at, "ref": note.ref,
        "author": annotation.author, "changed_at": annotation.changed_at,
    }  # fmt: skip


def _annotation(row: Mapping[str, Any]) -> Annotation:
    note = Note(
        AnnotationKind(row["kind"]),
        row["text"],
        Moments(row["begins_at"], row["ends_at"]),
        row["dashboard_id"],
        row["ref"],
    )
    return Annotation(
        row["id"], ProjectId(row["project_id"]), note, row["author"], row["changed_at"]
    )
