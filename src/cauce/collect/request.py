"""What a request says besides its items: its body within limits, its keys, its language."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from urllib.parse import parse_qs

from cauce.collect.wire import MAX_BODY_BYTES, MalformedError, TooLargeError
from cauce.infra.asgi import Receive, Scope
from cauce.kernel.errors import Language

MAX_KEY = 200


async def read_body(scope: Scope, receive: Receive) -> bytes:
    """Return the body as sent.

    Raises:
        TooLargeError: more than 500 KB; the rest is not read.
        MalformedError: the client went away.
    """
    length = header(scope, b"content-length")
    if length.isdigit() and int(length) > MAX_BODY_BYTES:
        raise TooLargeError
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        if len(body) > MAX_BODY_BYTES:
            break
        message = await receive()
        if message["type"] == "http.disconnect":
            raise MalformedError("the connection ended early")
        body += message.get("body", b"")
    if len(body) > MAX_BODY_BYTES:
        raise TooLargeError
    return body


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


def _key_of(authorization: str) -> str:
    """Return the key in ``Basic base64(key:)``, ``Basic base64(key)`` or ``Bearer key``."""
    scheme, _, value = authorization.partition(" ")
    value = value.strip()
    if scheme.lower() == "bearer":
        return value[:MAX_KEY]
    if scheme.lower() != "basic":
        return ""
    try:
        return b64decode(value).decode("utf-8", "replace").partition(":")[0][:MAX_KEY]
    except (Base64Error, ValueError):
        return ""
