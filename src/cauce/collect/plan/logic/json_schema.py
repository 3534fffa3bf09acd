"""A plan as JSON Schema 2020-12: one schema an event, of its properties.

It says what ``compile`` judges, with one exception: a ``check`` is a condition and stands under
``x-cauce-check``, where no validator looks.
"""

import re
from typing import Any

from cauce.collect.plan.contracts import EventRule, Plan, PropertyRule, PropertyType
from cauce.collect.plan.logic.compile import OWN
from cauce.collect.plan.logic.dates import DATE
from cauce.collect.plan.logic.words import distinct, said, snake

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPES = {
    PropertyType.TEXT: "string",
    PropertyType.NUMBER: "number",
    PropertyType.INTEGER: "integer",
    PropertyType.BOOLEAN: "boolean",
    PropertyType.LIST: "array",
    PropertyType.OBJECT: "object",
    PropertyType.DATE: "string",
}


def file_names(plan: Plan) -> dict[str, str]:
    """Return event → name of its file."""
    found = distinct((event.name for event in plan.events), snake, limit=80)
    return {event: f"{name}.schema.json" for event, name in found.items()}


def event_schema(event: EventRule) -> dict[str, Any]:
    """Return the schema of the properties of one event."""
    found: dict[str, Any] = {
        "$schema": DIALECT,
        "title": event.name,
        "type": "object",
        "properties": {rule.name: property_schema(rule) for rule in event.properties},
        "required": [rule.name for rule in event.properties if rule.required],
    }
    if said(event):
        found["description"] = said(event)
    if event.strict:
        found["additionalProperties"] = False
        found["patternProperties"] = {f"^{re.escape(OWN)}": True}
    if event.check is not None:
        found["x-cauce-check"] = event.check
    return found


def property_schema(rule: PropertyRule) -> dict[str, Any]:
    """Return the schema of a property; an optional one may be null, which is as good as absent."""
    kind = TYPES[rule.type]
    found: dict[str, Any] = {"type": kind if rule.required else [kind, "null"]}
    if rule.allowed and rule.type is PropertyType.LIST:
        found["items"] = {"enum": list(rule.allowed)}
    elif rule.allowed:
        found["enum"] = [*rule.allowed, *(() if rule.required else (None,))]
    if rule.pattern or rule.type is PropertyType.DATE:
        found["pattern"] = rule.pattern or DATE
    if rule.minimum is not None:
        found["minimum"] = rule.minimum
    if rule.maximum is not None:
        found["maximum"] = rule.maximum
    if said(rule):
        found["description"] = said(rule)
    found["x-cauce-pii"] = rule.pii.value
    return found
