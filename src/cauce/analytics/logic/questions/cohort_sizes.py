"""JSON → sizes of cohorts."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.contracts import EVERYBODY, CohortLine, CohortSizesQuery, Interval
from cauce.analytics.logic.calendar import labels_of
from cauce.analytics.logic.questions.common import (
    WHOLE,
    Asked,
    check_buckets,
    parse_segment,
    read_range,
)
from cauce.analytics.logic.reading import Fields
from cauce.kernel.errors import invalid
from cauce.rules import Comparison, Condition, SegmentIs, Subject, leaves

MAX_COHORTS = 10
MAX_SIZES = 1_000
"""Sizes worked out at a time: each is a condition of its own, looked at from another instant."""


def read_cohort_sizes(document: Any, path: str, asked: Asked) -> CohortSizesQuery:
    """Return the question after sizes of cohorts that a JSON document asks."""
    fields = Fields.of(document, path, (*WHOLE, "interval", "cohorts"))
    days, interval = read_range(fields, asked), fields.choice("interval", Interval, Interval.DAY)
    check_buckets(fields, days, interval)
    named = fields.get("cohorts") is not None
    cohorts = fields.each("cohorts", 1, MAX_COHORTS, _cohort) if named else (CohortLine(),)
    count = len(cohorts) * len(labels_of(days, interval))
    if count > MAX_SIZES:
        raise fields.wrong(
            "interval",
            f"that is {count} sizes, more than {MAX_SIZES}: take a wider interval, or fewer days or cohorts",
            f"son {count} tamaños, más de {MAX_SIZES}: elige un intervalo más ancho, o menos días o cohortes",
            tuple(Interval),
        )
    where = _of_persons(fields.condition("where"), fields.at("where"))
    return CohortSizesQuery(days, interval, cohorts, where, fields.boolean("include_bots"))


def _cohort(document: Any, path: str) -> CohortLine:
    if not isinstance(document, Mapping) or ("segment" in document) == ("where" in document):
        raise invalid(
            path,
            "must be a saved cohort or a condition on persons.",
            "debe ser una cohorte guardada o una condición sobre personas.",
            ('{"segment": "12"}', '{"where": {…}, "name": "…"}'),
        )
    fields = Fields.of(document, path, ("segment", "where", "name"))
    name = fields.optional_text("name")
    if "segment" not in document:
        return CohortLine(_of_persons(fields.condition("where"), fields.at("where")), name)
    segment = parse_segment(fields.get("segment"), fields.at("segment"))
    if segment == EVERYBODY:
        return CohortLine(name=name)
    return CohortLine(SegmentIs(segment), name, segment)


def _of_persons(condition: Condition, path: str) -> Condition:
    """Refuse what only an event has: a person has no properties at an instant."""
    for leaf in leaves(condition):
        if isinstance(leaf, Comparison) and leaf.subject is not Subject.TRAIT:
            raise invalid(
                path,
                f"{leaf.subject} {leaf.name!r} is of an event, and a cohort is of persons: say what they did"
                " with it.",
                f"{leaf.name!r} es de un evento y una cohorte es de personas: di qué hicieron con ello.",
                ("trait", "segment", "did"),
            )
    return condition
