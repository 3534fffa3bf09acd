"""Amplitude: ``/2/httpapi`` and ``/batch``.

Source: amplitude.com/docs/apis/analytics/http-v2 and http-api-batching-retries; requests recorded from
the Python, Node and browser SDKs. What becomes what: ``docs/reference/collect-formats.md``.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

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
    Request,
    Trouble,
)
from cauce.collect.formats.decoding import members, small_value, texts_in
from cauce.collect.formats.mapping import (
    CAMPAIGN,
    OPERATIONS,
    REMEMBERED,
    Contexts,
    Ids,
    Places,
    Profile,
    guarded,
    id_of,
    identify,
    instant,
    map_of,
    name_of,
    operate,
    put,
    raw_context,
    scoped_id,
    taken,
)
from cauce.collect.formats.one_pass import OnePass
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.context import session_text
from cauce.collect.logic.items import Flat, FlatItem, Item
from cauce.collect.replies import Reply
from cauce.collect.wire import MalformedError

ENDPOINTS = {
    "2/httpapi": Endpoint("httpapi", 1 << 20, 2_000, all_or_none=True),
    "batch": Endpoint("batch", 20 << 20, 2_000, all_or_none=True),
}
PLACES: Places = {
    "user_agent": ("userAgent",),
    "language": ("locale",),
    "os_name": ("os", "name"),
    "os_version": ("os", "version"),
    "platform": ("device", "type"),
    "device_brand": ("device", "brand"),
    "device_manufacturer": ("device", "manufacturer"),
    "device_model": ("device", "model"),
    "idfa": ("device", "advertisingId"),
    "adid": ("device", "advertisingId"),
    "idfv": ("device", "vendorId"),
    "android_id": ("device", "androidId"),
    "carrier": ("network", "carrier"),
    "app_version": ("app", "version"),
    "version_name": ("app", "version"),
    "country": ("location", "country"),
    "region": ("location", "region"),
    "city": ("location", "city"),
    "dma": ("location", "dma"),
    "location_lat": ("location", "latitude"),
    "location_lng": ("location", "longitude"),
    "ip": ("ip",),
}
"""Fields of the event itself."""
PAGE: Places = {
    "[Amplitude] Page URL": ("page", "url"),
    "[Amplitude] Page Path": ("page", "path"),
    "[Amplitude] Page Title": ("page", "title"),
    "referrer": ("page", "referrer"),
    **CAMPAIGN,
}
"""Event properties."""
PAGE_VIEW = "[Amplitude] Page Viewed"
_USED = frozenset({
    "user_id", "device_id", "event_type", "time", "insert_id", "event_properties", "user_properties", "groups",
    "group_properties", "session_id", "library",
})  # fmt: skip
_MONEY = frozenset({"revenue", "price", "quantity", "currency", "productId", "revenueType"})
"""Fields of the event that are properties with us."""
_NO_CONTEXT = (_USED | _MONEY) - {"library"}
_LIBRARY, _VERSION = "library name", "library version"
_contexts = Contexts(
    "amplitude", {**PLACES, _LIBRARY: ("library", "name"), _VERSION: ("library", "version")}
)
_OPERATIONS = frozenset({"$set", "$unset", "$clearAll", *OPERATIONS})
_MISSING = {
    RejectReason.MISSING_EVENT_NAME: "event_type",
    RejectReason.MISSING_IDENTITY: "user_id",
}
_INVALID = {
    RejectReason.INVALID_IDENTITY: "user_id",
    RejectReason.INVALID_TIMESTAMP: "time",
    RejectReason.TIMESTAMP_OUT_OF_RANGE: "time",
    RejectReason.MESSAGE_ID_TOO_LONG: "insert_id",
    RejectReason.MISSING_GROUP_ID: "groups",
    RejectReason.TOO_LARGE: "event",
    RejectReason.NOT_AN_OBJECT: "event",
}
_encode = msgspec.json.Encoder().encode
_JSON = ((b"content-type", b"application/json"),)


def find(path: str) -> Endpoint | None:
    """Return the endpoint of a path."""
    return ENDPOINTS.get(path)


# ── Reading ─────────────────────────────────────────────────────────────────────────────────────


def read(_: Endpoint, request: Request) -> Reading:
    """Return the records of ``{"api_key", "events"}``.

    Raises:
        MalformedError: it is no object, or has no list of events.
        TooLargeError: it has too many values.
    """
    envelope = members(request.text)
    keys = texts_in(envelope, "api_key")
    if "events" not in envelope:
        raise MalformedError("Request missing required field events")
    records, made = _usual.take(envelope["events"])
    if not records:
        raise MalformedError("Request has no events")
    try:
        sent_at = instant("sent", small_value(envelope.get("client_upload_time", b"")))
    except NotStorableError:
        sent_at = None
    return Reading([*keys, *request.keys], records, guarded(_event), sent_at, made)


class _Usual(msgspec.Struct, gc=False, forbid_unknown_fields=True, kw_only=True):
    """What the SDKs of servers send."""

    event_type: str
    insert_id: str
    time: int
    library: str
    user_id: str | None = None
    device_id: str | None = None
    event_properties: Flat = msgspec.field(default_factory=dict)


_decode_usual = msgspec.json.Decoder(list[_Usual]).decode


def _of_usual(said: _Usual) -> FlatItem | None:
    properties = said.event_properties
    if said.event_type.startswith(("$", "[")) or not properties.keys().isdisjoint(PAGE):
        return None
    user, device = said.user_id or None, said.device_id or None
    return FlatItem(
        "track",
        said.event_type,
        scoped_id(said.insert_id, device or user),
        user,
        device,
        timestamp=instant("time", said.time),
        properties=properties,
        context=_context_of_library(said.library),
    )


@lru_cache(REMEMBERED)
def _context_of_library(library: str) -> msgspec.Raw:
    return _context({"library": library})[0]


_usual = OnePass(_decode_usual, _of_usual)


class _Said(NamedTuple):
    """One event, taken apart."""

    event: str | None
    ids: Ids
    message_id: str | None
    when: datetime | None
    session: str
    properties: dict[str, Any]
    text: msgspec.Raw
    """The context as JSON."""
    context: Mapping[str, Any]


def _event(record: dict[str, Any]) -> Mapped:
    said = _said(record)
    if said.event == "$groupidentify":
        items = _groups(said, record)
    elif said.event == "$identify":
        profile = _profile(record.get("user_properties"))
        items = [identify(said.ids, profile, _with_rest(said), said.when)]
    else:
        items = _plain(said, _profile(record.get("user_properties")))
    if items:
        items[0].message_id = said.message_id
    for item in items:
        item.session_id = said.session
    return items


def _said(record: dict[str, Any]) -> _Said:
    event = name_of("event_type", record.get("event_type"))
    ids = Ids(id_of("user_id", record.get("user_id")), id_of("device_id", record.get("device_id")))
    properties = map_of("event_properties", record.get("event_properties"))
    for name in _MONEY & record.keys():
        properties.setdefault(name, record[name])
    return _Said(
        event,
        ids,
        scoped_id(record.get("insert_id"), ids.anonymous or ids.user),
        instant("time", record.get("time")),
        _session(record.get("session_id")),
        properties,
        *_context(record),
    )


def _session(value: Any) -> str:
    """Return the session's id; -1 says that the event is in none."""
    return "" if value == -1 else session_text(value)


def _context(record: dict[str, Any]) -> tuple[msgspec.Raw, Mapping[str, Any]]:
    """Return the context that the fields of an event make; those without a place stay together."""
    rest = {name: value for name, value in record.items() if name not in _NO_CONTEXT}
    if rest.get("ip") == "$remote":
        del rest["ip"]
    library = rest.pop("library", None)
    if isinstance(library, str):
        rest[_LIBRARY], _, rest[_VERSION] = library.partition("/")
    text, context = _contexts.take(rest)
    groups = record.get("groups")
    more: dict[str, Any] = {"groups": groups} if groups and isinstance(groups, dict) else {}
    if rest:
        more["amplitude"] = rest
    if more:
        context = {**context, **more}
        text = raw_context(context)
    return text, context


def _plain(said: _Said, profile: Profile) -> list[Item]:
    kind, text, context = "track", said.text, dict(said.context)
    page = taken(said.properties, PAGE)
    for name, value, _ in page:
        if value is not None:
            put(context, PAGE[name], value)
    if said.event == PAGE_VIEW:
        kind = "page"
        context["vendorEvent"] = said.event
        said.properties.update(context.get("page", {}))
    if page or kind == "page":
        text = raw_context(context)
    item = Item(
        type=kind,
        event=said.event,
        user_id=said.ids.user,
        anonymous_id=said.ids.anonymous,
        timestamp=said.when,
        properties=said.properties,
        context=text,
    )
    return [item, identify(said.ids, profile, context, said.when)] if profile else [item]


def _groups(said: _Said, record: dict[str, Any]) -> list[Item]:
    """Return one group call for every group that ``$groupidentify`` names; it is about groups only."""
    profile = _profile(record.get("group_properties"))
    named = map_of("groups", record.get("groups"))
    context = {name: value for name, value in said.context.items() if name != "groups"}
    return [
        Item(
            type="group",
            group_id=id_of("groups", group),
            traits=profile.traits,
            timestamp=said.when,
            context=raw_context({**context, "groupType": kind}, profile),
        )
        for kind, value in named.items()
        for group in (value if isinstance(value, list) else [value])
    ] or [Item(type="group", timestamp=said.when)]


def _profile(given: Any) -> Profile:
    """Return the operations of an identify; what is none of them is set."""
    values = map_of("user_properties", given)
    profile = Profile()
    plain = {name: value for name, value in values.items() if name not in _OPERATIONS}
    if plain:
        operate(profile, "$set", plain)
    for operation in values.keys() & _OPERATIONS:
        operate(profile, operation, values[operation])
    return profile


def _with_rest(said: _Said) -> dict[str, Any]:
    """Return the context of a call that has no properties: what has no place stays together."""
    rest = {"properties": said.properties} if said.properties else {}
    return {**said.context, **rest}


# ── Answering ───────────────────────────────────────────────────────────────────────────────────


def answer(_: Endpoint, request: Request, __: Reading, outcome: Outcome) -> Reply:
    """Return what was ingested, or which events are wrong: the SDK drops those and sends the rest again."""
    if not outcome.refused:
        done = {
            "code": 200,
            "events_ingested": outcome.total,
            "payload_size_bytes": request.size,
            "server_upload_time": int(request.received_at.timestamp() * 1000),
        }
        return Reply(200, _JSON, _encode(done))
    missing: dict[str, list[int]] = {}
    invalid: dict[str, list[int]] = {}
    for i, refused in outcome.refused.items():
        if refused.reason in _MISSING:
            missing.setdefault(_MISSING[refused.reason], []).append(i)
        else:
            field = _INVALID.get(refused.reason, "event_properties")
            invalid.setdefault(field, []).append(i)
    first = next(iter(outcome.refused.values()))
    body = {
        "code": 400,
        "error": f"Request has {len(outcome.refused)} refused events: {first.reason.value}: {first.detail}",
        "events_with_invalid_fields": invalid,
        "events_with_missing_fields": missing,
        "events_with_invalid_id_lengths": {},
        "silenced_events": [],
    }
    return Reply(400, _JSON, _encode(body))


def refuse(_: Endpoint | None, __: Request, failure: Failure) -> Reply:
    """Return the refusal with the fields that tell the SDK whether to send again."""
    trouble = failure.trouble
    status = STATUS[trouble]
    body: dict[str, Any] = {"code": status, "error": failure.detail}
    if trouble in {Trouble.NO_KEY, Trouble.UNKNOWN_KEY}:
        status = 400  # with these words the SDK stops; it does not know a 401
        shown = failure.detail[:100] if trouble is Trouble.UNKNOWN_KEY else ""
        body = {"code": 400, "error": f"Invalid API key: {shown}"}
    elif trouble is Trouble.MALFORMED:
        body["missing_field"] = "events" if "events" in failure.detail else None
    elif trouble in {Trouble.TOO_LARGE, Trouble.TOO_MANY}:
        body["error"] = "Payload too large"
    elif trouble is Trouble.OVER_QUOTA:
        body |= {
            "error": "Too many requests for some devices and users",
            "eps_threshold": 0,
            "throttled_devices": {},
            "throttled_users": {},
            "throttled_events": [],
        }
    wait = ((b"retry-after", b"%d" % failure.wait_s),) if failure.wait_s else ()
    return Reply(status, (*_JSON, *wait), _encode(body))


def again(record: dict[str, Any], _: datetime) -> Mapped:
    """Return the calls of one event.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    return _event(record)


FORMAT = Format(find, read, answer, refuse, again)
