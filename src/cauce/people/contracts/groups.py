"""Groups that people belong to, and the types they have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cauce.kernel.errors import Text
from cauce.kernel.ids import PersonId
from cauce.people.contracts.persons import Trait


@dataclass(frozen=True, slots=True)
class Span:
    """From the first time to the last, both included."""

    first: datetime
    last: datetime

    def __or__(self, other: "Span") -> "Span":
        """Return the span that covers both."""
        return Span(min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class Group:
    """A company or another set that people belong to; ``members`` counts persons."""

    key: int
    type: str
    value: str
    display_name: str
    traits: Sequence[Trait]
    first_seen: datetime
    last_seen: datetime
    members: int


MOST_GROUP_TYPES = 5
"""Types of groups that a project may name, and so have its people choose from."""


@dataclass(frozen=True, slots=True)
class GroupTypeNames:
    """What one group of a type is called, and several of them, in both languages."""

    singular: Text
    plural: Text


@dataclass(frozen=True, slots=True)
class GroupTypeSeen:
    """A type of groups: how many there are and since when; ``names`` None: nobody has named it."""

    type: str
    groups: int
    first_seen: datetime | None
    last_seen: datetime | None
    names: GroupTypeNames | None


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a group, and between when events said so."""

    person_id: PersonId
    first_seen: datetime
    last_seen: datetime


UNNAMED = Text("", "")
