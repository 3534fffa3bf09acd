"""Persons as they are shown: ids, traits, merges, events, lists."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from cauce.kernel.ids import IdentityKind, PersonId, ProjectId
from cauce.people.contracts.statements import Cause, MergeCause, TraitOp
from cauce.rules import ALWAYS, Condition


class Sort(StrEnum):
    """Orders of the list of people."""

    NEWEST = "-last_seen"
    OLDEST = "last_seen"
    NAME = "name"
    EVENTS = "-events"


@dataclass(frozen=True, slots=True)
class Identity:
    """One distinct id of a person; ``raw_person`` is the person that it stands for on its own."""

    kind: IdentityKind
    value: str
    raw_person: PersonId
    linked_at: datetime
    cause: Cause


@dataclass(frozen=True, slots=True)
class Trait:
    """What is known of a person, with its origin: when it was said, by which message and library.

    ``operation`` is how that message changed it; ``several``: it was one of very many.
    """

    name: str
    value: Any
    set_at: datetime
    message_id: str
    source: str
    operation: TraitOp = TraitOp.SET


@dataclass(frozen=True, slots=True)
class Device:
    """An anonymous id of a person, and what its newest event says it is; empty texts: nothing."""

    anonymous_id: str
    first_seen: datetime
    last_seen: datetime
    events: int
    kind: str
    model: str
    os: str
    browser: str
    app: str
    library: str
    locale: str
    user_agent: str


@dataclass(frozen=True, slots=True)
class Named:
    """A person by id and name."""

    person_id: PersonId
    display_name: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Two persons that are one since ``at``, until ``undone_at``; ``refused``: why they are not."""

    merge_id: int
    source: Named
    into: Named
    cause: MergeCause
    at: datetime
    undone_at: datetime | None
    undoable: bool
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """One row of the list of people; times are UTC, ``last_seen`` is exact to a minute under load."""

    person_id: PersonId
    display_name: str
    user_id: str
    email: str
    traits: Mapping[str, Any]
    first_seen: datetime
    last_seen: datetime
    events: int


@dataclass(frozen=True, slots=True)
class Person:
    """Everything known of one person."""

    person_id: PersonId
    display_name: str
    user_id: str
    email: str
    traits: Sequence[Trait]
    identities: Sequence[Identity]
    merges: Sequence[Merge]
    first_seen: datetime
    last_seen: datetime
    events: int


@dataclass(frozen=True, slots=True)
class PersonEvent:
    """One event of a person, as it is stored."""

    seq: int
    event: str
    type: str
    timestamp: datetime
    received_at: datetime
    message_id: str
    user_id: str
    anonymous_id: str
    properties: Mapping[str, Any]
    context: Mapping[str, Any]


class Cohorts(Protocol):
    """The saved lists of people that a filter may name; who keeps them knows people, not the reverse."""

    def versions(self, project_id: ProjectId, names: Collection[str]) -> Mapping[str, int]:
        """Return the version of each, once the engine can be asked with it.

        Raises:
            CauceError: ``segment_not_found`` (422) for one that the project does not have.
        """
        ...


@dataclass(frozen=True, slots=True)
class PeopleQuestion:
    """Which people, in which order; ``after`` is (sort value, person) of the last row seen."""

    search: str = ""
    filter: Condition = ALWAYS
    sort: Sort = Sort.NEWEST
    limit: int = 50
    after: tuple[str | int, PersonId] | None = None
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of people; ``total`` counts all that match, ``next`` is where the next page begins."""

    items: Sequence[PersonSummary]
    total: int
    next: tuple[str | int, PersonId] | None
