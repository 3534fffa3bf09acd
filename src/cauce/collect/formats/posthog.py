"""PostHog: ``/batch``, ``/capture``, ``/e``, ``/i/v0/e``, ``/track``, ``/engage``, ``/i/v1/analytics/events``, ``/flags``.

Source: PostHog/posthog ``rust/capture``, posthog-python's ``capture_v1.py``, requests recorded from the
Python, Node and browser SDKs. What becomes what: ``docs/reference/collect-formats.md``.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from cauce.collect.contracts import RejectReason
from cauce.collect.formats.contracts import (
    Endpoint,
    Format,
    Mapped,
    Reading,
    Record,
    Request,
)
from cauce.collect.formats.decoding import (
    elements,
    is_array,
    members,
    object_of,
    small_value,
    texts_in,
)
from cauce.collect.formats.mapping import (
    bad,
    guarded,
    instant,
)
from cauce.collect.formats.one_pass import OnePass, Taken
from cauce.collect.formats.posthog_answers import CONFIG, ENDPOINTS, V1, answer, refuse
from cauce.collect.formats.posthog_events import COOKIELESS, PLACES, SPECIAL, calls_of, contexts
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.items import Flat, FlatItem
from cauce.collect.wire import MalformedError

__all__ = ["ENDPOINTS", "FORMAT", "PLACES", "find", "read"]


def find(path: str) -> Endpoint | None:
    """Return the endpoint of a path; a remote configuration names its key in the path."""
    if path.startswith("array/") and path.endswith(("/config", "/config.js")):
        return CONFIG
    return ENDPOINTS.get(path)


def read(endpoint: Endpoint, request: Request) -> Reading:
    """Return the records of a batch, of a bare list, or the one event of the body.

    Raises:
        MalformedError: the body has none of these forms.
        TooLargeError: it has too many values.
    """
    if endpoint is CONFIG:
        return Reading([request.path.split("/")[1]])
    if is_array(request.text):
        return _bare(request, elements(request.text))
    envelope = members(request.text)
    named = texts_in(envelope, "api_key", "token", "$token")
    keys = [*named, *request.keys, *_params(request)]
    if endpoint.quiet:
        return Reading(keys)
    if "batch" not in envelope and endpoint is not V1:
        return _bare(request, [request.text])
    batch = envelope.get("batch", b"[]")
    old = small_value(envelope.get("historical_migration", b"")) is True
    if endpoint is V1:
        stamp = request.headers.get(b"posthog-request-timestamp", b"").decode("latin-1")
        library = request.headers.get(b"posthog-sdk-info", b"").decode("latin-1")
        sent_at = None if old else _time_or_none(stamp)
        return _reading(request, request.keys, Taken(elements(batch), None), sent_at, library)
    sent_at = None if old else _time_or_none(small_value(envelope.get("sent_at", b"")))
    return _reading(request, keys, _usual.take(batch), sent_at)


def _bare(request: Request, records: list[Record]) -> Reading:
    """Return events that have no envelope; the key is in the first, or in the request."""
    if not records:
        raise MalformedError("request holds no event")
    sent_at = _time_or_none(request.params.get("sent_at") or request.params.get("_"))
    try:
        first = object_of(records[0])
    except NotStorableError:
        first = {}
    properties = first.get("properties")
    inner = properties if isinstance(properties, dict) else {}
    named = [first.get("api_key"), first.get("token"), first.get("$token"), inner.get("token")]
    keys = [key for key in named if isinstance(key, str) and key]
    sent_at = sent_at or _time_or_none(first.get("sent_at"))
    keys = [*keys, *request.keys, *_params(request)]
    return _reading(request, keys, Taken(records, None), sent_at)


def _params(request: Request) -> list[str]:
    return [request.params[name] for name in ("api_key", "token") if request.params.get(name)]


def _time_or_none(value: Any) -> datetime | None:
    try:
        return instant("sent_at", value)
    except NotStorableError:
        return None


def _reading(
    request: Request,
    keys: Sequence[str],
    taken: Taken,
    sent_at: datetime | None,
    library: str = "",
) -> Reading:
    if not taken.records:
        raise MalformedError("request holds no event")
    known = frozenset(keys)

    def mapped(record: dict[str, Any]) -> Mapped:
        own = record.get("api_key") or record.get("token")
        if own and (not isinstance(own, str) or own not in known):
            detail = "batch submitted with inconsistent api_key values"
            raise bad(RejectReason.INVALID_FIELD, detail)
        return calls_of(record, library, request.received_at)

    return Reading(keys, taken.records, guarded(mapped), sent_at, taken.made)


class _Usual(msgspec.Struct, gc=False, forbid_unknown_fields=True):
    """What the SDKs of servers send."""

    event: str
    uuid: str
    distinct_id: str
    properties: Flat
    timestamp: datetime


_decode_usual = msgspec.json.Decoder(list[_Usual]).decode


def _of_usual(said: _Usual) -> FlatItem | None:
    properties, user = said.properties, said.distinct_id
    if (
        not user
        or user == COOKIELESS
        or not said.uuid
        or not said.event
        or said.event.startswith("$")
    ):
        return None
    context = contexts.of_server(properties)
    if context is None:
        if not properties.keys().isdisjoint(SPECIAL):
            return None
        context = contexts.take(properties)[0]
    for used in ("distinct_id", "token", "$insert_id"):
        properties.pop(used, None)
    return FlatItem(
        "track",
        said.event,
        said.uuid,
        user,
        timestamp=said.timestamp,
        properties=properties,
        context=context,
    )


_usual = OnePass(_decode_usual, _of_usual)


def again(record: dict[str, Any], received_at: datetime) -> Mapped:
    """Return the calls of one event.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    return calls_of(record, "", received_at)


FORMAT = Format(find, read, answer, refuse, again)
