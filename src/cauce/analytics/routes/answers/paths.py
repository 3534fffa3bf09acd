"""Paths answered."""

from typing import Literal

from pydantic import Field

from cauce.analytics.routes.answers.common import MetaOut, Number, Plain


class PathNodeOut(Plain):
    """A name at a step."""

    step: int = Field(description="So many steps away from where counting starts, from 0.")
    name: str = Field(description="A name, `$other`, or `$more` for steps left out of the middle.")
    count: int
    ends: int = Field(description="So many of them have no further step.")


class PathLinkOut(Plain):
    """From a name to a name of the next step, in the order of time."""

    source: int = Field(description="Index of a node.")
    target: int = Field(description="Index of a node.")
    count: int
    avg_s: Number = Field(description="Seconds from one to the other on average.")


class PathsResultOut(Plain):
    """The ways as nodes and links."""

    nodes: list[PathNodeOut]
    links: list[PathLinkOut]
    total: int = Field(description="Persons, or passes.")


class PathsAnswer(Plain):
    """Answered paths."""

    kind: Literal["paths"]
    result: PathsResultOut
    meta: MetaOut
