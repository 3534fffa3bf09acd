"""HTTP of reports: what is sent, when, to whom."""

from fastapi import APIRouter, Request

from cauce.accounts.facade.signing_in import account_of
from cauce.analytics.reports.routes.common import TheReports, report_number, shown
from cauce.analytics.reports.routes.shapes import (
    ReportChangeIn,
    ReportIn,
    ReportOut,
    ReportsOut,
    ReportTestOut,
)
from cauce.infra.web import Reading, Transaction, Writing

router = APIRouter(prefix="/projects/{project_id}/reports", tags=["reports"])


@router.get("")
def list_reports(
    access: Reading, tx: Transaction, reports: TheReports, request: Request
) -> ReportsOut:
    """The project's reports, the last changed first."""
    found = reports.listed(tx, access.project_id)
    return ReportsOut(items=[shown(reports, tx, one, request) for one in found])


@router.post("", status_code=201)
def create_report(
    body: ReportIn, access: Writing, tx: Transaction, reports: TheReports, request: Request
) -> ReportOut:
    """Send an insight or a dashboard regularly; its owner is told when it reaches nobody any more."""
    made = reports.create(tx, access, body.wanted(), account_of(access.actor))
    return shown(reports, tx, made, request)


@router.get("/{report_id}")
def get_report(
    report_id: str, access: Reading, tx: Transaction, reports: TheReports, request: Request
) -> ReportOut:
    """A report."""
    found = reports.get(tx, access.project_id, report_number(report_id))
    return shown(reports, tx, found, request)


@router.put("/{report_id}")
def change_report(
    report_id: str,
    body: ReportChangeIn,
    access: Writing,
    tx: Transaction,
    reports: TheReports,
    request: Request,
) -> ReportOut:
    """Change a report from its next edition on; 409 when somebody changed it meanwhile."""
    number = report_number(report_id)
    changed = reports.change(tx, access, number, body.revision, body.wanted())
    return shown(reports, tx, changed, request)


@router.delete("/{report_id}", status_code=204)
def remove_report(report_id: str, access: Writing, tx: Transaction, reports: TheReports) -> None:
    """Remove a report with its log."""
    reports.remove(tx, access, report_number(report_id))


@router.post("/{report_id}/pause")
def pause_report(
    report_id: str, access: Writing, tx: Transaction, reports: TheReports, request: Request
) -> ReportOut:
    """Send nothing until it is resumed."""
    paused = reports.pause(tx, access, report_number(report_id))
    return shown(reports, tx, paused, request)


@router.post("/{report_id}/resume")
def resume_report(
    report_id: str, access: Writing, tx: Transaction, reports: TheReports, request: Request
) -> ReportOut:
    """Send it again, from its next edition on."""
    resumed = reports.resume(tx, access, report_number(report_id))
    return shown(reports, tx, resumed, request)


@router.post("/{report_id}/test", status_code=202)
def send_report_test(
    report_id: str, access: Writing, tx: Transaction, reports: TheReports
) -> ReportTestOut:
    """Send it to oneself, within seconds; its log says what became of it."""
    account_id = account_of(access.actor)
    email = reports.test(tx, access, report_number(report_id), account_id)
    return ReportTestOut(email=email)
