"""Identifiers that cross boundaries, and how a person's id follows from a distinct id."""

from hashlib import blake2b
from typing import Literal, NewType

WorkspaceId = NewType("WorkspaceId", int)
ProjectId = NewType("ProjectId", int)
AccountId = NewType("AccountId", int)
PersonId = NewType("PersonId", int)
"""Unsigned 64 bit; written as 16 hexadecimal digits outside the engines."""

IdentityKind = Literal["user_id", "anonymous_id"]
_TAG: dict[IdentityKind, bytes] = {"user_id": b"u", "anonymous_id": b"a"}


def raw_person_id(project_id: ProjectId, kind: IdentityKind, value: str) -> PersonId:
    """Return the person that a distinct id stands for before any merge: a pure function of it.

    Because it needs no look-up, every consumer and every replay agrees on it (ADR 0003). Two
    distinct ids of one project share it with probability n²/2⁶⁵ (3·10⁻⁶ for 10 M ids).

    Example:
        >>> f"{raw_person_id(ProjectId(1), 'user_id', 'ana'):016x}"
        '3bea3e3838b8648e'
    """
    text = b"%d\x1f%b\x1f%b" % (project_id, _TAG[kind], value.encode("utf-8", "surrogatepass"))
    return PersonId(int.from_bytes(blake2b(text, digest_size=8).digest(), "big"))


def person_text(person_id: PersonId) -> str:
    """Return the public form of a person id.

    Example:
        >>> person_text(PersonId(255))
        '00000000000000ff'
    """
    return f"{person_id:016x}"


def parse_person(text: str) -> PersonId | None:
    """Return the person id that ``text`` names, or None when it is not one.

    Example:
        >>> parse_person("00000000000000ff"), parse_person("ana")
        (255, None)
    """
    if len(text) != 16 or not all(c in "0123456789abcdef" for c in text):
        return None
    return PersonId(int(text, 16))
