"""Bytes of a request to items: strict and fast first, patient when that fails.

Nearly every request is decoded in one pass into typed items. What does not fit (a number as id, a
date in another form, ``NaN``, a lone surrogate, U+0000) is decoded again by Python's own reader,
cleaned and converted field by field, so that one odd item never costs its neighbours.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.logic.canonical import MAX_DEPTH, NotStorableError, clean
from cauce.collect.logic.items import NOTHING, FlatItem, Item

MAX_EVENT_BYTES = 32 * 1024
MAX_BODY_BYTES = 500 * 1024
MAX_EVENTS = 2_500
ENVELOPE_LEVELS = 3
"""Levels of nesting around properties: the batch, its list, the item."""

_NUL = b"\\u0000"
_TEXTS = (
    "type", "event", "messageId", "userId", "anonymousId", "name", "category", "groupId",
    "previousId", "writeKey",
)  # fmt: skip
_IDS = frozenset({"messageId", "userId", "anonymousId", "groupId", "previousId", "name", "event"})
_TIMES = ("timestamp", "originalTimestamp", "sentAt")
_OBJECTS = ("properties", "traits")
_SHARED = ("context", "integrations")


class Shared(msgspec.Struct, rename="camel", gc=False, kw_only=True):
    """What a request says for all its items."""

    context: msgspec.Raw = NOTHING
    integrations: msgspec.Raw = NOTHING
    sent_at: datetime | None = None
    write_key: str | None = None
    request_id: str | None = msgspec.field(default=None, name="request_id")
    attempt: int | None = None


class Flat(Shared, rename="camel", gc=False, kw_only=True):
    """A batch whose every item is of the usual kind, and its properties too: decoded in one pass."""

    batch: list[FlatItem]


class Usual(Shared, rename="camel", gc=False, kw_only=True):
    """A batch whose every item is of the usual kind: decoded in one pass."""

    batch: list[Item]


class Envelope(Shared, rename="camel", gc=False, kw_only=True):
    """A batch before its items are looked at."""

    batch: list[msgspec.Raw]


class Identified(msgspec.Struct, rename="camel", gc=False):
    """What remains of an item that cannot be read as one: the id that its sender waits for."""

    message_id: str | None = None


@dataclass(slots=True)
class Parcel:
    """The items of one request, each whole or refused.

    ``texts`` are the items as they arrived, or the whole body, which is taken apart only when an
    item is refused.
    """

    items: Sequence[Item | Refused]
    texts: Sequence[bytes | msgspec.Raw] | bytes
    write_key: str | None = None
    sent_at: datetime | None = None
    shared: tuple[bytes, bytes] = (b"", b"")
    request_id: str | None = None

    def text(self, position: int) -> str:
        """Return at most 32 KB of an item as it arrived, for the list of rejects."""
        return body_text(self._texts()[position])

    def given_id(self, position: int) -> str:
        """Return the message id that an item brings although it is refused, empty when it has none."""
        try:
            return _decode_id(bytes(self._texts()[position])).message_id or ""
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return ""

    def _texts(self) -> Sequence[bytes | msgspec.Raw]:
        if isinstance(self.texts, bytes):
            self.texts = _decode_envelope(self.texts).batch
        return self.texts


class MalformedError(ValueError):
    """The body is not what the endpoint takes; the message says where."""


class TooLargeError(ValueError):
    """The body, or the number of events in it, is beyond the limits."""


_decode_id = msgspec.json.Decoder(Identified).decode
_decode_item = msgspec.json.Decoder(Item).decode
_encode = msgspec.json.Encoder().encode
_decode_envelope = msgspec.json.Decoder(Envelope).decode
_decode_flat = msgspec.json.Decoder(Flat).decode
_decode_usual = msgspec.json.Decoder(Usual).decode


def unpack(body: bytes) -> bytes:
    """Return the body without gzip, which is recognised by its first bytes.

    Raises:
        MalformedError: broken gzip.
        TooLargeError: more than 500 KB once unpacked.
    """
    if not body.startswith(b"\x1f\x8b"):
        return body
    unzip = zlib.decompressobj(wbits=31)
    try:
        content = unzip.decompress(body, MAX_BODY_BYTES + 1)
    except zlib.error as error:
        raise MalformedError(f"gzip: {error}") from None
    if len(content) > MAX_BODY_BYTES:
        raise TooLargeError
    if not unzip.eof or unzip.unused_data:
        raise MalformedError("gzip: the stream is cut off, or something follows it")
    return content


def read_single(body: bytes, kind: str) -> Parcel:
    """Return the one item of a ``track``, ``identify`` … body.

    Raises:
        MalformedError: the body is not a JSON object.
    """
    item = _read_item(body)
    if item is None:
        raise MalformedError("the body is not JSON")
    if isinstance(item, Refused):
        if item.reason is RejectReason.NOT_AN_OBJECT:
            raise MalformedError(item.detail)
        return Parcel([item], [body], _key_in(body))
    item.type = kind
    return Parcel([item], [body], item.write_key)


def read_batch(body: bytes) -> Parcel:
    """Return the items of a ``{"batch": [...]}`` body.

    Raises:
        MalformedError: the body is not a JSON object with a list ``batch``.
        TooLargeError: more than 2,500 events.
    """
    usual = _read_usual(body)
    if usual is not None:
        return _parcel(usual, usual.batch, body)
    try:
        envelope = _decode_envelope(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _read_batch_patiently(body)
    if len(envelope.batch) > MAX_EVENTS:
        raise TooLargeError
    items = [_item_or_refusal(bytes(raw)) for raw in envelope.batch]
    return _parcel(envelope, items, envelope.batch)


def _parcel(
    shared: Shared, items: Sequence[Item | Refused], texts: Sequence[msgspec.Raw] | bytes
) -> Parcel:
    if len(items) > MAX_EVENTS:
        raise TooLargeError
    return Parcel(
        items,
        texts,
        shared.write_key,
        shared.sent_at,
        (bytes(shared.context), bytes(shared.integrations)),
        shared.request_id,
    )


def _read_usual(body: bytes) -> Flat | Usual | None:
    """Return a batch in one pass; None when it is large or anything in it is unusual."""
    if len(body) > MAX_EVENT_BYTES or may_hold_nul(body):
        return None
    try:
        return _decode_flat(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _read_nested(body)


def _read_nested(body: bytes) -> Usual | None:
    try:
        return _decode_usual(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def may_hold_nul(text: bytes) -> bool:
    """Return whether a text may hold U+0000; most texts hold no escape at all, which is seen at once."""
    return b"\\" in text and _NUL in text


def _item_or_refusal(text: bytes) -> Item | Refused:
    if len(text) > MAX_EVENT_BYTES:
        return Refused(RejectReason.TOO_LARGE, f"{len(text)} bytes; at most {MAX_EVENT_BYTES}")
    item = _read_item(text)
    return item or Refused(RejectReason.INVALID_FIELD, "the item is not JSON")


def _read_item(text: bytes) -> Item | Refused | None:
    """Return the item, or why it is none; None when the text is not JSON at all."""
    item = None if may_hold_nul(text) else _read_fast(text)
    if item is not None:
        return item
    try:
        return _convert(_read_patiently(text))
    except MalformedError:
        return None


def _read_fast(text: bytes | msgspec.Raw) -> Item | None:
    """Return the item when every field is of the usual kind, None when a patient look is needed."""
    try:
        return _decode_item(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _read_patiently(text: bytes) -> Any:
    """Return what Python's reader makes of it: NaN, lone surrogates and bad UTF-8 included.

    Raises:
        MalformedError: it is not JSON.
    """
    try:
        return json.loads(text.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"the body is not JSON: {error}"[:200]) from None


def _read_batch_patiently(body: bytes) -> Parcel:
    found = _read_patiently(body)
    if not isinstance(found, dict) or not isinstance(found.get("batch"), list):
        raise MalformedError("an object with a list named batch is required")
    batch = found.pop("batch")
    if len(batch) > MAX_EVENTS:
        raise TooLargeError
    shared = _convert(found)
    if isinstance(shared, Refused):
        raise MalformedError(shared.detail)
    texts = [json.dumps(value).encode("utf-8", "replace") for value in batch]
    request_id = found.get("request_id")
    return Parcel(
        [_converted(value, text) for value, text in zip(batch, texts, strict=True)],
        texts,
        shared.write_key,
        shared.sent_at,
        (bytes(shared.context), bytes(shared.integrations)),
        request_id if isinstance(request_id, str) else None,
    )


def _converted(value: Any, text: bytes) -> Item | Refused:
    if len(text) > MAX_EVENT_BYTES:
        return Refused(RejectReason.TOO_LARGE, f"{len(text)} bytes; at most {MAX_EVENT_BYTES}")
    return _convert(value)


def _convert(value: Any) -> Item | Refused:
    """Return an item from decoded JSON of any form, or the first field that cannot be used."""
    if not isinstance(value, dict):
        return Refused(RejectReason.NOT_AN_OBJECT, "an object is required")
    try:
        cleaned = clean(value, MAX_DEPTH + ENVELOPE_LEVELS)
        fields: dict[str, Any] = {name: _text(name, cleaned.get(name)) for name in _TEXTS}
        fields |= {name: _time(name, cleaned.get(name)) for name in _TIMES}
        fields |= {name: _object(name, cleaned.get(name)) for name in _OBJECTS}
        fields |= {name: _raw(name, cleaned.get(name)) for name in _SHARED}
    except NotStorableError as error:
        return error.refused
    fields["type"] = fields["type"] or ""
    return Item(**{_snake(name): found for name, found in fields.items()})


def _text(name: str, value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if name in _IDS and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    is_id = name.endswith("Id") and name != "messageId"
    reason = RejectReason.INVALID_IDENTITY if is_id else RejectReason.INVALID_FIELD
    raise NotStorableError(Refused(reason, f"{name} must be text"))


def _object(name: str, value: Any) -> dict[str, Any] | None:
    if value is None or isinstance(value, dict):
        return value
    if isinstance(value, list) and not value:
        return None  # PHP encodes an empty map as a list
    raise NotStorableError(Refused(RejectReason.INVALID_FIELD, f"{name} must be an object"))


def _raw(name: str, value: Any) -> msgspec.Raw:
    found = _object(name, value)
    return NOTHING if found is None else msgspec.Raw(_encode(found))


def _time(name: str, value: Any) -> datetime | None:
    """Return an instant from RFC 3339 or ISO 8601 text, or from seconds or milliseconds."""
    if value is None or value == "":
        return None
    found = _parse_time(value)
    if found is None and name != "sentAt":
        detail = f"{name} {str(value)[:60]!r} is not an ISO 8601 date with time"
        raise NotStorableError(Refused(RejectReason.INVALID_TIMESTAMP, detail))
    return found


def _parse_time(value: Any) -> datetime | None:
    if isinstance(value, bool):
        return None
    try:
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value / 1000 if abs(value) > 1e11 else value, UTC)
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except (ValueError, OverflowError, OSError):
        return None


def _key_in(body: bytes) -> str | None:
    """Return the write key of a body whose item was refused."""
    found = _read_patiently(body)
    key = found.get("writeKey") if isinstance(found, dict) else None
    return key if isinstance(key, str) else None


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)


def body_text(text: bytes | msgspec.Raw) -> str:
    """Return at most 32 KB of an item as it arrived, for the list of rejects."""
    return bytes(text)[:MAX_EVENT_BYTES].decode("utf-8", "replace").replace("\0", "")
