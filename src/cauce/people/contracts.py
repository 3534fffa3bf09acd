"""What crosses the boundary of people: persons, identities, traits, merges, and why a merge is refused."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import IdentityKind, PersonId, ProjectId
from cauce.rules import ALWAYS, Condition

MAX_IDS = 500
"""Distinct ids of one person; Mixpanel's limit of a cluster. More is a robot or a shared account."""

DEFAULT_GROUP_TYPE = "group"
"""The type of a group that is named without one, as vendors do that have no types (Segment, RudderStack)."""


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


class Sort(StrEnum):
    """Orders of the list of people."""

    NEWEST = "-last_seen"
    OLDEST = "last_seen"
    NAME = "name"
    EVENTS = "-events"


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


UNNAMED = Text("", "")


class LawfulBasis(StrEnum):
    """Why data may be used for a purpose; GDPR, article 6 (1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"


class ConsentState(StrEnum):
    """Where a person stands on a purpose."""

    GRANTED = "granted"
    DENIED = "denied"
    """Also an objection to a purpose that needs no consent."""
    UNKNOWN = "unknown"
    """Consent is needed and nobody has said anything."""
    NOT_NEEDED = "not_needed"
    """The lawful basis is another one, and the person has not objected."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What data is used for; ``categories`` are the names that clients send for it, in lower case.

    ``label`` is what people read, empty: the name.
    """

    name: str
    basis: LawfulBasis
    categories: tuple[str, ...]
    label: Text = UNNAMED


@dataclass(frozen=True, slots=True)
class Agreed:
    """One message's word on one category, about a raw person."""

    raw: int
    category: str
    granted: bool
    at: datetime
    message_id: str
    source: str


@dataclass(frozen=True, slots=True)
class PurposeState:
    """Where a person stands on a purpose, and the statement that decides it."""

    purpose: Purpose
    state: ConsentState
    by: Agreed | None


@dataclass(frozen=True, slots=True)
class Consent:
    """Where a person stands on every purpose, and each change of mind, newest first."""

    purposes: Sequence[PurposeState]
    history: Sequence[Agreed]


@dataclass(frozen=True, slots=True)
class Erasure:
    """A request to erase a person.

    Attributes:
        erasure_id: its number, also in the ledger.
        project_id: of which project.
        raws: digests of the person's ids.
        words: ids and e-mail addresses to look for; empty once it is done.
        until_seq: events up to this position of the log go.
        requested_at: when it was asked for.
        version: copies of the person up to this version go.
        finished_at: None while it is being done.
        removed: what went, by place.
        audit: the entry of the audit log that asked: seq and hash.
        certificate: the signed certificate, None before it is done.
    """

    erasure_id: str
    project_id: ProjectId
    raws: tuple[int, ...]
    words: tuple[str, ...]
    until_seq: int
    requested_at: datetime
    version: int = 0
    finished_at: datetime | None = None
    removed: Mapping[str, Any] = field(default_factory=dict)
    audit: Mapping[str, Any] | None = None
    certificate: Mapping[str, Any] | None = None


def already_one() -> CauceError:
    """Return the 409 for merging a person with itself."""
    return CauceError(
        "already_merged",
        Text(
            "Both ids belong to the same person already. There is nothing to merge.",
            "Los dos identificadores ya pertenecen a la misma persona. No hay nada que unir.",
        ),
        Kind.CONFLICT,
    )


def too_many_ids() -> CauceError:
    """Return the 409 for a person that would have more than ``MAX_IDS`` ids."""
    return CauceError(
        "too_many_ids",
        Text(
            f"The person would have more than {MAX_IDS} ids, which is a robot or a shared account."
            " Undo wrong merges of either person first.",
            f"La persona tendría más de {MAX_IDS} identificadores: es un robot o una cuenta"
            " compartida. Deshaz antes las fusiones erróneas de una de las dos.",
        ),
        Kind.CONFLICT,
    )


def already_undone() -> CauceError:
    """Return the 409 for undoing a merge that is undone."""
    return CauceError(
        "already_undone",
        Text(
            "This merge was undone already. Reload the page to see both persons.",
            "Esta fusión ya se deshizo. Recarga la página para ver las dos personas.",
        ),
        Kind.CONFLICT,
    )


def not_in_force(others: Sequence[int]) -> CauceError:
    """Return the 409 for undoing a merge that is not what keeps both persons together."""
    numbers = ", ".join(str(number) for number in others)
    if not others:
        return CauceError(
            "not_in_force",
            Text(
                "This merge has no effect: an earlier event gave the id to somebody else, or the"
                " person would have too many ids. There is nothing to undo.",
                "Esta fusión no tiene efecto: un evento anterior asignó el identificador a otra"
                " persona, o habría demasiados. No hay nada que deshacer.",
            ),
            Kind.CONFLICT,
        )
    return CauceError(
        "not_in_force",
        Text(
            f"Both persons are one because of other merges ({numbers}). Undo one of those.",
            f"Ambas personas son una por otras fusiones ({numbers}). Deshaz una de ellas.",
        ),
        Kind.CONFLICT,
    )
