"""A plan as a TypeScript module: one interface and one typed function an event."""

import json
from collections.abc import Iterator

from cauce.collect.plan.contracts import EventRule, Plan, PropertyRule, PropertyType
from cauce.collect.plan.logic.words import CALLS, camel, distinct, pascal, said

TYPES = {
    PropertyType.TEXT: "string",
    PropertyType.NUMBER: "number",
    PropertyType.INTEGER: "number",
    PropertyType.BOOLEAN: "boolean",
    PropertyType.LIST: "unknown[]",
    PropertyType.OBJECT: "Record<string, unknown>",
    PropertyType.DATE: "string | Date",
}
SKIPPED = ("group", "alias")
HEAD = """\
// Typed calls of the tracking plan{of}. Written by Cauce: make it anew instead of editing it.
//
//   const plan = trackingPlan(analytics); // analytics.js, or anything with its calls

/** What sends a call. */
export interface Sender {{
{calls}}}
"""


def typescript_module(plan: Plan, of: str = "") -> str:
    """Return the module; it needs nothing but a compiler with ``strict``."""
    events = [event for event in plan.events if CALLS.get(event.name) not in SKIPPED]
    names = [event.name for event in events]
    types = distinct(names, pascal, taken=("Sender", "Record", "Date"))
    functions = distinct(names, camel)
    used = sorted({CALLS.get(name, "track") for name in names} or {"track"})
    lines = [HEAD.format(of=of, calls="".join(map(_call, used)))]
    lines += ["\n".join(_interface(event, types[event.name])) for event in events]
    lines.append("/** One function for each event of the plan. */")
    lines.append("export function trackingPlan(sender: Sender) {\n  return {")
    for event in events:
        lines.append("\n".join(_function(event, functions[event.name], types[event.name])))
    lines.append("  };\n}\n")
    return "\n".join(lines)


def _call(name: str) -> str:
    event = "event: string, " if name == "track" else ""
    carried = "traits" if name == "identify" else "properties"
    return f"  {name}({event}{carried}: object): unknown;\n"


def _interface(event: EventRule, name: str) -> Iterator[str]:
    yield f"export interface {name} {{"
    for rule in event.properties:
        if said(rule):
            yield f"  /** {_safe(said(rule))} */"
        yield f"  {json.dumps(rule.name)}{'' if rule.required else '?'}: {type_of(rule)};"
    yield "}\n"


def _function(event: EventRule, function: str, kind: str) -> Iterator[str]:
    if said(event):
        yield f"    /** {_safe(said(event))} */"
    call = CALLS.get(event.name, "track")
    given = f"{json.dumps(event.name)}, properties" if call == "track" else "properties"
    optional = "" if any(rule.required for rule in event.properties) else " = {}"
    yield f"    {function}: (properties: {kind}{optional}): unknown => sender.{call}({given}),"


def type_of(rule: PropertyRule) -> str:
    """Return the TypeScript type of a property."""
    if not rule.allowed:
        return TYPES[rule.type]
    one = " | ".join(json.dumps(value) for value in rule.allowed)
    return f"({one})[]" if rule.type is PropertyType.LIST else one


def _safe(text: str) -> str:
    return text.replace("*/", "* /")
