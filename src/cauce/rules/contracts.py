"""The tree of a condition, and the facts it is judged on in memory.

    Condition
    ├── All(items)  Any(items)  Not(item)
    ├── Comparison(subject, name, op, value)   an event property, its context, a person's trait, a group's trait
    ├── SegmentIs(segment)                     membership of a segment
    └── Did(event, count_op, count, within_days, where)

A condition is true or false, never unknown.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any as Json
from zoneinfo import ZoneInfo


class Subject(StrEnum):
    """What a comparison looks at."""

    PROPERTY = "property"
    CONTEXT = "context"
    TRAIT = "trait"
    GROUP_TRAIT = "group_trait"


class Op(StrEnum):
    """The comparisons; each negative one is the exact opposite of its positive one."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    NOT_IN = "not_in"
    CONTAINS = "contains"
    NOT_CONTAINS = "not_contains"
    STARTS_WITH = "starts_with"
    ENDS_WITH = "ends_with"
    MATCHES = "matches"
    GT = "gt"
    GTE = "gte"
    LT = "lt"
    LTE = "lte"
    BETWEEN = "between"
    IS_SET = "is_set"
    IS_NOT_SET = "is_not_set"
    BEFORE = "before"
    AFTER = "after"
    WITHIN_LAST = "within_last"


POSITIVE_OF = {
    Op.NE: Op.EQ,
    Op.NOT_IN: Op.IN,
    Op.NOT_CONTAINS: Op.CONTAINS,
    Op.IS_NOT_SET: Op.IS_SET,
}
COUNT_OPS = (Op.EQ, Op.NE, Op.GT, Op.GTE, Op.LT, Op.LTE)

Scalar = str | int | float | bool

DEFAULT_GROUP_TYPE = "group"
"""The type of a group that is named without one, as vendors do that have no types (Segment, RudderStack)."""


@dataclass(frozen=True, slots=True)
class GroupType:
    """Which of its groups an event is looked at for: the one that it names under this type.

    ``by_property``: also what events have in the property of that name, as Mixpanel's group keys do.
    """

    name: str
    by_property: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """True when every item is; true when there is none."""

    items: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """True when some item is; false when there is none."""

    items: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of its item."""

    item: "Condition"


@dataclass(frozen=True, slots=True)
class Comparison:
    """An event property, a value of an event's context, a person's or a group's trait against a value.

    ``value`` by ``op``: a scalar (eq, ne), a tuple of scalars (in, not_in), text (contains …
    matches), a number (gt … lte), two numbers (between), a date text (before, after), seconds as
    int (within_last), None (is_set, is_not_set). ``group_type``, of a group's trait: of the group of which
    type; None: of the group that the question counts.
    """

    subject: Subject
    name: str
    op: Op
    value: Scalar | tuple[Scalar, ...] | None
    group_type: GroupType | None = None


@dataclass(frozen=True, slots=True)
class SegmentIs:
    """The person is in the segment."""

    segment: str


@dataclass(frozen=True, slots=True)
class Did:
    """The person did ``event`` so many times in the last ``within_days`` days (None: ever)."""

    event: str
    count_op: Op
    count: int
    within_days: int | None
    where: "Condition"


Condition = All | Any | Not | Comparison | SegmentIs | Did
ALWAYS = All(())


@dataclass(frozen=True, slots=True)
class PastEvent:
    """One event of a person, for ``Did`` in memory."""

    event: str
    timestamp: datetime
    properties: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a condition is judged on in memory."""

    now: datetime
    properties: Mapping[str, Json] = field(default_factory=dict)
    traits: Mapping[str, Json] = field(default_factory=dict)
    history: Sequence[PastEvent] = ()
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    context: Mapping[str, Json] = field(default_factory=dict)
    segments: Collection[str] | None = None
    """Those the person is in; None: that is not known, and a condition on it is refused."""
    group_traits: Mapping[GroupType | None, Mapping[str, Json]] = field(default_factory=dict)
    """By type, the traits of the group that the event belongs to; under None those of the one that is counted."""
