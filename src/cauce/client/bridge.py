"""Assistants on a desktop: messages of the Model Context Protocol from standard input to a server's ``/mcp``.

One message a line, both ways. The server does the work; what this adds are the headers that only HTTP
has. Notifications are not passed on: nothing in them changes what the server does.

Source: modelcontextprotocol.io, specification 2026-07-28, stdio and streamable HTTP.
"""

import base64
import json
import re
import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from cauce.client.failures import refusal, strange_answer, unreachable
from cauce.kernel.errors import CauceError, Language

if TYPE_CHECKING:
    import httpx

VERSION = "io.modelcontextprotocol/protocolVersion"
INTERNAL_ERROR = -32603
AT_ONCE = 4


@dataclass
class Bridge:
    """The way from one assistant to one server."""

    http: "httpx.Client"
    url: str
    language: Language
    spoken: str | None = None
    """The revision that ``initialize`` agreed on, for clients that began with it."""
    _writing: threading.Lock = field(default_factory=threading.Lock)

    def run(self, lines: Iterable[bytes], to: IO[bytes]) -> None:
        """Answer each message until there are no more; several may be under way at a time."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for line in lines:
                message = _message(line)
                if message is None or "id" not in message or "method" not in message:
                    continue
                if message["method"] == "initialize":
                    self._answer(line, message, to)
                else:
                    pool.submit(self._answer, line, message, to)

    def _answer(self, line: bytes, message: Mapping[str, Any], to: IO[bytes]) -> None:
        try:
            answer = self._asked(line, message)
        except CauceError as error:
            said = {"code": INTERNAL_ERROR, "message": error.message.in_language(self.language)}
            answer = {"jsonrpc": "2.0", "id": message["id"], "error": said}
        with self._writing:
            to.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
            to.flush()

    def _asked(self, line: bytes, message: Mapping[str, Any]) -> dict[str, Any]:
        import httpx

        try:
            response = self.http.post(self.url, content=line, headers=self._headers(message))
        except httpx.TransportError as error:
            raise unreachable(str(error)) from error
        body = _message(response.content)
        if body is None:
            raise strange_answer(response.status_code, response.text)
        if "jsonrpc" not in body:
            raise refusal(response.status_code, body, None)
        if message["method"] == "initialize":
            self.spoken = body.get("result", {}).get("protocolVersion")
        return body

    def _headers(self, message: Mapping[str, Any]) -> dict[str, str]:
        params = message.get("params") or {}
        version = (params.get("_meta") or {}).get(VERSION) or self.spoken
        headers = {"content-type": "application/json", "mcp-method": str(message["method"])}
        if version:
            headers["mcp-protocol-version"] = str(version)
        if isinstance(params.get("name"), str):
            headers["mcp-name"] = header_text(params["name"])
        return headers


def header_text(text: str) -> str:
    """Return text as a header may hold it.

    Example:
        >>> header_text("ask"), header_text("ñ")
        ('ask', '=?base64?w7E=?=')
    """
    if re.fullmatch(r"[!-~]([ -~]*[!-~])?", text) and not text.startswith("=?base64?"):
        return text
    return f"=?base64?{base64.b64encode(text.encode('utf-8', 'replace')).decode()}?="


def _message(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
