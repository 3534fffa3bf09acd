"""JSON → histogram."""

from itertools import pairwise
from typing import Any

from cauce.analytics.contracts import NEEDS_PROPERTY, OF_A_PERSON, HistogramQuery, Math
from cauce.analytics.logic.questions.common import (
    WHOLE,
    Asked,
    read_count,
    read_match,
    read_range,
)
from cauce.analytics.logic.reading import Fields
from cauce.rules.parse import parse_name

MAX_BINS = 200
OWN = ("event", "property", "per_person", "bins", "edges", "count")


def read_histogram(document: Any, path: str, asked: Asked) -> HistogramQuery:
    """Return the histogram that a JSON document asks for."""
    fields = Fields.of(document, path, (*WHOLE, *OWN))
    name = fields.get("property")
    per_person = _per_person(fields, named=name is not None)
    needed = per_person is None or per_person in NEEDS_PROPERTY
    if needed or name is not None:
        name = parse_name(name, fields.at("property"))
    edges = _edges(fields)
    bins = None if fields.get("bins") is None else fields.whole("bins", 1, MAX_BINS)
    if edges and bins is not None:
        raise fields.wrong(
            "bins",
            "the edges say already which bars there are; leave one of both out",
            "los bordes ya dicen qué barras hay; quita uno de los dos",
        )
    return HistogramQuery(
        read_range(fields, asked),
        read_match(Fields({"event": fields.get("event")}, path)),
        name,
        per_person,
        bins,
        edges,
        fields.condition("where"),
        fields.boolean("include_bots"),
        read_count(fields),
    )


def _per_person(fields: Fields, *, named: bool) -> Math | None:
    """Events by their own value where a property is named, else persons by how many events they have."""
    value = fields.get("per_person")
    if value is None:
        return None if named else Math.TOTAL
    allowed = tuple(sorted(str(one) for one in OF_A_PERSON))
    if value not in allowed:
        raise fields.wrong(
            "per_person",
            "must say what of a person is looked at",
            "debe decir qué se mira de una persona",
            allowed,
        )
    return Math(value)


def _edges(fields: Fields) -> tuple[float, ...]:
    if fields.get("edges") is None:
        return ()
    edges = fields.each("edges", 2, MAX_BINS + 1, _edge)
    if any(high <= low for low, high in pairwise(edges)):
        raise fields.wrong(
            "edges",
            "must rise: each one larger than the one before",
            "deben crecer: cada uno mayor que el anterior",
        )
    return edges


def _edge(value: Any, path: str) -> float:
    parent, _, last = path.rpartition(".")
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not -1e15 <= value <= 1e15:
        raise Fields({last: value}, parent).wrong(
            last, "must be a number up to 10¹⁵", "debe ser un número de hasta 10¹⁵"
        )
    return float(value)
