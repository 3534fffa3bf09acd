"""One request to ``POST /v1/events``, and its answer."""

from __future__ import annotations

import encodings.idna  # noqa: F401 (TRICKY: see below)
import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from cauce_sdk.answers import Answer
from cauce_sdk.message import Message, instant
from cauce_sdk.version import __version__

# TRICKY: the first look-up of a host imports ``encodings.idna``. Were that the sending thread's doing
# and the program forked meanwhile, the child would have half a module and could never look up a host.

LIBRARY = {"name": "cauce-sdk-python", "version": __version__}
WORTH_PACKING = 1_000
_HEADERS = {"Content-Type": "application/json", "User-Agent": f"cauce-sdk-python/{__version__}"}


class _Unmoved(HTTPRedirectHandler):
    """Follows no redirect: it would turn the POST into a GET and lose the batch."""

    def redirect_request(self, *_: Any) -> None:
        """Return nothing, which makes the redirect an error."""


@dataclass(frozen=True)
class Wire:
    """The way to one server; proxies are those of the environment."""

    url: str
    write_key: str
    gzip: bool
    timeout_s: float
    opener: OpenerDirector

    @classmethod
    def to(cls, host: str, write_key: str, *, packed: bool, timeout_s: float) -> Wire:
        """Return the way to a host.

        Raises:
            ValueError: the host is no http or https address, or the key is empty.
        """
        if not host.startswith(("http://", "https://")):
            raise ValueError(f"host has to begin with http:// or https://, not {host!r:.100}")
        if not write_key:
            raise ValueError("write_key is empty: copy it from Settings → Keys")
        url = host.rstrip("/") + "/v1/events"
        return cls(url, write_key, packed, timeout_s, build_opener(_Unmoved))

    def post(self, batch: Sequence[Message], request_id: str, attempt: int) -> Answer:
        """Return the answer to a batch; status 0 when there is none."""
        body = self._body(batch, request_id, attempt)
        headers = {**_HEADERS, "Authorization": f"Bearer {self.write_key}"}
        if self.gzip and len(body) > WORTH_PACKING:
            body, headers["Content-Encoding"] = gzip.compress(body, 6), "gzip"
        request = Request(self.url, body, headers)  # noqa: S310 (the scheme was checked)
        try:
            with self.opener.open(request, timeout=self.timeout_s) as response:
                return _read(response.status, response.read())
        except HTTPError as error:
            with error:
                return Answer(error.code, _seconds(error.headers.get("Retry-After")))
        except (OSError, HTTPException):
            return Answer()

    def _body(self, batch: Sequence[Message], request_id: str, attempt: int) -> bytes:
        shared = {
            "request_id": request_id,
            "attempt": attempt,
            "sentAt": instant(),
            "context": {"library": LIBRARY},
        }
        items = b",".join(message.body for message in batch)
        return json.dumps(shared).encode()[:-1] + b',"batch":[' + items + b"]}"


def _read(status: int, body: bytes) -> Answer:
    """Return the verdicts; anything else with 200 is somebody between us and Cauce."""
    try:
        results = json.loads(body)["results"]
    except (ValueError, KeyError, TypeError):
        return Answer()
    return Answer(status, results=results) if isinstance(results, dict) else Answer()


def _seconds(header: str | None) -> float:
    return float(header) if header and header.isdigit() else 0.0
