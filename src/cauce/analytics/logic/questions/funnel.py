"""JSON → funnel."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from cauce.analytics.contracts import (
    Attribution,
    Counting,
    CountOf,
    EventMatch,
    Exclusion,
    FunnelQuery,
    Interval,
    Order,
)
from cauce.analytics.logic.questions.common import (
    COMMON,
    MAX_WINDOW_S,
    WINDOW_UNITS_S,
    Asked,
    check_buckets,
    check_split,
    read_breakdown,
    read_match,
    read_range,
    read_sample,
    read_segments,
    read_window,
)
from cauce.analytics.logic.reading import Fields
from cauce.rules.parse import parse_name

MAX_STEPS = 20
MAX_POINTS = 1_000
MAX_NEXT = 50
MAX_SESSIONS = 12
SESSION = "session"
"""Unit of a window that is not of time."""


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
        "drop_off",
        "sample",
    )
    fields = Fields.of(document, path, (*COMMON, *own))
    steps = fields.each("steps", 1, MAX_STEPS, _step)
    order = fields.choice("order", Order, Order.ORDERED)
    days, interval = read_range(fields, asked), _interval(fields)
    sessions, count = _sessions(fields), fields.choice("count", CountOf, CountOf.PERSONS)
    breakdown = read_breakdown(fields)
    check_split(fields, breakdown, groups=count is CountOf.GROUPS)
    if interval is not None:
        check_buckets(fields, days, interval, MAX_POINTS)
    return FunnelQuery(
        days,
        tuple(step.match for step in steps),
        read_window(fields) if sessions is None else MAX_WINDOW_S,
        order,
        _exclusions(fields, len(steps)),
        breakdown,
        _attribution(fields, len(steps)),
        count,
        fields.choice("counting", Counting, Counting.BEST),
        fields.each("hold_constant", 0, 3, parse_name),
        fields.condition("where"),
        fields.boolean("include_bots"),
        interval,
        _optional(fields, steps, order),
        sessions,
        anchored=_anchored(fields, steps, order),
        drop_off=None if fields.get("drop_off") is None else fields.whole("drop_off", 1, MAX_NEXT),
        sample=read_sample(fields, groups=count is CountOf.GROUPS),
        segments=read_segments(fields),
    )


class _Step(NamedTuple):
    match: EventMatch
    optional: bool
    anchored: bool


def _step(document: Any, path: str) -> _Step:
    fields = Fields.of(document, path, ("event", "where", "name", "optional", "anchored"))
    return _Step(read_match(fields), fields.boolean("optional"), fields.boolean("anchored"))


def _sessions(fields: Fields) -> int | None:
    """Of how many sessions the window is; None when it is of time."""
    document = fields.get("window")
    if not isinstance(document, Mapping) or document.get("unit") != SESSION:
        return None
    if fields.choice("count", CountOf, CountOf.PERSONS) is CountOf.SESSIONS:
        raise fields.wrong(
            "window.unit",
            "where sessions are counted all steps are in one: count persons or groups, or take a window of time",
            "donde se cuentan sesiones, todos los pasos están en una: cuenta personas o grupos, o elige un plazo de tiempo",
            tuple(WINDOW_UNITS_S),
        )
    inner = Fields.of(document, fields.at("window"), ("value", "unit"))
    return inner.whole("value", 1, MAX_SESSIONS)


def _optional(fields: Fields, steps: tuple[_Step, ...], order: Order) -> frozenset[int]:
    """The steps that may be left out: never the first, and none when they have no order."""
    found = frozenset(k for k, step in enumerate(steps) if step.optional)
    if 0 in found:
        raise fields.wrong(
            "steps.0.optional",
            "the first step is the entry and cannot be optional",
            "el primer paso es la entrada y no puede ser opcional",
            ("false",),
        )
    if found and order is Order.ANY:
        raise fields.wrong(
            f"steps.{min(found)}.optional",
            "in any order no step is optional: take the step away, or fix the order",
            "en cualquier orden ningún paso es opcional: quita el paso o fija el orden",
            ("false",),
        )
    return found


def _anchored(fields: Fields, steps: tuple[_Step, ...], order: Order) -> frozenset[int]:
    """The steps that keep their place, where steps come in any order."""
    found = frozenset(k for k, step in enumerate(steps) if step.anchored)
    if found and order is not Order.ANY:
        raise fields.wrong(
            f"steps.{min(found)}.anchored",
            "every step has its place already: anchors go with order any",
            "cada paso tiene ya su sitio: las anclas van con order any",
            ("false",),
        )
    return found


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
