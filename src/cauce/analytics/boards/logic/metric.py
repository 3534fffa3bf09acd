"""Metrics: numbers that are defined once, and the questions that ask for them."""

import re
from collections.abc import Mapping
from typing import Any

from cauce.analytics.boards.contracts import MAX_NOTE, MetricFormat
from cauce.analytics.boards.logic.question import check_chart
from cauce.analytics.logic.questions import Asked
from cauce.analytics.logic.reading import Fields
from cauce.kernel.errors import CauceError

MEASURED: Mapping[str, tuple[str, ...]] = {
    "trend": ("series", "formula"),
    "funnel": ("steps", "order", "window", "exclusions", "count", "counting", "hold_constant"),
}
"""What of a question of a kind is the metric; ``where``, ``include_bots`` and the type of groups are too."""

SHARED = ("kind", "where", "include_bots", "group_type")
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def metric_document(document: Any, asked: Asked) -> Mapping[str, Any]:
    """Return the document of a metric as it is kept.

    Raises:
        CauceError: ``invalid_field``: the definition is no single number, or says dates or a breakdown,
            which are for whoever asks.
    """
    fields = Fields.of(document, "", ("definition", "format", "currency", "note"))
    kept: dict[str, Any] = {
        "definition": _definition(fields, asked),
        "format": fields.choice("format", MetricFormat, MetricFormat.NUMBER).value,
    }
    if fields.get("currency") is not None:
        kept["currency"] = _currency(fields)
    if fields.get("note"):
        kept["note"] = fields.text("note", MAX_NOTE)
    return kept


def metric_question(definition: Mapping[str, Any], interval: str = "day") -> dict[str, Any]:
    """Return the question whose answer has the metric's number, and its way over time.

    A trend's number is ``series[0].total``, and ``compare[0].total`` that of the period before; a funnel's
    is ``conversion_from_start`` of the last step.
    """
    compared = {"compare": "previous_period"} if definition["kind"] == "trend" else {}
    return {**definition, "interval": interval, **compared}


def with_metric(question: Mapping[str, Any], definition: Mapping[str, Any]) -> dict[str, Any]:
    """Return a question about a metric as the metric is now: dates, interval, breakdown and such stay.

    Example:
        >>> with_metric(
        ...     {"kind": "trend", "interval": "week", "series": [{"event": "A"}]},
        ...     {"kind": "trend", "series": [{"event": "B"}]},
        ... )
        {'kind': 'trend', 'interval': 'week', 'series': [{'event': 'B'}]}
    """
    own = {*SHARED, *(name for names in MEASURED.values() for name in names)}
    kept = {name: value for name, value in question.items() if name not in own}
    return {"kind": definition["kind"], **kept, **definition}


def _definition(fields: Fields, asked: Asked) -> Mapping[str, Any]:
    document = fields.get("definition")
    path = fields.at("definition")
    kind = str(document.get("kind")) if isinstance(document, Mapping) else ""
    if kind not in MEASURED:
        raise fields.wrong(
            "definition.kind",
            "a metric is a trend or a funnel",
            "una métrica es una tendencia o un embudo",
            tuple(MEASURED),
        )
    own = Fields.of(document, path, (*SHARED, *MEASURED[kind]))
    check_chart(document, path, asked)
    several = kind == "trend" and len(own.document["series"]) > 1
    if several and not own.get("formula"):
        raise own.wrong(
            "formula",
            "several series are one number only with a formula",
            "varias series solo son un número con una fórmula",
        )
    return dict(own.document)


def _currency(fields: Fields) -> str:
    text = fields.text("currency", 3)
    if not _CURRENCY.fullmatch(text):
        raise _no_currency(fields)
    return text


def _no_currency(fields: Fields) -> CauceError:
    return fields.wrong(
        "currency",
        "must be a code of ISO 4217, such as EUR",
        "debe ser un código ISO 4217, como EUR",
    )
