"""What a batch of events says about people, gathered before anything is looked up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from cauce.kernel.ids import ProjectId
from cauce.people.contracts import Agreed, Said, Span, Told, TraitOp
from cauce.people.logic.groups import Group, group_key, is_about_nobody
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

    def consent(self) -> Mapping[str, bool]:
        """Return category → agreed, where the context says something about consent."""
        ...

    def group(self) -> Group | None:
        """Return the group that a group call is about."""
        ...

    def groups(self) -> Sequence[Group]:
        """Return the groups that an ordinary event says it belongs to."""
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

    project_id: ProjectId
    sightings: dict[Pair, Sighting] = field(default_factory=dict)
    aliases: dict[Pair, Sighting] = field(default_factory=dict)
    """By (user id, previous id)."""
    traits: dict[tuple[int, str], Said] = field(default_factory=dict)
    """By (raw person, name): the latest set."""
    operations: list[Told] = field(default_factory=list)
    consents: list[Agreed] = field(default_factory=list)
    groups: dict[Group, Span] = field(default_factory=dict)
    members: dict[tuple[int, int], Span] = field(default_factory=dict)
    """By (group, raw person)."""

    @property
    def has_news(self) -> bool:
        """Return whether there is anything to write."""
        said = (self.sightings, self.aliases, self.traits, self.operations)
        return any((*said, self.groups, self.consents))

    def see(self, message: Message) -> None:
        """Take one event into account."""
        event, at, message_id = message.event, message.timestamp, message.message_id
        pair = (message.user_id, message.anonymous_id)
        if event == "$group" and self._describe(message):
            return
        for category, granted in message.consent().items():
            self.consents.append(
                Agreed(message.person_id, category, granted, at, message_id, message.source())
            )
        for group in message.groups():
            self._belongs(message, group)
        sighting = self.sightings.get(pair)
        if sighting is None:
            cause = "identify" if event == "$identify" else "track"
            self.sightings[pair] = Sighting(at, at, message_id, cause)
        elif at > sighting.last or at <= sighting.first:
            cause = "identify" if event == "$identify" else "track"
            sighting.include(at, message_id, cause)
        if event == "$identify":
            self._tell(message, message.person_id)
        elif event == "$alias":
            self._alias(message)

    def _describe(self, message: Message) -> bool:
        """Take a group call; return whether it only describes the group and names no member."""
        group = message.group()
        nobody = is_about_nobody(message.user_id, message.anonymous_id)
        if group is not None:
            self._tell(message, group_key(self.project_id, group))
            self._belongs(message, group, nobody=nobody)
        return nobody

    def _belongs(self, message: Message, group: Group, *, nobody: bool = False) -> None:
        now = Span(message.timestamp, message.timestamp)
        self.groups[group] = self.groups.get(group, now) | now
        if not nobody:
            key = (group_key(self.project_id, group), message.person_id)
            self.members[key] = self.members.get(key, now) | now

    def _tell(self, message: Message, raw: int) -> None:
        """Take what is said of the traits of ``raw``, a raw person or a group."""
        source = message.source()
        traits, operations = message.traits(), message.operations()
        for name, value in traits.items():
            self._set(message, raw, name, value, source)
        for op, name, value in read_operations(operations) if operations else ():
            if op is not TraitOp.SET:
                at, message_id = message.timestamp, message.message_id
                told = Told(raw, name, op, value, at, message_id, source, message.seq)
                self.operations.append(told)
            elif name not in traits:
                self._set(message, raw, name, "null", source)

    def _set(self, message: Message, raw: int, name: str, value: str, source: str) -> None:
        said = Said(value, message.timestamp, message.message_id, source)
        key = (raw, name)
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
            target = found[project] = Found(ProjectId(project))
        target.see(message)
    return found
