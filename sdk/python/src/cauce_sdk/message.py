"""From the arguments of a call to the message that is queued and sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timezone
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, Union
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from typing_extensions import Unpack

Id = Union[str, int]
"""An id of yours: of a user, a device, a group."""
Properties = Mapping[str, object]
"""What is known of an event, a person or a group; JSON values, dates, decimals and UUIDs."""
MAX_BYTES = 32 * 1024


class Extra(TypedDict, total=False):
    """What any call may say besides its arguments."""

    anonymous_id: Id | None
    """The device or browser before anybody signed in."""
    timestamp: datetime | None
    """When it happened; default: now. One without a zone is local time."""
    message_id: str | None
    """The same id is stored once; default: a new one."""
    context: Properties | None


class Message(NamedTuple):
    """One message: its id, and its JSON."""

    message_id: str
    body: bytes


class MessageTooLargeError(ValueError):
    """A message has more than 32 KB as JSON, more than Cauce takes; it was not queued."""


def message(
    kind: str, user_id: Id | None, fields: Mapping[str, object], **extra: Unpack[Extra]
) -> Message:
    """Return the message of one call.

    Raises:
        ValueError: neither user id nor anonymous id.
        MessageTooLargeError: more than 32 KB.
        TypeError: a value that JSON cannot hold.
    """
    anonymous_id = extra.get("anonymous_id")
    if user_id in {None, ""} and anonymous_id in {None, ""}:
        raise ValueError("nobody did it: give user_id, or anonymous_id for somebody unknown")
    message_id = extra.get("message_id") or str(uuid4())
    found = {
        "type": kind,
        "messageId": message_id,
        "userId": _text(user_id),
        "anonymousId": _text(anonymous_id),
        "timestamp": instant(extra.get("timestamp")),
        "context": extra.get("context"),
        **fields,
    }
    given = {name: value for name, value in found.items() if value is not None}
    body = json.dumps(given, ensure_ascii=False, separators=(",", ":"), default=plain)
    encoded = body.encode("utf-8", "replace")
    if len(encoded) > MAX_BYTES:
        raise MessageTooLargeError(f"the message has {len(encoded)} bytes; at most {MAX_BYTES}")
    return Message(message_id, encoded)


def instant(when: datetime | None = None) -> str:
    """Return an instant as Cauce reads it, now by default.

    Example:
        >>> instant(datetime(2026, 1, 31, 10, tzinfo=timezone.utc))
        '2026-01-31T10:00:00.000000Z'
    """
    found = datetime.now(timezone.utc) if when is None else when.astimezone(timezone.utc)
    return found.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def plain(value: object) -> Any:
    """Return the JSON value nearest to one that JSON does not have.

    Example:
        >>> plain(Decimal("9.90")), plain(date(2026, 1, 31)), sorted(plain({2, 1}))
        (9.9, '2026-01-31', [1, 2])

    Raises:
        TypeError: there is none.
    """
    for kind, convert in _PLAIN:
        if isinstance(value, kind):
            return convert(value)
    raise TypeError(f"a {type(value).__name__} cannot be sent: {value!r:.100}")


_PLAIN: tuple[tuple[Any, Callable[[Any], object]], ...] = (
    (datetime, instant),
    (date, date.isoformat),
    (Decimal, float),
    (UUID, str),
    (Enum, lambda member: member.value),
    ((set, frozenset), list),
    (Mapping, dict),
)


def _text(id_: Id | None) -> str | None:
    return None if id_ in {None, ""} else str(id_)
