"""Runs: planned once, taken over under a lease, settled."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from cauce.analytics.reports.contracts import (
    GIVE_UP_AFTER,
    LEASE,
    PAUSED_AFTER,
    ReaderId,
    ReportId,
    Run,
    RunId,
    RunState,
    before,
)
from cauce.analytics.reports.store.rows import text_json, text_of
from cauce.infra.db import Tx, one, rows
from cauce.kernel.errors import Text
from cauce.kernel.ids import AccountId, ProjectId

_RUN = (
    "run_id, report_id, reader_id, project_id, edition, address, state, attempts, due_at, created_at,"
    " settled_at, reason, test_for, lease_until"
)


def plan(tx: Tx, run: Run, test_for: AccountId | None = None) -> bool:
    """Return whether the run is new: no other of its reader has the edition."""
    done = tx.execute(
        "INSERT INTO report_runs (run_id, report_id, reader_id, project_id, edition, test_for, address,"
        " state, due_at, give_up_at, created_at) VALUES (%s, %s, %s, %s, %s, %s, %s, 'waiting', %s, %s,"
        " %s) ON CONFLICT (reader_id, edition) DO NOTHING",
        [
            run.run_id, run.report_id, run.reader_id, run.project_id, run.edition, test_for, run.to,
            run.due_at, run.due_at + GIVE_UP_AFTER, run.created_at,
        ],
    )  # fmt: skip
    return done.rowcount > 0


def end_cut_off(tx: Tx, now: datetime, reason: Text) -> list[tuple[ProjectId, ReportId]]:
    """Return the reports of runs whose worker died while it handed them over: nobody knows whether they arrived."""
    found = tx.execute(
        "UPDATE report_runs SET state = 'doubtful', reason = %s, settled_at = %s, lease_until = NULL"
        " WHERE state = 'sending' AND lease_until <= %s RETURNING project_id, report_id",
        [text_json(reason), now, now],
    ).fetchall()
    return [(ProjectId(row["project_id"]), ReportId(row["report_id"])) for row in found]


def claim(tx: Tx, now: datetime) -> Run | None:
    """Return the run that is due longest, now this worker's until its lease ends; uses ``report_runs_due``."""
    row = one(
        tx,
        "UPDATE report_runs SET state = 'making', attempts = attempts + 1, lease_until = %(lease)s"
        " WHERE run_id = (SELECT run_id FROM report_runs WHERE (state = 'waiting' AND due_at <= %(now)s)"
        " OR (state = 'making' AND lease_until <= %(now)s) ORDER BY due_at, run_id LIMIT 1"
        f" FOR UPDATE SKIP LOCKED) RETURNING {_RUN}",
        {"now": now, "lease": now + LEASE},
    )
    return _run(row) if row else None


def begin_sending(tx: Tx, run: Run, now: datetime) -> datetime | None:
    """Return the new lease when the run is still this worker's and its report and reader still want it."""
    row = one(
        tx,
        "UPDATE report_runs n SET state = 'sending', lease_until = %(lease)s FROM reports r"
        " LEFT JOIN report_readers d ON d.report_id = r.report_id AND d.reader_id = %(reader)s"
        " WHERE n.run_id = %(run)s AND r.report_id = n.report_id AND n.state = 'making'"
        " AND n.lease_until = %(held)s AND (n.test_for IS NOT NULL OR (r.state = 'active'"
        " AND d.reader_id IS NOT NULL AND d.left_at IS NULL AND d.removed_at IS NULL))"
        " RETURNING n.lease_until",
        {"run": run.run_id, "reader": run.reader_id, "held": run.lease_until, "lease": now + LEASE},
    )
    return row["lease_until"] if row else None


def settle(
    tx: Tx,
    run: Run,
    state: RunState,
    now: datetime,
    *,
    reason: Text | None = None,
    due_at: datetime | None = None,
) -> bool:
    """Return whether the run became ``state``: it was still held under exactly this lease."""
    done = tx.execute(
        "UPDATE report_runs SET state = %(state)s, reason = %(reason)s, lease_until = NULL,"
        " due_at = coalesce(%(due)s, due_at),"
        " settled_at = CASE WHEN %(state)s = 'waiting' THEN NULL ELSE %(now)s END"
        " WHERE run_id = %(run)s AND state = ANY(%(before)s) AND lease_until = %(held)s",
        {
            "state": state.value, "reason": text_json(reason), "due": due_at, "now": now,
            "run": run.run_id, "before": before(state), "held": run.lease_until,
        },
    )  # fmt: skip
    return done.rowcount > 0


def skip_waiting(tx: Tx, report_id: ReportId, reason: Text, now: datetime) -> None:
    """Put an end to the editions of a report that still wait."""
    tx.execute(
        "UPDATE report_runs SET state = 'skipped', reason = %s, settled_at = %s"
        " WHERE report_id = %s AND state = 'waiting' AND test_for IS NULL",
        [text_json(reason), now, report_id],
    )


def skip_reader(tx: Tx, reader_id: ReaderId, reason: Text, now: datetime) -> None:
    """Put an end to what still waits for a reader."""
    tx.execute(
        "UPDATE report_runs SET state = 'skipped', reason = %s, settled_at = %s"
        " WHERE reader_id = %s AND state = 'waiting'",
        [text_json(reason), now, reader_id],
    )


def give_up_at(tx: Tx, run: Run) -> datetime:
    """Return until when a run is tried."""
    row = one(tx, "SELECT give_up_at FROM report_runs WHERE run_id = %(run)s", {"run": run.run_id})
    assert row is not None  # noqa: S101
    until: datetime = row["give_up_at"]
    return until


def again(tx: Tx, project_id: ProjectId, report_id: ReportId, run_id: RunId, now: datetime) -> bool:
    """Return whether a run that had ended without success, or in doubt, is due again."""
    states = [one for one in before(RunState.WAITING) if one not in {"making", "sending"}]
    done = tx.execute(
        "UPDATE report_runs SET state = 'waiting', due_at = %s, give_up_at = %s, settled_at = NULL"
        " WHERE run_id = %s AND report_id = %s AND project_id = %s AND state = ANY(%s)",
        [now, now + GIVE_UP_AFTER, run_id, report_id, project_id, states],
    )
    return done.rowcount > 0


def reached_nobody(tx: Tx, report_id: ReportId, since: datetime) -> bool:
    """Return whether the last editions since a moment, as many as pause a report, reached no reader."""
    found = rows(
        tx,
        "SELECT bool_or(state = 'sent') AS sent FROM report_runs WHERE report_id = %(report)s"
        " AND test_for IS NULL AND due_at >= %(since)s AND state IN ('sent', 'doubtful', 'refused',"
        " 'given_up') GROUP BY edition ORDER BY edition DESC LIMIT %(limit)s",
        {"report": report_id, "since": since, "limit": PAUSED_AFTER},
    )
    return len(found) == PAUSED_AFTER and not any(row["sent"] for row in found)


def page(
    tx: Tx,
    project_id: ProjectId,
    report_id: ReportId,
    start: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Run]:
    """Return runs of a report, newest first, below a position."""
    found = rows(
        tx,
        f"SELECT {_RUN} FROM report_runs WHERE project_id = %(project)s AND report_id = %(report)s"
        " AND (%(at)s::timestamptz IS NULL OR (created_at, run_id) < (%(at)s, %(id)s::uuid))"
        " ORDER BY created_at DESC, run_id DESC LIMIT %(limit)s",
        {
            "project": project_id, "report": report_id, "limit": limit,
            "at": start[0] if start else None, "id": start[1] if start else None,
        },
    )  # fmt: skip
    return [_run(row) for row in found]


def forget_old(tx: Tx, older_than: datetime) -> None:
    """Forget runs that ended before a moment."""
    tx.execute("DELETE FROM report_runs WHERE settled_at < %s", [older_than])


def test_reader(tx: Tx, run_id: RunId) -> AccountId | None:
    """Return for whom a test is, None for a run that is none."""
    row = one(tx, "SELECT test_for FROM report_runs WHERE run_id = %(run)s", {"run": run_id})
    return AccountId(row["test_for"]) if row and row["test_for"] is not None else None


def _run(row: Mapping[str, Any]) -> Run:
    return Run(
        RunId(row["run_id"]),
        ReportId(row["report_id"]),
        row["reader_id"],
        ProjectId(row["project_id"]),
        row["edition"],
        row["address"],
        RunState(row["state"]),
        row["attempts"],
        row["due_at"],
        row["created_at"],
        row["settled_at"],
        text_of(row["reason"]),
        row["test_for"] is not None,
        row["lease_until"],
    )
