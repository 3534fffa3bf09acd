"""Paths as JSON Schema."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from cauce.analytics.contracts import PathCount
from cauce.analytics.logic.questions import MAX_DEPTH, MAX_ENTRIES, MAX_NAMES, MAX_PATTERNS
from cauce.analytics.routes.conditions import Name, Shape, Where
from cauce.analytics.routes.questions.common import (
    EventIn,
    EventName,
    RangeQuestion,
    Text,
    WindowIn,
)

PATHS_EXAMPLE: dict[str, Any] = {
    "kind": "paths",
    "date_from": "-30d",
    "steps": ["pages", {"event": "Order Completed"}],
    "from": {"event": "Signed Up"},
    "depth": 6,
    "groups": [{"name": "Blog", "match": ["/blog", "/blog/*"]}],
}
Pattern = Annotated[Text, Field(description="A name; `*` stands for anything, also nothing.")]


class PropertyName(Shape):
    """A step is named by the value of a property."""

    property: Name = Field(examples=["path"])


class ContextName(Shape):
    """A step is named by a value of the context."""

    context: Name = Field(examples=["page.path"])


class PathStepIn(Shape):
    """Events that are steps, and what names them."""

    event: EventName = None
    where: Where = Field(None, description="Only events that pass this condition.")
    by: PropertyName | ContextName | None = Field(
        None, description="What names the step; the event's own name when left out or not there."
    )


class PathGroupIn(Shape):
    """Steps that are one step under one name."""

    name: Text = Field(examples=["Blog"])
    match: list[Pattern] = Field(min_length=1, max_length=MAX_PATTERNS, examples=[["/blog/*"]])


class PathsQuestion(RangeQuestion):
    """Which ways people take: from an event on, back from one, from one to another, or whole sessions."""

    model_config = ConfigDict(json_schema_extra={"example": PATHS_EXAMPLE})

    kind: Literal["paths"]
    steps: list[Literal["events", "pages", "screens"] | PathStepIn] | None = Field(
        None,
        min_length=1,
        max_length=MAX_ENTRIES,
        description="What is a step: `events` by name, `pages` by path, `screens` by name, or events"
        " of your own; the first that an event matches names it. `events` when left out.",
    )
    from_: EventIn | None = Field(
        None, alias="from", description="The event that paths start with."
    )
    to: EventIn | None = Field(
        None, description="The event that paths end with; without `from` they are followed back."
    )
    depth: int | None = Field(
        5, ge=2, le=MAX_DEPTH, description="So many steps; with `from` and `to` at least 3."
    )
    limit: int | None = Field(
        10, ge=1, le=MAX_NAMES, description="So many names a step, the rest is `$other`."
    )
    window: WindowIn | None = Field(
        None, description="A path takes at most so long; within one session when left out."
    )
    count: PathCount | None = Field(
        PathCount.PERSONS,
        description="Each person's first path, each group's (by `context.groupId`), or every one.",
    )
    groups: list[PathGroupIn] | None = Field(
        None, max_length=MAX_PATTERNS, description="Names taken together; the first that matches."
    )
    exclude: list[Pattern] | None = Field(
        None, max_length=MAX_PATTERNS, description="Names, after grouping, that are no steps."
    )
