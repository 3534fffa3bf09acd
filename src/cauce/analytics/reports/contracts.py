"""Reports as plain data.

report   what is sent (an insight or a dashboard), when, to whom, with which files
reader   one who gets it: a member, or an address outside that can leave by a link
edition  the day a report is of, in its reader's time zone
run      one edition on its way to one reader; its states are below
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NewType
from uuid import UUID

from cauce.analytics.boards.contracts import View
from cauce.kernel.errors import Language, Text
from cauce.kernel.ids import AccountId, ProjectId

ReportId = NewType("ReportId", int)


class Source(StrEnum):
    """What a report shows."""

    INSIGHT = "insight"
    DASHBOARD = "dashboard"


ReaderId = NewType("ReaderId", int)
RunId = NewType("RunId", UUID)

MAX_REPORTS = 200
MAX_READERS = 50
MAX_FILES_BYTES = 10 << 20
"""Attachments of one e-mail together; many relays take 25 MB, of which base64 is a third."""
LATE = timedelta(hours=24)
"""An edition that could not begin within this is not sent any more: the next one is near."""
GIVE_UP_AFTER = timedelta(hours=12)
"""So long after it is due an edition is tried again and again."""
LEASE = timedelta(minutes=10)
"""So long a worker may take to make or hand over one edition."""
PAUSED_AFTER = 3
"""Editions in a row that reached nobody before a report is paused."""
KEPT = timedelta(days=90)
"""How long the log of runs goes back."""


class Every(StrEnum):
    """How often an edition comes out."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Attached(StrEnum):
    """A file that goes with the e-mail."""

    PDF = "pdf"
    CSV = "csv"
    XLSX = "xlsx"


class ReportState(StrEnum):
    """Whether a report is sent."""

    ACTIVE = "active"
    PAUSED = "paused"
    """Somebody paused it."""
    FAILING = "failing"
    """It reached nobody several times in a row and paused itself; its owner was told."""


class RunState(StrEnum):
    """Where an edition for a reader stands."""

    WAITING = "waiting"
    """It is due now, or again at a known time."""
    MAKING = "making"
    """A worker asks and draws; until its lease ends."""
    SENDING = "sending"
    """It is being handed over. From here on nobody sends it a second time."""
    SENT = "sent"
    """The relay has taken it."""
    DOUBTFUL = "doubtful"
    """The hand-over was cut: it may have arrived, so it is not sent again by itself."""
    REFUSED = "refused"
    """It was refused for good; the reason is kept."""
    GIVEN_UP = "given_up"
    """It failed until its time was over; the last reason is kept."""
    SKIPPED = "skipped"
    """Its reader left meanwhile, or the report was paused or removed."""


MOVES: Mapping[RunState, Mapping[RunState, str]] = {
    RunState.WAITING: {
        RunState.MAKING: "a worker takes it",
        RunState.SKIPPED: "the reader leaves",
    },
    RunState.MAKING: {
        RunState.MAKING: "the lease ended: another worker takes it",
        RunState.SENDING: "it is made",
        RunState.WAITING: "a failure that passes",
        RunState.REFUSED: "what it shows is gone",
        RunState.GIVEN_UP: "a failure that passes, when its time is over",
        RunState.SKIPPED: "the reader is gone",
    },
    RunState.SENDING: {
        RunState.SENT: "it was taken",
        RunState.WAITING: "the relay said: not now",
        RunState.REFUSED: "the relay refused it for good",
        RunState.GIVEN_UP: "the relay said: not now, when its time is over",
        RunState.DOUBTFUL: "the worker died or the connection broke without an answer",
    },
    RunState.SENT: {},
    RunState.DOUBTFUL: {RunState.WAITING: "somebody sends it again"},
    RunState.REFUSED: {RunState.WAITING: "somebody sends it again"},
    RunState.GIVEN_UP: {RunState.WAITING: "somebody sends it again"},
    RunState.SKIPPED: {RunState.WAITING: "somebody sends it again"},
}
"""RunState → what it may become → who or what causes it."""


def before(state: RunState) -> list[str]:
    """Return the states that may become ``state``.

    Example:
        >>> before(RunState.SENT)
        ['sending']
    """
    return [str(old) for old, moves in MOVES.items() if state in moves]


@dataclass(frozen=True, slots=True)
class Schedule:
    """When editions come out, by the reader's clock: ``minute`` of the day, ISO ``weekday``, ``month_day``."""

    every: Every
    minute: int
    weekday: int = 1
    month_day: int = 1


@dataclass(frozen=True, slots=True)
class Edition:
    """The day of an edition for a reader, and the instant it is due."""

    day: date
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants sent; ``timezone`` None: each member's own."""

    name: str
    source: Source
    source_id: int
    schedule: Schedule
    timezone: str | None
    members: tuple[AccountId, ...]
    outside: tuple[str, ...]
    outside_language: Language
    files: tuple[Attached, ...]


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who gets a report; ``email`` of an address outside, else ``account_id``."""

    reader_id: ReaderId
    account_id: AccountId | None
    email: str
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is now; ``scheduled_at``: editions that were due before it are not sent."""

    report_id: ReportId
    project_id: ProjectId
    wanted: Wanted
    readers: tuple[Recipient, ...]
    state: ReportState
    reason: Text | None
    revision: int
    owner_id: AccountId | None
    scheduled_at: datetime
    created_by: str
    created_at: datetime
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Mailed:
    """Where an edition goes, in which language, and whose clock its hour is by."""

    email: str
    language: Language
    timezone: str


@dataclass(frozen=True, slots=True)
class Run:
    """A line of the log: one edition on its way to one reader."""

    run_id: RunId
    report_id: ReportId
    reader_id: ReaderId | None
    project_id: ProjectId
    edition: date
    to: str
    state: RunState
    attempts: int
    due_at: datetime
    created_at: datetime
    settled_at: datetime | None = None
    reason: Text | None = None
    test: bool = False
    lease_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells are written for its reader; ``numeric`` columns stand to the right."""

    heads: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a printed report: words in Markdown, a chart, tables, or why there is none of them."""

    title: str
    words: str = ""
    svg: str = ""
    width: int = 0
    height: int = 0
    tables: tuple[Table, ...] = ()
    dates: str = ""
    filter: str = ""
    definitions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""
    question: Mapping[str, Any] = field(default_factory=dict)
    view: View = View.CHART


@dataclass(frozen=True, slots=True)
class Printed:
    """An insight or dashboard with its answers, in one language."""

    title: str
    description: str
    project: str
    timezone: str
    language: Language
    made_at: datetime
    link: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a link to leave is for."""

    project_id: ProjectId
    reader_id: ReaderId
