"""Why a person is, or is not, counted in a number: the answer to the question."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from cauce.kernel.errors import Text


class EventRole(StrEnum):
    """The part an event plays in the number."""

    STEP = "step"
    EXCLUSION = "exclusion"
    FIRST = "first"
    """It puts the person into a cohort; in a lifecycle, it makes them new."""
    RETURN = "return"
    TOUCHPOINT = "touchpoint"
    CONVERSION = "conversion"
    MATCH = "match"
    """It is one of those that a trend counts."""
    ACTIVE = "active"
    """It makes the person active in an interval."""
    SESSION = "session"
    """It is in a session that counts."""
    PASS = "pass"  # noqa: S105 (a pass along a path)
    FACTOR = "factor"
    """It is what a correlation looks at."""
    UNUSED = "unused"
    """The question asks for such events, and this one has no part in the number; the words say why."""


class Choice(StrEnum):
    """What became of an entry under the counting rule."""

    CHOSEN = "chosen"
    FEWER_STEPS = "fewer_steps"
    LATER = "later"
    OVERTAKEN = "overtaken"
    EXCLUDED = "excluded"
    NOT_FIRST = "not_first"
    WITHIN = "within"
    SAME_SESSION = "same_session"


class Lack(StrEnum):
    """What is missing for the person to be counted."""

    NEVER = "never"
    OUTSIDE = "outside"
    """It happened, before or after the days of the question."""
    CONDITION = "condition"
    """It happened, and did not meet the condition."""
    BOT = "bot"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    EXCLUDED = "excluded"
    BROKEN = "broken"
    """Something else happened between two steps that must follow each other strictly."""
    HELD = "held"
    """It happened with another value of a property that must stay the same."""
    ELSEWHERE = "elsewhere"
    """It happened in another session or for another group."""
    OTHER_VALUE = "other_value"
    """They count, for another value of the breakdown."""
    WENT_ON = "went_on"
    """They did not stop there."""
    OTHER_COHORT = "other_cohort"
    NOT_BEGUN = "not_begun"
    OTHER_PERIOD = "other_period"
    TOO_FEW = "too_few"
    """It happened, not as often as it must in one period."""
    STREAK_BROKEN = "streak_broken"
    """A period before has none, and a streak needs every one."""
    OTHERWISE = "otherwise"
    """What they did makes another number; the words say which."""


@dataclass(frozen=True, slots=True)
class Window:
    """From an instant until another, both included (UTC)."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Played:
    """A part that an event plays; ``counts``: in the very number that was asked about.

    ``entry`` is its number from 1; ``step`` and ``period`` from 0; ``share`` of the credit.
    """

    role: EventRole
    words: Text
    counts: bool = False
    entry: int | None = None
    step: int | None = None
    period: int | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class WhyEvent:
    """An event with its parts; ``person_id`` is the one it came with, before any merge.

    ``properties``: those that the question uses, values of the context as ``context.…``.
    """

    at: datetime
    local: str
    event: str
    message_id: str
    person_id: str
    user_id: str | None
    anonymous_id: str | None
    properties: dict[str, Any]
    played: tuple[Played, ...]


@dataclass(frozen=True, slots=True)
class WhyEntry:
    """An entry: from when, until when it may go on, how many steps it reached, what became of it."""

    number: int
    window: Window
    steps: int
    choice: Choice
    words: Text


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing: a step or a period (from 0), which event, and when it did happen.

    ``late_s``: by how much it was too late. ``by``: the event that excluded or broke it.
    """

    lack: Lack
    words: Text
    event: str | None = None
    step: int | None = None
    period: int | None = None
    at: datetime | None = None
    late_s: float | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class WhyGroup:
    """A group whose reasons are told, by its id, what it is called and its type."""

    group_id: str
    name: str
    group_type: str | None = None


@dataclass(frozen=True, slots=True)
class WhyResult:
    """Whether the chart counts the person, or the group, what following them one by one says, and how.

    ``person_id`` is the current one; ``ids`` are all that were merged into it, itself first.
    ``read``: what the reading says; None when it cannot say. ``agrees``: whether both say the same.
    ``independent``: the reading is worked out anew from the events alone; otherwise it only shows
    the events of what the chart counted. ``more``: so many events beyond those listed.
    """

    person_id: str
    ids: tuple[str, ...]
    counted: bool
    value: float | None
    read: bool | None
    agrees: bool | None
    independent: bool
    sentence: Text
    window: Window | None
    entries: tuple[WhyEntry, ...]
    missing: Missing | None
    events: tuple[WhyEvent, ...]
    more: int = 0
    group: WhyGroup | None = None
