"""Segments as plain data: a list of people with a name, and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import ProjectId

MAX_SEGMENTS = 1_000
"""Of a project."""
MAX_MEMBERS = 1_000_000
"""Of a segment."""
MAX_NAME = 200
MAX_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class SegmentNote:
    """What somebody calls a segment; ``origin`` is the number whose people it holds, as it was asked."""

    name: str
    description: str = ""
    origin: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A list of people that is kept; ``version`` rises when its members change."""

    segment_id: int
    project_id: ProjectId
    note: SegmentNote
    people: int
    version: int
    author: str
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class SegmentState:
    """Which members a segment has, and since when it is called what it is called."""

    version: int
    changed_at: datetime


def too_many_people(count: int) -> CauceError:
    """Return the 422 for a list that is too long to be kept."""
    return CauceError(
        "too_many_people",
        Text(
            f"That is {count} people, and a cohort holds {MAX_MEMBERS} at most. Filter the question further.",
            f"Son {count} personas, y una cohorte admite {MAX_MEMBERS} como máximo. Filtra más la pregunta.",
        ),
        Kind.INVALID,
    )


def too_many_segments() -> CauceError:
    """Return the 409 for a project that is full."""
    return CauceError(
        "too_many_segments",
        Text(
            f"The project has {MAX_SEGMENTS} cohorts, the most there can be. Remove some first.",
            f"El proyecto ya tiene {MAX_SEGMENTS} cohortes, el máximo. Elimina antes algunas.",
        ),
        Kind.CONFLICT,
    )
