"""What an import is told: the mapping from columns to events, and what can be wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo

from cauce.kernel.errors import CauceError, Kind, Text
from cauce.rules import ALWAYS, Condition

DEFAULT_COLUMNS = ("event", "timestamp", "user_id", "anonymous_id", "message_id")


class PropertyType(StrEnum):
    """What a property becomes whatever the file holds."""

    STRING = "string"
    NUMBER = "number"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field comes from: exactly one of a column, a constant or a template."""

    column: str = ""
    value: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class TimeSource:
    """Where the time comes from; ``format`` is iso, unix, unix_ms or one of strptime."""

    column: str = "timestamp"
    format: str = "iso"
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))


@dataclass(frozen=True, slots=True)
class PropertyRules:
    """Which columns become properties, under what names and as what types."""

    include: frozenset[str] | None = None
    exclude: frozenset[str] = frozenset()
    rename: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, PropertyType] = field(default_factory=dict)
    constants: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a CSV file is written; an empty ``delimiter`` is the one that the head of the file has."""

    delimiter: str = ""
    encoding: str = "utf8"
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class EventMapping:
    """The whole mapping; the defaults are what holds without a file."""

    event: Source = field(default_factory=lambda: Source(column="event"))
    timestamp: TimeSource = field(default_factory=TimeSource)
    user_id: Source | None = field(default_factory=lambda: Source(column="user_id"))
    anonymous_id: Source | None = field(default_factory=lambda: Source(column="anonymous_id"))
    message_id: Source | None = field(default_factory=lambda: Source(column="message_id"))
    properties: PropertyRules = field(default_factory=PropertyRules)
    where: Condition = ALWAYS
    csv: CsvForm = field(default_factory=CsvForm)


class ImportUsageError(CauceError):
    """The file or the mapping cannot be used as given: exit code 2."""


def wrong_usage(code: str, en: str, es: str) -> ImportUsageError:
    """Return the error for a file or mapping that cannot be used."""
    return ImportUsageError(code, Text(en, es), Kind.INVALID)
