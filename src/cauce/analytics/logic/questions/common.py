"""What the documents of all questions share: days, events, breakdowns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from cauce.analytics.contracts import (
    EVERYBODY,
    Breakdown,
    Counted,
    DateRange,
    EventMatch,
    GroupType,
    Interval,
    Split,
)
from cauce.analytics.logic.reading import Fields
from cauce.analytics.logic.sampling import LEAST
from cauce.kernel.errors import invalid
from cauce.rules import Subject
from cauce.rules.parse import parse_group_type, parse_name

WHOLE = (
    "kind",
    "date_from",
    "date_to",
    "timezone",
    "where",
    "include_bots",
    "refresh",
    "group_type",
)
"""Fields of every question about a range."""

COMMON = (*WHOLE, "breakdown")
MAX_BUCKETS = 10_000
MAX_SEGMENTS = 10
"""Cohorts compared at a time: each is the whole question again."""
SPLITS = ("property", "context", "trait", "group_trait", "segment")
MAX_SPLITS = 3
"""Properties that one breakdown may combine."""

DEFAULT_DAYS = 30
WINDOW_UNITS_S = {
    "second": 1,
    "minute": 60,
    "hour": 3_600,
    "day": 86_400,
    "week": 604_800,
    "month": 30 * 86_400,
}
"""A month is 30 days, as on each person's own clock."""

MAX_WINDOW_S = 366 * 86_400
_RELATIVE = re.compile(r"([+-]?)(\d{1,4})([dwmy])", re.ASCII)
_SEGMENT = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ZONES = frozenset(available_timezones())
_FIRST_DAY = date(1971, 1, 1)
_LAST_DAY = date(2148, 12, 31)


@dataclass(frozen=True, slots=True)
class Asked:
    """When and where a question is asked: relative dates and the default time zone need it."""

    now: datetime
    timezone: str


def check_buckets(
    fields: Fields, days: DateRange, interval: Interval, most: int = MAX_BUCKETS
) -> None:
    """Refuse a range that has too many buckets to draw."""
    count = ((days.last - days.first).days + 1) * (24 if interval is Interval.HOUR else 1)
    if count > most and interval in {Interval.HOUR, Interval.DAY}:
        raise fields.wrong(
            "interval",
            f"that is {count} points, more than {most}: take a wider interval",
            f"son {count} puntos, más de {most}: elige un intervalo más ancho",
            tuple(Interval),
        )


def read_match(fields: Fields) -> EventMatch:
    """Return which events the fields of an object stand for."""
    event = fields.get("event")
    named = None if event is None or event == "*" else fields.text("event")
    return EventMatch(named, fields.condition("where"))


def parse_match(document: Any, path: str) -> EventMatch:
    """Return which events ``{"event", "where"}`` stands for; ``name`` is allowed and ignored."""
    return read_match(Fields.of(document, path, ("event", "where", "name")))


def read_breakdown(fields: Fields, *, several: bool = False) -> Breakdown | None:
    """Return what a question is split by, by ``several`` properties if it may; None when it is not."""
    document = fields.get("breakdown")
    if document is None or _by_segment(document):
        return None
    own = ("limit", "also") if several else ("limit",)
    inner = Fields.of(document, fields.at("breakdown"), (*SPLITS, "group_type", *own))
    first = _split(inner)
    also = inner.each("also", 0, MAX_SPLITS - 1, _another) if several else ()
    limit = inner.whole("limit", 1, 200, 25)
    return Breakdown(first.subject, first.name, limit, also, first.group_type)


def _another(document: Any, path: str) -> Split:
    return _split(Fields.of(document, path, (*SPLITS[:-1], "group_type")))


def _split(inner: Fields) -> Split:
    """What one part of a breakdown names."""
    named = [kind for kind in SPLITS if kind in inner.document]
    if len(named) != 1:
        raise invalid(
            inner.path,
            "must name exactly one of these.",
            "debe nombrar exactamente uno de estos.",
            SPLITS,
        )
    subject = Subject(named[0])
    name = parse_name(inner.get(named[0]), inner.at(named[0]))
    return Split(subject, name, _type_of_split(inner, subject))


def _type_of_split(inner: Fields, subject: Subject) -> GroupType | None:
    document = inner.get("group_type")
    if document is not None and subject is not Subject.GROUP_TRAIT:
        raise inner.wrong(
            "group_type", "goes with group_trait", "va con group_trait", ("group_trait",)
        )
    return parse_group_type(document, inner.at("group_type"))


def read_count(fields: Fields, breakdown: object = None) -> Counted:
    """Return what a question counts; groups are not split by the traits of persons."""
    count = fields.choice("count", Counted, Counted.PERSONS)
    check_split(fields, breakdown, groups=count is Counted.GROUPS)
    return count


def check_split(fields: Fields, breakdown: object, *, groups: bool) -> None:
    """Refuse to split ``groups`` by a trait of persons: they have none."""
    if groups and isinstance(breakdown, Breakdown) and breakdown.by_trait:
        raise fields.wrong(
            "breakdown",
            "groups are not split by a trait of persons; take a trait of theirs (group_trait), a property or the"
            " context",
            "los grupos no se desglosan por un rasgo de las personas; elige uno suyo (group_trait), una propiedad o"
            " el contexto",
            ("group_trait", "property", "context"),
        )


def _by_segment(document: Any) -> bool:
    return isinstance(document, Mapping) and document.get("segment") is not None


def read_segments(fields: Fields) -> tuple[str, ...]:
    """Return the cohorts that a question compares; none when it is not split by cohort."""
    document = fields.get("breakdown")
    if not _by_segment(document):
        return ()
    inner = Fields.of(document, fields.at("breakdown"), ("segment", "limit"))
    inner.whole("limit", 1, 200, 25)
    if isinstance(inner.get("segment"), str):
        return (parse_segment(inner.get("segment"), inner.at("segment")),)
    found = inner.each("segment", 1, MAX_SEGMENTS, parse_segment)
    if len(set(found)) < len(found):
        raise inner.wrong(
            "segment", "must name each cohort once", "debe nombrar cada cohorte una sola vez"
        )
    return found


def no_segments(fields: Fields) -> None:
    """Refuse a comparison of cohorts in a question that has none."""
    if _by_segment(fields.get("breakdown")):
        raise invalid(
            f"{fields.at('breakdown')}.segment",
            "this kind of question does not compare cohorts; filter it by one instead.",
            "este tipo de pregunta no compara cohortes; fíltrala por una.",
            ("property", "context", "trait", "group_trait"),
        )


def parse_segment(value: Any, path: str) -> str:
    """Return the id of a cohort, or ``EVERYBODY``."""
    if value == EVERYBODY or (isinstance(value, str) and _SEGMENT.fullmatch(value)):
        return str(value)
    raise invalid(
        path,
        "must be the id of a saved cohort, or $everybody.",
        "debe ser el identificador de una cohorte guardada, o $everybody.",
        (EVERYBODY,),
    )


def read_range(fields: Fields, asked: Asked) -> DateRange:
    """Return the days of a question, its time zone with them."""
    zone = read_zone(fields, asked)
    today = asked.now.astimezone(zone).date()
    first = _date(fields, "date_from", today, today - timedelta(days=DEFAULT_DAYS - 1))
    last = _date(fields, "date_to", today, today)
    if last < first:
        raise fields.wrong(
            "date_to",
            f"must not be before date_from ({first})",
            f"no puede ser anterior a date_from ({first})",
        )
    return DateRange(first, last, zone)


def read_zone(fields: Fields, asked: Asked) -> ZoneInfo:
    """Return the time zone a question names, or the project's."""
    name = asked.timezone if fields.get("timezone") is None else fields.text("timezone")
    if name not in _ZONES:
        raise fields.wrong(
            "timezone",
            "must be a time zone of the IANA database, such as Europe/Madrid",
            "debe ser una zona horaria IANA, como Europe/Madrid",
            ("UTC", "Europe/Madrid", "America/New_York"),
        )
    return ZoneInfo(name)


def _date(fields: Fields, name: str, today: date, default: date) -> date:
    text = fields.get(name)
    if text is None:
        return default
    day = _read_date(text, today) if isinstance(text, str) else None
    if day is None or not _FIRST_DAY <= day <= _LAST_DAY:
        raise fields.wrong(
            name,
            "must be a date (2026-01-31, from 1971 on) or relative to today (-30d, -4w, -3m, -1y, 0d)",
            "debe ser una fecha (2026-01-31, desde 1971) o relativa a hoy (-30d, -4w, -3m, -1y, 0d)",
        )
    return day


def _read_date(text: str, today: date) -> date | None:
    relative = _RELATIVE.fullmatch(text)
    try:
        if relative is not None:
            count = int(relative[2]) * (1 if relative[1] == "+" else -1)
            return _moved(today, count, relative[3])
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except (ValueError, OverflowError):
        return None


def _moved(day: date, count: int, unit: str) -> date:
    """The day so much later; the 31st becomes the last day of a shorter month."""
    if unit in "dw":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (after - timedelta(days=1)).day))


def read_sample(fields: Fields, *, groups: bool) -> float:
    """Return the share of the people that a question is worked out on; all where it counts ``groups``."""
    share = fields.get("sample")
    if share is None:
        return 1.0
    number = isinstance(share, int | float) and not isinstance(share, bool)
    if not number or not LEAST <= share <= 1:
        raise fields.wrong(
            "sample",
            f"must be a number from {LEAST} to 1, the share of the people to look at",
            f"debe ser un número de {LEAST} a 1, la parte de las personas que se mira",
            (f"{LEAST}..1",),
        )
    if groups and share < 1:
        raise fields.wrong(
            "sample",
            "groups are not sampled, as it would take some of their people away",
            "los grupos no se muestrean, porque les quitaría parte de sus personas",
        )
    return float(share)


def read_window(fields: Fields, name: str = "window", default_s: int = 14 * 86_400) -> int:
    """Return a length of time in seconds."""
    document = fields.get(name)
    if document is None:
        return default_s
    inner = Fields.of(document, fields.at(name), ("value", "unit"))
    unit = inner.get("unit")
    if not isinstance(unit, str) or unit not in WINDOW_UNITS_S:
        raise inner.wrong("unit", "unknown unit", "unidad desconocida", tuple(WINDOW_UNITS_S))
    return inner.whole("value", 1, MAX_WINDOW_S // WINDOW_UNITS_S[unit]) * WINDOW_UNITS_S[unit]
