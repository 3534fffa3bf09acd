"""Values written out in SQL, where questions that are run bind them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from cauce.rules import Binder


class Literals(Binder):
    r"""Writes values as text of the SQL page; takes the place of what binds them.

    Example:
        >>> write = Literals()
        >>> write("it's", "String"), write([1, 2], "Array(Int64)"), write(["a"], "Array(String)")
        ("'it\\'s'", '[1, 2]', "('a')")
    """

    def __call__(self, value: Any, kind: str) -> str:
        """Return a value of an engine's type as text."""
        return _WRITERS.get(kind, str)(value)


def text(value: str) -> str:
    r"""Return a text in quotes.

    Example:
        >>> text("a" + chr(92) + "b")
        "'a\\\\b'"
    """
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def instant(at: datetime) -> str:
    """Return an instant with milliseconds, as UTC.

    Example:
        >>> instant(datetime(2026, 1, 2, tzinfo=UTC))
        "toDateTime64('2026-01-02 00:00:00.000', 3, 'UTC')"
    """
    said = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.") + f"{at.microsecond // 1000:03d}"
    return f"toDateTime64('{said}', 3, 'UTC')"


def _boolean(value: Any) -> str:
    return "true" if value else "false"


def _among(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda values: f"({', '.join(map(write, values))})"


def _listed(values: Any) -> str:
    return f"[{', '.join(map(repr, values))}]"


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "String": text,
    "Bool": _boolean,
    "Int64": repr,
    "UInt64": repr,
    "Float64": repr,
    "Array(String)": _among(text),
    "Array(Bool)": _among(_boolean),
    "Array(Int64)": _listed,
    "Array(UInt64)": _listed,
    "Array(Float64)": _listed,
}
