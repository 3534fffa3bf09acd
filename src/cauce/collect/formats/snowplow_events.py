"""What an event of Snowplow's trackers says: its name, properties, ids, times, and what is attached to it.

Source: docs.snowplow.io, "Snowplow Tracker Protocol"; self-describing JSON of the Iglu schemas it names.
"""

import binascii
import math
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from cauce.collect.contracts import RejectReason
from cauce.collect.formats.contracts import Record
from cauce.collect.formats.decoding import object_of
from cauce.collect.formats.mapping import (
    Contexts,
    Ids,
    Places,
    bad,
    id_of,
    instant,
    map_of,
    name_of,
    raw_context,
)
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.context import session_text
from cauce.collect.logic.items import Item
from cauce.collect.logic.privacy import COOKIELESS

PLACES: Places = {
    "aid": ("app", "name"),
    "url": ("page", "url"),
    "page": ("page", "title"),
    "refr": ("page", "referrer"),
    "ua": ("userAgent",),
    "ip": ("ip",),
    "lang": ("locale",),
    "tz": ("timezone",),
    "p": ("snowplow", "platform"),
    "tna": ("snowplow", "namespace"),
    "mobile_context.osType": ("os", "name"),
    "mobile_context.osVersion": ("os", "version"),
    "mobile_context.deviceManufacturer": ("device", "manufacturer"),
    "mobile_context.deviceModel": ("device", "model"),
    "mobile_context.appleIdfa": ("device", "advertisingId"),
    "mobile_context.androidIdfa": ("device", "advertisingId"),
    "mobile_context.appleIdfv": ("device", "vendorId"),
    "mobile_context.carrier": ("network", "carrier"),
    "application.version": ("app", "version"),
    "application.build": ("app", "build"),
    "geolocation_context.latitude": ("location", "latitude"),
    "geolocation_context.longitude": ("location", "longitude"),
}
"""Fields of an event, and of entities attached to it."""
_LIBRARY, _VERSION, _SCHEMA = "library name", "library version", "event schema"
_WIDTH, _HEIGHT = "screen width", "screen height"
_contexts = Contexts(
    "snowplow",
    {
        **PLACES,
        _LIBRARY: ("library", "name"),
        _VERSION: ("library", "version"),
        _WIDTH: ("screen", "width"),
        _HEIGHT: ("screen", "height"),
        _SCHEMA: ("snowplow", "schema"),
    },
)
EVENTS: Mapping[str, str] = {
    "pv": "page_view", "pp": "page_ping", "tr": "transaction", "ti": "transaction_item", "se": "", "ue": "",
}  # fmt: skip
"""``e`` → the event's name; empty: the event brings its own."""
FIELDS: Mapping[str, str] = {
    "se_ca": "category", "se_ac": "action", "se_la": "label", "se_pr": "property", "se_va": "value",
    "tr_id": "order_id", "tr_af": "affiliation", "tr_tt": "total", "tr_tx": "tax", "tr_sh": "shipping",
    "tr_ci": "city", "tr_st": "state", "tr_co": "country", "tr_cu": "currency",
    "ti_id": "order_id", "ti_sk": "sku", "ti_nm": "name", "ti_ca": "category", "ti_pr": "price",
    "ti_qu": "quantity", "ti_cu": "currency",
    "pp_mix": "min_x", "pp_max": "max_x", "pp_miy": "min_y", "pp_may": "max_y",
}  # fmt: skip
"""A field on the wire → the property: the name that the trackers' own functions give it."""
NUMBERS = frozenset({
    "se_va", "tr_tt", "tr_tx", "tr_sh", "ti_pr", "ti_qu", "pp_mix", "pp_max", "pp_miy", "pp_may",
})  # fmt: skip
TECHNICAL = frozenset({
    "com.snowplowanalytics.snowplow", "com.snowplowanalytics.mobile", "org.w3", "org.ietf",
})  # fmt: skip
"""Vendors of entities that describe device and visit; everybody else's say something of the event."""
_encode = msgspec.json.Encoder().encode
_URL_SAFE = bytes.maketrans(b"-_ ", b"+/+")


class _Described(NamedTuple):
    """A self-describing JSON: who named it, how, and what it says."""

    vendor: str
    name: str
    schema: str
    data: dict[str, Any]


def call_of(said: dict[str, Any], received_at: datetime) -> Item:
    """Return the call of one event, which is taken apart on the way.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    kind = said.pop("e", None)
    if not isinstance(kind, str) or kind not in EVENTS:
        raise bad(RejectReason.INVALID_FIELD, f"e must be one of {', '.join(EVENTS)}")
    attached = list(_entities(_inside(said, "co", "cx")))
    name, properties = _event(kind, said)
    visit = next((one.data for one in attached if one.name == "client_session"), {})
    ids = _ids(said, visit)
    item = Item(
        event=name,
        message_id=id_of("eid", said.pop("eid", None)),
        user_id=ids.user,
        anonymous_id=ids.anonymous,
        session_id=session_text(said.pop("sid", None) or visit.get("sessionId")),
        properties=properties,
    )
    _date(item, said, received_at)
    _finish(item, said, attached)
    return item


def _event(kind: str, said: dict[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """Return name and properties; the schema of an event that describes itself stays in ``said``."""
    if kind == "ue":
        event = _described("ue_pr", _inside(said, "ue_pr", "ue_px").get("data"))
        said[_SCHEMA] = event.schema
        return event.name or None, event.data
    properties = {
        FIELDS[field]: _number(said.pop(field)) if field in NUMBERS else said.pop(field)
        for field in [field for field in said if field in FIELDS]
    }
    return EVENTS[kind] or name_of("se_ac", properties.get("action")), properties


def _inside(said: dict[str, Any], plain: str, coded: str) -> dict[str, Any]:
    """Return the object in a field that is JSON in a text or in base64 of one; empty when there is none."""
    text, packed = said.pop(plain, None), said.pop(coded, None)
    if isinstance(text, dict):  # it was opened
        return text
    try:
        if isinstance(packed, str) and packed:
            digits = packed.rstrip("=").encode().translate(_URL_SAFE)
            return object_of(binascii.a2b_base64(digits + b"=" * (-len(digits) % 4)))
        if isinstance(text, str) and text:
            return object_of(text.encode())
    except (NotStorableError, binascii.Error):
        detail = f"{plain} or {coded} holds no JSON object"
        raise bad(RejectReason.INVALID_FIELD, detail) from None
    return {}


def opened(record: Record) -> Record:
    """Return an event with what it holds in base64 or as text opened, so that it can be read and corrected."""
    try:
        said = object_of(record)
        for plain, coded in (("ue_pr", "ue_px"), ("co", "cx")):
            if plain in said or coded in said:
                said[plain] = _inside(said, plain, coded)
    except NotStorableError:
        return record
    return _encode(said)


def _described(field: str, value: Any) -> _Described:
    found = map_of(field, value)
    schema = found.get("schema")
    schema = schema if isinstance(schema, str) else ""
    vendor, _, rest = schema.removeprefix("iglu:").partition("/")
    return _Described(vendor, rest.partition("/")[0], schema, map_of(field, found.get("data")))


def _entities(contexts: dict[str, Any]) -> Iterator[_Described]:
    found = contexts.get("data")
    for value in found if isinstance(found, list) else []:
        yield _described("co", value)


def _number(value: Any) -> Any:
    """Return the number that a text stands for, anything else as it is.

    Example:
        >>> _number("12.50"), _number("3"), _number("many"), _number("nan")
        (12.5, 3, 'many', 'nan')
    """
    if not isinstance(value, str):
        return value
    try:
        found = float(value)
    except ValueError:
        return value
    if not math.isfinite(found):
        return value
    return int(found) if found.is_integer() and abs(found) < 2**53 else found


def _ids(said: dict[str, Any], visit: Mapping[str, Any]) -> Ids:
    """Return whom an event is about.

    Who has no id at all gets one of the day: Snowplow's own collector would set a cookie for them.
    """
    user = id_of("uid", said.pop("uid", None))
    domain = id_of("duid", said.pop("duid", None))
    network = [id_of(name, said.pop(name, None)) for name in ("tnuid", "nuid")]
    device = domain or id_of("client_session.userId", visit.get("userId"))
    anonymous = device or network[0] or network[1]
    return Ids(user, anonymous or (None if user else COOKIELESS))


def _date(item: Item, said: dict[str, Any], received_at: datetime) -> None:
    """Set when it happened: ``ttm`` is true as it is, ``dtm`` by a clock that ``stm`` lets correct."""
    true = instant("ttm", said.pop("ttm", None))
    created, sent = instant("dtm", said.pop("dtm", None)), instant("stm", said.pop("stm", None))
    item.timestamp = true or created
    item.sent_at = received_at if true else sent


def _finish(item: Item, said: dict[str, Any], attached: list[_Described]) -> None:
    """Set type and context; what has no place stays together, and entities become properties."""
    library, _, version = str(said.pop("tv", "")).partition("-")
    if library:
        said[_LIBRARY], said[_VERSION] = library, version
    width, _, height = str(said.pop("res", "")).partition("x")
    if width.isdecimal() and height.isdecimal():
        said[_WIDTH], said[_HEIGHT] = int(width), int(height)
    item.properties = properties = item.properties or {}
    technical = _attach(attached, said, properties)
    text, context = _contexts.take(said)
    named = _view(item, properties)
    if said or technical or named:
        own = {**context.get("snowplow", {}), **said, **technical}
        context = {**context, **({"snowplow": own} if own else {}), **named}
        text = raw_context(context)
    if item.type == "page":
        properties |= context.get("page", {})
    item.context = text


def _view(item: Item, properties: dict[str, Any]) -> dict[str, Any]:
    """Set the type, and say what a view was called; a screen's name is the call's."""
    item.type = {"page_view": "page", "screen_view": "screen"}.get(item.event or "", "track")
    if item.type == "screen":
        item.name = name_of("name", properties.pop("name", None))
    return {} if item.type == "track" else {"vendorEvent": item.event}


def _attach(
    attached: list[_Described], said: dict[str, Any], properties: dict[str, Any]
) -> dict[str, Any]:
    """Add entities to fields that have a place, and to the properties; return the technical rest."""
    gathered: dict[tuple[bool, str], list[dict[str, Any]]] = {}
    for one in attached:
        for field in [field for field in one.data if f"{one.name}.{field}" in PLACES]:
            said.setdefault(f"{one.name}.{field}", one.data.pop(field))
        technical = one.vendor in TECHNICAL or one.name in properties
        if one.data:
            gathered.setdefault((technical, one.name), []).append(one.data)
    rest: dict[str, Any] = {}
    for (technical, name), several in gathered.items():
        place = rest if technical else properties
        place[name] = several[0] if len(several) == 1 else several
    return rest
