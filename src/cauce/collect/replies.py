"""Answers: the constant ones made once, problems in the reader's language."""

from collections.abc import MutableMapping
from typing import Any, NamedTuple

import msgspec

from cauce.kernel.errors import CauceError, Kind, Language, Text

Headers = tuple[tuple[bytes, bytes], ...]


class Reply(NamedTuple):
    """Status, headers and body."""

    status: int
    headers: Headers
    body: bytes


_encode = msgspec.json.Encoder().encode
_CORS: Headers = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"retry-after, x-message-id"),
)
_JSON: Headers = ((b"content-type", b"application/json"), *_CORS)
_STATUS = {
    Kind.INVALID: 400,
    Kind.UNAUTHORIZED: 401,
    Kind.FORBIDDEN: 403,
    Kind.NOT_FOUND: 404,
    Kind.CONFLICT: 409,
    Kind.LIMITED: 429,
    Kind.UNAVAILABLE: 503,
}
_TITLES = {
    400: Text("This is not an event we can take", "No es un evento que podamos recibir"),
    401: Text("The write key is unknown", "La clave de escritura no existe"),
    404: Text("There is nothing here", "Aquí no hay nada"),
    405: Text("This address takes another method", "Esta dirección admite otro método"),
    413: Text("Too large", "Demasiado grande"),
    429: Text("Too many events", "Demasiados eventos"),
    503: Text("Not now", "Ahora no"),
}

SUCCESS = Reply(200, _JSON, b'{"success":true}')


def preflight(scope: MutableMapping[str, Any], *, credentials: bool = True) -> Reply:
    """Return what lets any page send with any header, credentials included where an SDK sends them."""
    asked = dict(scope["headers"])
    allowed = asked.get(b"access-control-request-headers", b"content-type")
    headers: Headers = (
        (b"access-control-allow-methods", b"GET, POST, OPTIONS"),
        (b"access-control-allow-headers", allowed),
        (b"access-control-max-age", b"86400"),
    )
    if credentials:
        return mirrored(Reply(204, headers, b""), scope)
    anybody: Headers = (
        (b"access-control-allow-origin", b"*"),
        (b"vary", b"access-control-request-headers"),
    )
    return Reply(204, (*headers, *anybody), b"")


def mirrored(reply: Reply, scope: MutableMapping[str, Any]) -> Reply:
    """Return the reply with the page's own origin allowed.

    SDKs send with credentials, for which browsers do not take ``*``. Nothing can be read here, and no
    cookie means anything.
    """
    for name, value in scope["headers"]:
        if name == b"origin":
            return Reply(reply.status, (*reply.headers, *_allowing(value)), reply.body)
    return Reply(reply.status, (*reply.headers, *_ALLOWING_ANY), reply.body)


def _allowing(origin: bytes) -> Headers:
    return (
        (b"access-control-allow-origin", origin),
        (b"access-control-allow-credentials", b"true"),
        (b"access-control-expose-headers", b"retry-after"),
        (b"vary", b"origin, access-control-request-headers"),
    )


_ALLOWING_ANY = _allowing(b"*")


def ok(body: Any, extra: Headers = ()) -> Reply:
    """Return a 200 with a JSON body."""
    return Reply(200, (*_JSON, *extra), _encode(body))


def problem(
    error: CauceError, language: Language, status: int | None = None, title: Text | None = None
) -> Reply:
    """Return ``application/problem+json`` (RFC 9457) for an error; its status gives the title if none is given."""
    status = status or _STATUS[error.kind]
    title = title or _TITLES.get(status, _TITLES[400])
    body = {
        "type": "about:blank",
        "title": title.in_language(language),
        "status": status,
        "code": error.code,
        "detail": error.message.in_language(language),
        "message": error.message.en,  # Segment's and RudderStack's Python SDKs read it
    }
    headers: Headers = ((b"content-type", b"application/problem+json"), *_CORS)
    if error.retry_after_s is not None:
        headers = (*headers, (b"retry-after", b"%d" % error.retry_after_s))
    return Reply(status, headers, _encode(body))


def malformed(why: str) -> CauceError:
    """Return the 400 for a body that is not what the endpoint takes."""
    return CauceError(
        "malformed",
        Text(
            f"The request could not be read: {why}. Nothing was kept; correct it and send it again.",
            f"No se pudo leer la petición: {why}. No se guardó nada; corrígela y envíala de nuevo.",
        ),
    )


def refused(reason: str, detail: str) -> CauceError:
    """Return the 400 for the one item of a request; it is kept in the list of rejects."""
    return CauceError(
        reason,
        Text(
            f"The event was refused ({reason}): {detail}. It is in the project's list of rejected events.",
            f"El evento se rechazó ({reason}): {detail}. Está en la lista de rechazados del proyecto.",
        ),
    )


def too_large() -> CauceError:
    """Return the 413."""
    return CauceError(
        "too_large",
        Text(
            "At most 32 KB an event, 500 KB and 2,500 events a request. Send it in smaller parts.",
            "Como máximo 32 KB por evento, 500 KB y 2.500 eventos por petición. Envíalo en partes.",
        ),
    )


def unknown_key() -> CauceError:
    """Return the 401."""
    return CauceError(
        "unknown_write_key",
        Text(
            "No project has this write key, or none was sent. Copy it from Settings → Keys.",
            "Ningún proyecto tiene esta clave de escritura, o no se envió. Cópiala de Ajustes → Claves.",
        ),
        Kind.UNAUTHORIZED,
    )


def keys_unavailable() -> CauceError:
    """Return the 503 for a key that may be new while the accounts cannot be read."""
    return CauceError(
        "keys_unavailable",
        Text(
            "This write key cannot be checked at the moment. Send it again in a few seconds.",
            "Ahora mismo no se puede comprobar esta clave de escritura. Reenvíalo en unos segundos.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=5,
    )


def consent_unavailable() -> CauceError:
    """Return the 503 for events whose consent cannot be looked up."""
    return CauceError(
        "consent_unavailable",
        Text(
            "What these people agreed to cannot be looked up at the moment, and the project keeps only what"
            " is agreed to. Send it again in a few seconds.",
            "Ahora mismo no se puede consultar qué han aceptado estas personas, y el proyecto solo guarda lo"
            " aceptado. Reenvíalo en unos segundos.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=5,
    )


def busy(wait_s: int) -> CauceError:
    """Return the 503 for a large request while others are being read."""
    return CauceError(
        "collect_busy",
        Text(
            "Too many large requests are being read at the moment. Nothing was kept; send it again.",
            "Ahora mismo se están leyendo demasiadas peticiones grandes. No se guardó nada; reenvíala.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=wait_s,
    )


def over_quota(wait_s: int) -> CauceError:
    """Return the 429."""
    return CauceError(
        "rate_limited",
        Text(
            f"This project sends more events than its limit. Try again in {wait_s} s.",
            f"Este proyecto envía más eventos que su límite. Reinténtalo en {wait_s} s.",
        ),
        Kind.LIMITED,
        retry_after_s=wait_s,
    )


def absent() -> CauceError:
    """Return the 404."""
    return CauceError(
        "not_found",
        Text(
            "Collect has no such address. See the reference of the HTTP API.",
            "La recogida no tiene esa dirección. Consulta la referencia de la API HTTP.",
        ),
        Kind.NOT_FOUND,
    )


def wrong_method() -> CauceError:
    """Return the 405."""
    return CauceError(
        "method_not_allowed",
        Text("Send events with POST.", "Envía los eventos con POST."),
    )
