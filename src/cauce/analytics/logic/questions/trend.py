"""JSON → trend."""

from typing import Any

from cauce.analytics.contracts import NEEDS_PROPERTY, Compare, Interval, Math, Series, TrendQuery
from cauce.analytics.logic.formula import parse_formula
from cauce.analytics.logic.measure import CUMULABLE
from cauce.analytics.logic.questions.common import (
    COMMON,
    Asked,
    check_buckets,
    read_breakdown,
    read_match,
    read_range,
    read_sample,
    read_segments,
)
from cauce.analytics.logic.reading import Fields
from cauce.analytics.logic.trend import LETTERS
from cauce.rules.parse import parse_name

MAX_SERIES = 26


def read_trend(document: Any, path: str, asked: Asked) -> TrendQuery:
    """Return the trend that a JSON document asks for."""
    own = ("interval", "series", "formula", "compare", "smoothing", "cumulative", "sample")
    fields = Fields.of(document, path, (*COMMON, *own))
    days = read_range(fields, asked)
    interval = fields.choice("interval", Interval, Interval.DAY)
    check_buckets(fields, days, interval)
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
        read_breakdown(fields),
        compare,
        fields.condition("where"),
        fields.whole("smoothing", 1, 365, 1),
        fields.boolean("cumulative"),
        fields.boolean("include_bots"),
        read_sample(fields),
        read_segments(fields),
    )
    _check_cumulative(fields, query)
    return query


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
    return Series(read_match(fields), math, name, fields.optional_text("name"))
