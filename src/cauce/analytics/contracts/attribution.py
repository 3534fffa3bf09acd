"""Attribution: the question and its answer."""

from dataclasses import dataclass
from enum import StrEnum

from cauce.analytics.contracts.common import (
    Breakdown,
    Counted,
    DateRange,
    EventMatch,
)
from cauce.rules import ALWAYS, Condition, GroupType


class CreditRule(StrEnum):
    """How the credit of a conversion is divided among the touchpoints before it."""

    FIRST = "first"
    LAST = "last"
    LINEAR = "linear"
    PARTICIPATION = "participation"
    """All of it to every channel that took part: totals exceed the conversions."""
    TIME_DECAY = "time_decay"
    U_SHAPED = "u_shaped"
    J_SHAPED = "j_shaped"
    INVERSE_J = "inverse_j"
    CUSTOM = "custom"
    MARKOV = "markov"
    SHAPLEY = "shapley"


DATA_DRIVEN = frozenset({CreditRule.MARKOV, CreditRule.SHAPLEY})
"""Rules that look at all ways together: a single conversion has no division of its own."""


@dataclass(frozen=True, slots=True)
class Shares:
    """What the first, the ones between (together) and the last touchpoint get; the sum is 1."""

    first: float
    middle: float
    last: float


class Conversions(StrEnum):
    """Which of a person's conversions count: each, or the first of the range."""

    EVERY = "every"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class AttributionQuery:
    """Which channels get the credit for conversions.

    ``touchpoints``: events that touch a channel, which is the value of ``by``. ``window_s``: how long
    before a conversion they may be. ``value``: property of the conversion that says what it is worth.
    """

    range: DateRange
    conversion: EventMatch
    touchpoints: tuple[EventMatch, ...]
    by: Breakdown
    rules: tuple[CreditRule, ...] = (CreditRule.LAST,)
    window_s: int = 30 * 86_400
    value: str | None = None
    conversions: Conversions = Conversions.EVERY
    shares: Shares | None = None
    half_life_s: int = 7 * 86_400
    where: Condition = ALWAYS
    include_bots: bool = False
    count: Counted = Counted.PERSONS
    group_type: GroupType | None = None


@dataclass(frozen=True, slots=True)
class ChannelCredit:
    """What a channel gets, one number a rule; ``channel`` None: conversions without a touchpoint.

    ``touchpoints`` were before conversions, those of one person; ``persons`` took part in them.
    """

    channel: str | None
    touchpoints: int
    persons: int
    conversions: tuple[float, ...]
    values: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class AttributionResult:
    """The channels, most credited by the first rule first; then what was converted in all."""

    rules: tuple[CreditRule, ...]
    channels: tuple[ChannelCredit, ...]
    conversions: int
    value: float | None
