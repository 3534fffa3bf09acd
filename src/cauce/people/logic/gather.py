"""What a batch of events says about people, gathered before anything is looked up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from cauce.people.contracts import Said, Told, TraitOp
from cauce.people.logic.ids import stands_for_somebody
from cauce.people.logic.operations import read_operations


class Message(Protocol):
    """The part of an event that says who it is about."""

    @property
    def seq(self) -> int: ...  # noqa: D102
    @property
    def event(self) -> str: ...  # noqa: D102
    @property
    def person_id(self) -> int: ...  # noqa: D102
    @property
    def user_id(self) -> str: ...  # noqa: D102
    @property
    def anonymous_id(self) -> str: ...  # noqa: D102
    @property
    def message_id(self) -> str: ...  # noqa: D102
    @property
    def timestamp(self) -> datetime: ...  # noqa: D102

    def traits(self) -> Mapping[str, str]:
        """Return the JSON text of each trait of an identify."""
        ...

    def operations(self) -> Mapping[str, Any]:
        """Return what an identify does to traits other than setting them (``context.traitOps``)."""
        ...

    def source(self) -> str:
        """Return the library that sent it."""
        ...

    def previous_id(self) -> str:
        """Return the id that an alias says was used before."""
        ...


Pair = tuple[str, str]
"""User id and anonymous id of an event; either may be empty."""


@dataclass(slots=True)
class Sighting:
    """When a pair of ids was seen, and the message that carried it first."""

    first: datetime
    last: datetime
    message_id: str
    cause: str
    recorded: bool = False
    """The link of both ids is on record with this time or an earlier one: only ``last`` is news."""

    def include(self, at: datetime, message_id: str, cause: str) -> None:
        """Take another message into account."""
        self.last = max(self.last, at)
        if at < self.first or (at == self.first and message_id < self.message_id):
            self.first, self.message_id, self.cause = at, message_id, cause

    def merge(self, other: "Sighting") -> None:
        """Take another sighting of the same pair into account."""
        self.include(other.first, other.message_id, other.cause)
        self.last = max(self.last, other.last)


@dataclass(slots=True)
class Found:
    """What a batch says about the people of one project."""

    sightings: dict[Pair, Sighting] = field(default_factory=dict)
    aliases: dict[Pair, Sighting] = field(default_factory=dict)
    """By (user id, previous id)."""
    traits: dict[tuple[int, str], Said] = field(default_factory=dict)
    """By (raw person, name): the latest set."""
    operations: list[Told] = field(default_factory=list)

    def see(self, message: Message) -> None:
        """Take one event into account."""
        event, at, message_id = message.event, message.timestamp, message.message_id
        pair = (message.user_id, message.anonymous_id)
        sighting = self.sightings.get(pair)
        if sighting is None:
            cause = "identify" if event == "$identify" else "track"
            self.sightings[pair] = Sighting(at, at, message_id, cause)
        elif at > sighting.last or at <= sighting.first:
            cause = "identify" if event == "$identify" else "track"
            sighting.include(at, message_id, cause)
        if event == "$identify":
            self._identify(message)
        elif event == "$alias":
            self._alias(message)

    def _identify(self, message: Message) -> None:
        source, raw = message.source(), message.person_id
        traits, operations = message.traits(), message.operations()
        for name, value in traits.items():
            self._set(message, name, value, source)
        for op, name, value in read_operations(operations) if operations else ():
            if op is not TraitOp.SET:
                at, message_id = message.timestamp, message.message_id
                told = Told(raw, name, op, value, at, message_id, source, message.seq)
                self.operations.append(told)
            elif name not in traits:
                self._set(message, name, "null", source)

    def _set(self, message: Message, name: str, value: str, source: str) -> None:
        said = Said(value, message.timestamp, message.message_id, source)
        key = (message.person_id, name)
        known = self.traits.get(key)
        if known is None or known.order < said.order:
            self.traits[key] = said

    def _alias(self, message: Message) -> None:
        user, previous = message.user_id, message.previous_id()
        if user == previous or not (stands_for_somebody(user) and stands_for_somebody(previous)):
            return
        seen = Sighting(message.timestamp, message.timestamp, message.message_id, "alias")
        self.aliases.setdefault((user, previous), seen).merge(seen)


def gather(
    messages: Iterable[tuple[int, Message]], erased: Mapping[tuple[int, int], int]
) -> dict[int, Found]:
    """Return what each project's people are said to be.

    Args:
        messages: project and event, in any order.
        erased: (project, raw person) → seq up to which its events no longer count.
    """
    found: dict[int, Found] = {}
    for project, message in messages:
        if erased and message.seq <= erased.get((project, message.person_id), 0):
            continue
        target = found.get(project)
        if target is None:
            target = found[project] = Found()
        target.see(message)
    return found
