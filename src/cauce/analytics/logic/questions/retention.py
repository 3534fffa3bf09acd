"""JSON → retention."""

from typing import Any

from cauce.analytics.contracts import (
    Bracket,
    Interval,
    RetentionClock,
    RetentionMode,
    RetentionQuery,
)
from cauce.analytics.logic.questions.common import (
    COMMON,
    Asked,
    parse_match,
    read_breakdown,
    read_range,
    read_sample,
)
from cauce.analytics.logic.reading import Fields


def read_retention(document: Any, path: str, asked: Asked) -> RetentionQuery:
    """Return the retention that a JSON document asks for."""
    own = ("first", "return", "interval", "periods", "mode", "bracket", "clock", "sample")
    fields = Fields.of(document, path, (*COMMON, *own))
    interval = fields.choice("interval", Interval, Interval.WEEK)
    if interval is Interval.HOUR:
        allowed = ("day", "week", "month")
        raise fields.wrong(
            "interval", "retention has no hours", "la retención no tiene horas", allowed
        )
    return RetentionQuery(
        read_range(fields, asked),
        parse_match(fields.get("first"), fields.at("first")),
        parse_match(fields.get("return"), fields.at("return")),
        interval,
        fields.whole("periods", 1, 100, 12),
        fields.choice("mode", RetentionMode, RetentionMode.FIRST_TIME),
        fields.choice("bracket", Bracket, Bracket.ON),
        fields.choice("clock", RetentionClock, RetentionClock.CALENDAR),
        read_breakdown(fields),
        fields.condition("where"),
        fields.boolean("include_bots"),
        read_sample(fields),
    )
