"""Shapes of JSON that the routes of people take and give."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from cauce.kernel.ids import person_text
from cauce.people.contracts import (
    Identity,
    Merge,
    Named,
    Person,
    PersonEvent,
    PersonSummary,
    Trait,
    TraitOp,
)


class PersonRowOut(BaseModel):
    """One row of the list of people."""

    person_id: str
    display_name: str
    user_id: str | None
    email: str | None
    anonymous: bool
    traits: dict[str, Any]
    first_seen: datetime
    last_seen: datetime
    events: int

    @classmethod
    def of(cls, row: PersonSummary) -> "PersonRowOut":
        """Return the JSON of a row."""
        return cls(
            person_id=person_text(row.person_id),
            display_name=row.display_name,
            user_id=row.user_id or None,
            email=row.email or None,
            anonymous=not row.user_id,
            traits=dict(row.traits),
            first_seen=row.first_seen,
            last_seen=row.last_seen,
            events=row.events,
        )


class PeopleOut(BaseModel):
    """A page of people; ``total`` counts all that match."""

    items: list[PersonRowOut]
    total: int
    cursor: str | None


class TraitOut(BaseModel):
    """A trait with its origin: the last message that changed it, and how."""

    name: str
    value: Any
    set_at: datetime
    message_id: str
    source: str
    operation: TraitOp

    @classmethod
    def of(cls, trait: Trait) -> "TraitOut":
        """Return the JSON of a trait."""
        return cls(
            name=trait.name,
            value=trait.value,
            set_at=trait.set_at,
            message_id=trait.message_id,
            source=trait.source,
            operation=trait.operation,
        )


class IdentityOut(BaseModel):
    """One distinct id; ``person_id`` is the person that it stands for on its own."""

    kind: Literal["user_id", "anonymous_id"]
    value: str
    linked_at: datetime
    cause: str
    person_id: str

    @classmethod
    def of(cls, identity: Identity) -> "IdentityOut":
        """Return the JSON of an identity."""
        return cls(
            kind=identity.kind,
            value=identity.value,
            linked_at=identity.linked_at,
            cause=identity.cause,
            person_id=person_text(identity.raw_person),
        )


class NamedOut(BaseModel):
    """A person by id and name."""

    person_id: str
    display_name: str

    @classmethod
    def of(cls, named: Named) -> "NamedOut":
        """Return the JSON of a named person."""
        return cls(person_id=person_text(named.person_id), display_name=named.display_name)


class MergeOut(BaseModel):
    """Two persons that are one since ``at``, until ``undone_at``; ``refused``: why they are not."""

    merge_id: str
    source: NamedOut = Field(serialization_alias="from")
    into: NamedOut
    cause: Literal["identify", "alias", "manual"]
    at: datetime
    undone_at: datetime | None
    undoable: bool
    refused: Literal["too_many_ids"] | None

    @classmethod
    def of(cls, merge: Merge) -> "MergeOut":
        """Return the JSON of a merge."""
        return cls(
            merge_id=str(merge.merge_id),
            source=NamedOut.of(merge.source),
            into=NamedOut.of(merge.into),
            cause=merge.cause.value,
            at=merge.at,
            undone_at=merge.undone_at,
            undoable=merge.undoable,
            refused="too_many_ids" if merge.refused else None,
        )


class MergesOut(BaseModel):
    """A page of merges, newest first."""

    items: list[MergeOut]
    cursor: str | None


class PersonOut(BaseModel):
    """Everything known of a person."""

    person_id: str
    display_name: str
    email: str | None
    user_id: str | None
    anonymous: bool
    traits: list[TraitOut]
    identities: list[IdentityOut]
    merges: list[MergeOut]
    first_seen: datetime
    last_seen: datetime
    events: int

    @classmethod
    def of(cls, person: Person) -> "PersonOut":
        """Return the JSON of a person."""
        return cls(
            person_id=person_text(person.person_id),
            display_name=person.display_name,
            email=person.email or None,
            user_id=person.user_id or None,
            anonymous=not person.user_id,
            traits=[TraitOut.of(trait) for trait in person.traits],
            identities=[IdentityOut.of(identity) for identity in person.identities],
            merges=[MergeOut.of(merge) for merge in person.merges],
            first_seen=person.first_seen,
            last_seen=person.last_seen,
            events=person.events,
        )


class PersonEventOut(BaseModel):
    """One event of a person."""

    seq: int
    event: str
    type: str
    timestamp: datetime
    received_at: datetime
    message_id: str
    person_id: str
    display_name: str
    user_id: str | None
    anonymous_id: str | None
    properties: dict[str, Any]
    context: dict[str, Any]

    @classmethod
    def of(cls, event: PersonEvent, person: Named) -> "PersonEventOut":
        """Return the JSON of an event of ``person``."""
        return cls(
            seq=event.seq,
            event=event.event,
            type=event.type,
            timestamp=event.timestamp,
            received_at=event.received_at,
            message_id=event.message_id,
            person_id=person_text(person.person_id),
            display_name=person.display_name,
            user_id=event.user_id or None,
            anonymous_id=event.anonymous_id or None,
            properties=dict(event.properties),
            context=dict(event.context),
        )


class PersonEventsOut(BaseModel):
    """A page of a person's events, newest first."""

    items: list[PersonEventOut]
    cursor: str | None


class MergeIn(BaseModel):
    """Two users that are one person; ``into_user_id`` survives."""

    model_config = ConfigDict(extra="forbid")

    from_user_id: str = Field(min_length=1, max_length=1000)
    into_user_id: str = Field(min_length=1, max_length=1000)
