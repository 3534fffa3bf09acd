"""Sizes of cohorts as JSON Schema."""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import Interval
from cauce.analytics.logic.questions import MAX_COHORTS
from cauce.analytics.routes.conditions import Shape, Where
from cauce.analytics.routes.questions.common import RangeQuestion, SegmentName, Text

COHORT_SIZES_EXAMPLE: dict[str, Any] = {
    "kind": "cohort_sizes",
    "date_from": "-90d",
    "interval": "week",
    "cohorts": [
        {"segment": "$everybody"},
        {
            "name": "Buyers of the last 30 days",
            "where": {"did": {"event": "Order Completed", "within_days": 30}},
        },
    ],
}


class SavedCohort(Shape):
    """A saved cohort, or everybody."""

    segment: SegmentName = Field(examples=["12"])
    name: Text | None = Field(
        None, description="Of the line; as the cohort is called when left out."
    )


class CohortOfACondition(Shape):
    """Whoever meets a condition on persons, looked at from the end of each period."""

    where: Where = Field(description="Traits, saved cohorts and what persons did.")
    name: Text | None = Field(None, description="Of the line.")


class CohortSizesQuestion(RangeQuestion):
    """How many people each cohort has at the end of every period; everybody who was seen by then when none is named."""

    model_config = ConfigDict(json_schema_extra={"example": COHORT_SIZES_EXAMPLE})

    kind: Literal["cohort_sizes"]
    interval: Interval | None = Field(
        Interval.DAY, description="Width of a period; up to 1,000 sizes in all."
    )
    cohorts: list[SavedCohort | CohortOfACondition] | None = Field(
        None,
        min_length=1,
        max_length=MAX_COHORTS,
        description="A line each, of a saved cohort or of a condition on persons; everybody when left out.",
    )
    where: Where = Field(None, description="Only persons who meet this condition too.")
