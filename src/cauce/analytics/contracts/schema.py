"""What a project has sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class PropertySeen:
    """A property (or trait) as it was seen: ``coverage`` is the share of rows that carry it."""

    name: str
    types: tuple[str, ...]
    coverage: float
    examples: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class EventSeen:
    """An event name and its properties, judged on ``sampled`` of its events."""

    name: str
    volume: int
    persons: int
    first_seen: datetime
    last_seen: datetime
    sampled: int
    properties: tuple[PropertySeen, ...]


@dataclass(frozen=True, slots=True)
class GroupsSeen:
    """A type of groups, how many there are, and their traits, judged on some of them."""

    type: str
    groups: int
    traits: tuple[PropertySeen, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """Everything a project has sent."""

    events: tuple[EventSeen, ...]
    traits: tuple[PropertySeen, ...]
    groups: tuple[GroupsSeen, ...] = ()
