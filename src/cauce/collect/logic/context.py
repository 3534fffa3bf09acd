"""The context of an event: what item and request say together, as text.

Clients send the same few contexts over and over (library, page, device), so the work is done once
for each distinct text and remembered.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.logic.canonical import NotStorableError, canonical, is_plain
from cauce.collect.logic.items import Enricher

REMEMBERED = 4096
REMEMBERED_BYTES = 2048
PLAN_VIOLATIONS = "planViolations"
"""Only collect writes it: what a client sends under this name is left out."""

_NOTHING = frozenset({b"", b"null", b"{}"})
_decode = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder().encode


class Settled(NamedTuple):
    """The context as the log keeps it, and the client's session id in it."""

    text: msgspec.Raw
    session_id: str = ""
    refused: Refused | None = None
    is_bot: int = 0


def settle(
    context: bytes,
    integrations: bytes,
    shared: tuple[bytes, bytes],
    extra: dict[str, Any],
    enricher: Enricher | None = None,
) -> Settled:
    """Return the one context of an event.

    Args:
        context: JSON of the item's context, empty when not sent.
        integrations: JSON of the item's integrations.
        shared: both, of the request.
        extra: wins over what was sent.
        enricher: completes it; None when nothing is to be added.
    """
    if extra or len(context) + len(integrations) > REMEMBERED_BYTES:
        return _settle(context, integrations, shared, extra, enricher)
    return _remembered(context, integrations, shared, enricher)


@lru_cache(REMEMBERED)
def _remembered(
    context: bytes, integrations: bytes, shared: tuple[bytes, bytes], enricher: Enricher | None
) -> Settled:
    return _settle(context, integrations, shared, {}, enricher)


def _settle(
    own_context: bytes,
    own_integrations: bytes,
    shared: tuple[bytes, bytes],
    extra: dict[str, Any],
    enricher: Enricher | None,
) -> Settled:
    try:
        context = {**_object("context", shared[0]), **_object("context", own_context)}
        integrations = {
            **_object("integrations", shared[1]),
            **_object("integrations", own_integrations),
        }
        if integrations:
            context["integrations"] = integrations
        context.pop(PLAN_VIOLATIONS, None)
        context |= extra
        context = context if is_plain(context) else canonical(context)
        if enricher is not None:
            enricher.context(context)
    except NotStorableError as error:
        return Settled(msgspec.Raw(b"{}"), refused=error.refused)
    return Settled(
        msgspec.Raw(_encode(context)),
        session_text(context.get("sessionId")),
        is_bot=int(bool(context.get("bot"))),
    )


def traits_in(context: msgspec.Raw) -> dict[str, Any]:
    """Return ``context.traits``, where RudderStack's SDKs put what an identify sets."""
    text = bytes(context)
    if b'"traits"' not in text:
        return {}
    try:
        found = _object("context", text).get("traits")
    except NotStorableError:
        return {}  # settling the context refuses the item
    return found if isinstance(found, dict) else {}


def with_violations(context: msgspec.Raw, codes: Sequence[str]) -> msgspec.Raw:
    """Return a settled context that says what the tracking plan found wrong."""
    return msgspec.Raw(_encode({**_decode(context), PLAN_VIOLATIONS: codes}))


def session_text(value: Any) -> str:
    """Return a session id as text, empty for anything that cannot be one.

    Example:
        >>> session_text(1795460488), session_text(None), session_text({"id": 1})
        ('1795460488', '', '')
    """
    return str(value)[:200] if isinstance(value, str | int) and value is not True else ""


def _object(name: str, text: bytes) -> dict[str, Any]:
    if text in _NOTHING:
        return {}
    try:
        found = _decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        found = _read_patiently(name, text)
    if isinstance(found, dict):
        return found
    if found == []:
        return {}
    raise NotStorableError(Refused(RejectReason.INVALID_FIELD, f"{name} must be an object"))


def _read_patiently(name: str, text: bytes) -> Any:
    """Return what Python's reader makes of it, cleaned: bad UTF-8 and NaN included."""
    try:
        found = json.loads(text.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise NotStorableError(Refused(RejectReason.INVALID_FIELD, f"{name} is not JSON")) from None
    return canonical(found) if isinstance(found, dict) else found
