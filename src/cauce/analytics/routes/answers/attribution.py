"""An attribution answered."""

from typing import Literal

from pydantic import Field

from cauce.analytics.contracts import CreditRule
from cauce.analytics.routes.answers.common import MetaOut, Number, Plain


class ChannelCreditOut(Plain):
    """What a channel gets."""

    channel: str | None = Field(
        description="A channel, `$other`, or null: conversions without a touchpoint."
    )
    touchpoints: int = Field(description="Before conversions.")
    persons: int = Field(description="Who converted after touching it.")
    conversions: list[Number] = Field(description="One number a rule.")
    values: list[Number] | None = Field(description="One number a rule; null without `value`.")


class AttributionResultOut(Plain):
    """The channels, most credited by the first rule first."""

    rules: list[CreditRule]
    channels: list[ChannelCreditOut]
    conversions: int = Field(description="All of them.")
    value: Number | None = Field(description="What they are worth; null without `value`.")


class AttributionAnswer(Plain):
    """An answered attribution."""

    kind: Literal["attribution"]
    result: AttributionResultOut
    meta: MetaOut
