"""JSON → correlation."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cauce.analytics.contracts import CorrelationQuery, Counting, CountOf, Factor, FunnelQuery
from cauce.analytics.logic.questions.common import Asked, no_segments
from cauce.analytics.logic.questions.funnel import read_funnel
from cauce.analytics.logic.questions.group_type import asked_type
from cauce.analytics.logic.reading import Fields
from cauce.rules.parse import parse_name

ONE_ENTRY = (Counting.BEST, Counting.FIRST)
"""Ways to count of which everybody has one outcome."""
MAX_FACTORS = 20
MAX_EXCLUDED = 100
MAX_LISTED = 200
OWN = ("kind", "of", "factor", "names", "exclude", "min_persons", "limit", "refresh")


def read_correlation(document: Any, path: str, asked: Asked) -> CorrelationQuery:
    """Return the correlation that a JSON document asks for."""
    fields = Fields.of(document, path, OWN)
    factor = fields.choice("factor", Factor, Factor.EVENTS)
    least = 0 if factor is Factor.EVENTS else 1
    query = CorrelationQuery(
        _funnel(fields, asked),
        factor,
        fields.each("names", least, 0 if factor is Factor.EVENTS else MAX_FACTORS, parse_name),
        fields.each("exclude", 0, MAX_EXCLUDED, _event),
        fields.whole("min_persons", 1, 1_000_000, 10),
        fields.whole("limit", 1, MAX_LISTED, 25),
    )
    return _no_traits(fields, query)


def _funnel(fields: Fields, asked: Asked) -> FunnelQuery:
    document = fields.get("of")
    if isinstance(document, Mapping) and document.get("kind") != "funnel":
        raise fields.wrong("of.kind", "must be funnel", "debe ser funnel", ("funnel",))
    funnel = read_funnel(document, fields.at("of"), asked)
    no_segments(Fields(document, fields.at("of")))
    if len(funnel.steps) < 2:
        raise fields.wrong("of.steps", "must be at least two steps", "deben ser al menos dos pasos")
    if funnel.count is CountOf.SESSIONS:
        raise fields.wrong(
            "of.count",
            "must be persons or groups: a session has nothing but its events to compare",
            "debe ser persons o groups: de una sesión no hay más que comparar que sus eventos",
            (CountOf.PERSONS, CountOf.GROUPS),
        )
    if funnel.counting not in ONE_ENTRY:
        raise fields.wrong(
            "of.counting",
            "must take one entry each: a correlation compares who converted with who did not",
            "debe tomar una entrada de cada uno: una correlación compara a quien convirtió con quien no",
            ONE_ENTRY,
        )
    if funnel.sample < 1:
        raise fields.wrong(
            "of.sample", "a correlation is not sampled", "una correlación no se muestrea", ("1",)
        )
    return replace(funnel, group_type=asked_type(funnel, Fields(document, fields.at("of"))))


def _no_traits(fields: Fields, query: CorrelationQuery) -> CorrelationQuery:
    """Refuse traits of persons as what goes with the converting of groups."""
    if query.of_groups and query.factor is Factor.TRAITS:
        raise fields.wrong(
            "factor",
            "groups have no traits of persons; take events or properties",
            "los grupos no tienen rasgos de personas; elige eventos o propiedades",
            (Factor.EVENTS, Factor.PROPERTIES),
        )
    return query


def _event(document: Any, path: str) -> str:
    parent, _, last = path.rpartition(".")
    return Fields({last: document}, parent).text(last)
