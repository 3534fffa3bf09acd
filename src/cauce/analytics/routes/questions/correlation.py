"""Correlation as JSON Schema."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import Factor
from cauce.analytics.logic.questions import MAX_EXCLUDED, MAX_FACTORS, MAX_LISTED
from cauce.analytics.routes.conditions import Name, Shape
from cauce.analytics.routes.questions.common import Text
from cauce.analytics.routes.questions.funnel import FunnelQuestion

CORRELATION_EXAMPLE: dict[str, Any] = {
    "kind": "correlation",
    "of": {
        "kind": "funnel",
        "date_from": "-30d",
        "steps": [{"event": "Product Viewed"}, {"event": "Order Completed"}],
        "window": {"value": 7, "unit": "day"},
    },
    "factor": "events",
}


class CorrelationQuestion(Shape):
    """What those who went through a funnel do, or are, more often than those who did not."""

    model_config = ConfigDict(json_schema_extra={"example": CORRELATION_EXAMPLE})

    kind: Literal["correlation"]
    of: FunnelQuestion = Field(
        description="The funnel: two steps or more, of persons or groups, with one entry each. Its breakdown is passed over."
    )
    factor: Factor | None = Field(
        Factor.EVENTS, description="What may go with converting; of groups events and properties."
    )
    names: Annotated[list[Name], Field(max_length=MAX_FACTORS)] | None = Field(
        None,
        description="The properties of the first step, or the traits, to look at; none with events.",
    )
    exclude: Annotated[list[Text], Field(max_length=MAX_EXCLUDED)] | None = Field(
        None, description="Events to leave out, beside those of the funnel's own steps."
    )
    min_persons: int | None = Field(
        10, ge=1, le=1_000_000, description="So many must have a factor for it to be tested."
    )
    limit: int | None = Field(25, ge=1, le=MAX_LISTED, description="How many to list.")
    refresh: bool | None = Field(
        False, description="Work it out anew instead of taking a kept answer."
    )
