"""Why an answer is empty: an event or property that this project has never seen."""

from collections.abc import Generator, Sequence

from cauce.analytics.contracts import (
    NEEDS_PROPERTY,
    Breakdown,
    Caveat,
    EventMatch,
    Rows,
    Scope,
    Statement,
    TrendQuery,
)
from cauce.analytics.logic.source import Source
from cauce.kernel.errors import Text
from cauce.rules import ALWAYS, Condition, Subject, names_of

Explaining = Generator[Statement, Rows, tuple[Caveat, ...]]


def explain_empty(query: TrendQuery, empty: Sequence[bool], scope: Scope) -> Explaining:
    """Return the warnings of a trend: only what is empty is looked into."""
    found: list[Caveat] = []
    for series, is_empty in zip(query.series, empty, strict=True):
        if is_empty:
            number = series.property if series.math in NEEDS_PROPERTY else None
            found += yield from explain_match(
                series.match, query.where, query.breakdown, scope, number=number
            )
    return tuple(dict.fromkeys(found))


def explain_match(
    match: EventMatch,
    where: Condition,
    breakdown: Breakdown | None,
    scope: Scope,
    *,
    number: str | None = None,
) -> Explaining:
    """Return what of a match this project has never seen: the event, else its properties."""
    if match.event is not None and not (yield from _exists(scope, match.event, "1")):
        return (unknown_event(match.event),)
    names = _mentioned(match, where, breakdown)
    properties, found = Source.of(scope, scope.utc), []
    for name in sorted(names | ({number} if number else set())):
        seen = yield from _exists(scope, match.event, properties.is_set(name))
        if not seen:
            found.append(unknown_property(name))
        elif name == number and not (
            yield from _exists(scope, match.event, f"{properties.number(name)} IS NOT NULL")
        ):
            found.append(not_a_number(name))
    return tuple(found)


def _mentioned(match: EventMatch, where: Condition, breakdown: Breakdown | None) -> set[str]:
    names = set[str]()
    for condition in (match.where, where):
        if condition != ALWAYS:
            names |= names_of(condition, Subject.PROPERTY)
    if breakdown is not None:
        names |= {one.name for one in breakdown.splits if one.subject is Subject.PROPERTY}
    return names


def _exists(scope: Scope, event: str | None, test: str) -> Generator[Statement, Rows, bool]:
    """Whether the project has such an event; reads the sort key (project_id, event)."""
    source = Source.of(scope, scope.utc)
    rows = yield source.statement(
        f"SELECT 1 FROM events WHERE project_id = {source.project}"
        f" AND {source.named(event)} AND {test} LIMIT 1"
    )
    return bool(rows)


def unknown_event(name: str) -> Caveat:
    """Return the warning for an event that never happened here."""
    return Caveat(
        "unknown_event",
        Text(
            f"No event {name!r} has ever arrived in this project. Check its name in the schema.",
            f"En este proyecto nunca ha llegado un evento {name!r}. Revisa su nombre en el esquema.",
        ),
    )


def unknown_property(name: str) -> Caveat:
    """Return the warning for a property that no such event carries."""
    return Caveat(
        "unknown_property",
        Text(
            f"No such event carries the property {name!r}. Check its name in the schema.",
            f"Ningún evento así lleva la propiedad {name!r}. Revisa su nombre en el esquema.",
        ),
    )


def not_a_number(name: str) -> Caveat:
    """Return the warning for a property whose values are no numbers."""
    return Caveat(
        "not_a_number",
        Text(
            f"The property {name!r} holds no numbers, so there is nothing to compute.",
            f"La propiedad {name!r} no contiene números, así que no hay nada que calcular.",
        ),
    )
