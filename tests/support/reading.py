"""What the acceptance tests read back of a project, and how they wait for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

import httpx

from .server import AUTHORITIES

Row = dict[str, Any]


class Reader(Protocol):
    """The part of a server that is read from."""

    def get(self, project: dict, path: str, **params: object) -> dict: ...


def all_events(server: Reader, project: dict, timeout_s: float = 120) -> list[Row]:
    """Return every stored event of a project, newest first, once the consumers have caught up."""
    caught_up(server, project, timeout_s)
    found: list[Row] = []
    cursor: str | None = None
    while True:
        page = server.get(project, "events", limit=500, **({"cursor": cursor} if cursor else {}))
        found += page["items"]
        cursor = page["cursor"]
        if cursor is None:
            return found


def caught_up(server: Reader, project: dict, timeout_s: float = 120) -> dict:
    """Return the pipeline's state once every consumer has read the whole log."""
    deadline = time.monotonic() + timeout_s
    state: dict = {}
    while time.monotonic() < deadline:
        state = asked(lambda: server.get(project, "pipeline")) or state
        stages = state.get("consumers", [])
        if stages and all(s["lag_events"] == 0 and s["error"] is None for s in stages):
            return state
        time.sleep(0.05)
    raise AssertionError(f"the consumers did not catch up in {timeout_s} s: {state}")


def asked(question: Callable[[], dict]) -> dict | None:
    """Return the answer, None while the core is starting again."""
    try:
        return question()
    except (AssertionError, httpx.TransportError):
        return None


def ready(url: str, timeout_s: float = 60) -> None:
    """Wait until ``/readyz`` says 200."""
    deadline = time.monotonic() + timeout_s
    last = ""
    while time.monotonic() < deadline:
        try:
            answer = httpx.get(f"{url}/readyz", timeout=5, verify=AUTHORITIES)
        except httpx.TransportError as error:
            last = repr(error)
        else:
            if answer.status_code == 200:
                return
            last = answer.text
        time.sleep(0.05)
    raise AssertionError(f"the server was not ready in {timeout_s} s: {last}")
