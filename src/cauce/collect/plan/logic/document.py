"""Plan → JSON document, with or without what goes without saying; the inverse of ``parse``."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from cauce.collect.contracts import Policy
from cauce.collect.plan.contracts import EventRule, Pii, Plan, PropertyRule
from cauce.collect.plan.logic.parse import FORMAT
from cauce.kernel.errors import Text

DEFAULTS: Mapping[str, Any] = {
    "policy": Policy.FLAG, "strict": False, "description": Text("", ""), "owner": "", "purpose": "",
    "check": None, "required": False, "allowed": (), "pattern": "", "minimum": None,
    "maximum": None, "pii": Pii.NONE,
}  # fmt: skip


def plan_document(plan: Plan, *, compact: bool = False) -> dict[str, Any]:
    """Return the JSON of a plan; ``compact`` leaves out every default."""
    return {
        "format": FORMAT,
        "unknown_events": plan.unknown_events.value,
        "events": {event.name: event_document(event, compact=compact) for event in plan.events},
    }


def event_document(event: EventRule, *, compact: bool = False) -> dict[str, Any]:
    """Return the JSON of an event."""
    found = _fields(event, compact=compact)
    properties = {p.name: _fields(p, compact=compact) for p in event.properties}
    return {**found, "properties": properties} if properties or not compact else found


def property_document(rule: PropertyRule) -> dict[str, Any]:
    """Return the JSON of a property."""
    return _fields(rule, compact=False)


def _fields(rule: EventRule | PropertyRule, *, compact: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(rule):
        value = getattr(rule, field.name)
        usual = field.name in DEFAULTS and value == DEFAULTS[field.name]
        if field.name in {"name", "properties"} or (compact and usual):
            continue
        found[field.name] = _json(value, compact=compact)
    return found


def _json(value: Any, *, compact: bool) -> Any:
    if isinstance(value, Text):
        words = {"en": value.en, "es": value.es}
        return {name: said for name, said in words.items() if said or not compact}
    if isinstance(value, tuple):
        return list(value)
    return value.value if isinstance(value, StrEnum) else value
