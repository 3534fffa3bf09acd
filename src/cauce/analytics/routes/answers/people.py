"""The people behind a number."""

from datetime import datetime
from typing import Any, Literal

from cauce.analytics.routes.answers.common import MetaOut, Number, Plain


class PersonBehindOut(Plain):
    """One person behind a number; `value` is what they contribute to it."""

    person_id: str
    display_name: str
    user_id: str | None
    email: str | None
    traits: dict[str, Any]
    value: Number | None
    first_at: datetime | None
    last_at: datetime | None


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
