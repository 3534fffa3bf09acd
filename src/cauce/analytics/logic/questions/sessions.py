"""JSON → sessions."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.contracts import (
    Breakdown,
    Interval,
    PageBreakdown,
    SessionMeasure,
    SessionPage,
    SessionsQuery,
)
from cauce.analytics.logic.questions.common import (
    COMMON,
    Asked,
    check_buckets,
    parse_match,
    read_breakdown,
    read_count,
    read_range,
    read_segments,
)
from cauce.analytics.logic.reading import Fields
from cauce.kernel.errors import invalid
from cauce.rules import Subject

CHANNEL = "channel"
MAX_KEY_EVENTS = 20
PARTS = (*SessionPage, CHANNEL)


def read_sessions(document: Any, path: str, asked: Asked) -> SessionsQuery:
    """Return the sessions question that a JSON document asks."""
    fields = Fields.of(document, path, (*COMMON, "interval", "measures", "key_events", "count"))
    days, interval = read_range(fields, asked), _interval(fields)
    if interval is not None:
        check_buckets(fields, days, interval)
    given = fields.get("measures") is not None
    most, breakdown = len(SessionMeasure), _breakdown(fields)
    return SessionsQuery(
        days,
        interval,
        fields.each("measures", 1, most, _measure) if given else (SessionMeasure.SESSIONS,),
        breakdown,
        fields.each("key_events", 0, MAX_KEY_EVENTS, parse_match),
        fields.condition("where"),
        fields.boolean("include_bots"),
        read_count(fields, breakdown),
        read_segments(fields),
    )


def _interval(fields: Fields) -> Interval | None:
    return None if fields.get("interval") is None else fields.choice("interval", Interval)


def _measure(document: Any, path: str) -> SessionMeasure:
    allowed = tuple(measure.value for measure in SessionMeasure)
    if document not in allowed:
        raise invalid(path, "unknown measure.", "medida desconocida.", allowed)
    return SessionMeasure(document)


def _breakdown(fields: Fields) -> Breakdown | PageBreakdown | None:
    document = fields.get("breakdown")
    if not isinstance(document, Mapping) or "session" not in document:
        return read_breakdown(fields)
    inner = Fields.of(document, fields.at("breakdown"), ("session", "limit"))
    part = inner.get("session")
    if part not in PARTS:
        allowed = tuple(str(one) for one in PARTS)
        raise inner.wrong("session", "unknown part", "parte desconocida", allowed)
    limit = inner.whole("limit", 1, 200, 25)
    if part == CHANNEL:
        return Breakdown(Subject.CONTEXT, "traffic.channel", limit)
    return PageBreakdown(SessionPage(part), limit)
