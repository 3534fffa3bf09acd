"""The browser SDK, served first-party: ``/cauce.js``, ``/cauce.mjs``, and both under their digest.

The front answers, not the core: pages go on loading it while the core starts again.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from cauce.infra.asgi import Receive, Scope, Send
from cauce.kernel.errors import Text
from cauce.main.proxy import language_of, send_json

ADDRESS = re.compile(r"/(cauce)(?:\.([0-9a-f]{16}))?(\.m?js)")
ENCODINGS = ((b"br", ".br"), (b"gzip", ".gz"))
A_WHILE = b"public, max-age=600, stale-while-revalidate=86400"
FOR_EVER = b"public, max-age=31536000, immutable"
TITLE = Text("The browser SDK is not here", "El SDK del navegador no está aquí")
NOT_BUILT = Text(
    "It was not built: that needs Node.js with npm. Install Node.js 20.19 or newer and run"
    " python3 dev.py demo again. Events are taken all the same.",
    "No se construyó: hace falta Node.js con npm. Instala Node.js 20.19 o posterior y ejecuta otra"
    " vez python3 dev.py demo. Los eventos se reciben igualmente.",
)
OTHER_DIGEST = Text(
    "This server has another version of it. /cauce.js is the current one, and its Content-Location"
    " names the address to keep.",
    "Este servidor tiene otra versión. /cauce.js es la actual, y su Content-Location dice qué"
    " dirección conservar.",
)
WRONG_METHOD = Text("Fetch it with GET.", "Descárgalo con GET.")


@dataclass(frozen=True, slots=True)
class Script:
    """One built file: its digest, and its bytes by encoding (``b""`` is none)."""

    digest: str
    forms: dict[bytes, bytes]


class BrowserScript:
    """An ASGI app for the built SDK in ``folder``, which may appear or change while it runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, tuple[int, Script]] = {}

    def takes(self, path: str) -> bool:
        """Whether this address is the SDK's."""
        return ADDRESS.fullmatch(path) is not None

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer one request."""
        found = ADDRESS.fullmatch(scope["path"])
        assert found is not None  # noqa: S101
        name, digest, suffix = found.groups()
        script = self._script(name + suffix)
        if scope["method"] not in {"GET", "HEAD"}:
            await self._refuse(scope, send, 405, "method_not_allowed", WRONG_METHOD)
        elif script is None:
            await self._refuse(scope, send, 404, "sdk_not_built", NOT_BUILT)
        elif digest not in {None, script.digest}:
            await self._refuse(scope, send, 404, "sdk_other_version", OTHER_DIGEST)
        else:
            place = f"/{name}.{script.digest}{suffix}"
            await self._send(scope, send, script, place, FOR_EVER if digest else A_WHILE)

    def _script(self, name: str) -> Script | None:
        """Return the built file, read again when it was built again; None when it was not built."""
        path = self._folder / name
        try:
            changed = path.stat().st_mtime_ns
            known = self._read.get(name)
            if known is not None and known[0] == changed:
                return known[1]
            content = path.read_bytes()
            packed = {code: path.with_name(name + end).read_bytes() for code, end in ENCODINGS}
        except FileNotFoundError:
            return None
        script = Script(hashlib.sha256(content).hexdigest()[:16], {b"": content, **packed})
        self._read[name] = changed, script
        return script

    async def _send(
        self, scope: Scope, send: Send, script: Script, place: str, caching: bytes
    ) -> None:
        given = dict(scope["headers"])
        accepted = given.get(b"accept-encoding", b"")
        encoding = next((code for code, _ in ENCODINGS if code in accepted), b"")
        fresh = script.digest.encode() in given.get(b"if-none-match", b"")
        body = script.forms[encoding]
        headers = [
            (b"content-type", b"text/javascript; charset=utf-8"),
            (b"cache-control", caching),
            (b"etag", b'"%s%s"' % (script.digest.encode(), encoding and b"-" + encoding)),
            (b"content-location", place.encode()),
            (b"vary", b"Accept-Encoding"),
            (b"x-content-type-options", b"nosniff"),
            (b"access-control-allow-origin", b"*"),
            (b"cross-origin-resource-policy", b"cross-origin"),
        ]
        if not fresh:
            headers.append((b"content-length", b"%d" % len(body)))
            headers += [(b"content-encoding", encoding)] if encoding else []
        silent = fresh or scope["method"] == "HEAD"
        await send(
            {"type": "http.response.start", "status": 304 if fresh else 200, "headers": headers}
        )
        await send({"type": "http.response.body", "body": b"" if silent else body})

    async def _refuse(self, scope: Scope, send: Send, status: int, code: str, detail: Text) -> None:
        language = language_of(scope)
        problem = {
            "type": f"urn:cauce:problem:{code}",
            "title": TITLE.in_language(language),
            "status": status,
            "code": code,
            "detail": detail.in_language(language),
        }
        await send_json(send, status, problem, content_type=b"application/problem+json")
