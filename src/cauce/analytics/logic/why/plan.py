"""Why a person is counted: what the chart says, what following them says, and whether both agree."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from math import isclose
from typing import Any

from cauce.analytics.contracts import (
    OTHER,
    AttributionQuery,
    AttributionResult,
    Caveat,
    ChartQuery,
    FunnelQuery,
    FunnelResult,
    HistogramQuery,
    LifecycleResult,
    PathsQuery,
    PeopleQuery,
    PeopleResult,
    Plan,
    Planned,
    Point,
    RetentionResult,
    Scope,
    SessionsResult,
    Step,
    StickinessResult,
    TrendQuery,
    WhyEvent,
    WhyGroup,
    WhyQuery,
    WhyResult,
)
from cauce.analytics.logic.drill import of_point
from cauce.analytics.logic.groups import Group, lists_groups
from cauce.analytics.logic.histogram import bar_of, edges_of
from cauce.analytics.logic.questions import no_such_group
from cauce.analytics.logic.trend_people import top_of
from cauce.analytics.logic.why.judge import used_in
from cauce.analytics.logic.why.readers import Read, read_person
from cauce.analytics.logic.why.reading import Fold
from cauce.analytics.logic.why.story import MAX_DEEDS, Deed, Who, group_is, who_is
from cauce.analytics.logic.why.words import instant_of
from cauce.kernel.errors import Text
from cauce.kernel.ids import PersonId, person_text
from cauce.rules import Subject
from cauce.rules.values import flatten

MAX_EVENTS = 200
"""So many events are listed; those that count come first into the list."""

Working = Generator[Step, Any, Planned]


@dataclass(frozen=True, slots=True)
class Plans:
    """How the chart of the question, and the people behind it, are worked out."""

    chart: Callable[[Any, Scope], Plan]
    people: Callable[[PeopleQuery, Any, Scope], Plan]


@dataclass(frozen=True, slots=True)
class Charted:
    """What the chart says of a person."""

    counted: bool
    value: float | None


def why(query: WhyQuery, plans: Plans, scope: Scope) -> Working:
    """Work out why a person is, or is not, behind a number; see ``contracts.Plan``.

    An event that arrives between the two looks makes them differ, so they are taken once more then.
    """
    query = replace(query, point=_point_of(query.of, query.point))
    if isinstance(query.of, HistogramQuery):
        edges = yield from edges_of(query.of, scope)
        bar_of(query.point, edges)
        query = replace(query, of=replace(query.of, edges=edges, bins=None))
    who = yield from _whom(query, scope)
    result, caveats = yield from _answer(query, who, plans, scope)
    if result.agrees is False:
        result, caveats = yield from _answer(query, who, plans, scope)
    if who.person != query.person:
        caveats = (*caveats, _MERGED)
    return Planned(result, "why", caveats)


def _whom(query: WhyQuery, scope: Scope) -> Generator[Step, Any, Who]:
    """Whom to follow; where groups are counted that is a group, in a funnel also a person in it.

    Raises:
        CauceError: ``invalid_field`` (422) when no group has the number.
    """
    if not lists_groups(query.of, query.point):
        return (yield from who_is(query.person, scope))
    group = yield from group_is(query.person, scope)
    if group is not None:
        return group
    if isinstance(query.of, FunnelQuery):
        return (yield from who_is(query.person, scope))
    raise no_such_group()


def _point_of(of: ChartQuery, point: Point) -> Point:
    """The point as the chart takes it: without a breakdown when it has none; of a funnel's bar, the step that ends it."""
    if isinstance(of, FunnelQuery):
        point = replace(point, bar=None)
    whole = getattr(of, "breakdown", OTHER) is None
    return replace(point, has_breakdown=False, breakdown=None) if whole else point


def _answer(
    query: WhyQuery, who: Who, plans: Plans, scope: Scope
) -> Generator[Step, Any, tuple[WhyResult, tuple[Caveat, ...]]]:
    charted = yield from _by_chart(query, who, plans, scope)
    fold = yield from _fold_of(query, plans, scope)
    read = yield from read_person(query.of, query.point, who, fold, scope)
    return _result(query, who, charted, read)


def _by_chart(
    query: WhyQuery, who: Who, plans: Plans, scope: Scope
) -> Generator[Step, Any, Charted]:
    grouped = who.group is not None
    asked = PeopleQuery(query.of, query.point, limit=1, only=who.person, grouped=grouped)
    planned = yield from plans.people(asked, query.of, scope)
    result = planned.result
    items = result.items if isinstance(result, PeopleResult) else ()
    return Charted(bool(items), items[0].value if items else None)


def _fold_of(query: WhyQuery, plans: Plans, scope: Scope) -> Generator[Step, Any, Fold]:
    """How breakdown values are shown; whom ``OTHER`` holds depends on which have their own line.

    A channel without a line of its own gets no credit but as ``OTHER``.
    """
    channel = isinstance(query.of, AttributionQuery) and query.point.breakdown is not None
    if query.point.breakdown != OTHER and not channel:
        return lambda value: value
    if isinstance(query.of, TrendQuery):
        top = yield from top_of(query.of, query.point.series or 0, scope)
        shown: frozenset[str | None] = frozenset(top)
    else:
        of = query.of
        chart = of_point(query.point, of) if isinstance(of, FunnelQuery) else of
        planned = yield from plans.chart(chart, scope)
        shown = frozenset(_shown(planned.result, query.point))
    return lambda value: value if value is None or value in shown else OTHER


def _shown(result: object, point: Point) -> Iterator[str | None]:
    match result:
        case FunnelResult() | RetentionResult() | LifecycleResult():
            yield from (branch.value for branch in result.breakdowns)
        case StickinessResult(series):
            yield from (branch.value for branch in series[point.series or 0].breakdowns)
        case SessionsResult():
            yield from (row.breakdown for row in result.rows)
        case AttributionResult():
            yield from (channel.channel for channel in result.channels)


def _result(
    query: WhyQuery, who: Who, charted: Charted, read: Read
) -> tuple[WhyResult, tuple[Caveat, ...]]:
    reading = read.reading
    independent = not isinstance(query.of, PathsQuery)
    ids = tuple(person_text(PersonId(one)) for one in who.ids)
    named = None if who.group is None else _named(who.group)
    if reading is None:
        words = _TOO_MANY.message
        unread = WhyResult(
            ids[0],
            ids,
            charted.counted,
            charted.value,
            None,
            None,
            False,
            words,
            None,
            (),
            None,
            (),
            group=named,
        )
        return unread, (_TOO_MANY,)
    agrees = reading.counts == charted.counted and _same(reading.value, charted)
    events = list(_events(query, read))
    result = WhyResult(
        ids[0],
        ids,
        charted.counted,
        charted.value,
        reading.counts,
        agrees,
        independent,
        reading.sentence,
        reading.window,
        reading.entries,
        reading.missing,
        tuple(_listed(events)),
        max(0, len(events) - MAX_EVENTS),
        named,
    )
    return result, () if agrees else (_DISAGREES,)


def _named(group: Group) -> WhyGroup:
    return WhyGroup(group.group_id, group.name, group.type or None)


def _same(value: float | None, charted: Charted) -> bool:
    if value is None or charted.value is None or not charted.counted:
        return True
    return isclose(value, charted.value, rel_tol=1e-6, abs_tol=1e-9)


def _listed(events: list[WhyEvent]) -> list[WhyEvent]:
    """The events to list, in order: of too many those that count, then the first."""
    if len(events) <= MAX_EVENTS:
        return events
    counting = [event for event in events if any(part.counts for part in event.played)]
    rest = [event for event in events if not any(part.counts for part in event.played)]
    kept = {id(event) for event in (counting + rest)[:MAX_EVENTS]}
    return [event for event in events if id(event) in kept]


def _events(query: WhyQuery, read: Read) -> Iterator[WhyEvent]:
    """The events that play a part, in the order of time."""
    played = {} if read.reading is None else read.reading.played
    used = sorted(used_in(query.of))
    zone = query.of.range.timezone
    for deed in read.story.everything:
        if deed in played:
            at = instant_of(deed.ms)
            yield WhyEvent(
                at,
                at.astimezone(zone).isoformat(timespec="milliseconds"),
                deed.event,
                deed.message_id,
                person_text(PersonId(deed.raw)),
                deed.user_id or None,
                deed.anonymous_id or None,
                _properties(deed, used),
                tuple(played[deed]),
            )


def _properties(deed: Deed, used: list[tuple[Subject, str]]) -> dict[str, Any]:
    properties, context = flatten(deed.properties), flatten(deed.context)
    found = {}
    for subject, name in used:
        if subject is Subject.CONTEXT and name in context:
            found[f"context.{name}"] = context[name]
        elif subject is Subject.PROPERTY and name in properties:
            found[name] = properties[name]
    return found


_DISAGREES = Caveat(
    "reading_disagrees",
    Text(
        "The chart and following this person one by one do not say the same. Please report it, with the"
        " question and the person's id.",
        "El gráfico y seguir a esta persona evento a evento no dicen lo mismo. Avísanos, por favor, con"
        " la pregunta y el identificador de la persona.",
    ),
)
_TOO_MANY = Caveat(
    "too_many_events",
    Text(
        f"The person has too many events to follow one by one (more than {MAX_DEEDS:,}, or 400 that may"
        " be steps in any order). Ask for fewer days or events.",
        f"La persona tiene demasiados eventos para seguirlos uno a uno (más de {MAX_DEEDS:,}, o 400 que"
        " pueden ser pasos en cualquier orden). Pide menos días o eventos.",
    ),
)
_MERGED = Caveat(
    "person_merged",
    Text(
        "This person was merged into another: the answer is about that one.",
        "Esta persona se fusionó con otra: la respuesta trata de esa.",
    ),
)
