"""Why a SQL question is refused: what, where in its text, and what is there instead."""

from difflib import get_close_matches
from typing import Any

from cauce.kernel.errors import CauceError, invalid

MAX_SHOWN = 40


def refused(node: Any, en: str, es: str, allowed: tuple[str, ...] = ()) -> CauceError:
    """Return the 422 that names the place of a node of the tree in the text."""
    return refused_at(*_place(node), en, es, allowed)


def refused_at(
    line: int | None, column: int | None, en: str, es: str, allowed: tuple[str, ...] = ()
) -> CauceError:
    """Return the 422 for a place, counted from 1; None: it has none."""
    if line is None:
        return invalid("sql", _sentence(en), _sentence(es), allowed[:MAX_SHOWN])
    return invalid(
        "sql",
        f"line {line}, column {column}: {_sentence(en)}",
        f"línea {line}, columna {column}: {_sentence(es)}",
        allowed[:MAX_SHOWN],
    )


def unknown(node: Any, what: tuple[str, str], name: str, known: tuple[str, ...]) -> CauceError:
    """Return the 422 for a name that does not exist; ``what`` it should be, in English and Spanish."""
    near = nearest(name, known)
    shown = name[:80]
    meant = (f"; did you mean {near[0]}?", f"; ¿querías decir {near[0]}?") if near else (
        "; look at what exists", "; mira qué existe")  # fmt: skip
    rest = tuple(one for one in known if one not in near)
    return refused(
        node,
        f"there is no {what[0]} {shown!r}{meant[0]}",
        f"no existe {what[1]} {shown!r}{meant[1]}",
        (*near, *rest),
    )


def _sentence(text: str) -> str:
    return text if text.endswith("?") else f"{text}."


def nearest(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the known names that are written much like this one, the likest first."""
    small = {one.lower(): one for one in known}
    return tuple(small[one] for one in get_close_matches(name.lower(), small, 3, 0.6))


def _place(node: Any) -> tuple[int | None, int | None]:
    """The first line and column that the node and its parts remember."""
    places = [_begin(part.meta) for part in node.walk() if "line" in part.meta]
    return min(places, default=(None, None))


def _begin(meta: Any) -> tuple[int, int]:
    length = int(meta["end"]) - int(meta["start"])
    return int(meta["line"]), max(1, int(meta["col"]) - length)
