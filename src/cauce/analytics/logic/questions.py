"""JSON → question."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from cauce.analytics.contracts import (
    NEEDS_PROPERTY,
    Attribution,
    Bracket,
    Breakdown,
    ChartQuery,
    Compare,
    Counting,
    CountOf,
    DateRange,
    EventMatch,
    Exclusion,
    FunnelQuery,
    Interval,
    Math,
    Order,
    PeopleQuery,
    Point,
    Question,
    RetentionClock,
    RetentionMode,
    RetentionQuery,
    Series,
    TrendQuery,
)
from cauce.analytics.logic.formula import parse_formula
from cauce.analytics.logic.measure import CUMULABLE
from cauce.analytics.logic.reading import Fields
from cauce.analytics.logic.trend import LETTERS
from cauce.kernel.errors import CauceError, invalid
from cauce.rules import Subject
from cauce.rules.errors import no_such_segment
from cauce.rules.parse import parse_name

KINDS = ("trend", "funnel", "retention", "people")
COMMON = (
    "kind", "date_from", "date_to", "timezone", "breakdown", "where", "include_bots", "refresh",
)  # fmt: skip
MAX_BUCKETS = 10_000
MAX_SERIES = 26
MAX_STEPS = 20
MAX_LIMIT = 500
DEFAULT_DAYS = 30
WINDOW_UNITS_S = {"minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
MAX_WINDOW_S = 366 * 86_400
_RELATIVE = re.compile(r"([+-]?)(\d{1,4})([dwmy])", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ZONES = frozenset(available_timezones())
_FIRST_DAY, _LAST_DAY = date(1971, 1, 1), date(2148, 12, 31)


@dataclass(frozen=True, slots=True)
class Asked:
    """When and where a question is asked: relative dates and the default time zone need it."""

    now: datetime
    timezone: str


def parse_question(document: Any, asked: Asked) -> Question:
    """Return the question a JSON document asks.

    Raises:
        CauceError: ``invalid_field`` (422) naming the path of the wrong part and what is allowed.
    """
    kind = document.get("kind") if isinstance(document, Mapping) else None
    if kind == "people":
        return _people(document, asked)
    return _chart(document, "", asked)


def _chart(document: Any, path: str, asked: Asked) -> ChartQuery:
    kind = document.get("kind") if isinstance(document, Mapping) else None
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        where = f"{path}.kind" if path else "kind"
        allowed = KINDS[:3] if path else KINDS
        raise invalid(where, "unknown kind of question.", "tipo de pregunta desconocido.", allowed)
    Fields(document, path).boolean("refresh")
    return reader(document, path, asked)


def _trend(document: Any, path: str, asked: Asked) -> TrendQuery:
    own = ("interval", "series", "formula", "compare", "smoothing", "cumulative")
    fields = Fields.of(document, path, (*COMMON, *own))
    days = _range(fields, asked)
    interval = fields.choice("interval", Interval, Interval.DAY)
    _check_buckets(fields, days, interval)
    series = fields.each("series", 1, MAX_SERIES, _series)
    formula = fields.optional_text("formula")
    if formula is not None:
        parse_formula(formula, LETTERS[: len(series)], fields.at("formula"))
    compare = None if fields.get("compare") is None else fields.choice("compare", Compare)
    query = TrendQuery(
        days,
        interval,
        series,
        formula,
        _breakdown(fields),
        compare,
        fields.condition("where"),
        fields.whole("smoothing", 1, 365, 1),
        fields.boolean("cumulative"),
        fields.boolean("include_bots"),
    )
    _check_cumulative(fields, query)
    return query


def _check_buckets(fields: Fields, days: DateRange, interval: Interval) -> None:
    count = ((days.last - days.first).days + 1) * (24 if interval is Interval.HOUR else 1)
    if count > MAX_BUCKETS and interval in {Interval.HOUR, Interval.DAY}:
        raise fields.wrong(
            "interval",
            f"that is {count} points, more than {MAX_BUCKETS}: take a wider interval",
            f"son {count} puntos, más de {MAX_BUCKETS}: elige un intervalo más ancho",
            tuple(Interval),
        )


def _check_cumulative(fields: Fields, query: TrendQuery) -> None:
    for i, series in enumerate(query.series):
        if query.cumulative and series.math not in CUMULABLE:
            raise fields.wrong(
                "cumulative",
                f"series {i} is {series.math.value}, which has no running total",
                f"la serie {i} es {series.math.value}, que no tiene acumulado",
                tuple(sorted(CUMULABLE)),
            )


def _series(document: Any, path: str) -> Series:
    fields = Fields.of(document, path, ("event", "math", "property", "where", "name"))
    math = fields.choice("math", Math, Math.TOTAL)
    name = fields.get("property")
    if math in NEEDS_PROPERTY or name is not None:
        name = parse_name(name, fields.at("property"))
    return Series(_match(fields), math, name, fields.optional_text("name"))


def _match(fields: Fields) -> EventMatch:
    event = fields.get("event")
    named = None if event is None or event == "*" else fields.text("event")
    return EventMatch(named, fields.condition("where"))


def parse_match(document: Any, path: str) -> EventMatch:
    """Return which events ``{"event", "where"}`` stands for; ``name`` is allowed and ignored."""
    return _match(Fields.of(document, path, ("event", "where", "name")))


def _breakdown(fields: Fields) -> Breakdown | None:
    document = fields.get("breakdown")
    if document is None:
        return None
    kinds = ("property", "context", "trait", "segment")
    inner = Fields.of(document, fields.at("breakdown"), (*kinds, "limit"))
    if inner.get("segment") is not None:
        raise no_such_segment(str(inner.get("segment")), inner.at("segment"))
    named = [kind for kind in kinds if kind in inner.document]
    if len(named) != 1:
        raise invalid(
            inner.path,
            "must name exactly one of these.",
            "debe nombrar exactamente uno de estos.",
            kinds,
        )
    name = parse_name(inner.get(named[0]), inner.at(named[0]))
    return Breakdown(Subject(named[0]), name, inner.whole("limit", 1, 200, 25))


def _range(fields: Fields, asked: Asked) -> DateRange:
    zone = _zone(fields, asked)
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


def _zone(fields: Fields, asked: Asked) -> ZoneInfo:
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


def _funnel(document: Any, path: str, asked: Asked) -> FunnelQuery:
    own = (
        "steps",
        "order",
        "window",
        "exclusions",
        "attribution",
        "count",
        "counting",
        "hold_constant",
    )
    fields = Fields.of(document, path, (*COMMON, *own))
    steps = fields.each("steps", 1, MAX_STEPS, parse_match)
    return FunnelQuery(
        _range(fields, asked),
        steps,
        _window(fields),
        fields.choice("order", Order, Order.ORDERED),
        fields.each("exclusions", 0, 10, _exclusion_of(len(steps))),
        _breakdown(fields),
        _attribution(fields, len(steps)),
        fields.choice("count", CountOf, CountOf.PERSONS),
        fields.choice("counting", Counting, Counting.BEST),
        fields.each("hold_constant", 0, 3, parse_name),
        fields.condition("where"),
        fields.boolean("include_bots"),
    )


def _window(fields: Fields) -> int:
    document = fields.get("window")
    if document is None:
        return 14 * 86_400
    inner = Fields.of(document, fields.at("window"), ("value", "unit"))
    unit = inner.get("unit")
    if not isinstance(unit, str) or unit not in WINDOW_UNITS_S:
        raise inner.wrong("unit", "unknown unit", "unidad desconocida", tuple(WINDOW_UNITS_S))
    return inner.whole("value", 1, MAX_WINDOW_S // WINDOW_UNITS_S[unit]) * WINDOW_UNITS_S[unit]


def _exclusion_of(steps: int) -> Callable[[Any, str], Exclusion]:
    def read(document: Any, path: str) -> Exclusion:
        fields = Fields.of(document, path, ("event", "where", "from_step", "to_step"))
        first = fields.whole("from_step", 0, max(0, steps - 2), 0)
        last = fields.whole("to_step", first + 1, max(1, steps - 1), max(1, steps - 1))
        return Exclusion(_match(fields), first, last)

    return read


def _attribution(fields: Fields, steps: int) -> Attribution:
    text = fields.get("attribution")
    if text is None or text in ("first_touch", "last_touch"):
        return Attribution(text or "first_touch")
    allowed = ("first_touch", "last_touch", *(f"step:{i}" for i in range(steps)))
    if text not in allowed:
        raise fields.wrong("attribution", "unknown attribution", "atribución desconocida", allowed)
    return Attribution("step", int(text.partition(":")[2]))


def _retention(document: Any, path: str, asked: Asked) -> RetentionQuery:
    own = ("first", "return", "interval", "periods", "mode", "bracket", "clock")
    fields = Fields.of(document, path, (*COMMON, *own))
    interval = fields.choice("interval", Interval, Interval.WEEK)
    if interval is Interval.HOUR:
        allowed = ("day", "week", "month")
        raise fields.wrong(
            "interval", "retention has no hours", "la retención no tiene horas", allowed
        )
    return RetentionQuery(
        _range(fields, asked),
        parse_match(fields.get("first"), fields.at("first")),
        parse_match(fields.get("return"), fields.at("return")),
        interval,
        fields.whole("periods", 1, 100, 12),
        fields.choice("mode", RetentionMode, RetentionMode.FIRST_TIME),
        fields.choice("bracket", Bracket, Bracket.ON),
        fields.choice("clock", RetentionClock, RetentionClock.CALENDAR),
        _breakdown(fields),
        fields.condition("where"),
        fields.boolean("include_bots"),
    )


_READERS: Mapping[str, Callable[[Any, str, Asked], ChartQuery]] = {
    "trend": _trend,
    "funnel": _funnel,
    "retention": _retention,
}


def _people(document: Any, asked: Asked) -> PeopleQuery:
    fields = Fields.of(document, "", ("kind", "of", "point", "limit", "cursor", "refresh"))
    fields.boolean("refresh")
    return PeopleQuery(
        _chart(fields.get("of"), "of", asked),
        _point({} if fields.get("point") is None else fields.get("point")),
        fields.whole("limit", 1, MAX_LIMIT, 100),
        fields.optional_text("cursor"),
    )


def _point(document: Any) -> Point:
    names = ("series", "label", "breakdown", "compare", "step", "converted", "cohort", "period")
    fields = Fields.of(document, "point", names)
    value = fields.get("breakdown")
    return Point(
        None if fields.get("series") is None else fields.whole("series", 0, MAX_SERIES - 1),
        fields.optional_text("label"),
        "breakdown" in fields.document,
        value if value is None or value == "" else fields.text("breakdown", 10_000),
        fields.boolean("compare"),
        None if fields.get("step") is None else fields.whole("step", 0, MAX_STEPS - 1),
        fields.boolean("converted", default=True),
        fields.optional_text("cohort"),
        None if fields.get("period") is None else fields.whole("period", 0, 100),
    )


def no_such_point(path: str, allowed: tuple[str, ...] = ()) -> CauceError:
    """Return the 422 for a point that the question does not have."""
    return invalid(
        path, "the question has no such point.", "la pregunta no tiene ese punto.", allowed
    )


__all__ = ("Asked", "no_such_point", "parse_match", "parse_question")
