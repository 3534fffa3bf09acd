"""JSON → funnel."""

from collections.abc import Callable
from typing import Any

from cauce.analytics.contracts import (
    Attribution,
    Counting,
    CountOf,
    Exclusion,
    FunnelQuery,
    Interval,
    Order,
)
from cauce.analytics.logic.questions.common import (
    COMMON,
    Asked,
    check_buckets,
    parse_match,
    read_breakdown,
    read_match,
    read_range,
    read_window,
)
from cauce.analytics.logic.reading import Fields
from cauce.rules.parse import parse_name

MAX_STEPS = 20
MAX_POINTS = 1_000


def read_funnel(document: Any, path: str, asked: Asked) -> FunnelQuery:
    """Return the funnel that a JSON document asks for."""
    own = (
        "steps",
        "order",
        "window",
        "exclusions",
        "attribution",
        "count",
        "counting",
        "hold_constant",
        "interval",
    )
    fields = Fields.of(document, path, (*COMMON, *own))
    steps = fields.each("steps", 1, MAX_STEPS, parse_match)
    days, interval = read_range(fields, asked), _interval(fields)
    if interval is not None:
        check_buckets(fields, days, interval, MAX_POINTS)
    return FunnelQuery(
        days,
        steps,
        read_window(fields),
        fields.choice("order", Order, Order.ORDERED),
        _exclusions(fields, len(steps)),
        read_breakdown(fields),
        _attribution(fields, len(steps)),
        fields.choice("count", CountOf, CountOf.PERSONS),
        fields.choice("counting", Counting, Counting.BEST),
        fields.each("hold_constant", 0, 3, parse_name),
        fields.condition("where"),
        fields.boolean("include_bots"),
        interval,
    )


def _interval(fields: Fields) -> Interval | None:
    if fields.get("interval") is None:
        return None
    interval = fields.choice("interval", Interval)
    if interval is Interval.HOUR:
        allowed = ("day", "week", "month")
        raise fields.wrong("interval", "a funnel has no hours", "un embudo no tiene horas", allowed)
    return interval


def _exclusions(fields: Fields, steps: int) -> tuple[Exclusion, ...]:
    exclusions = fields.each("exclusions", 0, 10, _exclusion_of(steps))
    if exclusions and steps == 1:
        raise fields.wrong(
            "exclusions",
            "an exclusion lies between two steps, and there is only one",
            "una exclusión está entre dos pasos, y solo hay uno",
        )
    return exclusions


def _exclusion_of(steps: int) -> Callable[[Any, str], Exclusion]:
    def read(document: Any, path: str) -> Exclusion:
        fields = Fields.of(document, path, ("event", "where", "from_step", "to_step"))
        first = fields.whole("from_step", 0, max(0, steps - 2), 0)
        last = fields.whole("to_step", first + 1, max(1, steps - 1), max(1, steps - 1))
        return Exclusion(read_match(fields), first, last)

    return read


def _attribution(fields: Fields, steps: int) -> Attribution:
    text = fields.get("attribution")
    if text is None or text in ("first_touch", "last_touch"):
        return Attribution(text or "first_touch")
    allowed = ("first_touch", "last_touch", *(f"step:{i}" for i in range(steps)))
    if text not in allowed:
        raise fields.wrong("attribution", "unknown attribution", "atribución desconocida", allowed)
    return Attribution("step", int(text.partition(":")[2]))
