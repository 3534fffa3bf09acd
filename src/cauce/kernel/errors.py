"""The error tree.

    CauceError(code, kind, retryable)
    ├── NotFoundError      404   it does not exist, or belongs to another project
    ├── ForbiddenError     403   signed in, but the role or scope does not allow it
    ├── UnauthorizedError  401   not signed in, or the key is unknown
    ├── ConflictError      409   it exists already, or its state does not allow the move
    ├── InvalidError       422   a field is wrong; ``fields`` says which and what is allowed
    ├── LimitedError       429   a quota or rate limit; ``retry_after_s``
    └── UnavailableError   503   an engine is down or full; ``retry_after_s``

Every message exists in English and Spanish and says what happened, why, and what to do next.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Language = Literal["en", "es"]


class Kind(StrEnum):
    """What sort of failure it is; ``api`` maps each to one HTTP status."""

    INVALID = "invalid"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    LIMITED = "limited"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Text:
    """A message in both languages."""

    en: str
    es: str

    def in_language(self, language: Language) -> str:
        """Return the message in ``language``."""
        return self.es if language == "es" else self.en


@dataclass(frozen=True, slots=True)
class BadField:
    """One wrong field: its path (``steps.0.event``), what is wrong, and what is allowed."""

    path: str
    message: Text
    allowed: tuple[str, ...] = ()


@dataclass(slots=True)
class CauceError(Exception):
    """A failure with a stable code and a message for people."""

    code: str
    message: Text
    kind: Kind = Kind.INVALID
    fields: tuple[BadField, ...] = field(default=())
    retry_after_s: int | None = None

    def __str__(self) -> str:
        """Return the English message with its code."""
        return f"{self.message.en} [{self.code}]"

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed later without a change."""
        return self.kind in {Kind.LIMITED, Kind.UNAVAILABLE}


def not_found(what_en: str, what_es: str) -> CauceError:
    """Return the error for something absent, or hidden because it is another project's."""
    return CauceError(
        "not_found",
        Text(
            f"There is no such {what_en} in this project. Check the address, or list what exists.",
            f"No existe {what_es} en este proyecto. Revisa la dirección o consulta la lista.",
        ),
        Kind.NOT_FOUND,
    )


def invalid(path: str, en: str, es: str, allowed: tuple[str, ...] = ()) -> CauceError:
    """Return the error for one wrong field."""
    bad = BadField(path, Text(en, es), allowed)
    return CauceError(
        "invalid_field",
        Text(f"{path}: {en}", f"{path}: {es}"),
        Kind.INVALID,
        (bad,),
    )
