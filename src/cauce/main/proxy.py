"""Passing a request from the front to the core over its Unix socket, streaming both ways."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx

from cauce.infra.asgi import Receive, Scope, Send, disconnected
from cauce.kernel.errors import Language

HOP_BY_HOP = {
    b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization", b"te",
    b"trailers", b"transfer-encoding", b"upgrade", b"host", b"x-forwarded-for",
    b"x-forwarded-proto", b"x-forwarded-host",
}  # fmt: skip


class CoreProxy:
    """An ASGI app that answers with whatever the core answers, or 503 while there is no core."""

    def __init__(self, socket: Path, trusted_proxies: frozenset[str]) -> None:
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=20)
        self._transport = httpx.AsyncHTTPTransport(uds=str(socket), limits=limits)
        self._trusted = trusted_proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Relay one HTTP request; the core hears of it when the client goes before the answer."""
        whole = asyncio.Event()
        gone = asyncio.ensure_future(_left(receive, whole))
        try:
            response = await self._answer(self._request(scope, receive, whole), gone)
        except httpx.TransportError:
            await send_unavailable(scope, send)
            return
        finally:
            whole.set()
        if response is None:
            return
        headers = [(k.lower(), v) for k, v in response.headers.raw if k.lower() not in HOP_BY_HOP]
        try:
            await send(
                {"type": "http.response.start", "status": response.status_code, "headers": headers}
            )
            async for chunk in _until(gone, response.aiter_raw()):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            await response.aclose()

    async def close(self) -> None:
        """Close the connections to the core."""
        await self._transport.aclose()

    async def _answer(
        self, request: httpx.Request, gone: "asyncio.Future[None]"
    ) -> httpx.Response | None:
        """Return the core's answer; None when nobody waits for it any more, and the core is hung up on."""
        answer = asyncio.ensure_future(self._transport.handle_async_request(request))
        either: set[asyncio.Future[Any]] = {answer, gone}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            return answer.result()
        answer.cancel()
        await asyncio.wait({answer})
        if not answer.cancelled() and answer.exception() is None:
            await answer.result().aclose()
        return None

    def _request(self, scope: Scope, receive: Receive, whole: asyncio.Event) -> httpx.Request:
        path = (scope.get("raw_path") or scope["path"].encode()).split(b"?")[0]
        query = scope.get("query_string") or b""
        url = httpx.URL(
            scheme="http", host="core", raw_path=path + (b"?" + query if query else b"")
        )
        has_body = any(k in {b"content-length", b"transfer-encoding"} for k, _ in scope["headers"])
        if not has_body:
            whole.set()
        return httpx.Request(
            scope["method"],
            url,
            headers=self._headers(scope),
            content=_body(receive, whole) if has_body else None,
            extensions={"timeout": {"connect": 5.0, "pool": 10.0, "read": None, "write": 30.0}},
        )

    def _headers(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        given = dict(scope["headers"])
        client = scope["client"][0] if scope.get("client") else "127.0.0.1"
        behind = client in self._trusted
        forwarded = given.get(b"x-forwarded-for", b"") if behind else b""
        proto = given.get(b"x-forwarded-proto", b"http") if behind else scope["scheme"].encode()
        host = (given.get(b"x-forwarded-host") if behind else None) or given.get(
            b"host", b"localhost"
        )
        kept = [(k, v) for k, v in scope["headers"] if k not in HOP_BY_HOP]
        return [
            *kept,
            (b"host", host),
            (b"x-forwarded-for", b", ".join(filter(None, (forwarded, client.encode())))),
            (b"x-forwarded-proto", proto),
            (b"x-forwarded-host", host),
        ]


async def _until(
    gone: "asyncio.Future[None]", chunks: AsyncIterator[bytes]
) -> AsyncIterator[bytes]:
    """Yield the chunks; stop waiting for one when the client is gone."""
    while True:
        chunk = asyncio.ensure_future(_next(chunks))
        either: set[asyncio.Future[Any]] = {chunk, gone}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if not chunk.done():
            chunk.cancel()
            await asyncio.wait({chunk})
            return
        found = chunk.result()
        if found is None:
            return
        yield found


async def _next(chunks: AsyncIterator[bytes]) -> bytes | None:
    return await anext(chunks, None)


async def _body(receive: Receive, whole: asyncio.Event) -> AsyncIterator[bytes]:
    """Yield what the client sends; ``whole`` is set when it has sent everything, or has gone."""
    more = True
    while more:
        message = await receive()
        more = message["type"] == "http.request" and bool(message.get("more_body"))
        if not more:
            whole.set()
        if message.get("body"):
            yield message["body"]


async def _left(receive: Receive, whole: asyncio.Event) -> None:
    """Return when the client has gone; its body is read before, because two may not listen at once."""
    await whole.wait()
    await disconnected(receive)


async def send_unavailable(scope: Scope, send: Send) -> None:
    """Answer 503 in the reader's language: events are still taken, the rest is starting."""
    spanish = language_of(scope) == "es"
    title = "Cauce está arrancando" if spanish else "Cauce is starting"
    detail = (
        "Los eventos se siguen recibiendo. Inténtalo de nuevo en unos segundos."
        if spanish
        else "Events are still being collected. Try again in a few seconds."
    )
    problem = {
        "type": "about:blank",
        "title": title,
        "status": 503,
        "code": "starting",
        "detail": detail,
    }
    await send_json(send, 503, problem, content_type=b"application/problem+json")


def language_of(scope: Scope) -> Language:
    """Return the language the reader prefers of the two we speak."""
    languages: bytes = dict(scope["headers"]).get(b"accept-language", b"")
    return "es" if languages.lower().startswith(b"es") else "en"


async def send_not_here(scope: Scope, send: Send) -> None:
    """Answer 404 in the reader's language: another process has this role."""
    spanish = language_of(scope) == "es"
    problem = {
        "type": "about:blank",
        "title": "Aquí no" if spanish else "Not here",
        "status": 404,
        "code": "other_role",
        "detail": "Este proceso no tiene ese papel (--role). Revisa a dónde envía el balanceador."
        if spanish
        else "This process does not have that role (--role). Check where the load balancer sends.",
    }
    await send_json(send, 404, problem, content_type=b"application/problem+json")


async def send_json(
    send: Send, status: int, body: object, *, content_type: bytes = b"application/json"
) -> None:
    """Answer with JSON; a 503 says when to come back."""
    headers = [(b"content-type", content_type), (b"cache-control", b"no-store")]
    if status == 503:
        headers.append((b"retry-after", b"2"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})
