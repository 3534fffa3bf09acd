"""Which events or people are taken out, and where taking them out goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cauce.analytics.contracts.common import DateRange
from cauce.rules import ALWAYS, Condition


class Exported(StrEnum):
    """What can be taken out whole."""

    EVENTS = "events"
    PEOPLE = "people"


class FileFormat(StrEnum):
    """The form of an exported file."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    ARROW = "arrow"


@dataclass(frozen=True, slots=True)
class Extract:
    """Which rows: events by name (none: every one), day and condition; people by condition."""

    what: Exported
    events: tuple[str, ...] = ()
    days: DateRange | None = None
    where: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Position:
    """Where taking out goes on: after this row, in the data as it was at the beginning.

    ``asked_at`` is when it began: relative dates and conditions look back from there. ``top`` is
    the ``seq`` that events stored since then do not lie below. ``of`` tells one extract from another.
    """

    of: str
    asked_at: datetime
    top: int
    event: str = ""
    person: int = 0
    ms: int = 0
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be taken out, and where it goes on.

    ``document`` has ``events``, ``date_from``, ``date_to``, ``timezone``, ``where``; empty: all.
    ``timezone`` is that of the project, when the document names none.
    """

    document: Mapping[str, Any] = field(default_factory=dict)
    timezone: str = "UTC"
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows as the bytes of a file, and where the next go on; None: these were the last."""

    content: bytes
    next: Position | None
