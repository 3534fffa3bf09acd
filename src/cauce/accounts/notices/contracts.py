"""What crosses the boundary of notices: kinds, channels, states and their moves, letters and outcomes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType
from uuid import NAMESPACE_URL, UUID, uuid5

from cauce.kernel.access import Role
from cauce.kernel.enclosure import Enclosure
from cauce.kernel.errors import CauceError, Language, Text
from cauce.kernel.errors import Kind as ErrorKind
from cauce.kernel.ids import AccountId, ProjectId

NoticeId = NewType("NoticeId", UUID)
DeliveryId = NewType("DeliveryId", UUID)
ChannelId = NewType("ChannelId", int)

Value = str | int | float | datetime
"""What ``{name}`` in a text may stand for; an instant is told in the reader's zone, a number in their figures."""

GIVE_UP_AFTER = timedelta(days=1)
"""So long after it is due a delivery is tried again and again."""
KEPT = timedelta(days=90)
"""So long a notice is remembered; after that its key may be told again."""
LEASE = timedelta(seconds=90)
"""So long one worker may take over a delivery; longer than any transport takes."""
MOST_CHANNELS = 20


class NoticeKind(StrEnum):
    """What a notice is about; people follow kinds."""

    SILENCE = "silence"
    """A source that used to send has stopped."""
    REJECTS = "rejects"
    """Unusually much of what arrives is refused."""
    ALERT = "alert"
    """A number that somebody watches crossed its limit or is unusual."""
    REPORT = "report"
    """A report that somebody asked for regularly."""
    INVITATION = "invitation"
    """Somebody is invited; goes to that address only, nobody follows it."""
    TEST = "test"
    """Somebody tries whether notices arrive; nobody follows it."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a kind is called, and which roles follow it by themselves."""

    name: Text
    roles: frozenset[Role]


_KEEPERS = frozenset({Role.OWNER, Role.ADMIN})
KINDS: Mapping[NoticeKind, Manner] = {
    NoticeKind.SILENCE: Manner(
        Text("Data stopped arriving", "Han dejado de llegar datos"), _KEEPERS
    ),
    NoticeKind.REJECTS: Manner(Text("Many items refused", "Muchos elementos rechazados"), _KEEPERS),
    NoticeKind.ALERT: Manner(Text("Alerts", "Alertas"), frozenset()),
    NoticeKind.REPORT: Manner(Text("Scheduled reports", "Informes programados"), frozenset()),
}
"""The kinds that can be followed."""


class Channel(StrEnum):
    """How somebody is told."""

    EMAIL = "email"
    WEBHOOK = "webhook"
    SLACK = "slack"


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"
    """It is due now, or again at a known time."""
    HELD = "held"
    """It waits for the end of the recipient's quiet hours."""
    SENDING = "sending"
    """A worker has it, until its lease ends."""
    SENT = "sent"
    """The relay or receiver has taken it."""
    SKIPPED = "skipped"
    """The recipient had put the kind off, or left it meanwhile."""
    REFUSED = "refused"
    """It was refused for good; the reason is kept."""
    GIVEN_UP = "given_up"
    """It failed for a day; the last reason is kept."""


MOVES: Mapping[DeliveryState, Mapping[DeliveryState, str]] = {
    DeliveryState.WAITING: {
        DeliveryState.SENDING: "a worker takes it",
        DeliveryState.SKIPPED: "the recipient leaves",
    },
    DeliveryState.HELD: {
        DeliveryState.SENDING: "quiet hours end",
        DeliveryState.SKIPPED: "the recipient leaves",
    },
    DeliveryState.SENDING: {
        DeliveryState.SENT: "it was taken",
        DeliveryState.WAITING: "a failure that passes",
        DeliveryState.REFUSED: "a refusal for good",
        DeliveryState.GIVEN_UP: "a failure that passes, after a day",
        DeliveryState.SKIPPED: "the recipient is gone",
        DeliveryState.SENDING: "the lease ended: another worker takes it",
    },
    DeliveryState.SENT: {},
    DeliveryState.SKIPPED: {DeliveryState.WAITING: "somebody sends it again"},
    DeliveryState.REFUSED: {DeliveryState.WAITING: "somebody sends it again"},
    DeliveryState.GIVEN_UP: {DeliveryState.WAITING: "somebody sends it again"},
}
"""DeliveryState → what it may become → who or what causes it."""


def before(state: DeliveryState) -> list[str]:
    """Return the states that may become ``state``.

    Example:
        >>> before(DeliveryState.WAITING)
        ['sending', 'skipped', 'refused', 'given_up']
    """
    return [str(old) for old, moves in MOVES.items() if state in moves]


def letter_key(deliveries: Iterable[DeliveryId]) -> str:
    """Return the key of what is sent together: of one delivery its id, else a digest of all.

    Example:
        >>> one = DeliveryId(UUID(int=7))
        >>> letter_key([one]) == str(one)
        True
    """
    ids = sorted(str(one) for one in deliveries)
    return ids[0] if len(ids) == 1 else str(uuid5(NAMESPACE_URL, " ".join(ids)))


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell."""

    notice_id: NoticeId
    kind: NoticeKind
    title: Text
    body: Text
    html: Text | None
    values: Mapping[str, Value]
    link: str
    created_at: datetime
    files: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is told by e-mail: address, language and time zone."""

    account_id: AccountId | None
    email: str
    language: Language
    timezone: str


@dataclass(frozen=True, slots=True)
class Receiver:
    """An address of the project that is told."""

    channel_id: ChannelId
    channel: Channel
    url: str
    salt: bytes
    language: Language


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out in one piece: one notice, or those that quiet hours held together.

    ``key`` is the same each time these deliveries are tried: the receiver can tell a repeat by it.
    """

    key: str
    project_id: ProjectId
    project: str
    timezone: str
    to: Reader | Receiver
    notices: tuple[Notice, ...]
    deliveries: tuple[DeliveryId, ...] = ()
    attempts: int = 0
    give_up_at: datetime | None = None
    lease_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """It was taken."""

    reply: int | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """It was not taken, and why; ``permanent``: nor will it be as it is."""

    reason: Text
    permanent: bool
    reply: int | None = None
    retry_after_s: int | None = None


Outcome = Sent | Failed


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours without notices, as minutes of the reader's day; over midnight when ``start`` > ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Following:
    """What a user follows in a project: kind → whether, and until when it is put off."""

    follows: Mapping[NoticeKind, bool]
    snoozed_until: Mapping[NoticeKind, datetime]
    timezone: str | None
    quiet: Quiet | None
    email: str


@dataclass(frozen=True, slots=True)
class ChannelOf:
    """A channel of a project."""

    channel_id: ChannelId
    channel: Channel
    name: str
    url: str
    salt: bytes
    kinds: tuple[NoticeKind, ...]
    language: Language
    enabled: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WantedChannel:
    """A channel to be made."""

    channel: Channel
    name: str
    url: str
    kinds: tuple[NoticeKind, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class NewChannel:
    """A channel just made, with the only sight of its signing secret (None for Slack)."""

    channel: ChannelOf
    secret: str | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A line of the delivery log."""

    delivery_id: DeliveryId
    kind: NoticeKind
    title: Text
    values: Mapping[str, Value]
    channel: Channel
    to: str
    state: DeliveryState
    attempts: int
    due_at: datetime
    created_at: datetime
    settled_at: datetime | None
    reply: int | None
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Reach:
    """Who would be told of a kind: those who follow it, whoever can be told by name, and the channels' names."""

    followers: frozenset[AccountId]
    reachable: frozenset[AccountId]
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a link to leave is for: whose notices, of which project and kinds."""

    account_id: AccountId
    project_id: ProjectId
    kinds: tuple[NoticeKind, ...] = field(default=())


class LinkUnknownError(CauceError):
    """A link to leave that this installation did not sign."""

    def __init__(self) -> None:
        text = Text(
            "This link is not whole, or of another installation. Open it from the e-mail again, or sign in and"
            " choose under Settings → Notifications.",
            "Este enlace no está entero o es de otra instalación. Ábrelo otra vez desde el correo, o entra y"
            " elige en Ajustes → Avisos.",
        )
        super().__init__("leave_link_unknown", text, ErrorKind.FORBIDDEN)
