"""The rule of an alert: read from JSON, written as JSON, and the question it asks of some days."""

import math
from collections.abc import Mapping
from typing import Any

from cauce.analytics.alerts.contracts import (
    MAX_LINES,
    MAX_WAIT_MIN,
    WAIT_MIN,
    Against,
    Anomaly,
    Change,
    Condition,
    Direction,
    Rule,
    Sensitivity,
    Threshold,
)
from cauce.analytics.alerts.logic.buckets import INTERVALS
from cauce.analytics.contracts import (
    DateRange,
    FunnelQuery,
    Interval,
    Math,
    Question,
    SessionMeasure,
    SessionsQuery,
    TrendQuery,
)
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.analytics.logic.reading import Fields, below
from cauce.kernel.errors import CauceError, invalid
from cauce.kernel.sessions import IDLE_MS

NOT_KEPT = ("date_from", "date_to", "timezone", "compare", "refresh")
"""What an alert decides itself: it looks at whole buckets of the project's time zone."""
FIELDS = ("question", "interval", "condition", "lines", "wait_min", "metric_id")
KINDS = ("trend", "funnel", "sessions")
COUNTS = frozenset({Math.TOTAL, Math.PERSONS, Math.SESSIONS, Math.GROUPS})
GROWING = COUNTS | {Math.MAX}
"""What can only grow while a bucket lasts."""
COUNTED_OF_SESSIONS = frozenset({
    SessionMeasure.SESSIONS, SessionMeasure.PERSONS, SessionMeasure.ENGAGED_SESSIONS,
})  # fmt: skip
"""What of sessions is a count, which can only grow too."""
MOST_PERCENT = 100_000.0
MOST_VALUE = 1e15


def read_rule(document: Any, asked: Asked) -> Rule:
    """Return the rule that a JSON document describes.

    Raises:
        CauceError: ``invalid_field`` naming the path: a question that cannot be asked, or that has more
            than one number a bucket.
    """
    fields = Fields.of(document, "", FIELDS)
    _not_sampled(fields)
    return _rule(fields, _question(fields.get("question"), _interval(fields), asked))


def kept_rule(document: Any) -> Rule:
    """Return the rule of a document that was kept, whether or not its question can still be asked today.

    One that cannot is the alert's problem when it is looked at; the other alerts are listed, and it can be removed.
    """
    return _rule(Fields.of(document, "", FIELDS), dict(document["question"]))


def _rule(fields: Fields, question: Mapping[str, Any]) -> Rule:
    interval = _interval(fields)
    return Rule(
        question,
        interval,
        _condition(fields.get("condition")),
        fields.whole("lines", 1, MAX_LINES, 10),
        fields.whole("wait_min", 0, MAX_WAIT_MIN, WAIT_MIN),
        _metric_id(fields),
    )


def _metric_id(fields: Fields) -> int:
    if fields.get("metric_id") is None:
        return 0
    text = fields.text("metric_id", 18)
    if not text.isascii() or not text.isdecimal() or text.startswith("0"):
        raise fields.wrong(
            "metric_id", "must be the id of a metric", "debe ser el id de una métrica"
        )
    return int(text)


def _not_sampled(fields: Fields) -> None:
    question = fields.get("question")
    if isinstance(question, Mapping) and question.get("sample") not in (None, 1):
        raise fields.wrong(
            "question.sample",
            "an alert judges exact numbers; leave the sample out",
            "una alerta juzga números exactos; quita la muestra",
            ("1",),
        )


def rule_document(rule: Rule) -> dict[str, Any]:
    """Return the JSON of a rule."""
    document = {
        "question": dict(rule.question),
        "interval": rule.interval.value,
        "condition": condition_document(rule.condition),
        "lines": rule.lines,
        "wait_min": rule.wait_min,
    }
    return {**document, "metric_id": str(rule.metric_id)} if rule.metric_id else document


def condition_document(condition: Condition) -> dict[str, Any]:
    """Return the JSON of a condition."""
    match condition:
        case Threshold(above, value):
            return {"kind": "threshold", "direction": "up" if above else "down", "value": value}
        case Change(direction, percent, against, least):
            return {
                "kind": "change", "direction": direction.value, "percent": percent,
                "against": against.value, "least": least,
            }  # fmt: skip
        case Anomaly(direction, sensitivity):
            return {
                "kind": "anomaly", "direction": direction.value, "sensitivity": sensitivity.value
            }  # fmt: skip


def asked_of(rule: Rule, days: DateRange) -> dict[str, Any]:
    """Return the question of a rule about some days, each of its lines one of the largest values."""
    question = {
        **rule.question,
        "interval": rule.interval.value,
        "date_from": days.first.isoformat(),
        "date_to": days.last.isoformat(),
        "timezone": days.timezone.key,
    }
    if question.get("breakdown") is not None:
        question["breakdown"] = {**question["breakdown"], "limit": rule.lines}
    return question


def only_grows(question: Question) -> bool:
    """Return whether the number of a bucket can only grow while the bucket lasts."""
    if isinstance(question, SessionsQuery):
        return question.measures[0] in COUNTED_OF_SESSIONS
    if not isinstance(question, TrendQuery) or question.formula is not None:
        return False
    return measures(question, GROWING)


def is_count(question: Question) -> bool:
    """Return whether the number counts things."""
    if isinstance(question, SessionsQuery):
        return question.measures[0] in COUNTED_OF_SESSIONS
    if not isinstance(question, TrendQuery) or question.formula is not None:
        return False
    return measures(question, COUNTS)


def measures(question: TrendQuery, maths: frozenset[Math]) -> bool:
    """Return whether the number is one of some maths, of all persons together."""
    series = question.series[0]
    return series.per_person is None and series.math in maths


def converts_for_s(question: Question) -> int:
    """Return how long after a bucket its number can still change by design, in seconds.

    A funnel: its window. Sessions: the longest pause within one, as a session that began in the bucket may go on.
    """
    if isinstance(question, SessionsQuery):
        return IDLE_MS // 1000
    return question.window_s if isinstance(question, FunnelQuery) else 0


def refuse_cohorts(rule: Rule) -> None:
    """Refuse a question that compares cohorts: what an alert keeps of a line is a value of a property.

    Raises:
        CauceError: ``invalid_field``.
    """
    breakdown = rule.question.get("breakdown")
    if isinstance(breakdown, Mapping) and "segment" in breakdown:
        raise invalid(
            "question.breakdown.segment",
            "an alert does not compare cohorts; filter it by one instead.",
            "una alerta no compara cohortes; fíltrala por una en su lugar.",
        )


def _interval(fields: Fields) -> Interval:
    interval = fields.choice("interval", Interval, Interval.DAY)
    if interval not in INTERVALS:
        allowed = tuple(str(one) for one in INTERVALS)
        raise fields.wrong("interval", "alerts look at these", "las alertas miran estos", allowed)
    return interval


def _question(document: Any, interval: Interval, asked: Asked) -> Mapping[str, Any]:
    kind = document.get("kind") if isinstance(document, Mapping) else None
    if kind not in KINDS:
        raise invalid(
            "question.kind",
            "an alert needs one number a bucket: a trend, the conversion of a funnel, or a measure of sessions.",
            "una alerta necesita un número por intervalo: una tendencia, la conversión de un embudo o una medida de las sesiones.",
            KINDS,
        )
    kept = {name: value for name, value in document.items() if name not in NOT_KEPT}
    try:
        question = parse_question({**kept, "interval": interval.value, "date_from": "0d"}, asked)
    except CauceError as error:
        raise below(error, "question") from None
    _check_one_number(question)
    return {**kept, "interval": interval.value}


def _check_one_number(question: Question) -> None:
    if isinstance(question, FunnelQuery):
        _check_funnel(question)
    if isinstance(question, TrendQuery):
        _check_trend(question)
    if isinstance(question, SessionsQuery) and len(question.measures) > 1:
        raise invalid(
            "question.measures",
            "an alert watches one number: name one measure.",
            "una alerta vigila un número: indica una sola medida.",
        )


def _check_funnel(question: FunnelQuery) -> None:
    if question.breakdown is not None:
        raise invalid(
            "question.breakdown",
            "the conversion of a funnel over time is of everybody; filter it instead.",
            "la conversión de un embudo en el tiempo es de todas las personas; fíltrala en su lugar.",
        )
    if question.sessions is not None:
        raise invalid(
            "question.window.unit",
            "an alert waits until the window is over, and nobody knows when so many sessions are; take a window of time.",
            "una alerta espera a que acabe el plazo, y nadie sabe cuándo acaban tantas sesiones; elige un plazo de tiempo.",
        )


def _check_trend(question: TrendQuery) -> None:
    if len(question.series) > 1 and question.formula is None:
        raise invalid(
            "question.series",
            "an alert watches one number: take one series, or a formula of several.",
            "una alerta vigila un número: deja una serie, o una fórmula de varias.",
        )
    if question.breakdown is not None and question.breakdown.also:
        raise invalid(
            "question.breakdown.also",
            "the lines of an alert are values of one property; leave it out.",
            "las líneas de una alerta son valores de una sola propiedad; quítalo.",
        )
    if question.cumulative or question.smoothing > 1:
        name = "cumulative" if question.cumulative else "smoothing"
        raise invalid(
            f"question.{name}",
            "an alert looks at each bucket by itself; leave it out.",
            "una alerta mira cada intervalo por sí solo; quítalo.",
        )


def _condition(document: Any) -> Condition:
    names = ("kind", "direction", "value", "percent", "against", "least", "sensitivity")
    kind = Fields.of(document, "condition", names).get("kind")
    match kind:
        case "threshold":
            return _threshold(Fields.of(document, "condition", ("kind", "direction", "value")))
        case "change":
            own = ("kind", "direction", "percent", "against", "least")
            return _change(Fields.of(document, "condition", own))
        case "anomaly":
            fields = Fields.of(document, "condition", ("kind", "direction", "sensitivity"))
            return Anomaly(
                fields.choice("direction", Direction, Direction.EITHER),
                fields.choice("sensitivity", Sensitivity, Sensitivity.MEDIUM),
            )
    raise invalid(
        "condition.kind",
        "unknown condition.",
        "condición desconocida.",
        ("threshold", "change", "anomaly"),
    )


def _threshold(fields: Fields) -> Threshold:
    direction = fields.choice("direction", Direction)
    if direction is Direction.EITHER:
        raise fields.wrong(
            "direction", "a limit has one side", "un límite tiene un lado", ("up", "down")
        )
    return Threshold(direction is Direction.UP, _number(fields, "value", -MOST_VALUE, MOST_VALUE))


def _change(fields: Fields) -> Change:
    return Change(
        fields.choice("direction", Direction, Direction.EITHER),
        _number(fields, "percent", 0.1, MOST_PERCENT),
        fields.choice("against", Against, Against.WEEK),
        0.0 if fields.get("least") is None else _number(fields, "least", 0.0, MOST_VALUE),
    )


def _number(fields: Fields, name: str, low: float, high: float) -> float:
    value = fields.get(name)
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or not low <= value <= high:
        raise fields.wrong(
            name,
            f"must be a number from {low:g} to {high:g}",
            f"debe ser un número de {low:g} a {high:g}",
        )
    return float(value)
