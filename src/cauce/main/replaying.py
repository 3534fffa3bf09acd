"""Sending refused items through the front of this machine, like any client."""

from collections.abc import Callable

import httpx

from cauce.infra.folder import DataFolder
from cauce.kernel.errors import CauceError, Kind, Text

TIMEOUT_S = 30.0
NOBODY = {"X-Forwarded-For": "unknown"}
"""The items' senders are not this machine: its address must not become theirs."""


def deliver_to_front(folder: DataFolder) -> Callable[[str, str, bytes], bytes]:
    """Return what posts a body to a path of the front that serves this data folder."""
    address = folder.sockets / "front.url"

    def deliver(write_key: str, path: str, body: bytes) -> bytes:
        try:
            answer = httpx.post(
                f"{address.read_text('utf-8').strip()}{path}",
                content=body,
                headers={**NOBODY, "Authorization": f"Bearer {write_key}"},
                timeout=TIMEOUT_S,
                trust_env=False,
            )
        except (OSError, httpx.HTTPError) as error:
            raise unavailable(str(error), 5) from error
        if answer.status_code != 200:
            wait = answer.headers.get("retry-after", "5")
            raise unavailable(
                f"HTTP {answer.status_code} {answer.text[:200]}", int(wait) if wait.isdigit() else 5
            )
        return answer.content

    return deliver


def unavailable(why: str, retry_after_s: int) -> CauceError:
    """Return the 503 of a replay that could not be sent."""
    return CauceError(
        "replay_unavailable",
        Text(
            f"Collecting did not take the items: {why}. What was not taken stays open; try again, on a"
            " machine that collects.",
            f"La recogida no aceptó los elementos: {why}. Lo que no se aceptó sigue abierto; reinténtalo en"
            " una máquina que recoja.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=retry_after_s,
    )
