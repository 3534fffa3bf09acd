"""What crosses the boundary of sources: who sends how much, the rules of its alerts, the alerts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from cauce.accounts.contracts import KeyKind
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId

UNKNOWN_KEY = 0
"""The source of what was kept before keys were noted; nothing watches it."""


class VersionHour(NamedTuple):
    """What one version of a library sent with a key in one hour (UTC)."""

    key_id: int
    library: str
    version: str
    hour: datetime
    events: int
    last: datetime


class FiveMinutes(NamedTuple):
    """What a key sent in five minutes; ``newest`` is the last position of the log, ``last`` its instant."""

    key_id: int
    at: datetime
    events: int
    last: datetime
    newest: int


class RefusedItems(NamedTuple):
    """How many items of a key and a library were refused in five minutes."""

    key_id: int
    library: str
    at: datetime
    items: int


class KeyHour(NamedTuple):
    """Events of a key in an hour (UTC), and the sum of squares of its twelve five-minute counts."""

    key_id: int
    at: datetime
    events: int
    squares: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a library."""

    version: str
    events: int
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class Library:
    """What one library sent with a key; ``name`` is empty when events do not say."""

    name: str
    events: int
    rejected: int
    last_seen: datetime | None
    hours: tuple[int, ...]
    """Events by hour of arrival, oldest first."""
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Lag:
    """How long it took from arrival until questions saw it, of the last event in each five minutes of an hour."""

    median_ms: int
    worst_ms: int
    samples: int


@dataclass(frozen=True, slots=True)
class Volume:
    """What arrived with a key over the hours that are looked at."""

    events: int = 0
    rejected: int = 0
    last_seen: datetime | None = None
    """Of the last accepted event, however long ago."""
    hours: tuple[int, ...] = ()
    rate_per_s: float = 0.0
    """Mean of the last five to ten minutes."""
    libraries: tuple[Library, ...] = ()
    lag: Lag | None = None


class Watch(StrEnum):
    """Whether silence of a source would be noticed, or why not."""

    WATCHED = "watched"
    OFF = "off"
    """Somebody switched it off."""
    MUTED = "muted"
    """For a time."""
    LEARNING = "learning"
    """It is known for less than two weeks."""
    TOO_SMALL = "too_small"
    """It sends so little that a week of silence could be chance."""
    NEVER_SEEN = "never_seen"
    """It has sent nothing yet."""
    REVOKED = "revoked"
    """Its key is revoked or has expired."""


@dataclass(frozen=True, slots=True)
class Rules:
    """When a source raises an alert; these are the values until somebody changes them."""

    silence: bool = True
    silence_after_min: int | None = None
    """None: after what its own usual volume says."""
    silence_floor_min: int = 10
    """Not before, whatever the usual volume says."""
    rejects: bool = True
    reject_share: float = 0.2
    reject_window_min: int = 15
    reject_min: int = 50
    """Refused items in the window, below which no share is an alert."""
    muted_until: datetime | None = None

    def muted(self, now: datetime) -> bool:
        """Return whether nothing is to be opened at present."""
        return self.muted_until is not None and self.muted_until > now


class AlertKind(StrEnum):
    """What is wrong with a source."""

    SILENCE = "silence"
    """Its events stopped."""
    REJECTS = "rejects"
    """Too much of what it sends is refused."""


class AlertState(StrEnum):
    """Where an alert stands."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    """Somebody knows of it."""
    RESOLVED = "resolved"
    """It is over; the row stays as history."""


MOVES: Mapping[AlertState, frozenset[AlertState]] = {
    AlertState.OPEN: frozenset({AlertState.ACKNOWLEDGED, AlertState.RESOLVED}),
    AlertState.ACKNOWLEDGED: frozenset({AlertState.OPEN, AlertState.RESOLVED}),
    AlertState.RESOLVED: frozenset(),
}
"""People acknowledge; the watch resolves, and opens again what was muted when the time is up and nothing changed."""


class Because(StrEnum):
    """Why an alert is over."""

    CAME_BACK = "came_back"
    """Events arrive again."""
    SHARE_FELL = "share_fell"
    """Less is refused."""
    SWITCHED_OFF = "switched_off"
    """Somebody switched its rule off."""
    REVOKED = "revoked"
    """The key is revoked or has expired."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an alert was opened for; only what belongs to its kind is there."""

    expected: float | None = None
    """Events that were usual in the time of the silence."""
    share: float | None = None
    rejected: int | None = None
    accepted: int | None = None
    window_min: int | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert of a source; at most one of a kind is not resolved."""

    alert_id: int
    key_id: int
    kind: AlertKind
    state: AlertState
    since: datetime
    """Silence: of the last event. Rejects: start of the window."""
    opened_at: datetime
    facts: Facts
    round: int = 1
    """How often it was opened: once more for each time it outlived being muted."""
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    resolved_at: datetime | None = None
    resolved_because: Because | None = None


@dataclass(frozen=True, slots=True)
class SourceKey:
    """A key as sources know it; the unknown source has none."""

    key_id: int
    name: str
    prefix: str
    kind: KeyKind | None
    live: bool
    """Whether it may send now."""
    quota_per_s: float | None


@dataclass(frozen=True, slots=True)
class Source:
    """One source with everything the page shows."""

    key: SourceKey
    volume: Volume
    rules: Rules
    watch: Watch
    silence_due: datetime | None
    """When silence would raise an alert if nothing came any more."""
    usual_per_hour: float | None
    """At this hour of the week; None while it is being learned."""
    alerts: tuple[Alert, ...] = ()


class Notices(Protocol):
    """Tells people; the port of sources, joined by the wiring."""

    def notify(
        self,
        project_id: ProjectId,
        kind: str,
        title: Text,
        body: Text,
        /,
        *,
        link: str,
        dedup_key: str,
    ) -> None:
        """Tell whoever wants to know; the same ``dedup_key`` again tells nobody twice.

        ``link`` is a path of the web app (``/p/7/data/sources``).
        """
        ...
