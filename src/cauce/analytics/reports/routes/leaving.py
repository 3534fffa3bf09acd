"""Leaving a report by the link in an e-mail: nobody has to sign in, and only a POST changes anything.

Programs that look at every link of a mail (virus scanners, previews) ask with GET, so GET only asks.
"""

from html import escape
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse

from cauce.analytics.reports.routes.common import TheReports, reading
from cauce.infra.web import Transaction
from cauce.kernel.errors import Language, Text

router = APIRouter(tags=["reports"])
PUBLIC: dict[str, Any] = {"security": []}
Token = Annotated[str, Path(max_length=200)]
ASK = Text("Stop getting the report “{name}”?", "¿Dejar de recibir el informe «{name}»?")
STOP = Text("Stop it", "No recibirlo más")
LEFT = Text(
    "You will not get the report “{name}” any more. Whoever made it can see that you left.",
    "Ya no recibirás el informe «{name}». Quien lo hizo puede ver que lo has dejado.",
)
GONE = Text(
    "This report does not exist any more; nothing else will come.",
    "Este informe ya no existe; no llegará nada más.",
)


@router.get("/report-leaves/{token}", openapi_extra=PUBLIC, response_class=HTMLResponse)
def get_report_leave(
    token: Token, tx: Transaction, reports: TheReports, request: Request
) -> HTMLResponse:
    """A page that asks whether to leave; nothing changes."""
    language, name = reading(request), reports.leaving(tx, token)
    if not name:
        return _page(language, GONE.in_language(language))
    button = f'<form method="post"><button>{escape(STOP.in_language(language))}</button></form>'
    return _page(language, ASK.in_language(language).format(name=name), button)


@router.post("/report-leaves/{token}", openapi_extra=PUBLIC, response_class=HTMLResponse)
def leave_report(
    token: Token, tx: Transaction, reports: TheReports, request: Request
) -> HTMLResponse:
    """Leave in one click (RFC 8058); again changes nothing."""
    language, name = reading(request), reports.leave(tx, token)
    said = LEFT.in_language(language).format(name=name) if name else GONE.in_language(language)
    return _page(language, said)


def _page(language: Language, said: str, more: str = "") -> HTMLResponse:
    style = (
        "body{font:16px/1.5 system-ui,sans-serif;margin:15vh auto;max-width:36rem;padding:0 16px;color:#1b1e1d;"
        "background:#fff}button{font:inherit;padding:8px 16px;background:#0f5c56;color:#fff;border:0;"
        "border-radius:6px}"
    )
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>Cauce</title><style>{style}</style>'
        f"</head><body><main><h1>{escape(said)}</h1>{more}</main></body></html>"
    )
