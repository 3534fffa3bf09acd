"""HTTP of what a report looks like: its preview, and insights and dashboards as PDF."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from cauce.analytics.reports.contracts import Source
from cauce.analytics.reports.facade import Reports
from cauce.analytics.reports.facade.binding import file_stem
from cauce.analytics.reports.routes.common import TheDatabase, TheReports, reading
from cauce.analytics.reports.routes.shapes import ReportIn, ReportPreviewOut
from cauce.infra.db import Database
from cauce.infra.web import Querying, Writing, number_or_not_found
from cauce.kernel.access import Access
from cauce.kernel.errors import Language, invalid

router = APIRouter(prefix="/projects/{project_id}", tags=["reports"])
PDF = "application/pdf"
PAPER: dict[int | str, dict[str, Any]] = {200: {"content": {PDF: {}}}}
Day = Annotated[str | None, Query(max_length=20, description="As in a question; the board's when left out.")]  # fmt: skip
Filter = Annotated[
    str | None,
    Query(max_length=20_000, description="A condition as JSON; the board's when left out."),
]


@router.post("/reports/preview")
def preview_report(
    body: ReportIn, access: Writing, database: TheDatabase, reports: TheReports, request: Request
) -> ReportPreviewOut:
    """A report as its readers would get it now; nothing is kept or sent."""
    wanted = body.wanted()
    with database.transaction() as tx:
        sheet = reports.preview_of(tx, access, wanted)
    written = reports.preview(access, sheet, wanted.name, reading(request))
    return ReportPreviewOut(subject=written.subject, html=written.html, text=written.text)


@router.get("/insights/{insight_id}/pdf", response_class=Response, responses=PAPER)
def print_insight(
    insight_id: str,
    access: Querying,
    database: TheDatabase,
    reports: TheReports,
    request: Request,
) -> Response:
    """An insight with its answer as PDF, in the language of the request."""
    number = number_or_not_found(insight_id, "insight", "esa pregunta guardada")
    return _printed(reports, database, access, Source.INSIGHT, number, {}, reading(request))


@router.get("/dashboards/{dashboard_id}/pdf", response_class=Response, responses=PAPER)
def print_dashboard(
    dashboard_id: str,
    access: Querying,
    database: TheDatabase,
    reports: TheReports,
    request: Request,
    date_from: Day = None,
    date_to: Day = None,
    where: Filter = None,
) -> Response:
    """A dashboard with its answers as PDF, through its dates and filter or through those given."""
    number = number_or_not_found(dashboard_id, "dashboard", "ese panel")
    lens = {"date_from": date_from, "date_to": date_to, "where": _condition(where)}
    return _printed(reports, database, access, Source.DASHBOARD, number, lens, reading(request))


def _printed(
    reports: Reports,
    database: Database,
    access: Access,
    source: Source,
    number: int,
    lens: Mapping[str, Any],
    language: Language,
) -> Response:
    with database.transaction() as tx:
        sheet = reports.printer.sheet(tx, access, source, number, lens)
    printed, paper = reports.pdf(access, sheet, language)
    headers = {"content-disposition": f'attachment; filename="{file_stem(printed)}.pdf"'}
    return Response(paper, media_type=PDF, headers=headers)


def _condition(text: str | None) -> Any:
    if not text:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise invalid(
            "where", "it is not JSON; write a condition.", "no es JSON; escribe una condición."
        ) from None
