"""JSON → trend."""

from typing import Any

from cauce.analytics.contracts import (
    ACROSS_PERSONS,
    EACH_PERSON,
    NEEDS_PROPERTY,
    Compare,
    Interval,
    Math,
    Series,
    TrendQuery,
)
from cauce.analytics.logic.formula import parse_formula
from cauce.analytics.logic.measure import CUMULABLE
from cauce.analytics.logic.questions.common import (
    COMMON,
    Asked,
    check_buckets,
    check_split,
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
    breakdown = read_breakdown(fields, several=True)
    groups = any(one.math is Math.GROUPS for one in series)
    check_split(fields, breakdown, groups=groups)
    compare = None if fields.get("compare") is None else fields.choice("compare", Compare)
    query = TrendQuery(
        days,
        interval,
        series,
        formula,
        breakdown,
        compare,
        fields.condition("where"),
        fields.whole("smoothing", 1, 365, 1),
        fields.boolean("cumulative"),
        fields.boolean("include_bots"),
        read_sample(fields, groups=groups),
        read_segments(fields),
    )
    _check_cumulative(fields, query)
    return query


def _check_cumulative(fields: Fields, query: TrendQuery) -> None:
    for i, series in enumerate(query.series):
        apart = series.per_person is not None
        if query.cumulative and (apart or series.math not in CUMULABLE):
            name = "per_person" if apart else series.math.value
            raise fields.wrong(
                "cumulative",
                f"series {i} is {name}, which has no running total",
                f"la serie {i} es {name}, que no tiene acumulado",
                tuple(sorted(CUMULABLE)),
            )


def _series(document: Any, path: str) -> Series:
    own = ("event", "math", "property", "where", "name", "percentile", "per_person")
    fields = Fields.of(document, path, own)
    math = fields.choice("math", Math, Math.TOTAL)
    name = fields.get("property")
    if math in NEEDS_PROPERTY or name is not None:
        name = parse_name(name, fields.at("property"))
    return Series(
        read_match(fields),
        math,
        name,
        fields.optional_text("name"),
        _percentile(fields, needed=math is Math.PERCENTILE),
        _per_person(fields, math),
    )


def _percentile(fields: Fields, *, needed: bool) -> float | None:
    value = fields.get("percentile")
    if value is None and not needed:
        return None
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value <= 100:
        raise fields.wrong(
            "percentile",
            "must be a number from 0 to 100, such as 99.5",
            "debe ser un número de 0 a 100, como 99.5",
            ("0..100",),
        )
    return float(value)


def _per_person(fields: Fields, math: Math) -> Math | None:
    if fields.get("per_person") is None:
        return None
    allowed = tuple(sorted(str(one) for one in ACROSS_PERSONS))
    if fields.get("per_person") not in allowed:
        raise fields.wrong(
            "per_person",
            "must say what is taken of the persons' numbers",
            "debe decir qué se toma de los números de las personas",
            allowed,
        )
    if math not in EACH_PERSON:
        raise fields.wrong(
            "per_person",
            f"{math.value} is no number of one person",
            f"{math.value} no es un número de una persona",
            tuple(sorted(str(one) for one in EACH_PERSON)),
        )
    return Math(fields.get("per_person"))
