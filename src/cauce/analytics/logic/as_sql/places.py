"""Where a property, a value of the context or a trait is read in a view, and as what.

A name whose values are all of one type is a column of that type. Of several types, and in the context, it
is text, which no longer tells ``true`` from ``"true"``: comparisons then read the JSON text itself.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from cauce.analytics.logic.as_sql.literals import text
from cauce.rules import quote
from cauce.rules.leaf import Element, number_sql
from cauce.rules.types import NUMBERS, SCALARS, list_of

_SIMPLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
Read = Callable[[str], str]
"""A function of JSON text → its call on the value."""

_LISTS = frozenset(map(list_of, SCALARS))
_IN_JSON = {
    "String": ("String", "JSONExtractString"),
    "Bool": ("Bool", "JSONExtractBool"),
    "Int64": ("Int64", "JSONExtractInt"),
    "UInt64": ("UInt64", "JSONExtractUInt"),
    "Double": ("Float64", "JSONExtractFloat"),
}
"""By the type that JSON text says: the engine's type, and what reads it."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A dotted name inside a JSON column of a view; ``kinds`` are the types of its values (None: any)."""

    column: str
    name: str
    kinds: frozenset[str] | None

    @property
    def sql(self) -> str:
        """The column of the view: of the one type of its values, else text."""
        parts = self.name.split(".")
        names = (part if _SIMPLE.fullmatch(part) else quote(part) for part in parts)
        return ".".join((self.column, *names))

    @property
    def kind(self) -> str | None:
        """The one scalar type that the column of the view has; None of text made of several."""
        if self.kinds is None:
            return None
        if not self.kinds:
            return "String"
        if len(self.kinds) > 1 and self.kinds.issubset(NUMBERS):
            return "Float64"
        return next(iter(self.kinds)) if len(self.kinds) == 1 and self.kinds <= {*SCALARS} else None

    def label(self) -> str:
        """Return it as a label: text, lists as JSON."""
        if self.kinds is not None and len(self.kinds) == 1 and self.kinds <= _LISTS:
            there = f"{self._json('JSONType')} = 'Array'"
            return f"if({there}, {self._json('JSONExtractRaw')}, NULL)"
        return self.sql if self.kind in {None, "String"} else f"toString({self.sql})"

    def number(self) -> str:
        """Return it as a number, also where it was sent as text."""
        if self.kind in NUMBERS:
            return f"toFloat64({self.sql})"
        if self.kinds == frozenset({"Bool"}):
            return "toFloat64OrNull('')"
        return number_sql(self.label())

    def is_set(self) -> str:
        """Return the test that there is a value."""
        return f"{self.label()} IS NOT NULL"

    def passes(self, test: Element) -> str:
        """Return whether the value, or an element of a list, passes a test."""
        if self.kind is not None:
            found = test(self.sql, self.kind)
            return f"ifNull({found}, false)" if found else "false"
        said = self._in_json(test, self._json, lists=True)
        return f"({said})" if said else "false"

    def _in_json(self, test: Element, read: Read, *, lists: bool) -> str:
        parts = []
        for said, (kind, function) in _IN_JSON.items():
            found = _element(test, read(function), kind, inside=not lists)
            if found:
                parts.append(f"({read('JSONType')} = '{said}' AND ifNull({found}, false))")
        if lists:
            inside = self._in_json(test, lambda function: f"{function}(one)", lists=False)
            if inside:
                parts.append(f"arrayExists(one -> {inside}, {read('JSONExtractArrayRaw')})")
        return " OR ".join(parts)

    def _json(self, function: str) -> str:
        path = ", ".join(map(text, self.name.split(".")))
        return f"{function}({self.column}, {path})"


def _element(test: Element, x: str, kind: str, *, inside: bool) -> str | None:
    """The test of one value; numbers inside a list are decimals, as in ``rules.leaf``."""
    if inside and kind in NUMBERS:
        return test(f"toFloat64({x})", "Float64")
    return test(x, kind)
