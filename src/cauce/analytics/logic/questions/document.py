"""JSON → question, whatever its kind."""

from collections.abc import Callable, Mapping
from typing import Any

from cauce.analytics.contracts import ChartQuery, CohortSizesQuery, PeopleQuery, Question, WhyQuery
from cauce.analytics.logic.questions.attribution import read_attribution
from cauce.analytics.logic.questions.cohort_sizes import read_cohort_sizes
from cauce.analytics.logic.questions.common import Asked
from cauce.analytics.logic.questions.correlation import read_correlation
from cauce.analytics.logic.questions.funnel import read_funnel
from cauce.analytics.logic.questions.group_type import of_type
from cauce.analytics.logic.questions.histogram import read_histogram
from cauce.analytics.logic.questions.lifecycle import read_lifecycle, read_stickiness
from cauce.analytics.logic.questions.paths import read_paths
from cauce.analytics.logic.questions.people import MAX_LIMIT, read_point
from cauce.analytics.logic.questions.retention import read_retention
from cauce.analytics.logic.questions.sessions import read_sessions
from cauce.analytics.logic.questions.sql import read_sql
from cauce.analytics.logic.questions.trend import read_trend
from cauce.analytics.logic.reading import Fields
from cauce.kernel.errors import invalid
from cauce.kernel.ids import parse_person


def parse_question(document: Any, asked: Asked) -> Question:
    """Return the question a JSON document asks.

    Raises:
        CauceError: ``invalid_field`` (422) naming the path of the wrong part and what is allowed.
    """
    kind = document.get("kind") if isinstance(document, Mapping) else None
    if kind == "people":
        return _people(document, asked)
    if kind == "why":
        return _why(document, asked)
    if kind == "sql":
        return read_sql(document, asked)
    return _chart(document, "", asked)


def _chart(document: Any, path: str, asked: Asked) -> ChartQuery:
    kind = document.get("kind") if isinstance(document, Mapping) else None
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        where = f"{path}.kind" if path else "kind"
        allowed = tuple(_READERS) if path else (*_READERS, "people", "why", "sql")
        raise invalid(where, "unknown kind of question.", "tipo de pregunta desconocido.", allowed)
    Fields(document, path).boolean("refresh")
    return of_type(reader(document, path, asked), Fields(document, path))


_READERS: Mapping[str, Callable[[Any, str, Asked], ChartQuery]] = {
    "trend": read_trend,
    "funnel": read_funnel,
    "retention": read_retention,
    "lifecycle": read_lifecycle,
    "stickiness": read_stickiness,
    "paths": read_paths,
    "sessions": read_sessions,
    "histogram": read_histogram,
    "attribution": read_attribution,
    "correlation": read_correlation,
    "cohort_sizes": read_cohort_sizes,
}


def _people(document: Any, asked: Asked) -> PeopleQuery:
    fields = Fields.of(document, "", ("kind", "of", "point", "limit", "cursor", "refresh"))
    fields.boolean("refresh")
    of = _chart(fields.get("of"), "of", asked)
    return PeopleQuery(
        of,
        read_point({} if fields.get("point") is None else fields.get("point"), of),
        fields.whole("limit", 1, MAX_LIMIT, 100),
        fields.optional_text("cursor"),
    )


def _why(document: Any, asked: Asked) -> WhyQuery:
    fields = Fields.of(document, "", ("kind", "of", "point", "person_id", "refresh"))
    fields.boolean("refresh")
    of = _chart(fields.get("of"), "of", asked)
    if isinstance(of, CohortSizesQuery):
        raise invalid(
            "of.kind",
            "of the size of a cohort there are no events to follow: its condition says whom it holds.",
            "en el tamaño de una cohorte no hay eventos que seguir: su condición dice a quién contiene.",
            tuple(kind for kind in _READERS if kind != "cohort_sizes"),
        )
    point = read_point({} if fields.get("point") is None else fields.get("point"), of)
    person = parse_person(fields.text("person_id"))
    if person is None:
        raise fields.wrong(
            "person_id",
            "must be the id of a person, 16 hexadecimal digits as in a list of people; of a group its `person_id` there",
            "debe ser el identificador de una persona, 16 cifras hexadecimales como en una lista de personas; de un grupo, su `person_id` ahí",
        )
    return WhyQuery(of, point, person)
