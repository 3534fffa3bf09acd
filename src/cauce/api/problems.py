"""Failures as problem+json (RFC 9457), in the reader's language.

One table maps the kind of a failure to its HTTP status; ``code`` is what programs look at.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from cauce.infra.web import language_of
from cauce.kernel.errors import BadField, CauceError, Kind, Language, Text

STATUS: Mapping[Kind, int] = {
    Kind.INVALID: 422,
    Kind.UNAUTHORIZED: 401,
    Kind.FORBIDDEN: 403,
    Kind.NOT_FOUND: 404,
    Kind.CONFLICT: 409,
    Kind.LIMITED: 429,
    Kind.UNAVAILABLE: 503,
}
TITLES: Mapping[int, Text] = {
    400: Text("The request cannot be read", "La petición no se puede leer"),
    401: Text("Sign in first", "Inicia sesión primero"),
    403: Text("Not allowed", "No permitido"),
    404: Text("Not found", "No existe"),
    405: Text("Method not allowed", "Método no permitido"),
    409: Text("Not possible now", "Ahora no es posible"),
    413: Text("Too large", "Demasiado grande"),
    422: Text("Something in the request is wrong", "Hay algo incorrecto en la petición"),
    429: Text("Too many requests", "Demasiadas peticiones"),
    500: Text("Something failed inside", "Algo ha fallado por dentro"),
    503: Text("Not available now", "No disponible ahora"),
}
HTTP: Mapping[int, tuple[str, Text]] = {
    400: (
        "malformed_body",
        Text(
            "The body is not JSON in UTF-8. Send JSON with Content-Type: application/json.",
            "El cuerpo no es JSON en UTF-8. Envía JSON con Content-Type: application/json.",
        ),
    ),
    404: (
        "no_such_route",
        Text(
            "Nothing is at this address. /api/docs lists every route.",
            "No hay nada en esta dirección. /api/docs enumera todas las rutas.",
        ),
    ),
    405: (
        "method_not_allowed",
        Text(
            "This address does not take that method; the Allow header says which it takes.",
            "Esta dirección no admite ese método; la cabecera Allow dice cuáles admite.",
        ),
    ),
    413: (
        "body_too_large",
        Text(
            "The body is larger than this API takes (2 MiB). Send less at a time.",
            "El cuerpo supera lo que admite esta API (2 MiB). Envía menos de una vez.",
        ),
    ),
}
INTERNAL = CauceError(
    "internal_error",
    Text(
        "Something failed inside Cauce. The server's log has the details under this request id.",
        "Algo ha fallado dentro de Cauce. El registro del servidor tiene los detalles con este id de petición.",
    ),
    Kind.UNAVAILABLE,
)


def problem(
    request: Request,
    status: int,
    code: str,
    detail: Text,
    *,
    fields: Sequence[BadField] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the response that says what went wrong."""
    language = language_of(request.headers.get("accept-language", ""))
    body: dict[str, Any] = {
        "type": f"urn:cauce:problem:{code}",
        "title": TITLES[status].in_language(language),
        "status": status,
        "code": code,
        "detail": detail.in_language(language),
        "instance": request.url.path,
    }
    if fields:
        body["errors"] = [_field(bad, language) for bad in fields]
    return Response(
        json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
        status,
        {"Content-Language": language, "Cache-Control": "no-store", **(headers or {})},
        "application/problem+json",
    )


def problem_of(request: Request, error: CauceError, status: int | None = None) -> Response:
    """Return the response for a failure with a code."""
    headers = {"Retry-After": str(error.retry_after_s)} if error.retry_after_s else {}
    if error.kind is Kind.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    shown = status or STATUS[error.kind]
    return problem(request, shown, error.code, error.message, fields=error.fields, headers=headers)


def install(app: FastAPI) -> None:
    """Answer every failure of ``app`` as a problem."""
    app.add_exception_handler(CauceError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(HTTPException, _on_http)


async def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, CauceError)  # noqa: S101
    return problem_of(request, error)


async def _on_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    fields = tuple(bad_fields(error.errors()))
    first = fields[0]
    where = f"{first.path}: " if first.path else ""
    detail = Text(f"{where}{first.message.en}", f"{where}{first.message.es}")
    return problem(request, 422, "invalid_field", detail, fields=fields)


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    code, detail = HTTP.get(error.status_code, ("http_error", Text(error.detail, error.detail)))
    return problem(request, error.status_code, code, detail, headers=error.headers)


def bad_fields(errors: Iterable[Mapping[str, Any]]) -> Iterable[BadField]:
    """Yield each validation error as a field: its path from the body, what is wrong, what is allowed."""
    for error in errors:
        place = [str(part) for part in error["loc"] if part not in {"body", "query", "path"}]
        context = error.get("ctx") or {}
        yield BadField(
            ".".join(place), _said(error["type"], error["msg"], context), _allowed(context)
        )


def _said(kind: str, message: str, context: Mapping[str, Any]) -> Text:
    spanish = SPANISH.get(kind)
    try:
        return Text(message, spanish.format(**context) if spanish else message)
    except (KeyError, IndexError):
        return Text(message, message)


def _allowed(context: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the values that pydantic says a field may have (``'a', 'b' or 'c'``)."""
    expected = context.get("expected") or context.get("expected_tags")
    if not isinstance(expected, str) or "'" not in expected:
        return ()
    return tuple(expected.split("'")[1::2])


def _field(bad: BadField, language: Language) -> dict[str, Any]:
    shown: dict[str, Any] = {"path": bad.path, "message": bad.message.in_language(language)}
    return {**shown, "allowed": list(bad.allowed)} if bad.allowed else shown


SPANISH: Mapping[str, str] = {
    "missing": "falta este campo",
    "extra_forbidden": "este campo no existe aquí",
    "json_invalid": "no es JSON válido: {error}",
    "string_type": "tiene que ser un texto",
    "string_too_short": "necesita al menos {min_length} caracteres",
    "string_too_long": "admite como mucho {max_length} caracteres",
    "string_pattern_mismatch": "no tiene la forma esperada",
    "int_type": "tiene que ser un número entero",
    "int_parsing": "tiene que ser un número entero",
    "int_from_float": "tiene que ser un número entero",
    "float_type": "tiene que ser un número",
    "float_parsing": "tiene que ser un número",
    "bool_type": "tiene que ser verdadero o falso",
    "bool_parsing": "tiene que ser verdadero o falso",
    "list_type": "tiene que ser una lista",
    "dict_type": "tiene que ser un objeto",
    "model_type": "tiene que ser un objeto",
    "model_attributes_type": "tiene que ser un objeto",
    "enum": "tiene que ser {expected}",
    "literal_error": "tiene que ser {expected}",
    "union_tag_invalid": "tiene que ser uno de {expected_tags}",
    "union_tag_not_found": "falta el campo {discriminator}",
    "greater_than": "tiene que ser mayor que {gt}",
    "greater_than_equal": "tiene que ser al menos {ge}",
    "less_than": "tiene que ser menor que {lt}",
    "less_than_equal": "tiene que ser como mucho {le}",
    "too_short": "necesita al menos {min_length} elementos",
    "too_long": "admite como mucho {max_length} elementos",
    "value_error": "no es válido: {error}",
    "date_from_datetime_parsing": "tiene que ser una fecha AAAA-MM-DD",
    "date_parsing": "tiene que ser una fecha AAAA-MM-DD",
    "datetime_parsing": "tiene que ser una fecha con hora",
    "datetime_from_date_parsing": "tiene que ser una fecha con hora",
}
