"""One row of a file to one event, or the reason why it is none; pure."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from hashlib import blake2b
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from cauce.collect.contracts import RejectReason
from cauce.main.importing.contracts import (
    EventMapping,
    PropertyType,
    Source,
    TimeSource,
)
from cauce.main.importing.mapping import bad
from cauce.rules import ALWAYS, Facts, matches

Row = Mapping[str, Any]
Item = dict[str, Any]
Convert = Callable[[Any], Any]
NUMBER = r"-?(0|[1-9]\d{0,14})(\.\d{1,15})?([eE][+-]?\d{1,2})?"
"""A number in a CSV file: no leading zero, at most 15 digits before the point; RE2 reads it too."""
BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_number = re.compile(NUMBER, re.ASCII)
_field = re.compile(r"\{([^{}]+)\}")
_canonical = msgspec.json.Encoder(order="deterministic").encode
_IS_MICROSECONDS, _IS_MILLISECONDS = 1e14, 1e11


class BadRow(NamedTuple):
    """Why a row is no event."""

    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Mapper:
    """Turns rows into items of ``POST /v1/events``; ``converters`` by column (CSV holds text only)."""

    mapping: EventMapping
    columns: Sequence[str]
    converters: Mapping[str, Convert]
    now: datetime
    _plan: tuple[tuple[str, str, Convert], ...] = field(init=False)

    def __post_init__(self) -> None:
        """Check that every column the mapping names is there.

        Raises:
            ImportUsageError: naming the column and those of the file.
        """
        for path, name in _needed(self.mapping):
            if name not in self.columns:
                raise bad(
                    path,
                    f"the file has no column {name!r}; it has {', '.join(self.columns)}",
                    f"el fichero no tiene la columna {name!r}; tiene {', '.join(self.columns)}",
                )
        object.__setattr__(self, "_plan", tuple(self._properties_plan()))

    def item(self, row: Row) -> Item | BadRow | None:
        """Return the event of a row, why it is none, or None when the filter leaves it out.

        ``messageId`` is empty when the mapping does not give one; see ``derived_id``.
        """
        mapping = self.mapping
        properties = self._properties(row)
        if mapping.where is not ALWAYS and not self._wanted(row):
            return None
        event = resolve(mapping.event, row)
        if not event.strip():
            return BadRow(RejectReason.MISSING_EVENT_NAME, "the event has no name")
        user, anonymous = resolve(mapping.user_id, row), resolve(mapping.anonymous_id, row)
        if not user and not anonymous:
            return BadRow(RejectReason.MISSING_IDENTITY, "neither a user id nor an anonymous id")
        at = read_time(row.get(mapping.timestamp.column), mapping.timestamp)
        if isinstance(at, BadRow):
            return at
        item = {"type": "track", "event": event, "messageId": resolve(mapping.message_id, row)}
        if user:
            item["userId"] = user
        if anonymous:
            item["anonymousId"] = anonymous
        return item | {"timestamp": at, "properties": properties}

    def _wanted(self, row: Row) -> bool:
        typed = {name: self._typed(name, row.get(name)) for name in self.columns}
        return matches(self.mapping.where, Facts(now=self.now, properties=typed))

    def _typed(self, name: str, value: Any) -> Any:
        convert = self.converters.get(name)
        return convert(value) if convert and value is not None else plain(value)

    def _properties(self, row: Row) -> dict[str, Any]:
        found = dict(self.mapping.properties.constants)
        for column, name, convert in self._plan:
            value = row.get(column)
            if value is not None and value != "":
                value = convert(value)
                if value is not None:
                    found[name] = value
        return found

    def _properties_plan(self) -> list[tuple[str, str, Convert]]:
        rules, used = self.mapping.properties, _fields(self.mapping)
        names = [c for c in self.columns if c not in rules.exclude]
        if rules.include is not None:
            names = [c for c in names if c in rules.include]
        else:
            names = [c for c in names if c not in used]
        return [(c, rules.rename.get(c, c), self._converter(c)) for c in names]

    def _converter(self, column: str) -> Convert:
        kind = self.mapping.properties.types.get(column)
        if kind is not None:
            return partial(as_type, kind)
        return self.converters.get(column, plain)


def resolve(source: Source | None, row: Row) -> str:
    """Return the text of a field, empty when the row has none.

    Example:
        >>> resolve(Source(template="{invoice}:{line}"), {"invoice": "7", "line": 2.0})
        '7:2'
        >>> resolve(Source(template="{invoice}:{line}"), {"invoice": "7", "line": None})
        ''
    """
    if source is None:
        return ""
    if source.column:
        return as_text(row.get(source.column))
    if source.value:
        return source.value
    parts = {name: as_text(row.get(name)) for name in _field.findall(source.template)}
    if not all(parts.values()):
        return ""
    return _field.sub(lambda match: parts[match[1]], source.template)


def as_text(value: Any) -> str:
    """Return an id as text: a whole number without its fraction, nothing for a missing one.

    Example:
        >>> as_text(17850.0), as_text("007"), as_text(None)
        ('17850', '007', '')
    """
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, float | Decimal) and value == int(value):
        return str(int(value))
    return value if isinstance(value, str) else str(value)


def as_number(text: Any) -> Any:
    """Return the number that a text is, else the value itself.

    Example:
        >>> as_number("12"), as_number("2.50"), as_number("007"), as_number("12 kg")
        (12, 2.5, '007', '12 kg')
    """
    return _number_of(text) if isinstance(text, str) else plain(text)


@lru_cache(1 << 16)
def _number_of(text: str) -> Any:
    match = _number.fullmatch(text)
    if match is None:
        return text
    return int(text) if match[2] is None and match[3] is None else float(text)


def as_boolean(value: Any) -> Any:
    """Return the boolean that a text is (any case), else the value itself."""
    return BOOLEANS.get(value, value) if isinstance(value, str) else plain(value)


def as_type(kind: PropertyType, value: Any) -> Any:
    """Return a value as the type the mapping asks for; what cannot be converted stays as it is."""
    if kind is PropertyType.STRING:
        return as_text(value)
    if kind is PropertyType.NUMBER:
        return as_number(value.strip() if isinstance(value, str) else value)
    return {"1": True, "0": False, 1: True, 0: False}.get(value, as_boolean(value))


def decimal_comma(text: Any) -> Any:
    """Return the number that a text with a decimal comma is, else the value itself."""
    return as_number(text.replace(",", ".", 1)) if isinstance(text, str) else plain(text)


def plain(value: Any) -> Any:
    """Return a value of a Parquet file as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def read_time(value: Any, source: TimeSource) -> str | BadRow:
    """Return a time as RFC 3339 text, or why it is none; without a zone it is in the source's.

    Example:
        >>> read_time("31/01/2026 10:00", TimeSource(format="%d/%m/%Y %H:%M"))
        '2026-01-31T10:00:00+00:00'
    """
    if value is None or value == "":
        return BadRow(RejectReason.INVALID_TIMESTAMP, f"{source.column} is empty")
    try:
        found = _moment(value, source)
        return _in_zone(found, source.timezone).isoformat()
    except (ValueError, OverflowError, OSError):
        detail = f"{source.column} {str(value)[:60]!r} is not a time of format {source.format!r}"
        return BadRow(RejectReason.INVALID_TIMESTAMP, detail)


def _moment(value: Any, source: TimeSource) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 (its zone is the mapping's)
    if source.format in {"unix", "unix_ms"}:
        seconds = float(value) / (1000 if source.format == "unix_ms" else 1)
        return datetime.fromtimestamp(seconds, UTC)
    if isinstance(value, int | float):
        return datetime.fromtimestamp(_seconds(value), UTC)
    if source.format == "iso":
        return datetime.fromisoformat(value.strip())
    return datetime.strptime(value.strip(), source.format)  # noqa: DTZ007 (its zone is the mapping's)


def _seconds(value: float) -> float:
    """Return seconds from a number whose size says whether it is s, ms or µs."""
    size = abs(value)
    return (
        value / 1e6
        if size > _IS_MICROSECONDS
        else value / 1e3
        if size > _IS_MILLISECONDS
        else value
    )


def _in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment


def row_digest(event: str, row: Row) -> bytes:
    """Return 16 bytes that stand for what a row says, whatever the order of its columns."""
    text = _canonical([event, {k: v for k, v in row.items() if v is not None and v != ""}])
    return blake2b(text, digest_size=16).digest()


def derived_id(digest: bytes, occurrence: int) -> str:
    """Return the message id of a row without one: the same each time the file is read.

    Example:
        >>> derived_id(bytes(16), 0), derived_id(bytes(16), 2)
        ('row-00000000000000000000000000000000', 'row-00000000000000000000000000000000-2')
    """
    return f"row-{digest.hex()}" + (f"-{occurrence}" if occurrence else "")


def _fields(mapping: EventMapping) -> set[str]:
    """Return the columns that fill a field and so are no properties of themselves."""
    sources = (mapping.event, mapping.user_id, mapping.anonymous_id, mapping.message_id)
    return {s.column for s in sources if s and s.column} | {mapping.timestamp.column}


def _needed(mapping: EventMapping) -> list[tuple[str, str]]:
    """Return (place in the mapping, column) of every column that must be in the file."""
    needed = [("timestamp.column", mapping.timestamp.column)]
    defaults = EventMapping()
    for name in ("event", "user_id", "anonymous_id", "message_id"):
        source: Source | None = getattr(mapping, name)
        if source is None:
            continue
        if source.column and (name == "event" or source != getattr(defaults, name)):
            needed.append((f"{name}.column", source.column))
        needed += [(f"{name}.template", column) for column in _field.findall(source.template)]
    rules = mapping.properties
    for place, names in (
        ("rename", rules.rename),
        ("type", rules.types),
        ("include", rules.include or ()),
    ):
        needed += [(f"properties.{place}", name) for name in names]
    return needed
