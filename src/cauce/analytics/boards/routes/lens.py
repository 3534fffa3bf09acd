"""Dates and a filter in an address, to look through."""

import json
from typing import Annotated, Any

from fastapi import Query

from cauce.kernel.errors import invalid

Day = Annotated[
    str | None, Query(max_length=20, description="As in a question; its own when left out.")
]
Filter = Annotated[
    str | None, Query(max_length=20_000, description="A condition as JSON; its own when left out.")
]


def condition_of(text: str | None) -> Any:
    """Return the JSON of a condition in an address.

    Raises:
        CauceError: ``invalid_field``: it is not JSON.
    """
    if not text:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise invalid(
            "where", "it is not JSON; write a condition.", "no es JSON; escribe una condición."
        ) from None
