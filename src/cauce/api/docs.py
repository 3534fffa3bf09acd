"""``/api/openapi.json``, ``/api/docs`` that renders it without a CDN, and what every number means."""

from collections.abc import Callable
from importlib.resources import files

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from cauce.api.document import document

FILES = {
    "/api/docs": ("docs.html", "text/html"),
    "/api/docs/docs.js": ("docs.js", "text/javascript"),
    "/api/docs/docs.css": ("docs.css", "text/css"),
    "/api/docs/definitions": ("definitions.en.html", "text/html"),
    "/api/docs/definitions.es": ("definitions.es.html", "text/html"),
}


def mount(app: FastAPI) -> None:
    """Serve the document and the pages."""
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
