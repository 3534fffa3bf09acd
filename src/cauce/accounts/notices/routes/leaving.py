"""Leaving by the link in an e-mail: nobody has to sign in, and only a POST changes anything.

Programs that look at every link of a mail (virus scanners, previews) ask with GET, so GET only tells.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from cauce.accounts.notices.contracts import Leaving, NoticeKind
from cauce.accounts.notices.facade import Notices
from cauce.accounts.routes.gate import PUBLIC
from cauce.infra.db import Tx
from cauce.infra.web import Transaction, service

router = APIRouter(tags=["notices"])
TheNotices = Annotated[Notices, Depends(service(Notices))]
LeaveToken = Annotated[str, Path(max_length=1000)]


class LeavingOut(BaseModel):
    """What a link leaves: kinds of notices of a project (empty: it was removed)."""

    project: str
    kinds: list[NoticeKind]


@router.get("/unsubscribe/{token}", openapi_extra=PUBLIC, response_model=LeavingOut)
def get_leaving(
    token: LeaveToken, request: Request, tx: Transaction, notices: TheNotices
) -> LeavingOut | Response:
    """What the link is for; nothing changes. A browser is led to the page that asks."""
    leaving = notices.read_leaving(token)
    if request.headers.get("accept", "").lower().startswith("text/html"):
        return RedirectResponse(f"../../../unsubscribe/{token}", 303)
    return _shown(tx, notices, leaving)


@router.post("/unsubscribe/{token}", openapi_extra=PUBLIC)
def leave_notices(token: LeaveToken, tx: Transaction, notices: TheNotices) -> LeavingOut:
    """Leave in one click (RFC 8058); again changes nothing."""
    return _shown(tx, notices, notices.leave(tx, token))


def _shown(tx: Tx, notices: Notices, leaving: Leaving) -> LeavingOut:
    return LeavingOut(project=notices.project_of(tx, leaving), kinds=list(leaving.kinds))
