"""A delivery through the rules of its webhook: pure; what comes out are items as an SDK would send them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.formats.mapping import id_of, instant, name_of, scoped_id
from cauce.collect.hooks.contracts import (
    SPREAD,
    HookMapping,
    Made,
    Payload,
    Rule,
    Source,
)
from cauce.collect.hooks.logic.reading import look_up
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.wire import MAX_EVENT_BYTES, MAX_EVENTS
from cauce.rules import ALWAYS, Condition, Facts, matches

MAX_MADE_BYTES = 8 << 20
"""Of all items of one delivery; rules that copy the payload into every element would make more of it."""
_IDS = (("userId", "user_id"), ("anonymousId", "anonymous_id"), ("groupId", "group_id"), ("previousId", "previous_id"))  # fmt: skip
_encode = msgspec.json.Encoder().encode


class TooMuchError(ValueError):
    """The rules make more of a delivery than one request may hold; carries the ``Refused``."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.detail)
        self.refused = refused


def mapped(mapping: HookMapping, payload: Payload, hook_id: int, name: str) -> list[Made]:
    """Return what the rules make of a delivery, in their order; empty when none applies.

    Every item has a message id: the mapped one, else one that follows from the delivery, the rule and
    the element, so that a repeated delivery stores nothing twice and a changed rule does not disturb the
    others.

    Raises:
        TooMuchError: more than 2,500 items, or than 8 MB of them.
    """
    found: list[Made] = []
    size = 0
    taken: Counter[str] = Counter()
    for rule, element in _applying(mapping.rules, payload):
        made = _make(rule, payload, element, _Named(hook_id, name, taken))
        size += len(made.item)
        found.append(made)
        if len(found) > MAX_EVENTS:
            raise TooMuchError(_too_many())
        if size > MAX_MADE_BYTES:
            raise TooMuchError(_too_large())
    return found


def _too_many() -> Refused:
    detail = f"the rules make more than {MAX_EVENTS} items of it"
    return Refused(RejectReason.BATCH_TOO_MANY_EVENTS, detail)


def _too_large() -> Refused:
    detail = f"the rules make more than {MAX_MADE_BYTES >> 20} MB of it"
    return Refused(RejectReason.TOO_LARGE, detail)


def _applying(rules: Sequence[Rule], payload: Payload) -> Iterator[tuple[Rule, Any]]:
    """Yield each rule that applies with each element of it; the payload where it has no ``each``."""
    for rule in rules:
        if not _holds(rule.when, payload, payload.body):
            continue
        for element in _elements(rule, payload):
            if _holds(rule.where, payload, element):
                yield rule, element
        if not rule.goes_on:
            return


def _holds(condition: Condition, payload: Payload, subject: Any) -> bool:
    if condition == ALWAYS:
        return True
    properties = subject if isinstance(subject, dict) else {"value": subject}
    context = {"headers": payload.headers}
    return matches(condition, Facts(payload.received_at, properties, context=context))


def _elements(rule: Rule, payload: Payload) -> list[Any]:
    if rule.each is None:
        return [payload.body]
    found = look_up(rule.each, payload, payload.body)
    if isinstance(found, list):
        return found
    return [] if found is None else [found]


class _Named:
    """Whose items these are, and which message ids they have taken."""

    def __init__(self, hook_id: int, name: str, taken: Counter[str]) -> None:
        self.hook_id, self.name, self._taken = hook_id, name, taken

    def once(self, message_id: str) -> str:
        """Return the id; the same again in this delivery is numbered."""
        n = self._taken[message_id]
        self._taken[message_id] += 1
        return f"{message_id}+{n}" if n else message_id


def _make(rule: Rule, payload: Payload, element: Any, named: _Named) -> Made:
    try:
        item = _item(rule, payload, element, named)
    except NotStorableError as error:
        return Made(rule.rule_id, refused=error.refused, source=_encode(element)[:MAX_EVENT_BYTES])
    return Made(rule.rule_id, _encode(item))


def _item(rule: Rule, payload: Payload, element: Any, named: _Named) -> dict[str, Any]:
    template = rule.template

    def value(source: Source | None) -> Any:
        return None if source is None else look_up(source, payload, element)

    given = id_of("message_id", value(template.message_id))
    made = scoped_id(payload.delivery_id, str(named.hook_id), rule.rule_id)
    item: dict[str, Any] = {"type": template.type, "messageId": named.once(given or made or "")}
    for field, attribute in _IDS:
        item[field] = id_of(attribute, value(getattr(template, attribute)))
    item["event"] = name_of("event", _worded(value(template.event)))
    when = instant("timestamp", value(template.timestamp))
    item["timestamp"] = when.isoformat() if when else payload.received_at.isoformat()
    for field, sources in (("properties", template.properties), ("traits", template.traits)):
        if sources:
            item[field] = _members(field, sources, payload, element)
    item["context"] = _context(rule, payload, named)
    return {field: found for field, found in item.items() if found is not None}


def _worded(value: Any) -> Any:
    """A number as a name is its digits: some senders number their kinds of event."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _members(
    field: str, sources: Sequence[tuple[str, Source]], payload: Payload, element: Any
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, source in sources:
        value = look_up(source, payload, element)
        if name != SPREAD:
            if value is not None:
                found[name] = value
        elif isinstance(value, dict):
            found |= value
        elif value is not None:
            detail = f"{field}: {SPREAD} takes an object, not {type(value).__name__}"
            raise NotStorableError(Refused(RejectReason.INVALID_FIELD, detail))
    return found


def _context(rule: Rule, payload: Payload, named: _Named) -> dict[str, Any]:
    about = {"hook": str(named.hook_id), "rule": rule.rule_id, "delivery": payload.delivery_id}
    return {"library": {"name": library_of(named.name)}, "webhook": about}


def library_of(name: str) -> str:
    """Return the library that events of a webhook name: their source.

    Example:
        >>> library_of("Stripe")
        'webhook: Stripe'
    """
    return f"webhook: {name}"
