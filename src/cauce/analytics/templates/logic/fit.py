"""Who may play which role: by names first, then by types, volumes and the order in which people do things."""

from collections.abc import Iterable, Mapping
from functools import partial

from cauce.analytics.contracts import INTERNAL_EVENTS, EventSeen, PropertySeen, Schema
from cauce.analytics.templates.contracts import (
    PROPERTY_OF,
    BoardRole,
    Cast,
    Chosen,
    Match,
    Ordered,
    PlayerKind,
    Why,
)
from cauce.analytics.templates.logic.names import name_score

LEAST = 0.25
"""A match below this is none."""
MOST_MATCHES = 8
NAMED = 0.75
"""How much the name alone is worth; the rest is what the data say."""
CHANNEL = Match(PlayerKind.CONTEXT, "traffic.channel", 0.55, (Why.ENRICHED,))
"""Where a visit came from, worked out from campaign and referrer when an event of a page arrives."""

Matches = Mapping[BoardRole, tuple[Match, ...]]
_CURRENCY_LENGTH = 3


def fitted(roles: Iterable[BoardRole], schema: Schema, order: Ordered) -> Matches:
    """Return what may play each role, the best first; what is best for one role is not for another.

    Args:
        roles: those of a template.
        schema: what the project has sent.
        order: where in people's histories its events first come.
    """
    wanted = tuple(roles)
    events = [event for event in schema.events if event.name not in INTERNAL_EVENTS]
    pool = {role: _events_for(role, events, order) for role in wanted if role not in PROPERTY_OF}
    found = _distinct(pool)
    cast = {role: Chosen(best[0].kind, best[0].name) for role, best in found.items() if best}
    for role in wanted:
        if role in PROPERTY_OF:
            found[role] = properties_for(role, schema, cast)
    return found


def properties_for(role: BoardRole, schema: Schema, cast: Cast) -> tuple[Match, ...]:
    """Return what may play a property's role, of the first event that may carry it and is there."""
    names = [cast[owner].name for owner in PROPERTY_OF[role] if owner in cast]
    event = next((one for name in names for one in schema.events if one.name == name), None)
    if event is None:
        return ()
    found = [_property(role, seen, event) for seen in event.properties]
    if role is BoardRole.SOURCE:
        found.append(CHANNEL)
    return _ranked(found)


def best_of(matches: Matches) -> Cast:
    """Return the best match of each role that has one."""
    return {role: Chosen(own[0].kind, own[0].name) for role, own in matches.items() if own}


def _events_for(role: BoardRole, events: list[EventSeen], order: Ordered) -> tuple[Match, ...]:
    return _ranked([_event(role, event, events, order) for event in events])


def _event(role: BoardRole, event: EventSeen, events: list[EventSeen], order: Ordered) -> Match:
    named = name_score(event.name, role)
    told = _told(role, event, events, order)
    why = (*((Why.NAME,) if named else ()), *told)
    score = NAMED * named + 0.125 * len(told) if named else 0.0
    if not named and len(told) == ENOUGH:
        score = GUESSED.get(role, 0.0) - 0.01 * _rank(event, events)
    return Match(PlayerKind.EVENT, event.name, round(score, 3), why)


ENOUGH = 2
"""Things that the data may say for an event in a role; all of them together make a guess."""

GUESSED: Mapping[BoardRole, float] = {
    BoardRole.VISIT: 0.44,
    BoardRole.PURCHASE: 0.42,
    BoardRole.SIGN_UP: 0.4,
    BoardRole.ACTIVATION: 0.34,
}
"""Roles whose event is guessed where its name says nothing; what is told apart best first."""


def _told(
    role: BoardRole, event: EventSeen, events: list[EventSeen], order: Ordered
) -> tuple[Why, ...]:
    """Return what the data say for an event in a role."""
    most = max(one.persons for one in events)
    place = order.places.get(event.name, 0.5)
    once = event.persons > 0 and event.volume <= 1.1 * event.persons
    paid = amount_of(event) is not None
    facts: tuple[tuple[Why, bool], ...] = ()
    match role:
        case BoardRole.VISIT:
            facts = ((Why.VOLUME, event.persons >= 0.8 * most), (Why.ORDER, place <= 0.4))
        case BoardRole.SIGN_UP:
            facts = ((Why.ONCE, once and not paid), (Why.ORDER, 0.1 <= place <= 0.9))
        case BoardRole.ACTIVATION:
            facts = (
                (Why.VOLUME, event.persons >= 0.1 * most and not once),
                (Why.ORDER, place > 0.5),
            )
        case BoardRole.PURCHASE:
            facts = ((Why.AMOUNT, paid), (Why.ORDER, place > 0.5))
    return tuple(why for why, true in facts if true)


def _rank(event: EventSeen, events: list[EventSeen]) -> int:
    """Return how many events more people do."""
    return sum(1 for one in events if one.persons > event.persons)


def amount_of(event: EventSeen) -> str | None:
    """Return the number of an event that is an amount of money: by its name, or beside a currency."""
    matches = _ranked([_property(BoardRole.AMOUNT, seen, event) for seen in event.properties])
    return matches[0].name if matches else None


def _property(role: BoardRole, seen: PropertySeen, event: EventSeen) -> Match:
    named = name_score(seen.name, role)
    if role is not BoardRole.AMOUNT:
        fits = seen.types[:1] == ("string",)
        why = (Why.NAME, Why.TYPE) if fits else (Why.NAME,)
        score = named * (0.9 if fits else 0.5) * (0.5 + 0.5 * seen.coverage) if named else 0.0
        return Match(PlayerKind.PROPERTY, seen.name, round(score, 3), why)
    if seen.types[:1] != ("number",):
        return Match(PlayerKind.PROPERTY, seen.name, 0.0, ())
    if named:
        return Match(
            PlayerKind.PROPERTY,
            seen.name,
            round(named * (0.5 + 0.5 * seen.coverage), 3),
            (Why.NAME, Why.TYPE),
        )
    guess = 0.35 if _has_cents(seen) and _has_currency(event) else 0.0
    return Match(PlayerKind.PROPERTY, seen.name, guess, (Why.TYPE, Why.AMOUNT))


def _has_cents(seen: PropertySeen) -> bool:
    numbers = [one for one in seen.examples if isinstance(one, int | float)]
    return any(not float(one).is_integer() for one in numbers) and all(one >= 0 for one in numbers)


def _has_currency(event: EventSeen) -> bool:
    """Return whether a property holds codes such as EUR."""
    return any(
        seen.examples
        and all(
            isinstance(one, str)
            and len(one) == _CURRENCY_LENGTH
            and one.isalpha()
            and one.isupper()
            for one in seen.examples
        )
        for seen in event.properties
    )


def _ranked(found: Iterable[Match]) -> tuple[Match, ...]:
    kept = [match for match in found if match.score >= LEAST]
    return tuple(sorted(kept, key=lambda match: -match.score)[:MOST_MATCHES])


def _distinct(pool: Mapping[BoardRole, tuple[Match, ...]]) -> dict[BoardRole, tuple[Match, ...]]:
    """Give each event to the role it is best for; a role keeps its other matches after its best."""
    pairs = sorted(
        ((match.score, role, match.name) for role, own in pool.items() for match in own),
        key=lambda pair: -pair[0],
    )
    taken: dict[str, BoardRole] = {}
    won: dict[BoardRole, str] = {}
    for _, role, name in pairs:
        if role not in won and name not in taken:
            won[role], taken[name] = name, role
    return {
        role: tuple(
            sorted(
                (match for match in own if taken.get(match.name, role) is role),
                key=partial(_is_not, won.get(role)),
            )
        )
        for role, own in pool.items()
    }


def _is_not(name: str | None, match: Match) -> bool:
    return match.name != name
