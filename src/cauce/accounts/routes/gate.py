"""Who a request comes from, and whether it may go on.

A browser brings the session cookie; an unsafe request must also bring the session's CSRF token and
an Origin of this server. A program brings ``Authorization: Bearer <api key>``, which no browser adds
by itself, so it needs neither. A key is valid in its project only.
"""

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response

from cauce.accounts.contracts import SESSION_LIFETIME, NotAllowedError, NotSignedInError, User
from cauce.accounts.facade import Accounts
from cauce.accounts.facade.projects import no_project
from cauce.accounts.logic import rules, tokens
from cauce.infra.cache import Cache
from cauce.infra.db import Database, Tx
from cauce.infra.settings import Settings
from cauce.kernel.access import Access, Scope
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import ProjectId

COOKIE = "cauce_session"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
RATE_WINDOW_S = 60.0
PUBLIC: dict[str, Any] = {"security": []}
"""OpenAPI of a route that nobody needs to sign in for."""
SESSION_ONLY: dict[str, Any] = {"security": [{"session": []}]}
"""OpenAPI of a route about the user oneself, where no API key helps."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody signed in with a session; ``token`` is the cookie's value."""

    user: User
    token: str


@dataclass(frozen=True)
class AccountsGate:
    """Lets requests in; one per application, in ``app.state.gate``."""

    database: Database
    accounts: Accounts
    cache: Cache
    settings: Settings

    def admit(self, request: Request, project: str, scope: Scope) -> Access:
        """Return what the request may do in ``project``, which includes ``scope``.

        Raises:
            NotSignedInError: there is no valid session or key.
            CauceError: ``not_found`` for a project of others, ``csrf_failed``, ``foreign_origin``,
                ``rate_limited``.
            NotAllowedError: the role or the key does not reach.
        """
        project_id = rules.parse_project_id(project)
        with self.database.transaction() as tx:
            access = self._access(tx, request, project_id)
        if access is None or access.project_id != project_id:
            raise no_project()
        if scope not in access.scopes:
            raise NotAllowedError(scope)
        return access

    def visitor(self, tx: Tx, request: Request) -> Visitor:
        """Return who is signed in with a session.

        Raises:
            NotSignedInError: nobody.
            CauceError: ``csrf_failed``, ``foreign_origin``.
        """
        token = request.cookies.get(cookie_name(request), "")
        user = self.accounts.session_user(tx, token) if token else None
        if user is None:
            raise NotSignedInError
        if request.method not in SAFE:
            self.check_origin(request)
            if not tokens.same(request.headers.get("x-csrf-token", ""), tokens.csrf_token(token)):
                raise _csrf_failed()
        return Visitor(user, token)

    def key(self, tx: Tx, request: Request) -> Access | None:
        """Return the access of the request's API key, None when it brings none.

        Raises:
            NotSignedInError: the key is not valid now.
            CauceError: ``rate_limited``.
        """
        given = request.headers.get("authorization")
        if given is None:
            return None
        scheme, _, secret = given.partition(" ")
        found = self.accounts.key_access(tx, secret.strip()) if scheme.lower() == "bearer" else None
        if found is None:
            raise NotSignedInError
        key_id, access = found
        self._limit(key_id)
        return access

    def check_origin(self, request: Request) -> None:
        """Return nothing when a browser's request comes from a page of this server.

        Raises:
            CauceError: ``foreign_origin``.
        """
        origin = request.headers.get("origin")
        own = {own_url(request), _origin(self.settings.public_url)}
        if origin is not None and _origin(origin) not in own:
            raise _foreign_origin()

    def _access(self, tx: Tx, request: Request, project_id: ProjectId | None) -> Access | None:
        access = self.key(tx, request)
        if access is not None:
            return access
        visitor = self.visitor(tx, request)
        if project_id is None:
            return None
        return self.accounts.user_access(tx, visitor.user, project_id)

    def _limit(self, key_id: int) -> None:
        count, left_s = self.cache.hit(f"rate:{key_id}", RATE_WINDOW_S)
        if count > self.settings.api_rate_per_minute:
            raise _rate_limited(self.settings.api_rate_per_minute, max(1, round(left_s)))


def the_gate(request: Request) -> AccountsGate:
    """Return the gate of the application."""
    gate: AccountsGate = request.app.state.gate
    return gate


def signed_in(request: Request, gate: Annotated[AccountsGate, Depends(the_gate)]) -> Visitor:
    """Return who is signed in with a session."""
    with gate.database.transaction() as tx:
        return gate.visitor(tx, request)


def from_own_page(request: Request, gate: Annotated[AccountsGate, Depends(the_gate)]) -> None:
    """Let through what no page of another site sent (signing in needs no session yet)."""
    gate.check_origin(request)


SignedInVisitor = Annotated[Visitor, Depends(signed_in)]


def set_session_cookie(request: Request, response: Response, token: str) -> None:
    """Hand the session to the browser."""
    response.set_cookie(
        cookie_name(request),
        token,
        max_age=int(SESSION_LIFETIME.total_seconds()),
        path="/",
        secure=is_https(request),
        httponly=True,
        samesite="lax",
    )


def clear_session_cookie(request: Request, response: Response) -> None:
    """Take the session from the browser."""
    response.delete_cookie(
        cookie_name(request), path="/", secure=is_https(request), httponly=True, samesite="lax"
    )


def cookie_name(request: Request) -> str:
    """Return the cookie's name; over https a name that no subdomain and no http page can set."""
    return f"__Host-{COOKIE}" if is_https(request) else COOKIE


def is_https(request: Request) -> bool:
    """Return whether the browser speaks https (the front says so of the proxy before it)."""
    return request.headers.get("x-forwarded-proto", request.url.scheme) == "https"


def own_url(request: Request) -> str:
    """Return the origin that the browser sees."""
    host = request.headers.get("x-forwarded-host") or request.headers.get("host", "")
    return _origin(f"{'https' if is_https(request) else 'http'}://{host}")


def client_ip(request: Request) -> str:
    """Return the address of the client: the last one that is no trusted proxy."""
    gate = the_gate(request)
    trusted = {part.strip() for part in gate.settings.trusted_proxies.split(",")}
    peer = request.client.host if request.client else "127.0.0.1"
    hops = [h.strip() for h in request.headers.get("x-forwarded-for", peer).split(",")]
    return next((hop for hop in reversed(hops) if hop not in trusted), hops[0])


def _origin(url: str) -> str:
    parts = urlsplit(url)
    default = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    return f"{parts.scheme}://{parts.netloc.lower().removesuffix(default)}"


def _csrf_failed() -> CauceError:
    return CauceError(
        "csrf_failed",
        Text(
            "The request lacks this session's X-CSRF-Token. Reload the page and try again.",
            "A la petición le falta el X-CSRF-Token de esta sesión. Recarga la página y reinténtalo.",
        ),
        Kind.FORBIDDEN,
    )


def _foreign_origin() -> CauceError:
    return CauceError(
        "foreign_origin",
        Text(
            "The request comes from a page of another site. If a proxy stands in front of Cauce, set"
            " CAUCE_PUBLIC_URL to the address that browsers use.",
            "La petición viene de una página de otro sitio. Si hay un proxy delante de Cauce, define"
            " CAUCE_PUBLIC_URL con la dirección que usan los navegadores.",
        ),
        Kind.FORBIDDEN,
    )


def _rate_limited(per_minute: int, retry_after_s: int) -> CauceError:
    return CauceError(
        "rate_limited",
        Text(
            f"This key made more than {per_minute} requests in a minute. Wait {retry_after_s} seconds.",
            f"Esta clave hizo más de {per_minute} peticiones en un minuto. Espera {retry_after_s} segundos.",
        ),
        Kind.LIMITED,
        retry_after_s=retry_after_s,
    )
