"""Snowplow: ``/com.snowplowanalytics.snowplow/tp2`` and the pixel ``/i``, alone or after a write key.

Source: docs.snowplow.io, "Snowplow Tracker Protocol"; the trackers' own rules of what is sent again; requests
recorded from the Node tracker. What becomes what: ``docs/reference/collect-formats.md``.
"""

from datetime import datetime
from typing import Any

import msgspec

from cauce.collect.contracts import RejectReason
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
    Trouble,
)
from cauce.collect.formats.decoding import elements, members, object_of
from cauce.collect.formats.mapping import bad, guarded
from cauce.collect.formats.snowplow_events import PLACES, call_of, opened
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.replies import Reply
from cauce.collect.wire import MalformedError

__all__ = ["ENDPOINTS", "FORMAT", "PLACES", "find"]

_PIXEL = Endpoint("pixel", 64 << 10, 1, frozenset({"GET"}))
ENDPOINTS = {
    "com.snowplowanalytics.snowplow/tp2": Endpoint("tp2", 1 << 20, 2_000),
    "i": _PIXEL,
}
_encode = msgspec.json.Encoder().encode
_TEXT = ((b"content-type", b"text/plain; charset=utf-8"),)
_OK = Reply(200, _TEXT, b"ok")
_GIF = Reply(
    200,
    ((b"content-type", b"image/gif"), (b"cache-control", b"no-store")),
    bytes.fromhex(
        "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
    ),
)


def find(path: str) -> Endpoint | None:
    """Return the endpoint of a path, which may begin with a write key."""
    return ENDPOINTS.get(path) or ENDPOINTS.get(path.partition("/")[2])


# ── Reading ─────────────────────────────────────────────────────────────────────────────────────


def read(endpoint: Endpoint, request: Request) -> Reading:
    """Return the events of a batch, or the one of the query.

    The key is in the path or in ``Authorization``; when it is in neither, the app's id (``aid``) is the key.

    Raises:
        MalformedError: the body is no batch of events.
        TooLargeError: it has too many values.
    """
    one = endpoint is _PIXEL
    records: list[Record] = [_encode(dict(request.params))] if one else _batch(request.text)
    named = [*_key_in(request.path), *request.keys]
    app = "" if named else _app_of(records[0])

    def mapped(record: dict[str, Any]) -> Mapped:
        if app and record.pop("aid", app) != app:
            raise bad(RejectReason.INVALID_FIELD, "the aid is another one than the first event's")
        return [call_of(record, request.received_at)]

    return Reading(named or ([app] if app else []), records, guarded(mapped), kept=opened)


def _batch(text: bytes) -> list[Record]:
    envelope = members(text)
    if "data" not in envelope:
        raise MalformedError("an object with schema and data is required")
    records = elements(envelope["data"])
    if not records:
        raise MalformedError("data holds no event")
    return records


def _key_in(path: str) -> list[str]:
    return [] if path in ENDPOINTS else [path.partition("/")[0]]


def _app_of(record: Record) -> str:
    try:
        found = object_of(record).get("aid")
    except NotStorableError:
        return ""
    return found if isinstance(found, str) else ""


# ── Answering ───────────────────────────────────────────────────────────────────────────────────


def answer(endpoint: Endpoint, _: Request, __: Reading, ___: Outcome) -> Reply:
    """Return ``ok`` or the picture, as Snowplow's collector does whatever the events are.

    Every event is on disk by then: as it is, or as a reject with its reason.
    """
    return _GIF if endpoint is _PIXEL else _OK


def refuse(_: Endpoint | None, __: Request, failure: Failure) -> Reply:
    """Return an error that says why, with a status that trackers do not repeat for ever in vain.

    They repeat everything but 400, 401, 403, 410 and 422, so a body that is too large is a 400.
    """
    too_large = failure.trouble in {Trouble.TOO_LARGE, Trouble.TOO_MANY}
    status = 400 if too_large else STATUS[failure.trouble]
    wait = ((b"retry-after", b"%d" % (failure.wait_s or 5)),) if status in {429, 503} else ()
    return Reply(status, (*_TEXT, *wait), failure.detail.encode("utf-8", "replace"))


def again(record: dict[str, Any], received_at: datetime) -> Mapped:
    """Return the call of one event.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    return [call_of(record, received_at)]


FORMAT = Format(find, read, answer, refuse, again)
