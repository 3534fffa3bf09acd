"""JSON → which events or people are taken out."""

from hashlib import sha256
from typing import Any

from cauce.analytics.contracts import DateRange, Exported, Extract
from cauce.analytics.logic.questions.common import Asked, read_range
from cauce.analytics.logic.reading import MAX_NAME, Fields, encodes
from cauce.kernel.errors import CauceError, invalid
from cauce.rules import Condition, Subject
from cauce.rules.walk import names_of

MAX_EVENTS = 100
ALL_DAYS_FROM = "1971-01-01"
_NAMES = ("events", "date_from", "date_to", "timezone", "where")


def parse_extract(what: Exported, document: Any, asked: Asked) -> Extract:
    """Return what a JSON document takes out; without dates every day, without events every event.

    Raises:
        CauceError: ``invalid_field`` naming the wrong part.
    """
    fields = Fields.of(document, "", _NAMES)
    where = fields.condition("where")
    if what is Exported.PEOPLE:
        return _people(fields, where)
    names = fields.each("events", 0, MAX_EVENTS, _event)
    return Extract(what, names, _days(fields, asked), where)


def _event(value: Any, path: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= MAX_NAME or not encodes(value):
        raise invalid(
            path,
            f"must be an event's name of 1 to {MAX_NAME} characters",
            f"debe ser el nombre de un evento, de 1 a {MAX_NAME} caracteres",
        )
    return value


def _days(fields: Fields, asked: Asked) -> DateRange | None:
    given = {name: fields.get(name) for name in ("date_from", "date_to", "timezone")}
    if given["date_from"] is None and given["date_to"] is None:
        return None
    if given["date_from"] is None:
        given["date_from"] = ALL_DAYS_FROM
    return read_range(Fields(given, ""), asked)


def _people(fields: Fields, where: Condition) -> Extract:
    for name in ("events", "date_from", "date_to"):
        if fields.get(name):
            raise fields.wrong(
                name,
                "is for events; people are chosen by a condition on traits or behaviour (where)",
                "es para eventos; las personas se eligen con una condición sobre sus rasgos o lo que"
                " hicieron (where)",
            )
    if any(names_of(where, one) for one in Subject if one is not Subject.TRAIT):
        raise fields.wrong(
            "where",
            "people have traits, not what an event says of itself or of its group",
            "las personas tienen rasgos, no lo que un evento dice de sí o de su grupo",
            ("trait", "did", "all", "any", "not"),
        )
    return Extract(Exported.PEOPLE, where=where)


def mark_of(extract: Extract) -> str:
    """Return a short text that differs between extracts."""
    return sha256(repr(extract).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def strange_position() -> CauceError:
    """Return the 422 for a place in another export."""
    return invalid(
        "cursor",
        "it is of another export; use it with the same dates, events, condition and time zone, or"
        " leave it out to start at the beginning",
        "es de otra exportación; úsalo con las mismas fechas, eventos, condición y zona horaria, u"
        " omítelo para empezar por el principio",
    )
