"""What is known of an event on its way."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cauce.collect.contracts import NOT_TO_KEEP
from cauce.collect.logic.paths import Path
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


class FixKind(StrEnum):
    """What a fix does to a field."""

    RENAME = "rename"
    SET = "set"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Fix:
    """One change of a refused item (``("properties", "plan")``)."""

    kind: FixKind
    path: Path
    to: Path = ()
    """Where ``rename`` puts it."""
    value: object = None
    """What ``set`` writes."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which open refused items: of a reason, of a source, or those of certain positions of the log."""

    reason: str = ""
    source: str | None = None
    """None: of any."""
    seqs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptReject:
    """One open refused item with its text."""

    seq: int
    received_at: datetime
    reason: str
    detail: str
    message_id: str
    sample: str
    key_id: int = 0
    """Of the key it was sent with; 0: not noted."""
    format: str = "native"
    """Or the vendor in whose shape the text is."""


@dataclass(frozen=True, slots=True)
class RejectGroup:
    """Open items of one reason and source, with the newest of them."""

    reason: str
    source: str
    format: str
    count: int
    first: datetime
    newest: KeptReject

    @property
    def replayable(self) -> bool:
        """Whether items of the group can be corrected and sent again."""
        return self.format not in NO_WAY_BACK and self.reason not in NOT_REPLAYABLE


NATIVE = frozenset({"", "native"})
NO_WAY_BACK = ("private", "webhook")
"""Formats of what is not sent again from here.

The request asked for privacy, which a second sending would not know; a webhook's delivery goes through its own rules again.
"""
NOT_REPLAYABLE = ("unstorable", "batch_too_many_events", *sorted(NOT_TO_KEEP))
"""What is kept of these is no item: the log has the event already, the start of a request, or nothing at all."""


@dataclass(frozen=True, slots=True)
class Tried:
    """An item before and after the fix, and what collecting says to it; ``reason`` empty: accepted."""

    kept: KeptReject
    after: str
    reason: str = ""
    detail: str = ""


UNREADABLE = "unreadable"
"""The verdict on a text that is no whole JSON object, so no fix can be made in it."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of a stretch of a replay.

    ``after_seq`` is where it goes on, None when it is through. ``upto_seq`` is where it ends: what is refused
    again comes after it, so that nothing goes round in circles.
    """

    accepted: int
    duplicates: int
    refused: int
    unreadable: int
    after_seq: int | None
    upto_seq: int
