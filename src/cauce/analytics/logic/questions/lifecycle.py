"""JSON → lifecycle and stickiness."""

from typing import Any

from cauce.analytics.contracts import (
    Counted,
    DateRange,
    EventMatch,
    Interval,
    LifecycleQuery,
    NewWhen,
    StickinessQuery,
    StickinessSeries,
)
from cauce.analytics.logic.calendar import labels_of
from cauce.analytics.logic.questions.common import (
    COMMON,
    Asked,
    check_buckets,
    parse_match,
    read_breakdown,
    read_count,
    read_match,
    read_range,
    read_segments,
)
from cauce.analytics.logic.questions.trend import MAX_SERIES
from cauce.analytics.logic.reading import Fields

MAX_PERIODS = 1_000
MAX_COUNT = 1_000_000


def read_lifecycle(document: Any, path: str, asked: Asked) -> LifecycleQuery:
    """Return the lifecycle that a JSON document asks for."""
    fields = Fields.of(document, path, (*COMMON, "interval", "activity", "new", "count"))
    days, interval = _periods(fields, asked)
    activity, breakdown = fields.get("activity"), read_breakdown(fields)
    count = read_count(fields, breakdown)
    new = fields.choice("new", NewWhen, NewWhen.FIRST_MATCH)
    if new is NewWhen.FIRST_SEEN and count is Counted.GROUPS:
        raise fields.wrong(
            "new",
            "a group has no date of its own; it is new with its first such event",
            "un grupo no tiene fecha propia; es nuevo con su primer evento de esos",
            (NewWhen.FIRST_MATCH,),
        )
    return LifecycleQuery(
        days,
        interval,
        EventMatch(None) if activity is None else parse_match(activity, fields.at("activity")),
        new,
        fields.condition("where"),
        fields.boolean("include_bots"),
        count,
        breakdown,
        read_segments(fields),
    )


def read_stickiness(document: Any, path: str, asked: Asked) -> StickinessQuery:
    """Return the stickiness that a JSON document asks for."""
    fields = Fields.of(
        document, path, (*COMMON, "interval", "series", "min_count", "cumulative", "count")
    )
    days, interval = _periods(fields, asked)
    breakdown = read_breakdown(fields)
    return StickinessQuery(
        days,
        interval,
        fields.each("series", 1, MAX_SERIES, _series),
        fields.whole("min_count", 1, MAX_COUNT, 1),
        fields.boolean("cumulative"),
        fields.condition("where"),
        fields.boolean("include_bots"),
        read_count(fields, breakdown),
        breakdown,
        read_segments(fields),
    )


def _series(document: Any, path: str) -> StickinessSeries:
    fields = Fields.of(document, path, ("event", "where", "name"))
    return StickinessSeries(read_match(fields), fields.optional_text("name"))


def _periods(fields: Fields, asked: Asked) -> tuple[DateRange, Interval]:
    """The days and the interval; a person has a bit for each, so there are not too many."""
    days, interval = read_range(fields, asked), fields.choice("interval", Interval, Interval.DAY)
    check_buckets(fields, days, interval)
    count = len(labels_of(days, interval))
    if count > MAX_PERIODS:
        raise fields.wrong(
            "interval",
            f"that is {count} periods, more than {MAX_PERIODS}: take a wider interval",
            f"son {count} periodos, más de {MAX_PERIODS}: elige un intervalo más ancho",
            tuple(Interval),
        )
    return days, interval
