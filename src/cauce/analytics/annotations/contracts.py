"""Annotations as plain data: a moment or a span, and what happened then."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cauce.kernel.ids import ProjectId

MAX_ANNOTATIONS = 10_000
"""Of a project."""
MAX_TEXT = 500
MAX_REF = 200


class AnnotationKind(StrEnum):
    """What sort of thing happened."""

    RELEASE = "release"
    CAMPAIGN = "campaign"
    INCIDENT = "incident"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Moments:
    """A moment, or a span up to (not including) ``ends_at``."""

    begins_at: datetime
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody writes down; without ``dashboard_id`` it concerns the whole project.

    ``ref`` is the writer's own name for it: what is sent again under the same one is not kept twice.
    """

    kind: AnnotationKind
    text: str
    moments: Moments
    dashboard_id: int | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note that is kept."""

    annotation_id: int
    project_id: ProjectId
    note: Note
    author: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Choice:
    """Which annotations: those that touch a span, of a kind, of the project or also of a dashboard."""

    since: datetime | None = None
    until: datetime | None = None
    kind: AnnotationKind | None = None
    project_only: bool = False
    or_dashboard: int | None = None
    """With ``project_only``: those of this dashboard too."""
