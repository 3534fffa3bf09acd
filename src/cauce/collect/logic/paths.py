"""Paths into JSON: ``$.data.object.id``, ``$.items[0]['sign up']``; the part of RFC 9535 that names one place."""

import re
from collections.abc import Sequence
from typing import Any

from cauce.kernel.errors import CauceError, invalid

MAX_STEPS = 10
_POSITION = re.compile(r"\[(0|[1-9][0-9]{0,5})\]")
Path = tuple[str | int, ...]
"""Keys of objects and positions in arrays, from the outside in."""


def parse_path(field: str, text: str) -> Path:
    r"""Return the steps of a path; the leading ``$.`` (or ``@.``) may be left out.

    A key may begin with either sign, as many of Mixpanel's and PostHog's do.

    Raises:
        CauceError: ``invalid_field`` for anything else, wildcards and filters included.

    Example:
        >>> parse_path("path", "$.items[0]['sign up']"), parse_path("path", "$set.email")
        (('items', 0, 'sign up'), ('$set', 'email'))
    """
    steps: list[str | int] = []
    rest = text.strip()
    if rest[:1] in {"$", "@"} and rest[1:2] in {"", ".", "["}:
        rest = rest[1:]
    elif rest and rest[0] not in ".[":
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
        key, rest = rest[1:end], rest[end:]
        step = "" if key == "*" else key
    else:
        step, rest = _bracket(rest)
    if step == "" or (rest and rest[0] not in ".["):
        raise bad_path(field)
    return step, rest


def _bracket(rest: str) -> tuple[str | int, str]:
    quote = rest[1:2]
    if quote in {"'", '"'}:
        end = rest.find(f"{quote}]", 2)
        return (rest[2:end], rest[end + 2 :]) if end > 0 else ("", rest)
    position = _POSITION.match(rest)
    return (int(position[1]), rest[position.end() :]) if position else ("", rest)


def bad_path(field: str) -> CauceError:
    """Return the 422 for a text that is no path."""
    return invalid(
        field,
        "it is not a path to a field; write $.properties.plan, $.properties['sign up'] or $.items[0]",
        "no es la ruta de un campo; escribe $.properties.plan, $.properties['sign up'] o $.items[0]",
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
