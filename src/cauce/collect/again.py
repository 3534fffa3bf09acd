"""``POST /compat/<vendor>/$again``: refused records of a vendor, corrected, come once more.

Each record was kept alone. It goes through its vendor's mapping and every step, privacy included, as if it
had just been sent; without an id or a time of its own it has those of its first arrival.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.formats.contracts import (
    STATUS,
    Endpoint,
    Failure,
    Format,
    Mapped,
    Outcome,
    Reading,
    Record,
    Request,
)
from cauce.collect.formats.decoding import object_of
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.items import Item
from cauce.collect.logic.journey import Journey
from cauce.collect.logic.privacy import COOKIELESS
from cauce.collect.replies import Reply
from cauce.collect.wire import MalformedError

AGAIN = "$again"
ALONE = Endpoint(AGAIN, 1 << 20, 500)
NOBODY_NOW = Refused(
    RejectReason.MISSING_IDENTITY,
    "it names nobody but by the address of its request, which is gone",
)
_JSON = ((b"content-type", b"application/json"),)
_encode = msgspec.json.Encoder().encode


class Returned(msgspec.Struct, gc=False):
    """A record that comes once more."""

    message_id: str
    """The id under which it was refused."""
    received_at: datetime
    """When it first arrived."""
    text: str


class _Returns(msgspec.Struct):
    records: list[Returned]


_decode = msgspec.json.Decoder(_Returns).decode
_decode_one = msgspec.json.Decoder(Returned).decode


def reading_of(spoken: Format, returned: Sequence[Returned]) -> Reading:
    """Return the records as their vendor's mapping reads them, each under its own id and time."""

    def read(record: Record) -> Mapped:
        one = _decode_one(record)
        try:
            items = spoken.again(object_of(one.text.encode()), one.received_at)
        except NotStorableError as error:
            return error.refused
        if isinstance(items, Refused):
            return items
        if any(item.anonymous_id == COOKIELESS and not item.user_id for item in items):
            return NOBODY_NOW
        return _as_first_arrived(items, one)

    def kept(record: Record) -> Record:
        return _decode_one(record).text.encode()

    return Reading((), [_encode(one) for one in returned], read, kept=kept)


def _as_first_arrived(items: Sequence[Item], one: Returned) -> Sequence[Item]:
    """Give the first item its id, and each its time by the clock of then: what was sent long ago is not late."""
    items[0].message_id = items[0].message_id or one.message_id or None
    for item in items:
        item.timestamp = Journey.of(item.sent_at, one.received_at).corrected(item.timestamp)
        item.sent_at = None
    return items


def format_of(spoken: Format) -> Format:
    """Return how a vendor's records are taken once more: a format itself, with a verdict for each record."""

    def find(_: str) -> Endpoint:
        return ALONE

    def read(_: Endpoint, request: Request) -> Reading:
        try:
            returned = _decode(request.text).records
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise MalformedError(f"the records could not be read: {error}") from None
        return reading_of(spoken, returned)._replace(keys=request.keys)

    return Format(find, read, _answer, _refuse, spoken.again)


def _answer(_: Endpoint, __: Request, ___: Reading, outcome: Outcome) -> Reply:
    verdicts = [
        _verdict(outcome.refused.get(at), known=at in outcome.duplicates)
        for at in range(outcome.total)
    ]
    return Reply(200, _JSON, _encode({"results": verdicts}))


def _verdict(refused: Refused | None, *, known: bool) -> dict[str, Any]:
    if refused is not None:
        return {"result": "drop", "reason": refused.reason.value, "detail": refused.detail}
    return {"result": "duplicate" if known else "ok"}


def _refuse(_: Endpoint | None, __: Request, failure: Failure) -> Reply:
    wait = ((b"retry-after", b"%d" % failure.wait_s),) if failure.wait_s else ()
    error = {"code": failure.trouble.value, "detail": failure.detail}
    return Reply(STATUS[failure.trouble], (*_JSON, *wait), _encode(error))
