"""What all questions have in common."""

from typing import Annotated, Any, Literal

from pydantic import Field

from cauce.analytics.contracts import Counted
from cauce.analytics.logic.questions import MAX_SEGMENTS, MAX_SPLITS
from cauce.analytics.logic.reading import MAX_NAME
from cauce.analytics.logic.sampling import LEAST
from cauce.analytics.routes.conditions import GroupKeyIn, GroupTypeOfTrait, Name, Shape, Where
from cauce.rules.parse import MAX_GROUP_TYPE

DATE_PATTERN = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[+-]?[0-9]{1,4}[dwmy])$"
Text = Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
Day = Annotated[str, Field(pattern=DATE_PATTERN)]
EventName = Annotated[
    Text | None,
    Field(
        description="Name of the event; `*` or null is any event but `$identify`, `$group`, `$alias`."
    ),
]


class PropertyBreakdown(Shape):
    """One line per value of an event property; the largest have their own, the rest are `$other`."""

    property: Name = Field(examples=["country"])
    limit: int | None = Field(25, ge=1, le=200, description="How many values have their own line.")


class ContextBreakdown(Shape):
    """One line per value in the events' context; the largest have their own, the rest are `$other`."""

    context: Name = Field(examples=["traffic.channel"])
    limit: int | None = Field(25, ge=1, le=200, description="How many values have their own line.")


class TraitBreakdown(Shape):
    """One line per value of a person's trait; the largest have their own, the rest are `$other`."""

    trait: Name = Field(examples=["plan"])
    limit: int | None = Field(25, ge=1, le=200, description="How many values have their own line.")


class GroupTraitBreakdown(Shape):
    """One line per value of a trait of the events' groups; the largest have their own, the rest are `$other`."""

    group_trait: Name = Field(examples=["plan"])
    group_type: GroupTypeOfTrait = None
    limit: int | None = Field(25, ge=1, le=200, description="How many values have their own line.")


SegmentName = Annotated[str, Field(pattern=r"^([1-9][0-9]{0,17}|\$everybody)$")]


class SegmentBreakdown(Shape):
    """The same question for saved cohorts beside each other; `$everybody` is all people."""

    segment: (
        SegmentName
        | Annotated[
            list[SegmentName],
            Field(min_length=1, max_length=MAX_SEGMENTS, json_schema_extra={"uniqueItems": True}),
        ]
    ) = Field(examples=[["12", "$everybody"]])
    limit: int | None = Field(25, ge=1, le=200, description="Passed over: all have their own line.")


class PropertySplit(Shape):
    """A further event property."""

    property: Name = Field(examples=["device"])


class ContextSplit(Shape):
    """A further value in the events' context."""

    context: Name = Field(examples=["os.name"])


class TraitSplit(Shape):
    """A further trait of persons."""

    trait: Name = Field(examples=["plan"])


class GroupTraitSplit(Shape):
    """A further trait of the events' groups."""

    group_trait: Name = Field(examples=["industry"])
    group_type: GroupTypeOfTrait = None


Also = Annotated[
    list[PropertySplit | ContextSplit | TraitSplit | GroupTraitSplit] | None,
    Field(
        max_length=MAX_SPLITS - 1,
        description="Split by these too: one line per combination of values, the largest of them.",
    ),
]


class PropertyBreakdowns(PropertyBreakdown):
    """One line per value of an event property, or per combination of its values with those of `also`."""

    also: Also = None


class ContextBreakdowns(ContextBreakdown):
    """One line per value in the events' context, or per combination of its values with those of `also`."""

    also: Also = None


class TraitBreakdowns(TraitBreakdown):
    """One line per value of a person's trait, or per combination of its values with those of `also`."""

    also: Also = None


class GroupTraitBreakdowns(GroupTraitBreakdown):
    """One line per value of a trait of the events' groups, or per combination of its values with those of `also`."""

    also: Also = None


Count = Annotated[
    Counted | None,
    Field(
        description="What is counted: persons, or groups (by `context.groupId`), whoever of the group did it."
    ),
]


GroupTypeIn = Annotated[
    Annotated[str, Field(min_length=1, max_length=MAX_GROUP_TYPE)] | GroupKeyIn | None,
    Field(
        description="Only where groups are counted: those of this type (`context.groups`, or `context.groupId` with"
        " that `context.groupType`), or of the type that is called as a property of the events is. By"
        " `context.groupId`, whatever its type, when left out.",
        examples=["company"],
    ),
]
BreakdownIn = PropertyBreakdown | ContextBreakdown | TraitBreakdown | GroupTraitBreakdown
Apart = Annotated[
    BreakdownIn | SegmentBreakdown | None,
    Field(
        description="Split by a property, the context or a trait (of persons, of groups), or compare cohorts."
    ),
]


class EventIn(Shape):
    """Which events."""

    event: EventName = None
    where: Where = Field(None, description="Only events that pass this condition.")
    name: Any = Field(None, description="A label of your own; it is passed over.")


class WindowIn(Shape):
    """A span of time, of 366 days at most; a month is 30 days."""

    value: int = Field(ge=1, le=366 * 24 * 60 * 60)
    unit: Literal["second", "minute", "hour", "day", "week", "month"]


class RangeQuestion(Shape):
    """What all questions about a range have in common."""

    date_from: Day | None = Field(
        None,
        description="First day, included: `2026-01-31`, or counted from today: `-30d`, `-4w`, `-3m`,"
        " `-1y`, `0d`. 30 days up to today when left out. From 1971 on.",
        examples=["-30d"],
    )
    date_to: Day | None = Field(
        None, description="Last day, included; today when left out.", examples=["2026-01-31"]
    )
    timezone: Text | None = Field(
        None,
        description="IANA name of the time zone that days are of; the project's when left out.",
        examples=["Europe/Madrid"],
    )
    where: Where = Field(None, description="Only events that pass this condition.")
    include_bots: bool | None = Field(
        False, description="Also count what programs did (crawlers, monitors, data centres)."
    )
    group_type: GroupTypeIn = None
    refresh: bool | None = Field(
        False, description="Work it out anew instead of taking a kept answer."
    )


class SampledQuestion(RangeQuestion):
    """What may be worked out on a sample: a trend, a funnel and a retention."""

    sample: float | None = Field(
        1.0,
        ge=LEAST,
        le=1,
        description="Work it out on this share of the people, chosen by the hash of their id; counts are"
        " multiplied, and the answer says so. Exact when left out. Not with groups, not in alerts.",
        examples=[0.1],
    )


class ChartQuestion(SampledQuestion):
    """What a funnel and a retention have in common."""

    breakdown: Apart = None
