"""What the routes of reports share."""

from typing import Annotated

from fastapi import Depends, Request

from cauce.analytics.reports.contracts import Report, ReportId
from cauce.analytics.reports.facade import Reports
from cauce.analytics.reports.routes.shapes import ReportOut
from cauce.infra.db import Database, Tx
from cauce.infra.web import language_of, number_or_not_found, service
from cauce.kernel.errors import Language

TheReports = Annotated[Reports, Depends(service(Reports))]
TheDatabase = Annotated[Database, Depends(service(Database))]


def reading(request: Request) -> Language:
    """Return the language of a request."""
    return language_of(request.headers.get("accept-language", ""))


def report_number(text: str) -> ReportId:
    """Return the id of a report in a path.

    Raises:
        CauceError: ``not_found`` when no such id can exist.
    """
    return ReportId(number_or_not_found(text, "report", "ese informe"))


def shown(reports: Reports, tx: Tx, report: Report, request: Request) -> ReportOut:
    """Return the JSON of a report."""
    return ReportOut.of(report, reports.next_edition(tx, report), reading(request))
