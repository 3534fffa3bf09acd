"""Messages of the Model Context Protocol: which revision is spoken, what is refused, how answers look.

Two eras at one address: since revision 2026-07-28 every request says its revision itself; before, a client
began with ``initialize``. Neither keeps a session here.

Source: modelcontextprotocol.io, specification 2026-07-28 (basic, versioning, streamable HTTP) and 2025-11-25.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cauce import __version__

NEWEST = "2026-07-28"
LEGACY = ("2025-11-25", "2025-06-18", "2025-03-26")
SUPPORTED = (NEWEST, *LEGACY)
SERVER = {"name": "cauce", "title": "Cauce", "version": __version__}
META = "io.modelcontextprotocol/"
MODERN_METHODS = ("server/discover", "tools/list", "tools/call")
LEGACY_METHODS = ("initialize", "ping", "tools/list", "tools/call")
CAPABILITIES: Mapping[str, Any] = {"tools": {}}
PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602
HEADER_MISMATCH, UNSUPPORTED_VERSION = -32020, -32022
LIST_TTL_MS = 300_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that is answered; ``modern``: it said its revision itself."""

    id: str | int
    method: str
    params: Mapping[str, Any]
    modern: bool


class RefusedError(Exception):
    """A message that is no request of the protocol; ``status`` is that of HTTP, ``of`` its id."""

    def __init__(
        self, status: int, code: int, message: str, of: Any = None, data: Any = None
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.of, self.data = status, code, of, data

    def body(self) -> dict[str, Any]:
        """Return the error as a message."""
        error: dict[str, Any] = {"code": self.code, "message": str(self)}
        if self.data is not None:
            error["data"] = self.data
        named = {} if self.of is None else {"id": self.of}
        return {"jsonrpc": "2.0", **named, "error": error}


def read(body: bytes, headers: Mapping[str, str]) -> Asked | None:
    """Return the request of a body; None for what needs no answer: a notification.

    Raises:
        RefusedError: it is none, or its headers say something else than itself.
    """
    message = _message(body)
    if "method" not in message and ("result" in message or "error" in message):
        return None
    method, asked_id = message.get("method"), message.get("id")
    params = message.get("params", {})
    if not isinstance(method, str) or not isinstance(params, dict):
        raise RefusedError(
            400, INVALID_REQUEST, "A message needs a method and an object of params."
        )
    if "id" not in message:
        return None
    if isinstance(asked_id, bool) or not isinstance(asked_id, (str, int)):
        raise RefusedError(400, INVALID_REQUEST, "The id of a request is text or a whole number.")
    modern = _is_modern(method, params, headers, asked_id)
    if method not in (MODERN_METHODS if modern else LEGACY_METHODS):
        raise RefusedError(
            404 if modern else 200, NO_METHOD, f"There is no method {method!r} here.", asked_id
        )
    return Asked(asked_id, method, params, modern)


def _message(body: bytes) -> dict[str, Any]:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedError(400, PARSE_ERROR, "The body is not JSON in UTF-8.") from None
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        raise RefusedError(
            400, INVALID_REQUEST, "The body is one message of JSON-RPC 2.0, no list."
        )
    return message


def _is_modern(
    method: str, params: Mapping[str, Any], headers: Mapping[str, str], asked_id: str | int
) -> bool:
    """Return whether the request says its revision itself, after checking that it is one of ours."""
    meta = params.get("_meta")
    meta = meta if isinstance(meta, dict) else {}
    version, told = meta.get(f"{META}protocolVersion"), headers.get("mcp-protocol-version")
    if version is None:
        if method == "initialize" or told is None or told in LEGACY:
            return False
        if told != NEWEST:
            raise _unsupported(told, asked_id)
        raise RefusedError(
            400, INVALID_PARAMS, f"params._meta lacks {META}protocolVersion.", asked_id
        )
    _check_headers(method, params, version, headers, asked_id)
    if version != NEWEST:
        raise _unsupported(version, asked_id)
    if not isinstance(meta.get(f"{META}clientCapabilities"), dict):
        raise RefusedError(
            400, INVALID_PARAMS, f"params._meta lacks {META}clientCapabilities.", asked_id
        )
    return True


def _check_headers(
    method: str,
    params: Mapping[str, Any],
    version: Any,
    headers: Mapping[str, str],
    asked_id: str | int,
) -> None:
    said = {"mcp-protocol-version": version, "mcp-method": method}
    if method == "tools/call":
        said["mcp-name"] = params.get("name")
    for name, value in said.items():
        if decoded(headers.get(name, "")) != value:
            raise RefusedError(
                400,
                HEADER_MISMATCH,
                f"The header {name} must be there and say what the body says.",
                asked_id,
            )


def decoded(value: str) -> str | None:
    """Return a header's value as it is meant; None when it cannot be read.

    Example:
        >>> decoded("=?base64?w7E=?="), decoded("ask")
        ('ñ', 'ask')
    """
    if not (value.startswith("=?base64?") and value.endswith("?=")):
        return value
    try:
        return base64.b64decode(value[9:-2], validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None


def _unsupported(version: Any, asked_id: str | int) -> RefusedError:
    data = {"supported": list(SUPPORTED), "requested": str(version)}
    return RefusedError(
        400,
        UNSUPPORTED_VERSION,
        "This revision of the protocol is not spoken here.",
        asked_id,
        data,
    )


def unknown_tool(asked: Asked, names: tuple[str, ...]) -> RefusedError:
    """Return the refusal of a tool that there is not, or that the key does not open."""
    return RefusedError(
        200,
        INVALID_PARAMS,
        f"Unknown tool: {asked.params.get('name')!r}. There are: {', '.join(names)}.",
        asked.id,
    )


def answer(asked: Asked, result: Mapping[str, Any]) -> dict[str, Any]:
    """Return the message that answers a request."""
    own = {"resultType": "complete", "_meta": {f"{META}serverInfo": SERVER}} if asked.modern else {}
    return {"jsonrpc": "2.0", "id": asked.id, "result": {**own, **result}}


def introduction(asked: Asked, instructions: str) -> dict[str, Any]:
    """Return what a server says of itself: to ``server/discover``, or to ``initialize``."""
    said = {"capabilities": CAPABILITIES, "instructions": instructions}
    if asked.modern:
        cached = {"ttlMs": LIST_TTL_MS, "cacheScope": "private"}
        return {"supportedVersions": list(SUPPORTED), **said, **cached}
    wanted = asked.params.get("protocolVersion")
    return {
        "protocolVersion": wanted if wanted in LEGACY else LEGACY[0],
        **said,
        "serverInfo": SERVER,
    }


def listed(asked: Asked, tools: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the list of tools; whether it may be kept is only said since it can be."""
    cached = {"ttlMs": LIST_TTL_MS, "cacheScope": "private"} if asked.modern else {}
    return {"tools": tools, **cached}


def told(text: str, *, failed: bool = False) -> dict[str, Any]:
    """Return the result of a tool; a failure is for the model, which may correct itself."""
    return {"content": [{"type": "text", "text": text}], "isError": failed}
