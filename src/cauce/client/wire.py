"""Requests to one project over HTTP: the key, the language, and waiting when the server says so."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cauce import __version__
from cauce.client.failures import refusal, strange_answer, unreachable
from cauce.kernel.errors import CauceError, Language

if TYPE_CHECKING:
    import httpx

WAITED_FOR = frozenset({429, 503})
LONGEST_WAIT_S = 60.0
NEXT = "cauce-next-cursor"
Sleep = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Reply:
    """The body of an answer, and where the next part of it goes on; None: there is none."""

    body: bytes
    next: str | None

    def json(self) -> Any:
        """Return the body as JSON."""
        return json.loads(self.body)


class Wire:
    """The way to one project. A redirect is not followed: the key would go with it."""

    def __init__(
        self,
        base: str,
        project: int,
        api_key: str,
        language: Language,
        *,
        timeout_s: float,
        retries: int,
        sleep: Sleep = time.sleep,
    ) -> None:
        self.base, self.project, self.language = base, project, language
        self._api_key, self._timeout_s = api_key, timeout_s
        self._retries, self._sleep = retries, sleep

    def get(self, path: str, **params: Any) -> Reply:
        """Return what is at a path of the project; parameters that are None are left out.

        Raises:
            CauceError: the server refused, or could not be reached.
        """
        return self._reply("GET", path, params)

    def post(self, path: str, body: Mapping[str, Any], **params: Any) -> Reply:
        """Return the answer to a body; dates in it are written as ISO 8601.

        Raises:
            CauceError: as ``get``.
        """
        return self._reply("POST", path, params, json.dumps(body, default=_plain).encode())

    @contextmanager
    def pieces(self, path: str, **params: Any) -> Iterator[tuple[Iterator[bytes], str | None]]:
        """Yield the pieces of what is at a path, and where the next part goes on.

        Raises:
            CauceError: as ``get``; ``server_unreachable`` also when it breaks off.
        """
        import httpx

        try:
            with self.http.stream("GET", self._url(path), params=_given(params)) as response:
                if not response.is_success:
                    response.read()
                    raise _failure(response)
                yield response.iter_bytes(1 << 20), response.headers.get(NEXT)
        except httpx.TransportError as error:
            raise unreachable(str(error)) from error

    def close(self) -> None:
        """Close the connection; the next request opens one again."""
        if "http" in self.__dict__:
            self.http.close()
            del self.__dict__["http"]

    @cached_property
    def http(self) -> "httpx.Client":
        """The connection, with the key in its headers."""
        # TRICKY: loaded by the first request: importing it takes longer than all the rest of the client.
        import httpx

        headers = {
            "authorization": f"Bearer {self._api_key}",
            "accept-language": self.language,
            "user-agent": f"cauce-python/{__version__}",
        }
        return httpx.Client(headers=headers, timeout=self._timeout_s)

    def _url(self, path: str) -> str:
        return f"{self.base}/api/v1/projects/{self.project}/{path}"

    def _reply(
        self, method: str, path: str, params: Mapping[str, Any], body: bytes | None = None
    ) -> Reply:
        for attempt in range(self._retries + 1):
            response = self._send(method, path, params, body)
            if response.is_success:
                return Reply(response.content, response.headers.get(NEXT))
            if response.status_code not in WAITED_FOR or attempt == self._retries:
                break
            self._sleep(_pause_s(response, attempt))
        raise _failure(response)

    def _send(
        self, method: str, path: str, params: Mapping[str, Any], body: bytes | None
    ) -> "httpx.Response":
        import httpx

        headers = {"content-type": "application/json"} if body is not None else {}
        try:
            return self.http.request(
                method, self._url(path), params=_given(params), content=body, headers=headers
            )
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise unreachable(str(error)) from error


def _given(params: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in params.items()
        if value is not None
    }


def _failure(response: "httpx.Response") -> CauceError:
    try:
        body = response.json()
    except ValueError:
        body = None
    if not isinstance(body, dict) or "code" not in body:
        return strange_answer(response.status_code, response.text)
    return refusal(response.status_code, body, _retry_after_s(response))


def _retry_after_s(response: "httpx.Response") -> int | None:
    said = response.headers.get("retry-after", "")
    return int(said) if said.isdecimal() else None


def _pause_s(response: "httpx.Response", attempt: int) -> float:
    """Return how long to wait: as the server says, else a little longer each time."""
    said = _retry_after_s(response)
    return min(LONGEST_WAIT_S, 0.5 * 2.0**attempt if said is None else float(said))


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not something a question is made of")
