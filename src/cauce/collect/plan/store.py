"""SQL of the tracking plan: drafts and versions (PostgreSQL), what broke the plan (ClickHouse)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from psycopg.types.json import Json

from cauce.collect.contracts import RejectReason
from cauce.collect.plan.contracts import (
    Arrived,
    BlockedDetail,
    FlaggedCode,
    StoredDraft,
    StoredVersion,
)
from cauce.infra.db import Tx, one, rows
from cauce.infra.events import Events
from cauce.kernel.access import Actor
from cauce.kernel.ids import ProjectId

_VERSION = "version, document, actor_kind, actor_id, actor_name, published_at, note"
MAX_CODES = 2_000


@cache
def _sql(name: str) -> str:
    return (files("cauce.collect.plan") / "sql" / f"{name}.sql").read_text("utf-8")


def lock(tx: Tx, project_id: ProjectId) -> None:
    """Return once nobody else changes the plan of the project."""
    tx.execute("SELECT FROM projects WHERE id = %s FOR NO KEY UPDATE", [project_id])


def draft(tx: Tx, project_id: ProjectId) -> StoredDraft | None:
    """Return the draft, None when nothing was ever edited."""
    row = one(
        tx,
        "SELECT document, revision, changed_by, changed_at FROM tracking_plan_drafts"
        " WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return StoredDraft(**row) if row else None


def save_draft(tx: Tx, project_id: ProjectId, kept: StoredDraft) -> None:
    """Put a draft in the place of the one there is."""
    tx.execute(
        "INSERT INTO tracking_plan_drafts (project_id, document, revision, changed_by, changed_at)"
        " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (project_id) DO UPDATE SET"
        " document = excluded.document, revision = excluded.revision,"
        " changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        [project_id, Json(kept.document), kept.revision, kept.changed_by, kept.changed_at],
    )


def version(tx: Tx, project_id: ProjectId, number: int | None = None) -> StoredVersion | None:
    """Return a version, the newest when no number is given."""
    row = one(
        tx,
        f"SELECT {_VERSION} FROM tracking_plan_versions WHERE project_id = %(project)s"
        " AND (%(number)s::bigint IS NULL OR version = %(number)s) ORDER BY version DESC LIMIT 1",
        {"project": project_id, "number": number},
    )
    return _version_of(row) if row else None


def versions(tx: Tx, project_id: ProjectId, before: int, limit: int) -> list[StoredVersion]:
    """Return versions below a number, newest first."""
    found = rows(
        tx,
        f"SELECT {_VERSION} FROM tracking_plan_versions WHERE project_id = %(project)s"
        " AND version < %(before)s ORDER BY version DESC LIMIT %(limit)s",
        {"project": project_id, "before": before, "limit": limit},
    )
    return [_version_of(row) for row in found]


def insert_version(tx: Tx, project_id: ProjectId, kept: StoredVersion) -> None:
    """Add a version."""
    author = kept.author
    tx.execute(
        f"INSERT INTO tracking_plan_versions (project_id, {_VERSION})"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        [
            project_id, kept.version, Json(kept.document), author.kind, author.id, author.name,
            kept.published_at, kept.note,
        ],
    )  # fmt: skip


def newest_versions(tx: Tx) -> dict[ProjectId, int]:
    """Return the number of the newest version of every project that is not removed."""
    found = rows(
        tx,
        "SELECT v.project_id, max(v.version) AS version FROM tracking_plan_versions v"
        " JOIN projects p ON p.id = v.project_id AND p.deleted_at IS NULL GROUP BY v.project_id",
        {},
    )
    return {ProjectId(row["project_id"]): row["version"] for row in found}


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove the plan of a project."""
    for table in ("tracking_plan_drafts", "tracking_plan_versions"):
        tx.execute(f"DELETE FROM {table} WHERE project_id = %s", [project_id])


def totals(events: Events, project_id: ProjectId, since: datetime) -> list[tuple[str, int, int]]:
    """Return (event, stored, flagged) of the events since a moment."""
    found = events.query(_sql("totals"), {"project": project_id, "since": _ms(since)})
    return [(str(event), int(stored), int(flagged)) for event, stored, flagged in found.rows]


def flagged(events: Events, project_id: ProjectId, since: datetime) -> list[FlaggedCode]:
    """Return what stored events broke, most often since the moment first."""
    params = {"project": project_id, "since": _ms(since), "limit": MAX_CODES}
    return [
        FlaggedCode(event, code, recent, _utc(first), _utc(last), release.strip(), tuple(seqs))
        for event, code, recent, first, last, release, seqs in events.query(
            _sql("flagged"), params
        ).rows
    ]


def blocked(events: Events, project_id: ProjectId, since: datetime) -> list[BlockedDetail]:
    """Return what refused items broke, most often since the moment first."""
    params = {
        "project": project_id,
        "since": _ms(since),
        "limit": MAX_CODES,
        "reason": RejectReason.PLAN_VIOLATION.value,
    }
    return [
        BlockedDetail(detail, recent, _utc(first), _utc(last), first_seq, tuple(seqs))
        for detail, recent, first, last, first_seq, seqs in events.query(
            _sql("blocked"), params
        ).rows
    ]


def flagged_examples(
    events: Events, project_id: ProjectId, seqs: Sequence[int]
) -> dict[int, Arrived]:
    """Return seq → event with its properties."""
    return _arrived(events, "flagged_examples", project_id, seqs)


def blocked_examples(
    events: Events, project_id: ProjectId, seqs: Sequence[int]
) -> dict[int, Arrived]:
    """Return seq → refused item as it came."""
    return _arrived(events, "blocked_examples", project_id, seqs)


def _arrived(
    events: Events, name: str, project_id: ProjectId, seqs: Sequence[int]
) -> dict[int, Arrived]:
    if not seqs:
        return {}
    found = events.query(_sql(name), {"project": project_id, "seqs": list(seqs)})
    return {seq: Arrived(message, _utc(at), text) for seq, message, at, text in found.rows}


def _version_of(row: Mapping[str, Any]) -> StoredVersion:
    author = Actor(row["actor_kind"], row["actor_id"], row["actor_name"])
    return StoredVersion(row["version"], row["document"], author, row["published_at"], row["note"])


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
