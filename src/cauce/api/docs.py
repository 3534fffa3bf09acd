"""``/api/openapi.json``, and ``/api/docs``: a small page of our own that renders it, without a CDN."""

from collections.abc import Callable
from importlib.resources import files

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from cauce.api.document import document

FILES = {
    "/api/docs": ("docs.html", "text/html"),
    "/api/docs/docs.js": ("docs.js", "text/javascript"),
    "/api/docs/docs.css": ("docs.css", "text/css"),
}


def mount(app: FastAPI) -> None:
    """Serve the document and the page."""
    app.add_api_route("/api/openapi.json", _openapi, include_in_schema=False)
    for path, (name, kind) in FILES.items():
        app.add_api_route(path, _file(name, kind), include_in_schema=False)


def _openapi(request: Request) -> JSONResponse:
    app: FastAPI = request.app
    app.openapi_schema = app.openapi_schema or document(app)
    return JSONResponse(app.openapi_schema)


def _file(name: str, kind: str) -> Callable[[], Response]:
    body = (files("cauce.api") / "static" / name).read_bytes()

    def serve() -> Response:
        return Response(body, media_type=kind)

    return serve
