"""What messages say of people: ids seen, links and joins, traits told."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from cauce.kernel.ids import IdentityKind

MAX_IDS = 500
"""Distinct ids of one person; Mixpanel's limit of a cluster. More is a robot or a shared account."""


class Cause(StrEnum):
    """Why two ids are one person, or how an id became known."""

    FIRST_SEEN = "first_seen"
    TRACK = "track"
    IDENTIFY = "identify"
    ALIAS = "alias"
    MERGE = "merge"


class MergeCause(StrEnum):
    """Who said that two persons are one: an event with both ids, an alias, somebody by hand."""

    IDENTIFY = "identify"
    ALIAS = "alias"
    MANUAL = "manual"


class TraitOp(StrEnum):
    """How a message changes a trait; of one message they take effect in this order."""

    CLEAR = "clear"
    """Every trait goes."""
    SET = "set"
    SET_ONCE = "set_once"
    ADD = "add"
    APPEND = "append"
    PREPEND = "prepend"
    UNION = "union"
    REMOVE = "remove"
    SEVERAL = "several"
    """Many old operations as one: the value says for each kind what it comes to."""


Order = tuple[datetime, str, int, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """``from_person`` is ``into_person``: both raw persons. ``merge_id`` 0: not recorded yet."""

    merge_id: int
    from_person: int
    into_person: int
    is_link: bool
    cause: str
    at: datetime
    message_id: str
    refused: bool = False
    undone: bool = False

    @property
    def order(self) -> Order:
        """Return what statements are sorted by: time, then message, then the persons."""
        return (self.at, self.message_id, self.into_person, self.from_person)

    @property
    def stands(self) -> bool:
        """Return whether it has its effect."""
        return not (self.refused or self.undone)


@dataclass(frozen=True, slots=True)
class Seen:
    """A distinct id and when events carried it; None: an alias announced it."""

    raw: int
    kind: IdentityKind
    value: str
    first: datetime | None
    last: datetime | None
    alone: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A trait as one message gave it; ``value`` is JSON text, ``null`` unsets the trait."""

    value: str
    set_at: datetime
    message_id: str
    source: str

    @property
    def order(self) -> tuple[datetime, str]:
        """Return what decides which of two values is the later one."""
        return (self.set_at, self.message_id)


@dataclass(frozen=True, slots=True)
class Told:
    """One statement about one trait of one raw person.

    ``value`` is decoded JSON whose fractions are ``Decimal``; a set of None unsets the trait.
    ``seq`` is its position in the log (0: a set, which needs none).
    """

    raw: int
    name: str
    op: TraitOp
    value: Any
    at: datetime
    message_id: str
    source: str
    seq: int = 0
