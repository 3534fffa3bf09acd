"""What differs between two plans."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from cauce.collect.plan.contracts import Change, ChangeKind, EventRule, Plan, PropertyRule
from cauce.collect.plan.logic.document import event_document, property_document

Rule = TypeVar("Rule", EventRule, PropertyRule)


def changes(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Return the differences: the plan's own, then each event's in the order of the names."""
    return tuple(_changes(before, after))


def _changes(before: Plan, after: Plan) -> Iterator[Change]:
    if before.unknown_events is not after.unknown_events:
        field = ("unknown_events", before.unknown_events.value, after.unknown_events.value)
        yield Change(ChangeKind.CHANGED, "", fields=(field,))
    for name, old, new in _pairs(before.events, after.events):
        if old is None or new is None:
            yield Change(ChangeKind.ADDED if old is None else ChangeKind.REMOVED, name)
        elif old != new:
            yield from _event_changes(old, new)


def _event_changes(old: EventRule, new: EventRule) -> Iterator[Change]:
    fields = _fields(_own(old), _own(new))
    if fields:
        yield Change(ChangeKind.CHANGED, new.name, fields=fields)
    for name, before, after in _pairs(old.properties, new.properties):
        if before is None or after is None:
            kind = ChangeKind.ADDED if before is None else ChangeKind.REMOVED
            yield Change(kind, new.name, name)
        elif before != after:
            fields = _fields(property_document(before), property_document(after))
            yield Change(ChangeKind.CHANGED, new.name, name, fields)


def _own(event: EventRule) -> dict[str, Any]:
    return {k: v for k, v in event_document(event).items() if k != "properties"}


def _fields(old: dict[str, Any], new: dict[str, Any]) -> tuple[tuple[str, Any, Any], ...]:
    return tuple((name, old[name], new[name]) for name in new if old[name] != new[name])


def _pairs(
    before: Sequence[Rule], after: Sequence[Rule]
) -> Iterator[tuple[str, Rule | None, Rule | None]]:
    name: Callable[[Rule], str] = lambda rule: rule.name  # noqa: E731
    old, new = {name(r): r for r in before}, {name(r): r for r in after}
    for key in sorted(old.keys() | new.keys()):
        yield key, old.get(key), new.get(key)
