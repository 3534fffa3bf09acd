"""What goes wrong when asking, as ``CauceError``: what the server said, or why it could not be asked."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from cauce.kernel.errors import BadField, CauceError, Kind, Text

KINDS = {
    401: Kind.UNAUTHORIZED,
    403: Kind.FORBIDDEN,
    404: Kind.NOT_FOUND,
    409: Kind.CONFLICT,
    429: Kind.LIMITED,
    503: Kind.UNAVAILABLE,
}
SHOWN = 300
"""Characters shown of an answer that nobody can read."""


def refusal(status: int, body: Mapping[str, Any], retry_after_s: int | None) -> CauceError:
    """Return the failure that a problem (RFC 9457) describes; its text is in the language asked for."""
    kind = KINDS.get(status, Kind.UNAVAILABLE if status >= 500 else Kind.INVALID)
    said = str(body.get("detail") or body.get("title") or f"HTTP {status}")
    fields = tuple(map(_field, body.get("errors") or ()))
    code = str(body.get("code") or f"http_{status}")
    allowed = [f"[{one.path}: {', '.join(one.allowed)}]" for one in fields if one.allowed]
    text = " ".join([said, *allowed])
    return CauceError(code, Text(text, text), kind, fields, retry_after_s)


def _field(one: Mapping[str, Any]) -> BadField:
    said = str(one.get("message", ""))
    return BadField(
        str(one.get("path", "")), Text(said, said), tuple(map(str, one.get("allowed") or ()))
    )


def unreachable(why: str) -> CauceError:
    """Return the failure of a server that does not answer."""
    return CauceError(
        "server_unreachable",
        Text(
            f"The server cannot be reached: {why}. Check the address, and that it runs.",
            f"No se puede llegar al servidor: {why}. Revisa la dirección y que esté en marcha.",
        ),
        Kind.UNAVAILABLE,
    )


def strange_answer(status: int, text: str) -> CauceError:
    """Return the failure of something that answers and is not Cauce, or stands in front of it."""
    shown = " ".join(text[:SHOWN].split())
    return CauceError(
        "strange_answer",
        Text(
            f"What answers at this address does not speak as Cauce does (HTTP {status}: {shown})."
            " Check the address, and the proxy in front of it.",
            f"Lo que responde en esta dirección no habla como Cauce (HTTP {status}: {shown})."
            " Revisa la dirección y el proxy que haya delante.",
        ),
        Kind.UNAVAILABLE if status >= 500 else Kind.INVALID,
    )


def not_configured(what: str) -> CauceError:
    """Return the failure of a client that does not know whom to ask; ``what`` is url, api_key or project."""
    variable = f"CAUCE_{what.upper()}"
    return CauceError(
        "client_not_configured",
        Text(
            f"The client has no usable {what}. Give it to Client, or set {variable}."
            " A key is made under Settings → Keys.",
            f"El cliente no tiene un valor válido de {what}. Dáselo a Client o define {variable}."
            " Las claves se crean en Ajustes → Claves.",
        ),
    )


def library(name: str) -> Any:
    """Return a library that is not always there.

    Raises:
        CauceError: ``library_missing``.
    """
    try:
        return import_module(name)
    except ImportError as error:
        wanted = name.split(".", maxsplit=1)[0]
        raise CauceError(
            "library_missing",
            Text(
                f"This table needs {wanted}, which is not installed. Install it: pip install {wanted}",
                f"Esta tabla necesita {wanted}, que no está instalado. Instálalo: pip install {wanted}",
            ),
        ) from error
