"""Names of a plan as identifiers of other systems, each distinct."""

import keyword
import re
import unicodedata
from collections.abc import Callable, Iterable

from cauce.collect.plan.contracts import EventRule, PropertyRule

CALLS = {
    "$identify": "identify", "$group": "group", "$alias": "alias",
    "Page Viewed": "page", "Screen Viewed": "screen",
}  # fmt: skip
"""Events that a call of its own makes; every other one is a track call."""


def snake(name: str) -> str:
    """Return a name in lower case with underscores, beginning with a letter.

    Example:
        >>> snake("Order Completed"), snake("pedidoCreado año"), snake("2nd!"), snake("$")
        ('order_completed', 'pedido_creado_ano', 'n_2nd', 'n')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    split = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", plain)
    found = re.sub(r"[^a-z0-9]+", "_", split.lower()).strip("_")
    return found if found[:1].isalpha() else f"n_{found}".rstrip("_")


def camel(name: str) -> str:
    """Return a name as JavaScript spells functions.

    Example:
        >>> camel("Order Completed")
        'orderCompleted'
    """
    first, *rest = snake(name).split("_")
    return first + "".join(part.title() for part in rest)


def pascal(name: str) -> str:
    """Return a name as types are spelled.

    Example:
        >>> pascal("Order Completed")
        'OrderCompleted'
    """
    found = camel(name)
    return found[:1].upper() + found[1:]


def distinct(
    names: Iterable[str],
    spell: Callable[[str], str],
    *,
    taken: Iterable[str] = (),
    limit: int | None = None,
) -> dict[str, str]:
    """Return name → spelling, no two alike, none of them taken and none a Python keyword.

    Example:
        >>> distinct(["a b", "A-B", "class"], snake)
        {'a b': 'a_b', 'A-B': 'a_b_2', 'class': 'class_'}
    """
    used, found = set(taken), {}
    for name in names:
        base = spell(name)[:limit]
        base = f"{base}_" if keyword.iskeyword(base) or base in taken else base
        spelling, number = base, 1
        while spelling in used:
            number += 1
            tail = f"_{number}"
            spelling = base[: limit and limit - len(tail)] + tail
        used.add(spelling)
        found[name] = spelling
    return found


def said(rule: EventRule | PropertyRule) -> str:
    """Return the description on one line, English before Spanish."""
    return " ".join((rule.description.en or rule.description.es).split())
