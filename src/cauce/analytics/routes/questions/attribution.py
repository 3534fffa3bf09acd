"""Attribution as JSON Schema."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import Conversions, Counted, CreditRule
from cauce.analytics.logic.questions import MAX_CHANNELS, MAX_TOUCHPOINTS
from cauce.analytics.routes.conditions import Name, Shape
from cauce.analytics.routes.questions.common import Count, EventIn, RangeQuestion, Text, WindowIn

ATTRIBUTION_EXAMPLE: dict[str, Any] = {
    "kind": "attribution",
    "date_from": "-30d",
    "conversion": {"event": "Order Completed"},
    "value": "revenue",
    "rules": ["last", "linear", "markov"],
    "window": {"value": 30, "unit": "day"},
}
Limit = Annotated[
    int | None, Field(ge=1, le=MAX_CHANNELS, description="How many have their own line.")
]
Share = Annotated[float, Field(ge=0, le=1)]


class PropertyChannel(Shape):
    """A touchpoint's channel is the value of a property."""

    property: Name = Field(examples=["campaign"])
    limit: Limit = 25


class ContextChannel(Shape):
    """A touchpoint's channel is a value of the events' context."""

    context: Name = Field(examples=["traffic.channel"])
    limit: Limit = 25


class SharesIn(Shape):
    """What the first, all those between, and the last touchpoint get; the sum is 1."""

    first: Share
    middle: Share
    last: Share


class AttributionQuestion(RangeQuestion):
    """Which channels get the credit for conversions."""

    model_config = ConfigDict(json_schema_extra={"example": ATTRIBUTION_EXAMPLE})

    kind: Literal["attribution"]
    conversion: EventIn = Field(description="What has to be credited.")
    touchpoints: (
        Annotated[list[EventIn], Field(min_length=1, max_length=MAX_TOUCHPOINTS)] | None
    ) = Field(None, description="Events that touch a channel; any that has one when left out.")
    by: PropertyChannel | ContextChannel | None = Field(
        None, description="What the channel is; `traffic.channel` of the context when left out."
    )
    rules: Annotated[list[CreditRule], Field(min_length=1, max_length=len(CreditRule))] | None = (
        Field(None, description="How the credit is divided; one column each. `last` when left out.")
    )
    window: WindowIn | None = Field(
        None, description="So long before a conversion a touchpoint may be; 30 days when left out."
    )
    value: Text | None = Field(
        None, description="Property of the conversion: what it is worth.", examples=["revenue"]
    )
    conversions: Conversions | None = Field(
        Conversions.EVERY, description="Each conversion, or the first of every person in the range."
    )
    shares: SharesIn | None = Field(None, description="Of the rule `custom`.")
    count: Count = Counted.PERSONS
    half_life: WindowIn | None = Field(
        None, description="Of the rule `time_decay`; 7 days when left out."
    )
