"""What is known of an event on its way."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cauce.kernel.ids import PersonId


class StageName(StrEnum):
    """Where an event goes, in this order; after ``log`` the name is that of the consumer."""

    LOG = "log"
    """On disk, which is what the sender's 2xx says."""
    STORE = "store"
    """In the events table: every question sees it."""
    PEOPLE = "people"
    """Its person is known, traits and merges included."""
    REACT = "react"
    """Segments and journeys have seen it."""


class StageState(StrEnum):
    """How far an event is at a stage."""

    DONE = "done"
    WAITING = "waiting"
    FAILING = "failing"
    """It waits because the consumer fails and tries again."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of an event's journey.

    ``at`` is None while it waits, and when it was so long ago that the time is no longer kept.
    ``lag_ms`` counts from the arrival of the event. ``behind`` is what the consumer has to read before.
    """

    name: StageName
    state: StageState
    at: datetime | None = None
    lag_ms: int | None = None
    behind: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message as the log or a table holds it; ``reason`` is empty for an accepted event."""

    seq: int
    message_id: str
    received_at: datetime
    event: str = ""
    type: str = ""
    timestamp: datetime | None = None
    sent_at: datetime | None = None
    person_id: PersonId | None = None
    user_id: str = ""
    anonymous_id: str = ""
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Whose:
    """The person of an event: who it arrived as, and who that is now."""

    raw: PersonId
    person: PersonId
    name: str

    @property
    def merged(self) -> bool:
        """Whether it belongs to another person than the one it arrived as."""
        return self.raw != self.person


@dataclass(frozen=True, slots=True)
class Journey:
    """One arrival of a message, and how far it is."""

    arrived: Arrived
    whose: Whose | None
    stages: tuple[Stage, ...]
