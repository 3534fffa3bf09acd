"""What traffic shows, as additions to a plan: what a person wrote is never changed."""

from collections.abc import Sequence
from dataclasses import replace

from cauce.collect.plan.contracts import (
    EventRule,
    Plan,
    PropertyRule,
    PropertyType,
    SeenEvent,
    SeenProperty,
)
from cauce.collect.plan.logic.parse import MAX_EVENTS, MAX_PROPERTIES, parse_plan
from cauce.kernel.errors import CauceError

ENOUGH = 100
"""Events that must have been looked at before "present in all" means required."""

SEEN_AS = {
    "string": PropertyType.TEXT,
    "number": PropertyType.NUMBER,
    "boolean": PropertyType.BOOLEAN,
    "datetime": PropertyType.DATE,
    "array": PropertyType.LIST,
}


def learned(plan: Plan, seen: Sequence[SeenEvent]) -> tuple[Plan, int, int]:
    """Return the plan with every event and property seen, and how many of each were added."""
    events = {event.name: event for event in plan.events}
    added_events = added_properties = 0
    for one in seen:
        known = events.get(one.name)
        if known is None and (len(events) >= MAX_EVENTS or not _fits(one.name)):
            continue
        event = known or EventRule(one.name)
        fresh = _fresh(event, one)
        events[one.name] = _with(event, fresh)
        added_events += known is None
        added_properties += len(fresh)
    ordered = tuple(events[name] for name in sorted(events))
    return replace(plan, events=ordered), added_events, added_properties


def _with(event: EventRule, fresh: Sequence[PropertyRule]) -> EventRule:
    both = sorted((*event.properties, *fresh), key=lambda rule: rule.name)
    return replace(event, properties=tuple(both))


def _fresh(event: EventRule, seen: SeenEvent) -> list[PropertyRule]:
    """Return rules for the properties that the event does not have yet."""
    known = {rule.name for rule in event.properties}
    found: dict[str, PropertyRule] = {}
    for one in seen.properties:
        name, _, inner = one.name.partition(".")
        if name in known or len(known) + len(found) >= MAX_PROPERTIES:
            continue
        rule = PropertyRule(name, PropertyType.OBJECT) if inner else _rule(one, seen.sampled)
        if rule is not None and _fits(seen.name, name):
            found.setdefault(name, rule)
    return list(found.values())


def _rule(seen: SeenProperty, sampled: int) -> PropertyRule | None:
    """Return the rule that all looked-at values keep; None when they have no type in common.

    Text that sometimes reads as a date is text.
    """
    kinds = {SEEN_AS[kind] for kind in seen.types}
    if kinds == {PropertyType.TEXT, PropertyType.DATE}:
        kinds = {PropertyType.TEXT}
    if len(kinds) != 1:
        return None
    return PropertyRule(seen.name, kinds.pop(), sampled >= ENOUGH and seen.coverage >= 1)


def _fits(event: str, name: str | None = None) -> bool:
    """Return whether a plan can have this name."""
    try:
        parse_plan({"events": {event: {"properties": {name: {"type": "text"}} if name else {}}}})
    except CauceError:
        return False
    return True
