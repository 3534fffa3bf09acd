"""HTTP of the log of a report."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Request

from cauce.analytics.reports.contracts import RunId
from cauce.analytics.reports.routes.common import TheReports, reading, report_number
from cauce.analytics.reports.routes.shapes import ReportRunOut, ReportRunsOut, run_number
from cauce.infra.web import (
    Cursor,
    Limit,
    Reading,
    Transaction,
    Writing,
    decode_cursor,
    encode_cursor,
)
from cauce.kernel.errors import invalid, not_found

router = APIRouter(prefix="/projects/{project_id}/reports/{report_id}/runs", tags=["reports"])


@router.get("")
def list_report_runs(
    report_id: str,
    access: Reading,
    tx: Transaction,
    reports: TheReports,
    request: Request,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> ReportRunsOut:
    """Which edition went to whom, newest first, and why not."""
    start = _position(cursor) if cursor else None
    found = reports.runs_page(tx, access.project_id, report_number(report_id), start, limit)
    last = found[-1] if len(found) == limit else None
    return ReportRunsOut(
        items=[ReportRunOut.of(run, reading(request)) for run in found],
        cursor=encode_cursor(last.created_at.isoformat(), str(last.run_id)) if last else None,
    )


@router.post("/{run_id}/retry", status_code=204)
def retry_report_run(
    report_id: str, run_id: str, access: Writing, tx: Transaction, reports: TheReports
) -> None:
    """Send an edition again that was refused, given up or skipped, or that may not have arrived."""
    wanted = run_number(run_id)
    if wanted is None:
        raise not_found("edition that failed", "esa edición fallida")
    reports.send_again(tx, access, report_number(report_id), RunId(wanted))


def _position(cursor: str) -> tuple[datetime, UUID]:
    at, run_id = decode_cursor(cursor, str, str)
    number = run_number(run_id)
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        moment = None
    if number is None or moment is None or moment.tzinfo is None:
        raise invalid(
            "cursor",
            "it is not a cursor of this list; leave it out to start at the beginning",
            "no es un cursor de esta lista; omítelo para empezar por el principio",
        )
    return moment, number
