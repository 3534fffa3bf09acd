"""Questions that people write in SQL, over documented views."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo


class SqlShape(StrEnum):
    """How the rows of a kept query are drawn, when somebody chose."""

    LINE = "line"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class SqlQuery:
    """A SELECT over the views of a project; instants read in the time zone."""

    text: str
    timezone: ZoneInfo
    include_bots: bool = False


@dataclass(frozen=True, slots=True)
class SqlColumn:
    """A column of an answer and the engine's type of its values."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class SqlResult:
    """A table: ``rows`` have a value for each column, in their order."""

    columns: tuple[SqlColumn, ...]
    rows: tuple[tuple[Any, ...], ...]
