"""The people behind a number."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from cauce.analytics.routes.answers.common import MetaOut, Number, Plain


class PersonBehindOut(Plain):
    """One person, or group, behind a number; `value` is what they contribute to it."""

    person_id: str
    display_name: str
    user_id: str | None
    email: str | None
    traits: dict[str, Any]
    value: Number | None
    first_at: datetime | None
    last_at: datetime | None
    group_id: str | None = Field(
        None,
        exclude_if=lambda value: value is None,
        description="Of a group: its id; `person_id` then only stands for it in this list.",
    )
    group_type: str | None = Field(
        None,
        exclude_if=lambda value: value is None,
        description="Of a group: its type; with `group_id` it names the group's page.",
    )


class PeopleResultOut(Plain):
    """A page of people, the largest value first; `total` counts all of them."""

    items: list[PersonBehindOut]
    cursor: str | None
    total: int


class PeopleAnswer(Plain):
    """The people behind a number."""

    kind: Literal["people"]
    result: PeopleResultOut
    meta: MetaOut
