"""Values become bound parameters, names become quoted identifiers: nothing else reaches the SQL."""

from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]


class Binder:
    """Hands out parameter placeholders; equal values of one type share one.

    Example:
        >>> bind = Binder()
        >>> bind("ES", "String"), bind("ES", "String"), bind.params
        ('{p0:String}', '{p0:String}', {'p0': 'ES'})
    """

    def __init__(self) -> None:
        self.params: dict[str, Any] = {}
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, value: Any, kind: str) -> str:
        """Return the placeholder of ``value`` bound as the ClickHouse type ``kind``."""
        key = (kind, repr(value))
        name = self._known.get(key)
        if name is None:
            name = self._known[key] = f"p{len(self.params)}"
            self.params[name] = value
        return f"{{{name}:{kind}}}"


def quote(name: str) -> str:
    """Return an identifier safely quoted.

    Example:
        >>> quote("price")
        '`price`'
    """
    return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`"


def quote_path(column: str, name: str) -> str:
    """Return the sub-column of a JSON column at a dotted path.

    Example:
        >>> quote_path("properties", "cart.total")
        'properties.`cart.total`'
    """
    return f"{column}.{quote(name)}"
