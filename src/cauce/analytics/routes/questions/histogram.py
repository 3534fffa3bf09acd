"""Histograms as JSON Schema."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import Counted, Math
from cauce.analytics.logic.questions import MAX_BINS
from cauce.analytics.routes.conditions import Name
from cauce.analytics.routes.questions.common import Count, EventName, RangeQuestion

HISTOGRAM_EXAMPLE: dict[str, Any] = {
    "kind": "histogram",
    "date_from": "-30d",
    "event": "Order Completed",
    "property": "revenue",
    "per_person": "sum",
}
Edge = Annotated[float, Field(ge=-1e15, le=1e15)]


class HistogramQuestion(RangeQuestion):
    """How the values of a property are spread, or what each person comes to: a bar a range of values."""

    model_config = ConfigDict(json_schema_extra={"example": HISTOGRAM_EXAMPLE})

    kind: Literal["histogram"]
    event: EventName = None
    property: Name | None = Field(
        None,
        description="Whose values; without one, how many events a person has.",
        examples=["revenue"],
    )
    per_person: Literal[Math.TOTAL, Math.SUM, Math.AVG, Math.MIN, Math.MAX] | None = Field(
        None,
        description="Count persons by what each comes to: how many events (`total`, when no property is"
        " named), or the sum and so on of the property. When left out, events by their own value.",
    )
    count: Count = Counted.PERSONS
    bins: int | None = Field(
        None, ge=1, le=MAX_BINS, description="So many bars of one width; round ones when left out."
    )
    edges: list[Edge] | None = Field(
        None,
        min_length=2,
        max_length=MAX_BINS + 1,
        description="Where bars begin, and the last one ends, from small to large.",
        examples=[[0, 10, 50, 100]],
    )
