"""What the mapping of a vendor's archive is: one row in, the calls that it stands for out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from cauce.collect.contracts import Refused

Row = Mapping[str, Any]
Call = dict[str, Any]
"""One item of ``POST /v1/events``."""


class Preset(StrEnum):
    """The archives that are read without a mapping file."""

    MIXPANEL = "mixpanel"
    """Mixpanel's raw export: JSON lines."""
    GA4 = "ga4"
    """Google Analytics 4 as exported from its BigQuery tables: JSON lines or Parquet."""
    POSTHOG = "posthog"
    """PostHog's batch export of the events model: JSON lines or Parquet."""
    SEGMENT = "segment"
    """Segment's archive of raw messages: JSON lines, gzip."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a file does not say about itself."""

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    """Time zone of times that are written as the wall clock showed them (Mixpanel)."""


class Calls(NamedTuple):
    """The calls of a row, most often one.

    A call without ``messageId`` gets one from ``says``: what the row says that never changes, equal in
    every form in which the vendor hands out the same row.
    """

    calls: Sequence[Call]
    says: Any = None
    state: "State | None" = None


class State(NamedTuple):
    """A call that many rows repeat because it says how things stand; it is sent once for each ``says``."""

    call: Call
    says: Any


Reader = Callable[[Row, Options], Calls | Refused]
