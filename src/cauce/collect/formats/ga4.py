"""Google Analytics 4, Measurement Protocol: ``/mp/collect`` and ``/debug/mp/collect``.

Source: developers.google.com/analytics/devguides/collection/protocol/ga4. What becomes what:
``docs/reference/collect-formats.md``.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

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
    Trouble,
)
from cauce.collect.formats.decoding import members, object_of, value_of
from cauce.collect.formats.ga4_checks import Message, message, validate
from cauce.collect.formats.mapping import (
    REMEMBERED,
    REMEMBERED_BYTES,
    Ids,
    Places,
    Profile,
    guarded,
    id_of,
    identify,
    instant,
    map_of,
    move,
    name_of,
    raw_context,
)
from cauce.collect.formats.one_pass import OnePass
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.context import session_text
from cauce.collect.logic.items import Flat, FlatItem, Item
from cauce.collect.replies import Reply
from cauce.collect.wire import MalformedError, TooLargeError

MAX_BYTES = 130_000
ENDPOINTS = {
    "mp/collect": Endpoint("collect", MAX_BYTES, 2_500, forgiving=True),
    "debug/mp/collect": Endpoint("debug", MAX_BYTES, 2_500, quiet=True, forgiving=True),
}
PLACES: Places = {
    "page_location": ("page", "url"),
    "page_referrer": ("page", "referrer"),
    "page_title": ("page", "title"),
    "language": ("locale",),
}
"""Parameters of an event."""
CAMPAIGN: Places = {
    "source": ("campaign", "source"),
    "medium": ("campaign", "medium"),
    "campaign": ("campaign", "name"),
    "term": ("campaign", "term"),
    "content": ("campaign", "content"),
    "campaign_id": ("campaign", "id"),
}
"""Parameters of ``campaign_details`` alone: elsewhere these names mean other things."""
REQUEST: Places = {
    "user_agent": ("userAgent",),
    "ip_override": ("ip",),
    "firebase_app_id": ("ga4", "firebaseAppId"),
    "measurement_id": ("ga4", "measurementId"),
    "non_personalized_ads": ("ga4", "nonPersonalizedAds"),
}
DEVICE: Places = {
    "category": ("device", "type"),
    "brand": ("device", "manufacturer"),
    "model": ("device", "model"),
    "language": ("locale",),
    "operating_system": ("os", "name"),
    "operating_system_version": ("os", "version"),
    "browser": ("browser", "name"),
    "browser_version": ("browser", "version"),
}
LOCATION: Places = {
    "city": ("location", "city"),
    "region_id": ("location", "region"),
    "country_id": ("location", "country"),
    "continent_id": ("location", "continent"),
}
_OWN = ("client_id", "app_instance_id", "user_id", "timestamp_micros")
"""Members that each request has for itself."""
_CONTEXT = (*REQUEST, "device", "user_location", "consent")
CALLS = {"page_view": "page", "screen_view": "screen"}
_GRANTED = {"GRANTED": True, "DENIED": False}
_encode = msgspec.json.Encoder().encode
_JSON = ((b"content-type", b"application/json"),)
_EMPTY = Reply(204, (), b"")


def find(path: str) -> Endpoint | None:
    """Return the endpoint of a path."""
    return ENDPOINTS.get(path)


# ── Reading ─────────────────────────────────────────────────────────────────────────────────────


def read(_: Endpoint, request: Request) -> Reading:
    """Return the events, and the user properties as a record of their own.

    A body that cannot be read is one refused record, for the answer is the same: nobody looks at it.
    """
    secret = request.params.get("api_secret")
    keys = [*([secret] if secret else []), *request.keys]
    if request.unreadable is not None:
        return _unread(keys, request.text, request.unreadable)
    try:
        return _read(keys, request)
    except MalformedError as error:
        why = Refused(RejectReason.NOT_AN_OBJECT, str(error))
    except TooLargeError:
        why = Refused(RejectReason.TOO_LARGE, "the body has too many values")
    except NotStorableError as error:
        why = error.refused
    return _unread(keys, request.text, why)


def _unread(keys: list[str], text: bytes, why: Refused) -> Reading:
    return Reading(keys, [text], lambda _: why)


def _read(keys: list[str], request: Request) -> Reading:
    envelope = members(request.text)
    sent = envelope.pop("events", b"[]")
    said_as = {name: envelope[name] for name in _OWN if name in envelope}
    said = {name: value_of(bytes(text)) for name, text in said_as.items()}
    ids, when = _ids(said), said.get("timestamp_micros")
    shared = _shared_by({**_named(request), **envelope})
    properties: Record = envelope.get("user_properties", b"")

    def event(record: dict[str, Any]) -> Mapped:
        return [_event(record, ids, shared, when)]

    def make(said: _Usual) -> FlatItem | None:
        return _of_usual(said, ids, shared, when)

    events, made = OnePass(_decode_usual, make).take(sent)
    read_event = guarded(event)

    def read_any(record: Record) -> Mapped:
        if record is not properties:
            return read_event(record)
        try:
            return [_person(record, ids, shared.context, when)]
        except NotStorableError as error:
            return error.refused

    records = [*events, properties] if properties else events
    if not records:
        raise MalformedError("there are no events")
    rest = {**_named(request), **{k: v for k, v in envelope.items() if k != "user_properties"}}

    def whole(record: Record) -> Record:
        own = {"user_properties": record} if record is properties else {"events": [record]}
        return _encode({**_raw(said_as), **_raw(rest), **_raw(own)})

    return Reading(keys, records, read_any, made=None if properties else made, kept=whole)


class _Usual(msgspec.Struct, gc=False, forbid_unknown_fields=True):
    """An event that says nothing but its own."""

    name: str
    params: Flat = msgspec.field(default_factory=dict)
    timestamp_micros: int | None = None


_decode_usual = msgspec.json.Decoder(list[_Usual]).decode


def _of_usual(said: _Usual, ids: Ids, shared: "_Shared", when: Any) -> FlatItem | None:
    name, params = said.name, said.params
    if name in CALLS or name == "campaign_details" or not params.keys().isdisjoint(PLACES):
        return None
    session = session_text(params.pop("session_id", None))
    return FlatItem(
        "track",
        name,
        None,
        ids.user,
        ids.anonymous,
        instant("timestamp_micros", said.timestamp_micros or when),
        properties=params,
        session_id=session,
        context=shared.text,
    )


def _raw(members: Mapping[str, Any]) -> dict[str, Any]:
    """Return members whose texts are JSON as they are."""
    return {
        name: [msgspec.Raw(bytes(one)) for one in value]
        if isinstance(value, list)
        else msgspec.Raw(bytes(value))
        for name, value in members.items()
    }


def _named(request: Request) -> dict[str, bytes]:
    return {
        name: _encode(request.params[name])
        for name in ("measurement_id", "firebase_app_id")
        if name in request.params
    }


def _ids(said: Mapping[str, Any]) -> Ids:
    device = id_of("client_id", said.get("client_id"))
    app = id_of("app_instance_id", said.get("app_instance_id"))
    return Ids(id_of("user_id", said.get("user_id")), device or app)


def _context(said: dict[str, Any]) -> dict[str, Any]:
    context: dict[str, Any] = {"library": {"name": "ga4-measurement-protocol"}}
    move(said, REQUEST, context)
    device = map_of("device", said.get("device"))
    width, _, height = str(device.pop("screen_resolution", "")).partition("x")
    if width.isdigit() and height.isdigit():
        context["screen"] = {"width": int(width), "height": int(height)}
    move(device, DEVICE, context)
    move(map_of("user_location", said.get("user_location")), LOCATION, context)
    given = map_of("consent", said.get("consent"))
    if given:
        choices = {name: _GRANTED.get(str(value), value) for name, value in given.items()}
        context["consent"] = {"categoryPreferences": choices}
    return context


class _Shared(NamedTuple):
    """The context that all events of a request have, as JSON and as an object not to be changed."""

    text: msgspec.Raw
    context: dict[str, Any]

    def copy(self) -> dict[str, Any]:
        """Return it as an object of one's own."""
        return {k: dict(v) if isinstance(v, dict) else v for k, v in self.context.items()}


def _shared_by(envelope: Mapping[str, Record]) -> _Shared:
    """Return the context that a request's own members make; a client's are mostly the same."""
    named = tuple((name, bytes(envelope[name])) for name in _CONTEXT if name in envelope)
    short = sum(len(text) for _, text in named) <= REMEMBERED_BYTES
    return _remembered(named) if short else _shared(named)


def _shared(named: tuple[tuple[str, bytes], ...]) -> _Shared:
    context = _context({name: value_of(text) for name, text in named})
    return _Shared(raw_context(context), context)


_remembered = lru_cache(REMEMBERED)(_shared)


def _event(record: dict[str, Any], ids: Ids, shared: _Shared, when: Any) -> Item:
    name = name_of("name", record.get("name"))
    params = map_of("params", record.get("params"))
    session = session_text(params.pop("session_id", None))
    kind = CALLS.get(name or "", "track")
    text = shared.text
    if kind != "track" or not params.keys().isdisjoint(PLACES) or name == "campaign_details":
        context = shared.copy()
        move(params, PLACES, context)
        if name == "campaign_details":
            move(params, CAMPAIGN, context)
        if kind != "track":
            context["vendorEvent"] = name
        if kind == "page":
            params |= context.get("page", {})
        text = raw_context(context)
    screen = params.pop("screen_name", None) if kind == "screen" else None
    return Item(
        type=kind,
        event=name,
        name=name_of("screen_name", screen),
        user_id=ids.user,
        anonymous_id=ids.anonymous,
        timestamp=instant("timestamp_micros", record.get("timestamp_micros") or when),
        properties=params,
        session_id=session,
        context=text,
    )


def _person(text: Record, ids: Ids, context: dict[str, Any], when: Any) -> Item:
    """Return the identify that sets the user properties: ``{"name": {"value": …}}``."""
    profile = Profile()
    for name, given in object_of(text).items():
        value = given.get("value") if isinstance(given, dict) else given
        profile.traits[name] = value
    return identify(ids, profile, context, instant("timestamp_micros", when))


# ── Answering ───────────────────────────────────────────────────────────────────────────────────


def answer(endpoint: Endpoint, request: Request, _: Reading, __: Outcome) -> Reply:
    """Return 204 without a word, as Google does; the debug address says what Google would object to.

    Every record is on disk by then: as an event, or as a reject with its reason.
    """
    if endpoint.name != "debug":
        return _EMPTY
    return _messages(validate(request.text))


def _messages(found: list[Message]) -> Reply:
    return Reply(200, _JSON, _encode({"validationMessages": found}))


def refuse(endpoint: Endpoint | None, _: Request, failure: Failure) -> Reply:
    """Return an error only for what is not kept: without a known key, or while nothing can be."""
    trouble = failure.trouble
    if endpoint is not None and endpoint.name == "debug" and trouble in _KEY:
        words = "No project has this api_secret. Use the write key of your project."
        return _messages([message("api_secret", words, "VALUE_INVALID")])
    if trouble is Trouble.TOO_MANY:
        return _EMPTY
    status = 503 if trouble is Trouble.OVER_QUOTA else STATUS[trouble]
    wait = ((b"retry-after", b"%d" % (failure.wait_s or 5)),) if status == 503 else ()
    error = "No project has this api_secret." if trouble in _KEY else failure.detail
    return Reply(status, (*_JSON, *wait), _encode({"error": error}))


_KEY = frozenset({Trouble.NO_KEY, Trouble.UNKNOWN_KEY})


def again(body: dict[str, Any], received_at: datetime) -> Mapped:
    """Return the calls of a request with one event; of an event alone, with what was added to it.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    if "events" not in body and "user_properties" not in body:
        own = {name: body.pop(name) for name in ("name", "params") if name in body}
        body = {**body, "events": [own]}
    request = Request("POST", "", {}, {}, (), received_at, text=_encode(body))
    try:
        reading = _read([], request)
    except (MalformedError, TooLargeError) as error:
        raise NotStorableError(Refused(RejectReason.NOT_AN_OBJECT, str(error))) from None
    items: list[Item] = []
    for mapped in map(reading.read, reading.records):
        if isinstance(mapped, Refused):
            return mapped
        items += mapped
    return items


FORMAT = Format(find, read, answer, refuse, again)
