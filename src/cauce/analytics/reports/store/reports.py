"""Reports and their readers."""

from collections.abc import Collection, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from cauce.analytics.reports.contracts import (
    Attached,
    Every,
    ReaderId,
    Recipient,
    Report,
    ReportId,
    ReportState,
    Schedule,
    Source,
    Wanted,
)
from cauce.analytics.reports.store.rows import text_json, text_of
from cauce.infra.db import Tx, one, rows
from cauce.kernel.errors import Text
from cauce.kernel.ids import AccountId, ProjectId

_WANTED = (
    "name, source, source_id, every, minute, weekday, month_day, timezone, outside_language, files"
)
_OWN = (
    f"report_id, project_id, {_WANTED}, state, reason, revision, owner_id, scheduled_at, created_by,"
    " created_at, changed_by, changed_at"
)


def lock(tx: Tx, project_id: ProjectId) -> None:
    """Return once nobody else makes a report in the project."""
    tx.execute("SELECT FROM projects WHERE id = %s FOR NO KEY UPDATE", [project_id])


def count(tx: Tx, project_id: ProjectId) -> int:
    """Return how many reports a project has."""
    row = one(
        tx,
        "SELECT count(*) AS number FROM reports WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return int(row["number"]) if row else 0


def of_project(tx: Tx, project_id: ProjectId) -> list[Report]:
    """Return the reports of a project, the last changed first."""
    found = rows(
        tx,
        f"SELECT {_OWN} FROM reports WHERE project_id = %(project)s"
        " ORDER BY changed_at DESC, report_id DESC",
        {"project": project_id},
    )
    return _with_readers(tx, found)


def active(tx: Tx) -> list[Report]:
    """Return every report that is sent, of projects that are there."""
    found = rows(
        tx,
        f"SELECT {_OWN} FROM reports r WHERE state = 'active' AND EXISTS (SELECT FROM projects p"
        " WHERE p.id = r.project_id AND p.deleted_at IS NULL) ORDER BY report_id",
        {},
    )
    return _with_readers(tx, found)


def find(
    tx: Tx, project_id: ProjectId, report_id: ReportId, *, lock: bool = False
) -> Report | None:
    """Return one report; ``lock``: nobody else changes it meanwhile."""
    found = rows(
        tx,
        f"SELECT {_OWN} FROM reports WHERE project_id = %(project)s AND report_id = %(id)s"
        + (" FOR NO KEY UPDATE" if lock else ""),
        {"project": project_id, "id": report_id},
    )
    return next(iter(_with_readers(tx, found)), None)


def insert(tx: Tx, new: Report) -> ReportId:
    """Return the id of a new report, its readers kept."""
    row = one(
        tx,
        f"INSERT INTO reports (project_id, {_WANTED}, state, revision, owner_id, scheduled_at,"
        " created_by, created_at, changed_by, changed_at) VALUES (%(project)s, %(name)s, %(source)s,"
        " %(source_id)s, %(every)s, %(minute)s, %(weekday)s, %(month_day)s, %(timezone)s,"
        " %(outside_language)s, %(files)s, 'active', 1, %(owner)s, %(scheduled_at)s, %(by)s, %(at)s,"
        " %(by)s, %(at)s) RETURNING report_id",
        _values(new),
    )
    assert row is not None  # noqa: S101
    made = ReportId(row["report_id"])
    _keep_readers(tx, made, new.wanted, new.changed_at)
    return made


def update(tx: Tx, report: Report) -> None:
    """Put what a report is now in the place of what it was, its readers too."""
    tx.execute(
        "UPDATE reports SET name = %(name)s, source = %(source)s, source_id = %(source_id)s,"
        " every = %(every)s, minute = %(minute)s, weekday = %(weekday)s, month_day = %(month_day)s,"
        " timezone = %(timezone)s, outside_language = %(outside_language)s, files = %(files)s,"
        " state = %(state)s, reason = %(reason)s, revision = %(revision)s,"
        " scheduled_at = %(scheduled_at)s, changed_by = %(by)s, changed_at = %(at)s"
        " WHERE project_id = %(project)s AND report_id = %(id)s",
        _values(report),
    )
    _keep_readers(tx, report.report_id, report.wanted, report.changed_at)


def remove(tx: Tx, project_id: ProjectId, report_id: ReportId) -> None:
    """Remove a report with its readers and its log."""
    tx.execute(
        "DELETE FROM reports WHERE project_id = %s AND report_id = %s", [project_id, report_id]
    )


def leave(tx: Tx, project_id: ProjectId, reader_id: ReaderId, now: datetime) -> None:
    """Keep that a reader has left; again changes nothing."""
    tx.execute(
        "UPDATE report_readers d SET left_at = coalesce(d.left_at, %s) FROM reports r"
        " WHERE r.report_id = d.report_id AND r.project_id = %s AND d.reader_id = %s",
        [now, project_id, reader_id],
    )


def of_reader(tx: Tx, project_id: ProjectId, reader_id: ReaderId) -> Report | None:
    """Return the report of a reader, None when it is gone."""
    row = one(
        tx,
        "SELECT report_id FROM reports r JOIN report_readers d USING (report_id)"
        " WHERE r.project_id = %(project)s AND d.reader_id = %(reader)s",
        {"project": project_id, "reader": reader_id},
    )
    return find(tx, project_id, ReportId(row["report_id"])) if row else None


def set_failing(tx: Tx, project_id: ProjectId, report_id: ReportId, reason: Text) -> None:
    """Pause a report that reaches nobody."""
    tx.execute(
        "UPDATE reports SET state = 'failing', reason = %s, revision = revision + 1"
        " WHERE project_id = %s AND report_id = %s AND state = 'active'",
        [text_json(reason), project_id, report_id],
    )


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove every report of a project."""
    tx.execute("DELETE FROM reports WHERE project_id = %s", [project_id])


def _values(report: Report) -> dict[str, Any]:
    wanted, schedule = report.wanted, report.wanted.schedule
    return {
        "project": report.project_id, "id": report.report_id, "name": wanted.name,
        "source": wanted.source.value, "source_id": wanted.source_id, "every": schedule.every.value,
        "minute": schedule.minute, "weekday": schedule.weekday, "month_day": schedule.month_day,
        "timezone": wanted.timezone, "outside_language": wanted.outside_language,
        "files": [one.value for one in wanted.files], "state": report.state.value,
        "reason": text_json(report.reason), "revision": report.revision, "owner": report.owner_id,
        "scheduled_at": report.scheduled_at, "by": report.changed_by, "at": report.changed_at,
    }  # fmt: skip


def _keep_readers(tx: Tx, report_id: ReportId, wanted: Wanted, now: datetime) -> None:
    """Take off who is no longer wanted, add who is new; who left stays out."""
    tx.execute(
        "UPDATE report_readers SET removed_at = %s WHERE report_id = %s AND removed_at IS NULL"
        " AND NOT coalesce(account_id = ANY(%s), false) AND NOT coalesce(email = ANY(%s), false)",
        [now, report_id, list(wanted.members), list(wanted.outside)],
    )
    for column, values in (("account_id", wanted.members), ("email", wanted.outside)):
        for value in values:
            tx.execute(
                f"INSERT INTO report_readers (report_id, {column}) VALUES (%s, %s)"
                f" ON CONFLICT (report_id, {column}) DO UPDATE SET removed_at = NULL",
                [report_id, value],
            )


def _with_readers(tx: Tx, found: Collection[Mapping[str, Any]]) -> list[Report]:
    readers = rows(
        tx,
        "SELECT report_id, reader_id, account_id, email, left_at FROM report_readers"
        " WHERE report_id = ANY(%(ids)s) AND removed_at IS NULL ORDER BY report_id, reader_id",
        {"ids": [row["report_id"] for row in found]},
    )
    by_report = {
        report_id: tuple(_recipient(row) for row in group)
        for report_id, group in groupby(readers, key=lambda row: row["report_id"])
    }
    return [_report(row, by_report.get(row["report_id"], ())) for row in found]


def _recipient(row: Mapping[str, Any]) -> Recipient:
    return Recipient(row["reader_id"], row["account_id"], row["email"] or "", row["left_at"])


def _report(row: Mapping[str, Any], readers: tuple[Recipient, ...]) -> Report:
    wanted = Wanted(
        row["name"],
        Source(row["source"]),
        row["source_id"],
        Schedule(Every(row["every"]), row["minute"], row["weekday"], row["month_day"]),
        row["timezone"],
        tuple(AccountId(one.account_id) for one in readers if one.account_id is not None),
        tuple(one.email for one in readers if one.account_id is None),
        row["outside_language"],
        tuple(Attached(one) for one in row["files"]),
    )
    return Report(
        ReportId(row["report_id"]),
        ProjectId(row["project_id"]),
        wanted,
        readers,
        ReportState(row["state"]),
        text_of(row["reason"]),
        row["revision"],
        row["owner_id"],
        row["scheduled_at"],
        row["created_by"],
        row["created_at"],
        row["changed_by"],
        row["changed_at"],
    )
