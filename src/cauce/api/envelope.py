"""What every answer carries: request id, security headers; and what no request may exceed."""

import re
import secrets
from pathlib import Path

import structlog
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cauce.api.problems import INTERNAL, problem, problem_of
from cauce.kernel.errors import Text

log = structlog.get_logger()
MAX_BODY_BYTES = 2 << 20
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
CSP = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
    " font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none';"
    " base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
"""Scripts come from this server's files only; charts and tables set inline styles. A page with a policy of
its own says in it who may frame it: ``X-Frame-Options``, which knows no list of sites, is then left out."""
CSP_HEADER = "Content-Security-Policy"
HEADERS = {
    CSP_HEADER: CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_NUL = Text(
    "The address holds a NUL character, which nothing here can be named after.",
    "La dirección contiene un carácter NUL, que aquí no forma parte de ningún nombre.",
)


class Envelope:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, and answer 500 for a failure that nobody foresaw."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        request_id = _request_id(request)
        scope.setdefault("state", {})["request_id"] = request_id
        reply = _Reply(send, request_id, https=_https(request))
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                if "\0" in scope["path"] or b"%00" in scope.get("query_string", b""):
                    await problem(request, 422, "nul_character", _NUL)(scope, receive, reply)
                    return
                await self.app(scope, _limited(request, receive), reply)
            except Exception:
                log.exception("request.failed", method=scope["method"], route=_route(scope))
                if reply.started:
                    raise
                await problem_of(request, INTERNAL, 500)(scope, receive, reply)


class _Reply:
    """Sends on what the application answers, with the headers that every answer has."""

    def __init__(self, send: Send, request_id: str, *, https: bool) -> None:
        self._send, self._request_id, self._https = send, request_id, https
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = self._request_id
            framed = CSP_HEADER in headers
            for name, value in HEADERS.items():
                if not (framed and name == "X-Frame-Options"):
                    headers.setdefault(name, value)
            if self._https:
                headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        await self._send(message)


def _limited(request: Request, receive: Receive) -> Receive:
    """Return a ``receive`` that refuses a body larger than the limit, announced or not."""
    announced = request.headers.get("content-length", "")
    state = {"left": MAX_BODY_BYTES}
    if announced.isdecimal() and int(announced) > MAX_BODY_BYTES:
        state["left"] = -1

    async def take() -> Message:
        if state["left"] < 0:
            raise HTTPException(413)
        message = await receive()
        state["left"] -= len(message.get("body", b""))
        if state["left"] < 0:
            raise HTTPException(413)
        return message

    return take


def _request_id(request: Request) -> str:
    given = request.headers.get("x-request-id", "")
    return given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)


def _https(request: Request) -> bool:
    return request.headers.get("x-forwarded-proto", request.url.scheme) == "https"


def _route(scope: Scope) -> str:
    return str(getattr(scope.get("route"), "path", Path(scope["path"]).parts[:3]))
