"""A plan as a Python module: one typed method an event."""

import json
from collections.abc import Iterator

from cauce.collect.plan.contracts import EventRule, Plan, PropertyRule, PropertyType
from cauce.collect.plan.logic.words import CALLS, distinct, said, snake

TYPES = {
    PropertyType.TEXT: "str",
    PropertyType.NUMBER: "float",
    PropertyType.INTEGER: "int",
    PropertyType.BOOLEAN: "bool",
    PropertyType.LIST: "Sequence[Any]",
    PropertyType.OBJECT: "Mapping[str, Any]",
    PropertyType.DATE: "datetime.date",
}
"""``datetime.datetime`` is a ``datetime.date``."""

OWN = ("self", "user_id", "anonymous_id", "properties")
SKIPPED = ("group", "alias")
HEAD = '''\
"""Typed calls of the tracking plan{of}. Written by Cauce: make it anew instead of editing it.

    plan = TrackingPlan(analytics)  # Segment's SDK for Python, or anything with its calls
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol


class Sender(Protocol):
    """What sends a call."""
{calls}

class TrackingPlan:
    """One method for each event of the plan."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
'''
CALL = '''
    def {call}(
        self,
        *,
        user_id: str | None = None,
        anonymous_id: str | None = None,{event}
        {properties}: dict[str, Any] | None = None,
    ) -> Any:
        """Send it."""
        ...
'''
TAIL = '''

def _given(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties that have a value, in the form that JSON has for it."""
    return {name: _plain(value) for name, value in properties.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _given(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value


__all__: Sequence[str] = ("Literal", "Sender", "TrackingPlan")
'''


def python_module(plan: Plan, of: str = "") -> str:
    """Return the module; ``mypy --strict`` has nothing to say about it."""
    events = [event for event in plan.events if CALLS.get(event.name) not in SKIPPED]
    names = distinct((event.name for event in events), snake, taken=("self",))
    used = sorted({CALLS.get(event.name, "track") for event in events} or {"track"})
    calls = "".join(_call(name) for name in used)
    methods = "".join(_method(event, names[event.name]) for event in events)
    return HEAD.format(of=of, calls=calls) + methods + TAIL


def _call(name: str) -> str:
    event = "\n        event: str | None = None," if name == "track" else ""
    carried = "traits" if name == "identify" else "properties"
    return CALL.format(call=name, event=event, properties=carried)


def _method(event: EventRule, name: str) -> str:
    return "\n" + "\n".join(f"    {line}".rstrip() for line in _lines(event, name)) + "\n"


def _lines(event: EventRule, name: str) -> Iterator[str]:
    spelled = distinct((rule.name for rule in event.properties), snake, taken=OWN)
    yield f"def {name}("
    yield "    self,"
    yield "    *,"
    yield from ("    user_id: str | None = None,", "    anonymous_id: str | None = None,")
    for rule in event.properties:
        kind = type_of(rule)
        optional = "" if rule.required else " | None = None"
        yield f"    {spelled[rule.name]}: {kind}{optional},"
    yield ") -> None:"
    yield from (f"    {line}".rstrip() for line in _docstring(event, spelled))
    yield from (f"    {line}".rstrip() for line in _body(event, spelled))


def _docstring(event: EventRule, spelled: dict[str, str]) -> Iterator[str]:
    words = _safe(said(event)) or f"Send {_safe(event.name)}."
    described = [rule for rule in event.properties if said(rule)]
    if not described:
        yield f'"""{words} """' if words.endswith(("'", '"')) else f'"""{words}"""'
        return
    yield f'"""{words}'
    yield ""
    yield "Args:"
    yield from (f"    {spelled[rule.name]}: {_safe(said(rule))}" for rule in described)
    yield '"""'


def _body(event: EventRule, spelled: dict[str, str]) -> Iterator[str]:
    call = CALLS.get(event.name, "track")
    yield f"self._sender.{call}("
    yield "    user_id=user_id,"
    yield "    anonymous_id=anonymous_id,"
    if call == "track":
        yield f"    event={_text(event.name)},"
    carried = "traits" if call == "identify" else "properties"
    if event.properties:
        yield f"    {carried}=_given({{"
        for rule in event.properties:
            yield f"        {_text(rule.name)}: {spelled[rule.name]},"
        yield "    }),"
    else:
        yield f"    {carried}={{}},"
    yield ")"


def type_of(rule: PropertyRule) -> str:
    """Return the Python type of a property; a float has no literal type."""
    fine = rule.allowed and not any(isinstance(value, float) for value in rule.allowed)
    if not fine:
        return TYPES[rule.type]
    values = ", ".join(_text(v) if isinstance(v, str) else repr(v) for v in rule.allowed)
    one = f"Literal[{values}]"
    return f"Sequence[{one}]" if rule.type is PropertyType.LIST else one


def _text(value: str) -> str:
    return json.dumps(value)


def _safe(text: str) -> str:
    return text.replace("\\", "/").replace('"', "'")
