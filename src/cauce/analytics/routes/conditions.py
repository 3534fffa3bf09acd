"""The condition language as JSON Schema: what ``rules.parse`` takes, shape by shape.

The models describe; the parser judges. ``tests/unit/analytics/test_questions_as_documented.py``
holds the two equal, and names what only the parser knows.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from cauce.rules import Op
from cauce.rules.parse import MAX_GROUP_TYPE, MAX_ITEMS, MAX_NAME, MAX_TEXT, MAX_VALUES

Json = dict[str, Any]
NAME_PATTERN = r"^[^.`]+(\.[^.`]+)*$"
NOT_EMPTY = {"minLength": 1, "maxLength": MAX_TEXT}
SCALAR: Json = {
    "anyOf": [
        {"type": "string", "maxLength": MAX_TEXT},
        {"type": "number"},
        {"type": "boolean"},
    ]
}
NUMBER: Json = {"type": "number"}
DATE: Json = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"}
VALUES: Mapping[tuple[Op, ...], Json] = {
    (Op.EQ, Op.NE): SCALAR,
    (Op.IN, Op.NOT_IN): {"type": "array", "items": SCALAR, "maxItems": MAX_VALUES},
    (Op.CONTAINS, Op.NOT_CONTAINS, Op.STARTS_WITH, Op.ENDS_WITH, Op.MATCHES): {
        "type": "string",
        **NOT_EMPTY,
    },
    (Op.GT, Op.GTE, Op.LT, Op.LTE): NUMBER,
    (Op.BETWEEN,): {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2},
    (Op.IS_SET, Op.IS_NOT_SET): {"type": "null"},
    (Op.BEFORE, Op.AFTER): DATE,
    (Op.WITHIN_LAST,): {"type": "string", "pattern": "^[1-9][0-9]{0,4}[hdw]$"},
}
"""What each operator is given."""


def by_operator(schema: Json) -> None:
    """Say in a comparison's schema which value each operator takes."""
    schema["allOf"] = [{"anyOf": [_branch(ops, value) for ops, value in VALUES.items()]}]


def _branch(ops: tuple[Op, ...], value: Json) -> Json:
    required = ["op"] if value == {"type": "null"} else ["op", "value"]
    op = {"type": "string", "enum": [op.value for op in ops]}
    return {"type": "object", "required": required, "properties": {"op": op, "value": value}}


Name = Annotated[
    str,
    Field(
        min_length=1,
        max_length=MAX_NAME,
        pattern=NAME_PATTERN,
        description="Name of a property, of a value of the context, or of a trait (a person's, a group's); dots reach nested"
        " keys: `cart.total`.",
    ),
]
Operator = Annotated[Op, Field(description="How the stored value is compared.")]
Value = Annotated[
    Any,
    Field(
        description="What it is compared with: one value, a list for `in` and `not_in`,"
        " `[lowest, highest]` for `between`, a date for `before` and `after`, a span such as `30d`"
        " for `within_last`, nothing for `is_set` and `is_not_set`."
    ),
]


class Shape(BaseModel):
    """An object without other keys than these."""

    model_config = ConfigDict(extra="forbid")


class PropertyCondition(Shape):
    """True when the event's property passes."""

    model_config = ConfigDict(json_schema_extra=by_operator)

    property: Name = Field(examples=["country"])
    op: Operator = Field(examples=["eq"])
    value: Value = Field(default=None, examples=["ES"])


class ContextCondition(Shape):
    """True when the value in the event's context passes: what enrichment added, or the sender said."""

    model_config = ConfigDict(json_schema_extra=by_operator)

    context: Name = Field(examples=["traffic.channel"])
    op: Operator = Field(examples=["eq"])
    value: Value = Field(default=None, examples=["Email"])


class TraitCondition(Shape):
    """True when the trait of the event's person passes; traits as they are now."""

    model_config = ConfigDict(json_schema_extra=by_operator)

    trait: Name = Field(examples=["plan"])
    op: Operator = Field(examples=["in"])
    value: Value = Field(default=None, examples=[["pro", "team"]])


class GroupKeyIn(Shape):
    """Groups that events name by a property of their own, as Mixpanel's group keys do."""

    property: Name = Field(examples=["company_id"])


GroupTypeName = Annotated[str, Field(min_length=1, max_length=MAX_GROUP_TYPE, pattern=NAME_PATTERN)]
GroupTypeOfTrait = Annotated[
    GroupTypeName | GroupKeyIn | None,
    Field(
        description="Of which type the group is; when left out, the one that the question counts: without such a type"
        " that of `context.groupId`.",
        examples=["company"],
    ),
]


class GroupTraitCondition(Shape):
    """True when the trait of the group that the event belongs to passes; traits as they are now."""

    model_config = ConfigDict(json_schema_extra=by_operator)

    group_trait: Name = Field(examples=["plan"])
    group_type: GroupTypeOfTrait = None
    op: Operator = Field(examples=["eq"])
    value: Value = Field(default=None, examples=["pro"])


class AllCondition(Shape):
    """True when every item is; an empty list is true."""

    all: "list[Condition]" = Field(max_length=MAX_ITEMS)


class AnyCondition(Shape):
    """True when some item is; an empty list is false."""

    any: "list[Condition]" = Field(max_length=MAX_ITEMS)


class NotCondition(Shape):
    """True when the item is false."""

    not_: "Condition" = Field(alias="not")


class SegmentCondition(Shape):
    """True for members of a segment; `segment_not_found` (422) when the project has no such one."""

    segment: str = Field(min_length=1, max_length=MAX_NAME)


class AllOfEvent(Shape):
    """True when every item is."""

    all: "list[EventCondition]" = Field(max_length=MAX_ITEMS)


class AnyOfEvent(Shape):
    """True when some item is."""

    any: "list[EventCondition]" = Field(max_length=MAX_ITEMS)


class NotOfEvent(Shape):
    """True when the item is false."""

    not_: "EventCondition" = Field(alias="not")


class EventCondition(RootModel[PropertyCondition | AllOfEvent | AnyOfEvent | NotOfEvent]):
    """A condition on the properties of one event."""


class Always(Shape):
    """No condition at all: always true."""


class DidCount(Shape):
    """How often."""

    op: Literal[Op.EQ, Op.NE, Op.GT, Op.GTE, Op.LT, Op.LTE]
    value: int = Field(ge=0, le=1_000_000_000)


class Behaviour(Shape):
    """An event that a person did, how often and since when."""

    event: str = Field(min_length=1, max_length=MAX_NAME, examples=["Order Completed"])
    count: DidCount | None = Field(None, description="How often; at least once when left out.")
    within_days: int | None = Field(
        None, ge=1, le=36_500, description="Only the last so many days; ever when left out."
    )
    where: EventCondition | Always | None = Field(None, description="Only events that pass this.")


class DidCondition(Shape):
    """True when the person did something that often."""

    did: Behaviour


class Condition(
    RootModel[
        PropertyCondition
        | ContextCondition
        | TraitCondition
        | GroupTraitCondition
        | AllCondition
        | AnyCondition
        | NotCondition
        | DidCondition
        | SegmentCondition
    ]
):
    """A condition: a comparison, a behaviour, or conditions joined; up to 12 levels deep."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "all": [
                    {"property": "country", "op": "eq", "value": "ES"},
                    {"not": {"trait": "email", "op": "is_set"}},
                    {"did": {"event": "Order Completed", "within_days": 30}},
                ]
            }
        }
    )


Where = Condition | Always | None
