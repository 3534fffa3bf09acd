"""What an answer is kept under, and how large it is."""

from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from cauce.analytics.contracts import (
    Answer,
    PeopleResult,
    Question,
    Result,
    SqlResult,
    TrendResult,
    WhyResult,
)
from cauce.analytics.logic.cache import Key
from cauce.analytics.logic.plan import may_be_kept, timezone_of
from cauce.kernel.ids import ProjectId


def key_of(project_id: ProjectId, question: Question, version: str, now: datetime) -> Key | None:
    """Return what an answer is kept under; None when it must not be kept.

    The question is taken as evaluated (its dates are absolute), with the hour it was asked in,
    because periods that are not over yet depend on it.
    """
    if not may_be_kept(question):
        return None
    hour = now.astimezone(timezone_of(question)).isoformat(timespec="hours")
    return (project_id, f"{hour} {question!r}", version)


def as_cached(answer: Answer) -> Answer:
    """Return a kept answer, saying that it is one."""
    return replace(answer, meta=replace(answer.meta, cached=True))


def size_of(result: Result) -> int:
    """Return about how many values an answer holds."""
    match result:
        case TrendResult(series=series, compare=compare):
            lines = (*series, *(compare or ()))
            return sum(2 * len(line.values) for line in lines) + 1
        case PeopleResult(items):
            return sum(10 + len(item.traits) for item in items) + 1
        case WhyResult():
            return 30 * (1 + len(result.events) + len(result.entries))
        case SqlResult(columns, rows):
            return len(columns) * (len(rows) + 1)
        case _:
            return 200 + _values_in(result)


def _values_in(part: Any) -> int:
    """Return how many values anything made of dataclasses, tuples and mappings has."""
    match part:
        case list() | tuple():
            plain = not part or isinstance(part[0], int | float | str | None)
            return len(part) if plain else sum(map(_values_in, part))
        case dict():
            return len(part) + sum(map(_values_in, part.values()))
        case _ if is_dataclass(part):
            return sum(_values_in(getattr(part, each.name)) for each in fields(part))
        case _:
            return 1
