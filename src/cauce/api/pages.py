"""The web app: hashed assets for ever, ``index.html`` asked again each time, and a page without it.

A GET that is no file and not under ``/api`` is an address of the web app: it gets ``index.html``. The page of a
shared link may be framed by the sites that the link names, and is in no search engine.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from mimetypes import guess_type
from pathlib import Path

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

from cauce.api.envelope import CSP, CSP_HEADER
from cauce.api.preloads import preload_header
from cauce.infra.web import language_of

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
FOR_EVER = "public, max-age=31536000, immutable"
MISSING = {
    "en": (
        "Cauce is running, without its web app",
        "The pages were not built: that needs Node.js with npm. Install Node.js 20.19 or newer and run"
        " <code>python3 dev.py demo</code> again. The API works: see <a href='/api/docs'>/api/docs</a>.",
    ),
    "es": (
        "Cauce está en marcha, sin su aplicación web",
        "Las páginas no se construyeron: hace falta Node.js con npm. Instala Node.js 20.19 o posterior y"
        " ejecuta otra vez <code>python3 dev.py demo</code>. La API funciona: mira"
        " <a href='/api/docs'>/api/docs</a>.",
    ),
}
Endpoint = Callable[[Request], Awaitable[Response]]
Sites = Callable[[str], Sequence[str]]
"""Returns the sites that may frame the page of a shared link's token."""

NOBODY = "frame-ancestors 'none'"


def mount(app: FastAPI, ui: Path | None, sites: Sites) -> None:
    """Serve the pages at every address that no route before takes."""
    endpoint = _pages(ui) if ui is not None else _explanation
    shared = _shared(endpoint, sites)
    app.add_route("/shared/{token}", shared, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_route("/{path:path}", endpoint, methods=["GET", "HEAD"], include_in_schema=False)


def _pages(ui: Path) -> Endpoint:
    root = ui.resolve()

    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        _only_pages(path)
        if not (root / "index.html").is_file():  # not built, or not yet
            return await _explanation(request)
        file = (root / path).resolve()
        inside = file.is_relative_to(root) and file.is_file() and not file.name.startswith(".")
        if inside and file.name != "index.html":
            hashed = path.startswith("assets/")
            return _served(request, file, FOR_EVER if hashed else "no-cache")
        if path.startswith("assets/"):
            raise HTTPException(404)
        language = language_of(request.headers.get("accept-language", ""))
        wanted = preload_header(root, path, language, request.scope.get("root_path", ""))
        more = {"Link": wanted, "Vary": "Accept-Encoding, Accept-Language"} if wanted else {}
        return _served(request, root / "index.html", "no-cache", more)

    return page


def _shared(endpoint: Endpoint, sites: Sites) -> Endpoint:
    async def page(request: Request) -> Response:
        token = request.path_params["token"]
        request.path_params["path"] = "shared"
        response = await endpoint(request)
        framing = await run_in_threadpool(sites, token)
        policy = f"frame-ancestors {' '.join(framing)}" if framing else NOBODY
        response.headers[CSP_HEADER] = CSP.replace(NOBODY, policy)
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response.headers["Cache-Control"] = "no-store"
        return response

    return page


async def _explanation(request: Request) -> Response:
    _only_pages(request.path_params["path"])
    language = language_of(request.headers.get("accept-language", ""))
    title, text = MISSING[language]
    body = (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
        f"<h1>{title}</h1><p>{text}</p></html>"
    )
    return Response(
        body,
        media_type="text/html",
        headers={"Cache-Control": "no-store", "Vary": "Accept-Language"},
    )


def _only_pages(path: str) -> None:
    """Raise the 404 of an address that belongs to programs, not to people."""
    if path.split("/", maxsplit=1)[0] in {"api", "v1", "compat", "livez", "readyz", "metrics"}:
        raise HTTPException(404)


def _served(
    request: Request, file: Path, caching: str, more: Mapping[str, str] | None = None
) -> Response:
    """Return the file, compressed beforehand where the browser takes it, or 304 when it has it."""
    kind = guess_type(file.name)[0] or "application/octet-stream"
    headers = {"Cache-Control": caching, "Vary": "Accept-Encoding", **(more or {})}
    accepted = request.headers.get("accept-encoding", "")
    for encoding, suffix in ENCODINGS:
        packed = file.with_name(file.name + suffix)
        if encoding in accepted and packed.is_file():
            file, headers = packed, {**headers, "Content-Encoding": encoding}
            break
    response = FileResponse(file, headers=headers, media_type=kind, stat_result=file.stat())
    etag = response.headers["etag"]
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers={**headers, "ETag": etag})
    return response
