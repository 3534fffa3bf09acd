"""``/livez``, ``/readyz`` and ``/metrics`` of the front."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx

from cauce.infra.asgi import Receive, Scope, Send
from cauce.infra.telemetry import exposition, joined
from cauce.main.asgi import Asgi
from cauce.main.proxy import send_json

Check = Callable[[], Awaitable[bool]]
CHECK_TIMEOUT_S = 2.0
KEEP_S = 0.5


class Health:
    """Answers the three paths; ``draining`` turns readiness off before the process ends."""

    PATHS = frozenset({"/livez", "/readyz", "/metrics"})

    def __init__(self, checks: dict[str, Check], core: Path | None) -> None:
        self.draining = False
        self._checks = checks
        self._core = core
        self._kept: tuple[float, dict[str, bool]] = (0.0, {})

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["path"] == "/livez":
            await send_json(send, 200, {"status": "alive"})
        elif scope["path"] == "/readyz":
            await self._ready(send)
        else:
            await self._metrics(send)

    async def _ready(self, send: Send) -> None:
        results = {**await self._results(), "accepting": not self.draining}
        ready = all(results.values())
        body = {
            "status": "ready" if ready else "not_ready",
            "checks": {name: "ok" if ok else "failing" for name, ok in results.items()},
        }
        await send_json(send, 200 if ready else 503, body)

    async def _results(self) -> dict[str, bool]:
        taken, results = self._kept
        if time.monotonic() - taken > KEEP_S:
            answers = await asyncio.gather(*(_settle(check) for check in self._checks.values()))
            results = dict(zip(self._checks, answers, strict=True))
            self._kept = (time.monotonic(), results)
        return results

    async def _metrics(self, send: Send) -> None:
        body = joined(exposition(), await fetch(self._core, "/metrics"))
        await _send_metrics(send, body)


class WithMetrics:
    """The core's application with its metrics beside it, for the front, which joins them with its own."""

    def __init__(self, app: Asgi) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer ``/metrics``; the application answers everything else."""
        if scope["type"] != "http" or scope["path"] != "/metrics":
            await self._app(scope, receive, send)
            return
        await _send_metrics(send, exposition())


async def _send_metrics(send: Send, body: bytes) -> None:
    kind = b"text/plain; version=0.0.4; charset=utf-8"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})
    await send({"type": "http.response.body", "body": body})


async def fetch(core: Path | None, path: str) -> bytes:
    """Return the body of a 200 of the core, empty when it does not give one."""
    if core is None:
        return b""
    # A socket of this machine has no certificate to verify, and loading the authorities takes 20 ms.
    transport = httpx.AsyncHTTPTransport(uds=str(core), verify=False)
    async with httpx.AsyncClient(transport=transport, timeout=CHECK_TIMEOUT_S) as client:
        try:
            answer = await client.get(f"http://core{path}")
        except httpx.TransportError:
            return b""
    return answer.content if answer.status_code == 200 else b""


async def _settle(check: Check) -> bool:
    """Return the check's verdict; one that does not answer in time has failed."""
    try:
        return await asyncio.wait_for(check(), CHECK_TIMEOUT_S)
    except TimeoutError:
        return False


def in_thread(check: Callable[[], Any]) -> Check:
    """Return an asynchronous form of a blocking check."""

    async def run() -> bool:
        return bool(await asyncio.to_thread(check))

    return run
