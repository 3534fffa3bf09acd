"""An item as SDKs send it, and the record that the log keeps of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Protocol

import msgspec

from cauce.collect.contracts import PlanJudge, Refused
from cauce.collect.logic.journey import Journey
from cauce.kernel.ids import ProjectId

NOTHING = msgspec.Raw()
_encode = msgspec.json.Encoder().encode


class Item(msgspec.Struct, rename="camel", gc=False):
    """One call of an SDK. The steps fill in what is missing and correct what can be corrected."""

    type: str = ""
    event: str | None = None
    message_id: str | None = None
    user_id: str | None = None
    anonymous_id: str | None = None
    timestamp: datetime | None = None
    original_timestamp: datetime | None = None
    sent_at: datetime | None = None
    properties: dict[str, Any] | None = None
    traits: dict[str, Any] | None = None
    context: msgspec.Raw = NOTHING
    integrations: msgspec.Raw = NOTHING
    session_id: str = ""
    name: str | None = None
    category: str | None = None
    group_id: str | None = None
    previous_id: str | None = None
    write_key: str | None = None
    is_bot: int = msgspec.field(default=0, name="$is_bot")
    person_id: int = msgspec.field(default=0, name="$person_id")


Whole = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
Flat = dict[str, str | Whole | float | bool | None]
"""Properties that hold no object or list."""


class FlatItem(Item, rename="camel", gc=False):
    """An item whose properties hold no object or list: they are as the engines take them.

    The decoder sees to it in passing, where looking at them again would cost as much as decoding.
    """

    properties: Flat | None = None


class Guard(Protocol):
    """Refuses an item, or takes identity out of it, as the project wants."""

    @property
    def always(self) -> bool:
        """Return whether every item is looked at; else only those that ask for it themselves."""
        ...

    @property
    def by_request(self) -> bool:
        """Return whether the request itself decides: its headers, or its address in place of an id."""
        ...

    def check(self, item: Item, arrival: "Arrival") -> Refused | None:
        """Return why an item that passed the other steps is not kept."""
        ...


class Enricher(Protocol):
    """Completes what was sent, in place, by what is known of the request.

    Equal ones complete alike: contexts are remembered for each.
    """

    def context(self, context: dict[str, Any]) -> None:
        """Complete a context."""
        ...

    def properties(self, properties: dict[str, Any]) -> None:
        """Complete the properties of an event."""
        ...

    def allowed(self, text: str) -> str:
        """Return the text of a refused item with no more of its addresses than may be kept."""
        ...

    def traces(self, context: dict[str, Any]) -> tuple[str, str]:
        """Return address and user agent of the person's own device, empty when it did not send this."""
        ...

    def __hash__(self) -> int: ...


@dataclass(slots=True)
class Arrival:
    """What all items of one request share."""

    project_id: ProjectId
    received_at: datetime
    sent_at: datetime | None = None
    shared: tuple[bytes, bytes] = (b"", b"")
    """JSON of the request's own context and integrations."""
    enricher: Enricher | None = None
    """None: nothing is completed."""
    plan: PlanJudge | None = None
    """The project's tracking plan, None when it has published none."""
    guard: "Guard | None" = None
    """Does what the project wants for privacy's sake; None when it wants nothing."""
    format: str = "native"
    """Or the vendor in whose shape the items come."""
    key_id: int = 0
    """Of the key that the request was sent with."""
    settled: dict[bytes, Any] = field(default_factory=dict)
    """Contexts of this request that were settled, by what their items sent."""
    journey: Journey = field(init=False)
    received_text: msgspec.Raw = field(init=False)
    guarded: bool = field(init=False)
    """Whether the guard looks at every item."""

    def __post_init__(self) -> None:
        self.guarded = self.guard is not None and self.guard.always
        self.received_text = msgspec.Raw(_encode(self.received_at))
        self.journey = Journey.of(self.sent_at, self.received_at)


class EventRecord(msgspec.Struct, gc=False, omit_defaults=True):
    """``contracts.LogEvent`` without its seq, which the log's writer puts in front."""

    project_id: int
    message_id: str
    type: str
    event: str
    person_id: int
    user_id: str
    anonymous_id: str
    session_id: str
    timestamp: datetime
    received_at: msgspec.Raw
    original_timestamp: datetime | None
    sent_at: datetime | None
    properties: dict[str, Any]
    context: msgspec.Raw
    is_bot: int = 0
    key_id: int = 0


class RejectRecord(msgspec.Struct, gc=False):
    """``contracts.LogReject`` without its seq."""

    project_id: int
    received_at: datetime
    reason: str
    detail: str
    message_id: str
    sample: str
    format: str
    source: str
    key_id: int
