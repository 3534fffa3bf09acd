"""What a request says besides its items: its body within limits, its keys, its language."""

import asyncio
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from cauce.collect.wire import MAX_BODY_BYTES, MalformedError, TooLargeError
from cauce.infra.asgi import Receive, Scope
from cauce.kernel.errors import Language

MAX_KEY = 200
MAX_DRAINED_BYTES = 64 << 20
DRAIN_S = 15.0


async def read_body(
    scope: Scope,
    receive: Receive,
    limit: int = MAX_BODY_BYTES,
    hold: Callable[[int], None] | None = None,
    within_s: float | None = None,
) -> bytes:
    """Return the body as sent.

    Args:
        scope: of the request.
        receive: of the request.
        limit: bytes; beyond it the rest is not read.
        hold: is told how large the body is, or has become; what it raises ends the reading.
        within_s: seconds for a body that comes in pieces; None waits as long as it takes.

    Raises:
        TooLargeError: more than ``limit``.
        MalformedError: the client went away, or was too slow.
    """
    length = header(scope, b"content-length")
    if length.isdigit():
        if int(length) > limit:
            raise TooLargeError
        if hold is not None:
            hold(int(length))
    message = await receive()
    body: bytes = message.get("body", b"")
    if message.get("more_body"):
        try:
            async with asyncio.timeout(within_s):
                body = await _all_of(body, receive, limit, hold)
        except TimeoutError:
            raise MalformedError(f"the body did not arrive within {within_s:.0f} s") from None
    if len(body) > limit:
        raise TooLargeError
    return body


class Inbox:
    """A request's body as it comes in; what nobody wanted is thrown away before the answer.

    A client that is still sending does not read: it would see a broken connection instead of the answer.
    """

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self.ended = False

    async def receive(self) -> MutableMapping[str, Any]:
        """Return the next message."""
        message = await self._receive()
        self.ended = message["type"] == "http.disconnect" or not message.get("more_body")
        return message

    async def drain(self) -> None:
        """Take in what is left, within limits, and keep nothing of it."""
        left = MAX_DRAINED_BYTES
        try:
            async with asyncio.timeout(DRAIN_S):
                while not self.ended and left > 0:
                    left -= len((await self.receive()).get("body", b""))
        except TimeoutError:
            return


async def _all_of(
    first: bytes, receive: Receive, limit: int, hold: Callable[[int], None] | None
) -> bytes:
    parts, size, more = [first], len(first), True
    while more and size <= limit:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise MalformedError("the connection ended early")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = message.get("more_body", False)
        if hold is not None:
            hold(size)
    return b"".join(parts)


def keys_of(scope: Scope) -> Iterator[str]:
    """Yield the write keys that header and query name, the likeliest first."""
    authorization = header(scope, b"authorization")
    if authorization:
        key = _key_of(authorization.decode("latin-1"))
        if key:
            yield key
    query = scope.get("query_string")
    if query:
        yield from parse_qs(query.decode("latin-1")).get("writeKey", [])


def header(scope: Scope, name: bytes) -> bytes:
    """Return a header's value, empty when absent."""
    for key, value in scope["headers"]:
        if key == name:
            found: bytes = value
            return found
    return b""


def language_of(scope: Scope) -> Language:
    """Return the language the reader prefers of the two we speak."""
    wanted = header(scope, b"accept-language").decode("latin-1").lower()
    return "es" if wanted.startswith("es") else "en"


def keys_in(authorization: str) -> list[str]:
    """Return every key that the header may hold: the bearer, or user and password of Basic."""
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() != "basic":
        found = [_key_of(authorization)]
    else:
        user, _, password = _basic(value.strip()).partition(":")
        found = [user, password]
    return [key[:MAX_KEY] for key in found if key]


def _key_of(authorization: str) -> str:
    """Return the key in ``Basic base64(key:)``, ``Basic base64(key)`` or ``Bearer key``."""
    scheme, _, value = authorization.partition(" ")
    value = value.strip()
    if scheme.lower() == "bearer":
        return value[:MAX_KEY]
    if scheme.lower() != "basic":
        return ""
    return _basic(value).partition(":")[0][:MAX_KEY]


def _basic(value: str) -> str:
    try:
        return b64decode(value).decode("utf-8", "replace")
    except (Base64Error, ValueError):
        return ""
