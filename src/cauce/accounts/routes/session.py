"""Signing in and out, oneself, and accepting an invitation."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from cauce.accounts.contracts import SignedIn, User, UserChanges
from cauce.accounts.facade import Accounts
from cauce.accounts.logic.tokens import csrf_token
from cauce.accounts.notices.facade import Notices
from cauce.accounts.routes.bodies import (
    Address,
    Body,
    Name,
    NewSecret,
    ProjectItem,
    Secret,
    Token,
    UserOut,
)
from cauce.accounts.routes.gate import (
    PUBLIC,
    SESSION_ONLY,
    SignedInVisitor,
    clear_session_cookie,
    client_ip,
    from_own_page,
    set_session_cookie,
)
from cauce.infra.db import Tx
from cauce.infra.web import Transaction, language_of, service
from cauce.kernel.access import Role

router = APIRouter(tags=["session"])
TheAccounts = Annotated[Accounts, Depends(service(Accounts))]
TheNotices = Annotated[Notices, Depends(service(Notices))]
own_page = [Depends(from_own_page)]


class SessionOut(BaseModel):
    """Who is signed in, and the token that unsafe requests send as ``X-CSRF-Token``."""

    user: UserOut
    csrf_token: str
    projects: list[ProjectItem]


class SignInIn(Body):
    """Address and password."""

    email: Address
    password: Secret


class LinkIn(Body):
    """The token of a one-time link."""

    token: Token


class MeIn(Body):
    """What to change of oneself; a field left out or null stays as it is."""

    name: Name | None = None
    email: Address | None = None
    language: Literal["en", "es"] | None = None
    theme: Literal["light", "dark", "auto"] | None = None
    password: NewSecret | None = None
    current_password: Secret | None = None


class InvitationOut(BaseModel):
    """What an invitation offers."""

    email: str
    workspace: str
    role: Role
    inviter: str = Field(description="Who invites, by name.")


class AcceptIn(Body):
    """Name and password of a new member."""

    name: Name
    password: NewSecret


@router.get("/session", openapi_extra=SESSION_ONLY)
def get_session(visitor: SignedInVisitor, tx: Transaction, accounts: TheAccounts) -> SessionOut:
    """Who is signed in, and the projects they take part in."""
    return _session(tx, accounts, visitor.user, visitor.token)


@router.post("/session", dependencies=own_page, openapi_extra=PUBLIC)
def sign_in(
    body: SignInIn,
    request: Request,
    response: Response,
    tx: Transaction,
    accounts: TheAccounts,
    notices: TheNotices,
) -> SessionOut:
    """Sign in with address and password; the answer sets the session cookie."""
    opened = accounts.sign_in(tx, body.email, body.password, client_ip(request))
    return _opened(tx, (accounts, notices), opened, request, response)


@router.post("/session/link", dependencies=own_page, openapi_extra=PUBLIC)
def sign_in_with_link(
    body: LinkIn,
    request: Request,
    response: Response,
    tx: Transaction,
    accounts: TheAccounts,
    notices: TheNotices,
) -> SessionOut:
    """Sign in with a one-time link; it works once."""
    opened = accounts.sign_in_with_link(tx, body.token)
    return _opened(tx, (accounts, notices), opened, request, response)


@router.delete("/session", status_code=204, openapi_extra=SESSION_ONLY)
def sign_out(
    visitor: SignedInVisitor,
    request: Request,
    response: Response,
    tx: Transaction,
    accounts: TheAccounts,
) -> None:
    """End the session."""
    accounts.sign_out(tx, visitor.user, visitor.token)
    clear_session_cookie(request, response)


@router.patch("/me", openapi_extra=SESSION_ONLY)
def update_me(
    body: MeIn, visitor: SignedInVisitor, tx: Transaction, accounts: TheAccounts
) -> UserOut:
    """Change name, address, language, theme or password; a new password ends other sessions."""
    changes = UserChanges(**body.model_dump())
    return UserOut.of(accounts.change_user(tx, visitor.user, visitor.token, changes))


@router.get("/invitations/{token}", openapi_extra=PUBLIC)
def get_invitation(token: str, tx: Transaction, accounts: TheAccounts) -> InvitationOut:
    """What an invitation link offers."""
    found = accounts.find_invitation(tx, token)
    return InvitationOut(
        email=found.email,
        workspace=found.workspace,
        role=found.role,
        inviter=accounts.inviter_of(tx, found),
    )


@router.post("/invitations/{token}", dependencies=own_page, openapi_extra=PUBLIC)
def accept_invitation(
    token: str,
    body: AcceptIn,
    request: Request,
    response: Response,
    tx: Transaction,
    accounts: TheAccounts,
    notices: TheNotices,
) -> SessionOut:
    """Join with a name and a password; the answer sets the session cookie."""
    opened = accounts.accept_invitation(tx, token, body.name, body.password)
    return _opened(tx, (accounts, notices), opened, request, response)


def _opened(
    tx: Tx,
    facades: tuple[Accounts, Notices],
    opened: SignedIn,
    request: Request,
    response: Response,
) -> SessionOut:
    accounts, notices = facades
    notices.signed_in(tx, opened.user, language_of(request.headers.get("accept-language", "")))
    set_session_cookie(request, response, opened.token)
    return _session(tx, accounts, opened.user, opened.token)


def _session(tx: Tx, accounts: Accounts, user: User, token: str) -> SessionOut:
    projects = accounts.projects_of(tx, user.account_id)
    return SessionOut(
        user=UserOut.of(user),
        csrf_token=csrf_token(token),
        projects=[ProjectItem.of(found) for found in projects],
    )
