"""Paths into JSON: ``$.data.object.id``, ``$.items[0]['sign up']``; the part of RFC 9535 that names one place."""

from collections.abc import Sequence
from typing import Any

from cauce.kernel.errors import CauceError, invalid

MAX_STEPS = 10
MAX_DIGITS = 6
Path = tuple[str | int, ...]
"""Keys of objects and positions in arrays, from the outside in."""


def parse_path(field: str, text: str) -> Path:
    r"""Return the steps of a path; the leading ``$`` (or ``@``) may be left out.

    Raises:
        CauceError: ``invalid_field`` for anything else, wildcards and filters included.

    Example:
        >>> parse_path("path", "$.items[0]['sign up']"), parse_path("path", "user-id")
        (('items', 0, 'sign up'), ('user-id',))
    """
    steps: list[str | int] = []
    rest = text.strip()
    rest = rest[1:] if rest[:1] in {"$", "@"} else rest
    if rest and rest[0] not in ".[":
        rest = f".{rest}"
    while rest:
        step, rest = _next(field, rest)
        steps.append(step)
    if len(steps) > MAX_STEPS:
        raise bad_path(field)
    return tuple(steps)


def _next(field: str, rest: str) -> tuple[str | int, str]:
    step: str | int
    if rest[0] == ".":
        end = min(
            (at for at in (rest.find(".", 1), rest.find("[", 1)) if at > 0), default=len(rest)
        )
        step, rest = rest[1:end], rest[end:]
    else:
        step, rest = _bracket(rest)
    if step in {"", "*"} or (rest and rest[0] not in ".["):
        raise bad_path(field)
    return step, rest


def _bracket(rest: str) -> tuple[str | int, str]:
    quote = rest[1:2]
    if quote in {"'", '"'}:
        end = rest.find(f"{quote}]", 2)
        return (rest[2:end], rest[end + 2 :]) if end > 0 else ("", rest)
    end = rest.find("]")
    digits = rest[1:end] if end > 0 else ""
    if digits.isascii() and digits.isdecimal() and len(digits) <= MAX_DIGITS:
        return int(digits), rest[end + 1 :]
    return "", rest


def bad_path(field: str) -> CauceError:
    """Return the 422 for a text that is no path."""
    return invalid(
        field,
        "it is not a path to a field; write $.properties.plan or $.properties['sign up']",
        "no es la ruta de un campo; escribe $.properties.plan o $.properties['sign up']",
    )


def value_at(document: Any, path: Sequence[str | int]) -> Any:
    """Return what is at a path, None when nothing is.

    Example:
        >>> value_at({"items": [{"sku": "a"}]}, ("items", 0, "sku")), value_at([], ("a",))
        ('a', None)
    """
    for step in path:
        if isinstance(document, dict):
            document = document.get(step)
        elif isinstance(document, list) and isinstance(step, int) and step < len(document):
            document = document[step]
        else:
            return None
    return document
