"""The OpenAPI 3.1 document: problems documented on every operation, two ways to sign in."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from cauce import __version__
from cauce.api.problems import TITLES

PROBLEM: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457. `code` is stable; `title` and `detail` follow Accept-Language.",
    "required": ["type", "title", "status", "code", "detail", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["path", "message"],
                "properties": {
                    "path": {"type": "string"},
                    "message": {"type": "string"},
                    "allowed": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}
SECURITY = {
    "api_key": {
        "type": "http",
        "scheme": "bearer",
        "description": "An API key (`ck_…`) of the project.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "cauce_session",
        "description": "The web app's session; unsafe methods also need the X-CSRF-Token header.",
    },
}
ALWAYS = (413, 422, 503)
PRIVATE = (401, 403, 404, 429)
UNSAFE = ("post", "put", "patch", "delete")


def document(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of ``app``."""
    found = get_openapi(
        title="Cauce",
        version=__version__,
        summary="Query and manage: projects, events, people, questions.",
        routes=app.routes,
    )
    components = found.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas["Problem"] = PROBLEM
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    components["securitySchemes"] = SECURITY
    found["security"] = [{"api_key": []}, {"session": []}]
    for method, operation in _operations(found):
        _document_problems(method, operation)
    return found


def _operations(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in found["paths"].values():
        yield from path.items()


def _document_problems(method: str, operation: dict[str, Any]) -> None:
    statuses = [*ALWAYS, *((400,) if "requestBody" in operation else ())]
    statuses += PRIVATE if operation.get("security") != [] else (401, 403, 429)
    named = any(parameter["in"] == "path" for parameter in operation.get("parameters", ()))
    statuses += (404,) if named else ()
    statuses += (409,) if method in UNSAFE else ()
    operation.get("responses", {}).pop("422", None)
    for status in sorted(set(statuses)):
        operation["responses"].setdefault(
            str(status),
            {
                "description": TITLES[status].en,
                "content": {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                },
            },
        )
