"""What the log and the events table hold, and why an item may be refused."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from cauce.kernel.ids import ProjectId
from cauce.kernel.project import ProjectSettings


class RejectReason(StrEnum):
    """The closed list of reasons for refusing one item; rendered into the reference docs."""

    NOT_AN_OBJECT = "not_an_object"
    """The item is not a JSON object, or a body that is answered all the same (GA4) is not JSON."""
    UNKNOWN_TYPE = "unknown_type"
    """``type`` is not track, identify, page, screen, group or alias."""
    MISSING_EVENT_NAME = "missing_event_name"
    """A track call without ``event``, or with a blank one."""
    MISSING_IDENTITY = "missing_identity"
    """Neither ``userId`` nor ``anonymousId``: nobody did it. Only a group call may be about its group alone."""
    INVALID_IDENTITY = "invalid_identity"
    """An id that broken clients send for everybody (``null``, ``undefined``, ``0``, …), that is not text, or that is longer than 512 characters."""
    MISSING_GROUP_ID = "missing_group_id"
    """A group call without ``groupId``."""
    MISSING_PREVIOUS_ID = "missing_previous_id"
    """An alias call without ``previousId``."""
    INVALID_FIELD = "invalid_field"
    """A field has the wrong type or is too long; the detail names it."""
    INVALID_TIMESTAMP = "invalid_timestamp"
    """A time that is not ISO 8601; send ``2026-01-31T10:00:00Z``."""
    TIMESTAMP_OUT_OF_RANGE = "timestamp_out_of_range"
    """After correction of the clock it is before 1971 or more than an hour in the future."""
    MESSAGE_ID_TOO_LONG = "message_id_too_long"
    """``messageId`` is longer than 100 characters."""
    TOO_LARGE = "too_large"
    """The item is larger than 32 KB, or than 1 MB in the format of another vendor."""
    TOO_MANY_PROPERTIES = "too_many_properties"
    """More than 10,000 properties, nested ones counted."""
    TOO_DEEP = "too_deep"
    """Objects or lists nested deeper than 20 levels."""
    BATCH_TOO_MANY_EVENTS = "batch_too_many_events"
    """More events in a request than its endpoint takes; one record stands for the whole request, which got 413."""
    PLAN_VIOLATION = "plan_violation"
    """The project's tracking plan blocks it; the detail names each property and what is wrong."""
    DO_NOT_TRACK = "do_not_track"
    """The browser sends Do Not Track and the project refuses what it does then; nothing of the item is kept."""
    GLOBAL_PRIVACY_CONTROL = "global_privacy_control"
    """The browser sends Global Privacy Control and the project refuses what it does then; nothing of the item is kept."""
    CONSENT_NOT_GIVEN = "consent_not_given"
    """The tracking plan names a purpose for the event that the person has not agreed to; nothing of the item is kept."""
    IDENTITY_NOT_KEPT = "identity_not_kept"
    """An identify, alias or group call where identity must not be kept: it would say nothing else; nothing of it is kept."""
    NO_RULE = "no_rule"
    """A webhook's delivery to which none of its rules applies; correct them under Data → Webhooks and replay it there."""
    UNSTORABLE = "unstorable"
    """Accepted, but the events engine cannot hold it; the detail has the engine's words."""


NOT_TO_KEEP = frozenset({
    RejectReason.DO_NOT_TRACK,
    RejectReason.GLOBAL_PRIVACY_CONTROL,
    RejectReason.CONSENT_NOT_GIVEN,
    RejectReason.IDENTITY_NOT_KEPT,
})  # fmt: skip
"""Reasons for which the item itself must not be kept among the refused ones."""


@dataclass(slots=True)
class LogEvent:
    """One accepted event as the log keeps it (JSON) and the events table stores it.

    ``event`` of a call that is not ``track``: ``Page Viewed``, ``Screen Viewed``, ``$identify``,
    ``$group``, ``$alias``. For ``$identify`` and ``$group`` ``properties`` holds the traits;
    for ``$group`` ``context.groupId``, for ``$alias`` ``context.previousId`` names the other id.
    ``person_id`` is ``kernel.ids.raw_person_id`` of the user id when there is one, else of the
    anonymous id; 0 for a ``$group`` that is about the group alone. ``context.traitOps`` of ``$identify``
    and ``$group`` holds the changes that are not plain sets (``setOnce``, ``add``, ``append``,
    ``prepend``, ``union``, ``remove``: name → value; ``unset``: names; ``clearAll``: true).
    ``timestamp`` is corrected for clock skew; all times are UTC.
    """

    seq: int
    project_id: int
    message_id: str
    type: str
    event: str
    person_id: int
    user_id: str
    anonymous_id: str
    session_id: str
    timestamp: datetime
    received_at: datetime
    original_timestamp: datetime | None
    sent_at: datetime | None
    properties: dict[str, Any]
    context: dict[str, Any]
    is_bot: int = 0
    """1: ``context.bot`` says why it is not a person's."""
    key_id: int = 0
    """Of the key it was sent with; 0 in what was kept before keys were noted."""


@dataclass(slots=True)
class LogReject:
    """One refused item: why, and the item as it arrived (at most 32 KB of text).

    ``format``: ``native``, the vendor whose shape it has, or ``private`` where its request decided about privacy; ``source``: the library that its text names.
    """

    seq: int
    project_id: int
    received_at: datetime
    reason: RejectReason
    detail: str
    message_id: str
    sample: str
    format: str = "native"
    source: str = ""
    key_id: int = 0
    """Of the key it was sent with; 0 in what was kept before keys were noted."""


class Refused(NamedTuple):
    """Why one item is not accepted; ``detail`` names the field and what is allowed."""

    reason: RejectReason
    detail: str


class Policy(StrEnum):
    """What happens to an event that is not as the tracking plan says."""

    ALLOW = "allow"
    """It is not looked at."""
    FLAG = "flag"
    """It is stored, with what is wrong in ``context.planViolations``."""
    BLOCK = "block"
    """It is refused and kept among the rejects."""


class PlanVerdict(NamedTuple):
    """What a tracking plan finds wrong with an event: codes such as ``type:revenue``."""

    codes: list[str]
    blocked: bool
    detail: str
    """The event's name as JSON text, then each code with its words."""


class PlanJudge(Protocol):
    """A project's tracking plan, ready to judge events; collect's own port."""

    def judge(self, event: str, properties: Mapping[str, Any]) -> PlanVerdict | None:
        """Return what is wrong with an event, None when nothing is."""
        ...

    def purpose_of(self, event: str) -> str:
        """Return the consent purpose of an event, empty when the plan names none."""
        ...

    def personal(self, event: str) -> Collection[str]:
        """Return the properties of an event that hold personal data."""
        ...


class Needs(StrEnum):
    """What a purpose needs of the person."""

    CONSENT = "consent"
    NO_OBJECTION = "no_objection"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class PurposeRule:
    """A purpose as collect enforces it; ``categories`` are the names that clients send for it."""

    categories: frozenset[str]
    needs: Needs = Needs.CONSENT


@dataclass(frozen=True, slots=True)
class PrivacyRules:
    """What a project wants done for privacy's sake; it has one only when a setting says so."""

    settings: ProjectSettings
    purposes: Mapping[str, PurposeRule] = field(default_factory=dict)


Said = Mapping[str, bool]
"""Category in lower case → agreed."""


class Salts(Protocol):
    """The secrets of the day, from which ids without identity are made."""

    def of(self, day: date) -> bytes:
        """Return the secret of a day."""
        ...


class KeyVerdict(StrEnum):
    """What is known about a write key that belongs to no project we know of."""

    UNKNOWN = "unknown"
    CANNOT_TELL = "cannot_tell"
    """The accounts cannot be asked at present; the client should come back."""


SentKey = str | bytes
"""A write key as it was sent, or the SHA-256 of what was sent where an API key will do as well.

Two types, so that a digest that somebody got hold of is never taken for a key.
"""


class Sender(NamedTuple):
    """Who sends with a key: the project, the key's own id, and how much it may send."""

    project_id: ProjectId
    key_id: int = 0
    quota_per_s: float = 0.0
    """Events a second; 0: no quota of its own."""


class KeyResolver(Protocol):
    """Who sends with a write key; collect's own port, joined to accounts by the wiring."""

    def known(self, key: SentKey) -> Sender | None:
        """Return the sender when it is known without asking anybody."""
        ...

    async def resolve(self, key: SentKey) -> Sender | KeyVerdict:
        """Return the sender, asking for it when necessary."""
        ...
