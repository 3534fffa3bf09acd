"""``/api/openapi.json``, and ``/api/docs``: a small page of our own that renders it, without a CDN."""

from importlib.resources import files

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse

from cauce.api.document import document

TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css",
}


def mount(app: FastAPI) -> None:
    """Serve the document and the page."""

    @app.get("/api/openapi.json", include_in_schema=False)
    def openapi() -> JSONResponse:
        app.openapi_schema = app.openapi_schema or document(app)
        return JSONResponse(app.openapi_schema)

    for path, name in (
        ("/api/docs", "docs.html"),
        ("/api/docs/docs.js", "docs.js"),
        ("/api/docs/docs.css", "docs.css"),
    ):
        app.add_api_route(path, _file(name), include_in_schema=False)


def _file(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    body = (files("cauce.api") / "static" / name).read_bytes()

    def serve() -> Response:
        return Response(body, media_type=TYPES[name.rsplit(".", maxsplit=1)[1]])

    return serve
