"""What the log and the events table hold, and why an item may be refused."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from cauce.kernel.ids import ProjectId


class RejectReason(StrEnum):
    """The closed list of reasons for refusing one item; rendered into the reference docs."""

    NOT_AN_OBJECT = "not_an_object"
    UNKNOWN_TYPE = "unknown_type"
    MISSING_EVENT_NAME = "missing_event_name"
    MISSING_IDENTITY = "missing_identity"
    INVALID_IDENTITY = "invalid_identity"
    MISSING_GROUP_ID = "missing_group_id"
    MISSING_PREVIOUS_ID = "missing_previous_id"
    INVALID_FIELD = "invalid_field"
    INVALID_TIMESTAMP = "invalid_timestamp"
    TIMESTAMP_OUT_OF_RANGE = "timestamp_out_of_range"
    MESSAGE_ID_TOO_LONG = "message_id_too_long"
    TOO_LARGE = "too_large"
    TOO_MANY_PROPERTIES = "too_many_properties"
    TOO_DEEP = "too_deep"
    BATCH_TOO_MANY_EVENTS = "batch_too_many_events"
    UNSTORABLE = "unstorable"


@dataclass(slots=True)
class LogEvent:
    """One accepted event as the log keeps it (JSON) and the events table stores it.

    ``event`` of a call that is not ``track``: ``Page Viewed``, ``Screen Viewed``, ``$identify``,
    ``$group``, ``$alias``. For ``$identify`` and ``$group`` ``properties`` holds the traits;
    for ``$group`` ``context.groupId``, for ``$alias`` ``context.previousId`` names the other id.
    ``person_id`` is ``kernel.ids.raw_person_id`` of the user id when there is one, else of the
    anonymous id. ``timestamp`` is corrected for clock skew; all times are UTC.
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


@dataclass(slots=True)
class LogReject:
    """One refused item: why, and the item as it arrived (at most 32 KB of text)."""

    seq: int
    project_id: int
    received_at: datetime
    reason: RejectReason
    detail: str
    message_id: str
    sample: str


class Refused(NamedTuple):
    """Why one item is not accepted; ``detail`` names the field and what is allowed."""

    reason: RejectReason
    detail: str


class KeyVerdict(StrEnum):
    """What is known about a write key that belongs to no project we know of."""

    UNKNOWN = "unknown"
    CANNOT_TELL = "cannot_tell"
    """The accounts cannot be asked at present; the client should come back."""


class KeyResolver(Protocol):
    """Which project a write key belongs to; collect's own port, joined to accounts by the wiring."""

    def known(self, key: str) -> ProjectId | None:
        """Return the project when it is known without asking anybody."""
        ...

    async def resolve(self, key: str) -> ProjectId | KeyVerdict:
        """Return the project, asking for it when necessary."""
        ...
