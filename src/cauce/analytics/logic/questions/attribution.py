"""JSON → attribution."""

from math import isclose
from typing import Any

from cauce.analytics.contracts import (
    AttributionQuery,
    Breakdown,
    Conversions,
    CreditRule,
    EventMatch,
    Shares,
)
from cauce.analytics.logic.questions.common import (
    WHOLE,
    Asked,
    parse_match,
    read_count,
    read_range,
    read_window,
)
from cauce.analytics.logic.reading import Fields
from cauce.kernel.errors import invalid
from cauce.rules import Subject
from cauce.rules.parse import parse_name

MAX_TOUCHPOINTS = 20
MAX_CHANNELS = 50
DAY_S = 86_400
CHANNEL = Breakdown(Subject.CONTEXT, "traffic.channel")
"""What events of a page touch: the channel by which the visit came."""

OWN = (
    "conversion", "touchpoints", "by", "rules", "window", "value", "conversions", "shares",
    "half_life", "count",
)  # fmt: skip


def read_attribution(document: Any, path: str, asked: Asked) -> AttributionQuery:
    """Return the attribution that a JSON document asks for."""
    fields = Fields.of(document, path, (*WHOLE, *OWN))
    rules = _rules(fields)
    return AttributionQuery(
        read_range(fields, asked),
        parse_match(fields.get("conversion"), fields.at("conversion")),
        _touchpoints(fields),
        _by(fields),
        rules,
        read_window(fields, "window", 30 * DAY_S),
        fields.optional_text("value"),
        fields.choice("conversions", Conversions, Conversions.EVERY),
        _shares(fields, needed=CreditRule.CUSTOM in rules),
        read_window(fields, "half_life", 7 * DAY_S),
        fields.condition("where"),
        fields.boolean("include_bots"),
        read_count(fields),
    )


def _touchpoints(fields: Fields) -> tuple[EventMatch, ...]:
    if fields.get("touchpoints") is None:
        return (EventMatch(None),)
    return fields.each("touchpoints", 1, MAX_TOUCHPOINTS, parse_match)


def _by(fields: Fields) -> Breakdown:
    document = fields.get("by")
    if document is None:
        return CHANNEL
    kinds = ("property", "context")
    inner = Fields.of(document, fields.at("by"), (*kinds, "limit"))
    named = [kind for kind in kinds if kind in inner.document]
    if len(named) != 1:
        raise invalid(
            inner.path,
            "must name exactly one of these.",
            "debe nombrar exactamente uno de estos.",
            kinds,
        )
    name = parse_name(inner.get(named[0]), inner.at(named[0]))
    return Breakdown(Subject(named[0]), name, inner.whole("limit", 1, MAX_CHANNELS, 25))


def _rules(fields: Fields) -> tuple[CreditRule, ...]:
    if fields.get("rules") is None:
        return (CreditRule.LAST,)
    return fields.each("rules", 1, len(CreditRule), _rule)


def _rule(document: Any, path: str) -> CreditRule:
    parent, _, last = path.rpartition(".")
    return Fields({last: document}, parent).choice(last, CreditRule)


def _shares(fields: Fields, *, needed: bool) -> Shares | None:
    document = fields.get("shares")
    if document is None:
        if needed:
            raise fields.wrong(
                "shares",
                "must say what first, middle and last get, because of the rule `custom`",
                "debe decir qué reciben first, middle y last, por la regla `custom`",
            )
        return None
    inner = Fields.of(document, fields.at("shares"), ("first", "middle", "last"))
    shares = Shares(*(_share(inner, name) for name in ("first", "middle", "last")))
    if not isclose(shares.first + shares.middle + shares.last, 1.0, abs_tol=1e-9):
        raise fields.wrong("shares", "must add up to 1", "deben sumar 1")
    return shares


def _share(fields: Fields, name: str) -> float:
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise fields.wrong(
            name, "must be a number from 0 to 1", "debe ser un número de 0 a 1", ("0..1",)
        )
    return float(value)
