"""Typed values out of a JSON document; an error names the path and what is allowed there."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from cauce.kernel.errors import Text, invalid

Kind = TypeVar("Kind", bound=StrEnum)
LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Reader:
    """An object of the document at ``path``; every verb takes a key's value or its default.

    Raises:
        CauceError: ``invalid_field``, from every verb.
    """

    document: Mapping[str, Any]
    path: str

    @classmethod
    def of(cls, value: Any, path: str, known: Sequence[str]) -> "Reader":
        """Return the reader of an object that has no keys but ``known``."""
        if not isinstance(value, Mapping):
            refuse(path, "must be an object", "tiene que ser un objeto", known)
        for key in value:
            if key not in known:
                refuse(f"{path}.{key}".lstrip("."), "unknown key", "clave desconocida", known)
        return cls(value, path)

    def at(self, key: str) -> str:
        """Return the path of a key."""
        return f"{self.path}.{key}".lstrip(".")

    def value(self, key: str) -> Any:
        """Return what the key holds, None for null."""
        return self.document.get(key)

    def given(self, key: str) -> bool:
        """Return whether the document has the key."""
        return key in self.document

    def text(self, key: str, limit: int) -> str:
        """Return text, empty by default."""
        return check_text(self.value(key), self.at(key), limit) if self.given(key) else ""

    def flag(self, key: str) -> bool:
        """Return true or false, false by default."""
        found = self.document.get(key, False)
        if not isinstance(found, bool):
            refuse(self.at(key), "must be true or false", "tiene que ser true o false")
        return found

    def number(self, key: str) -> int | float | None:
        """Return a finite number, None by default."""
        found = self.value(key)
        return None if found is None else check_number(found, self.at(key))

    def one_of(self, key: str, kinds: type[Kind], default: Kind | None = None) -> Kind:
        """Return a member; without a default the key is required."""
        found = self.value(key)
        if default is not None and not self.given(key):
            return default
        allowed = tuple(kind.value for kind in kinds)
        if found not in allowed:
            refuse(
                self.at(key),
                "is none of the allowed words",
                "no es ninguna palabra admitida",
                allowed,
            )
        return kinds(found)

    def texts(self, key: str, limit: int) -> Text:
        """Return text in both languages, empty by default."""
        inner = Reader.of(self.document.get(key, {}), self.at(key), LANGUAGES)
        return Text(inner.text("en", limit), inner.text("es", limit))


def check_text(value: Any, path: str, limit: int) -> str:
    """Return a text that can be kept."""
    if not isinstance(value, str) or len(value) > limit:
        refuse(
            path,
            f"must be text of at most {limit} characters",
            f"tiene que ser texto de {limit} caracteres como mucho",
        )
    if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
        refuse(path, "has characters that are no text", "tiene caracteres que no son texto")
    return value


def check_number(value: Any, path: str) -> int | float:
    """Return a number that every engine keeps as it is."""
    kept = isinstance(value, int) and -(2**63) <= value < 2**63
    if isinstance(value, bool) or not (kept or (isinstance(value, float) and math.isfinite(value))):
        refuse(path, "must be a number", "tiene que ser un número")
    return value  # type: ignore[no-any-return]


def refuse(path: str, en: str, es: str, allowed: Sequence[str] = ()) -> NoReturn:
    """Raise the error for one wrong place."""
    if allowed:
        en, es = f"{en}; allowed: {', '.join(allowed)}", f"{es}; se admite: {', '.join(allowed)}"
    raise invalid(path, f"{en}.", f"{es}.", tuple(allowed))
