"""Calls as JSON has them, from the items that the vendors' formats make."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from cauce.collect.archives.contracts import Call, Calls, Options, Reader, Row
from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.formats.mapping import bad
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.items import Item

_decode = msgspec.json.Decoder().decode
_FIELDS = {
    "type": "type", "event": "event", "message_id": "messageId", "user_id": "userId",
    "anonymous_id": "anonymousId", "properties": "properties", "traits": "traits", "name": "name",
    "group_id": "groupId", "previous_id": "previousId", "session_id": "sessionId",
}  # fmt: skip


def guarded(mapping: Callable[[Row, Options], Calls]) -> Reader:
    """Return a reader whose refusals are values; what the mapping raises is the refusal."""

    def read(row: Row, options: Options) -> Calls | Refused:
        try:
            return mapping(row, options)
        except NotStorableError as error:
            return error.refused

    return read


def calls_from(items: Sequence[Item] | Refused) -> list[Call]:
    """Return items as calls; only the first keeps the row's id, the others follow from it.

    Raises:
        NotStorableError: the format refused the row.
    """
    if isinstance(items, Refused):
        raise NotStorableError(items)
    calls = [_call(item) for item in items]
    first = calls[0].get("messageId")
    for number, call in enumerate(calls[1:], 1):
        if first:
            call["messageId"] = f"{first}+{number}"
    return calls


def _call(item: Item) -> Call:
    call = {theirs: value for ours, theirs in _FIELDS.items() if (value := getattr(item, ours))}
    if item.timestamp is not None:
        call["timestamp"] = item.timestamp.isoformat()
    if item.context:
        call["context"] = _decode(item.context)
    return call


def object_in(name: str, value: Any) -> dict[str, Any]:
    """Return an object that a column holds as such or as JSON text; empty when there is none.

    Raises:
        NotStorableError: it is something else.
    """
    if isinstance(value, str | bytes) and value:
        try:
            value = _decode(value)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise bad(RejectReason.INVALID_FIELD, f"{name} is not JSON: {error}") from None
    if value is None or value in ("", b""):
        return {}
    if isinstance(value, dict):
        return value
    raise bad(RejectReason.INVALID_FIELD, f"{name} must be an object")
