"""Reading JSON fields with errors that name the path and what is allowed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from cauce.kernel.errors import BadField, CauceError, Text, invalid
from cauce.rules import Condition, parse

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
MAX_NAME = 512


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object at a path; every reader raises ``invalid_field`` (422) for a wrong value."""

    document: Mapping[str, Any]
    path: str

    @classmethod
    def of(cls, document: Any, path: str, allowed: tuple[str, ...]) -> "Fields":
        """Return the fields of an object that has no key but the allowed ones."""
        if not isinstance(document, Mapping):
            raise invalid(path or "body", "must be an object.", "debe ser un objeto.", allowed)
        fields = cls(document, path)
        for key in document:
            if key not in allowed:
                raise invalid(fields.at(str(key)), "unknown field.", "campo desconocido.", allowed)
        return fields

    def at(self, name: str) -> str:
        """Return the path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def get(self, name: str) -> Any:
        """Return a field as it is; None when it is absent."""
        return self.document.get(name)

    def choice(self, name: str, kind: type[E], default: E | None = None) -> E:
        """Return a field that must be one of an enum's values."""
        value = self.get(name)
        if value is None and default is not None:
            return default
        allowed = tuple(str(item.value) for item in kind)
        if value not in allowed:
            raise self.wrong(
                name,
                "must be one of the allowed values",
                "debe ser uno de los valores permitidos",
                allowed,
            )
        return kind(value)

    def text(self, name: str, limit: int = MAX_NAME) -> str:
        """Return a field that must be text."""
        value = self.get(name)
        if not isinstance(value, str) or not 0 < len(value) <= limit or not encodes(value):
            raise self.wrong(
                name,
                f"must be text of 1 to {limit} characters",
                f"debe ser texto de 1 a {limit} caracteres",
            )
        return value

    def optional_text(self, name: str, limit: int = MAX_NAME) -> str | None:
        """Return a field that may be absent, else must be text."""
        return None if self.get(name) is None else self.text(name, limit)

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """Return a field that must be a whole number of a range."""
        value = self.get(name)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.wrong(
                name,
                f"must be a whole number from {low} to {high}",
                f"debe ser un número entero de {low} a {high}",
                (f"{low}..{high}",),
            )
        return value

    def boolean(self, name: str, *, default: bool = False) -> bool:
        """Return a field that must be true or false."""
        value = self.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.wrong(
                name, "must be true or false", "debe ser true o false", ("true", "false")
            )
        return value

    def condition(self, name: str) -> Condition:
        """Return a field that must be a condition."""
        return parse(self.get(name), self.at(name))

    def each(self, name: str, low: int, high: int, read: Callable[[Any, str], T]) -> tuple[T, ...]:
        """Return a field that must be a list, its items read by ``read``."""
        value = self.get(name)
        if value is None and low == 0:
            return ()
        if not isinstance(value, list) or not low <= len(value) <= high:
            raise self.wrong(
                name,
                f"must be a list of {low} to {high} items",
                f"debe ser una lista de {low} a {high} elementos",
            )
        return tuple(read(item, f"{self.at(name)}.{i}") for i, item in enumerate(value))

    def wrong(self, name: str, en: str, es: str, allowed: tuple[str, ...] = ()) -> CauceError:
        """Return the 422 for a field."""
        return invalid(self.at(name), f"{en}.", f"{es}.", allowed)


def below(error: CauceError, path: str) -> CauceError:
    """Return the same refusal, its paths counted from the document that holds what was read."""
    if not path or not error.fields:
        return error
    fields = tuple(BadField(f"{path}.{one.path}", one.message, one.allowed) for one in error.fields)
    said = error.message
    if error.code == "invalid_field":
        said = Text(f"{path}.{said.en}", f"{path}.{said.es}")
    return replace(error, message=said, fields=fields)


def encodes(text: str) -> bool:
    """Return whether text can be stored: no lone surrogates, no NUL."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text
