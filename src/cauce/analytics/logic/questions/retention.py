"""JSON → retention."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from cauce.analytics.contracts import (
    AmountMath,
    AmountOf,
    Bracket,
    Counted,
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
    read_count,
    read_range,
    read_sample,
    read_segments,
)
from cauce.analytics.logic.reading import Fields
from cauce.kernel.errors import invalid
from cauce.rules.parse import parse_name

MAX_BRACKETS = 50
MAX_LAST = 400
MAX_RETURNS = 1_000_000
OWN = (
    "first", "return", "interval", "periods", "mode", "bracket", "clock", "brackets", "min_count",
    "amount", "sample", "count",
)  # fmt: skip


def read_retention(document: Any, path: str, asked: Asked) -> RetentionQuery:
    """Return the retention that a JSON document asks for."""
    fields = Fields.of(document, path, (*COMMON, *OWN))
    breakdown = read_breakdown(fields)
    count = read_count(fields, breakdown)
    query = RetentionQuery(
        read_range(fields, asked),
        parse_match(fields.get("first"), fields.at("first")),
        parse_match(fields.get("return"), fields.at("return")),
        _interval(fields),
        fields.whole("periods", 1, 100, 12),
        fields.choice("mode", RetentionMode, RetentionMode.FIRST_TIME),
        fields.choice("bracket", Bracket, Bracket.ON),
        fields.choice("clock", RetentionClock, RetentionClock.CALENDAR),
        breakdown,
        fields.condition("where"),
        fields.boolean("include_bots"),
        read_sample(fields, groups=count is Counted.GROUPS),
        _brackets(fields),
        fields.whole("min_count", 1, MAX_RETURNS, 1),
        _amount(fields),
        read_segments(fields),
        count,
    )
    if query.amount is not None and query.bracket is Bracket.STREAK:
        raise fields.wrong(
            "amount",
            "a streak is of people, it has no amount: take the bracket on or on_or_before",
            "una racha es de personas y no tiene importe: elige el tramo on u on_or_before",
        )
    return replace(query, periods=query.brackets[-1]) if query.brackets else query


def _interval(fields: Fields) -> Interval:
    interval = fields.choice("interval", Interval, Interval.WEEK)
    if interval is Interval.HOUR:
        allowed = ("day", "week", "month")
        raise fields.wrong(
            "interval", "retention has no hours", "la retención no tiene horas", allowed
        )
    return interval


def _brackets(fields: Fields) -> tuple[int, ...]:
    """The last period of each column; none when every period is a column."""
    ends = fields.each("brackets", 0, MAX_BRACKETS, _end)
    if any(later <= earlier for earlier, later in pairwise(ends)):
        raise fields.wrong(
            "brackets",
            "must rise, each the last period of its column: [1, 3, 7] is 1, 2 to 3 and 4 to 7",
            "deben crecer, cada uno el último periodo de su columna: [1, 3, 7] es 1, 2 a 3 y 4 a 7",
        )
    return ends


def _end(value: Any, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_LAST:
        raise invalid(
            path,
            f"must be a whole number from 1 to {MAX_LAST}.",
            f"debe ser un número entero de 1 a {MAX_LAST}.",
            (f"1..{MAX_LAST}",),
        )
    return value


def _amount(fields: Fields) -> AmountOf | None:
    document = fields.get("amount")
    if document is None:
        return None
    inner = Fields.of(document, fields.at("amount"), ("math", "property"))
    name = parse_name(inner.get("property"), inner.at("property"))
    return AmountOf(inner.choice("math", AmountMath, AmountMath.SUM), name)
