"""Mixpanel: ``/track``, ``/engage``, ``/groups``, ``/import``.

Source: mixpanel/docs, ``openapi/ingestion.openapi.yaml`` and ``reference/``; requests recorded from the
Python, Node and browser SDKs. What becomes what: ``docs/reference/collect-formats.md``.
"""

import re
from hashlib import sha256
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
    Trouble,
)
from cauce.collect.formats.decoding import elements, is_array, lines, object_of
from cauce.collect.formats.mapping import (
    CAMPAIGN,
    OPERATIONS,
    Contexts,
    Ids,
    Places,
    Profile,
    bad,
    digest_of,
    guarded,
    id_of,
    identify,
    instant,
    map_of,
    name_of,
    operate,
    raw_context,
    scoped_id,
)
from cauce.collect.formats.one_pass import OnePass, Taken
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.items import Flat, FlatItem, Item
from cauce.collect.replies import Reply
from cauce.collect.wire import MalformedError

_GET_TOO = frozenset({"GET", "POST"})
ENDPOINTS = {
    "track": Endpoint("track", 2 << 20, 2_000, _GET_TOO),
    "engage": Endpoint("engage", 2 << 20, 2_000, _GET_TOO),
    "groups": Endpoint("groups", 2 << 20, 2_000, _GET_TOO),
    "import": Endpoint("import", 10 << 20, 2_000),
}
PLACES: Places = {
    "mp_lib": ("library", "name"),
    "$lib_version": ("library", "version"),
    "$current_url": ("page", "url"),
    "current_url_path": ("page", "path"),
    "current_url_search": ("page", "search"),
    "current_page_title": ("page", "title"),
    "$referrer": ("page", "referrer"),
    "$user_agent": ("userAgent",),
    "$locale": ("locale",),
    "$timezone": ("timezone",),
    "$os": ("os", "name"),
    "$os_version": ("os", "version"),
    "$manufacturer": ("device", "manufacturer"),
    "$model": ("device", "model"),
    "$screen_width": ("screen", "width"),
    "$screen_height": ("screen", "height"),
    "$app_version_string": ("app", "version"),
    "$app_build_number": ("app", "build"),
    "$carrier": ("network", "carrier"),
    "mp_country_code": ("location", "country"),
    "$region": ("location", "region"),
    "$city": ("location", "city"),
    "ip": ("ip",),
    **CAMPAIGN,
}
TRAITS = {
    "$email": "email", "$name": "name", "$first_name": "firstName", "$last_name": "lastName",
    "$phone": "phone", "$avatar": "avatar", "$created": "createdAt",
}  # fmt: skip
"""Mixpanel's reserved profile properties and Segment's names of the same."""
_SPECIAL = frozenset({"$distinct_id", "$user_id", "$device_id"})
_contexts = Contexts("mixpanel", PLACES, ("mp_lib", "$lib_version"), _SPECIAL)
PAGE_VIEW = "$mp_web_page_view"
_OPERATIONS = frozenset({"$set", "$unset", "$delete", *OPERATIONS})
_DEVICE = "$device:"
_GIF = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
_CALLBACK = re.compile(r"[\w$.\[\]]{1,100}")
_encode = msgspec.json.Encoder().encode
_JSON = ((b"content-type", b"application/json"),)


def find(path: str) -> Endpoint | None:
    """Return the endpoint of a path."""
    return ENDPOINTS.get(path)


# ── Reading ─────────────────────────────────────────────────────────────────────────────────────


def read(endpoint: Endpoint, request: Request) -> Reading:
    """Return the records; the key is the first record's token, or else in ``Authorization``.

    Raises:
        MalformedError: the body is neither an object, a list nor lines of objects.
        TooLargeError: it has too many values.
    """
    mapping = {"engage": _person, "groups": _group}.get(endpoint.name, calls_of)
    records, made = _taken(request.text, mapping is calls_of, by_line=endpoint.name == "import")
    if made is None:
        token = _token_in(records[0]) if records else ""
    else:
        token = (made[0].write_key or "") if made else ""
    tokens = [token] if token else []

    def mapped(record: dict[str, Any]) -> Mapped:
        own = _token(record)
        if token and own and own != token:
            raise bad(
                RejectReason.INVALID_FIELD, "the token is another one than the first record's"
            )
        return mapping(record)

    secrets = map(_digest, request.keys) if endpoint.name == "import" else ()
    named = [request.params[name] for name in ("api_key", "token") if request.params.get(name)]
    keys = [*tokens, *request.keys, *named, *secrets]
    return Reading(keys, records, guarded(mapped), made=made)


def _taken(text: bytes, events: bool, *, by_line: bool) -> Taken:
    if events and is_array(text):
        taken = _usual.take(text)
        if taken.made is None or len({item.write_key for item in taken.made}) < 2:
            return taken
    return Taken(_records(text, by_line=by_line), None)


class _Usual(msgspec.Struct, gc=False, forbid_unknown_fields=True):
    """What the SDKs of servers send."""

    event: str
    properties: Flat


_decode_usual = msgspec.json.Decoder(list[_Usual]).decode


def _of_usual(said: _Usual) -> FlatItem | None:
    event, properties = said.event, said.properties
    take = properties.pop
    distinct, when, token = take("distinct_id", None), take("time", None), take("token", None)
    if (
        type(distinct) is not str
        or not distinct
        or distinct.startswith(_DEVICE)
        or (type(when) is not float and type(when) is not int)
        or (type(token) is not str and token is not None)
        or event in _UNUSUAL
    ):
        return None
    insert_id = take("$insert_id", None)
    context = _contexts.of_server(properties)
    if context is None:
        if not properties.keys().isdisjoint(_SPECIAL):
            return None
        context = _contexts.take(properties)[0]
    message_id, time = scoped_id(insert_id, event, distinct), instant("time", when)
    return FlatItem(
        "track",
        event,
        message_id,
        distinct,
        timestamp=time,
        properties=properties,
        context=context,
        write_key=token,
    )


_usual = OnePass(_decode_usual, _of_usual)


def _digest(key: str) -> bytes:
    """Return what is known of an API key, which may import as well."""
    return sha256(key.encode("utf-8", "surrogatepass")).digest()


def _records(text: bytes, *, by_line: bool) -> list[Record]:
    if not text.strip():
        raise MalformedError("data, missing or empty")
    if is_array(text):
        return elements(text)
    several = lines(text) if by_line else [text]
    if len(several) > 1 and _is_object(several[0]):
        return several
    object_or_malformed(text)
    return [text]


def object_or_malformed(text: bytes) -> dict[str, Any]:
    """Return the object that a whole body is.

    Raises:
        MalformedError: it is no object.
    """
    try:
        return object_of(text)
    except NotStorableError as error:
        if error.refused.reason is RejectReason.NOT_AN_OBJECT:
            raise MalformedError(error.refused.detail) from None
        return {}


def _is_object(text: Record) -> bool:
    try:
        object_of(text)
    except NotStorableError:
        return False
    return True


def _token_in(record: Record) -> str:
    try:
        return _token(object_of(record))
    except NotStorableError:
        return ""


def _token(record: dict[str, Any]) -> str:
    properties = record.get("properties")
    found = properties.get("token") if isinstance(properties, dict) else None
    found = found or record.get("$token")
    return found if isinstance(found, str) else ""


def calls_of(record: dict[str, Any]) -> Mapped:
    """Return the calls of one event, which carries its ids, time and properties.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    event = name_of("event", record.get("event"))
    properties = map_of("properties", record.get("properties"))
    properties.pop("token", None)
    when = instant("time", properties.pop("time", None))
    if event in _IDENTITY:
        return [_IDENTITY[event](properties, when)]
    distinct_id = properties.get("distinct_id")
    ids = _ids(properties, properties)
    insert_id = properties.pop("$insert_id", None)
    message_id = scoped_id(insert_id, event, str(distinct_id))
    text, context = _contexts.take(properties)
    kind = "track"
    if event == PAGE_VIEW:
        kind = "page"
        text = raw_context({**context, "vendorEvent": event})
        properties |= context.get("page", {})
    return [
        Item(
            type=kind,
            event=event,
            message_id=message_id,
            timestamp=when,
            properties=properties,
            context=text,
            user_id=ids.user,
            anonymous_id=ids.anonymous,
        )
    ]


def _ids(record: dict[str, Any], rest: dict[str, Any]) -> Ids:
    """Return both ids of a record, taken out of ``rest``.

    ``$user_id`` and ``$device_id`` are what they say. A ``distinct_id`` alone is a device when it is
    written as one (``$device:…``) or equals ``$device_id``; else it is the id of a user.
    Source: Mixpanel, "Simplified ID Merge".
    """
    name = "$distinct_id" if "$distinct_id" in record else "distinct_id"
    distinct = id_of(name, record.get(name))
    user = id_of("$user_id", record.get("$user_id"))
    device = id_of("$device_id", record.get("$device_id"))
    for used in (name, "$user_id", "$device_id"):
        rest.pop(used, None)
    if distinct and distinct.startswith(_DEVICE):
        device = device or distinct.removeprefix(_DEVICE)
    elif distinct and distinct != device:
        user = user or distinct
    return Ids(user, device)


def _bare(name: str, value: Any) -> str | None:
    found = id_of(name, value)
    return found.removeprefix(_DEVICE) if found else None


def _identified(properties: dict[str, Any], when: Any) -> Item:
    """``$identify``: the browser SDK's simplified form, or ``$identified_id`` with ``$anon_id``."""
    user = id_of("$identified_id", properties.pop("$identified_id", None))
    anonymous = _bare("$anon_id", properties.pop("$anon_id", None)) or _bare(
        "$anon_distinct_id", properties.pop("$anon_distinct_id", None)
    )
    distinct_id = properties.get("distinct_id")
    ids = _ids(properties, properties)
    ids = Ids(user or ids.user, anonymous or ids.anonymous)
    message_id = scoped_id(properties.pop("$insert_id", None), "$identify", str(distinct_id))
    return identify(ids, Profile(), _context_of(properties), when, message_id)


def _aliased(properties: dict[str, Any], when: Any) -> Item:
    """``$create_alias``: ``alias`` is the new id of ``distinct_id``."""
    previous = _bare("distinct_id", properties.pop("distinct_id", None))
    user = id_of("alias", properties.pop("alias", None))
    return _joined(previous, user, properties, when)


def _merged(properties: dict[str, Any], when: Any) -> Item:
    """``$merge``: the first of two ids goes on, unless it is a device's."""
    ids = properties.pop("$distinct_ids", None)
    if not isinstance(ids, list) or len(ids) != 2:
        raise bad(RejectReason.INVALID_FIELD, "$distinct_ids must be a list of two ids")
    ids.sort(key=lambda value: str(value).startswith(_DEVICE))
    into, previous = (_bare("$distinct_ids", value) for value in ids)
    return _joined(previous, into, properties, when)


def _joined(previous: str | None, user: str | None, properties: dict[str, Any], when: Any) -> Item:
    insert_id = properties.pop("$insert_id", None)
    return Item(
        type="alias",
        message_id=scoped_id(insert_id, previous, user),
        timestamp=when,
        user_id=user,
        previous_id=previous,
        context=raw_context(_context_of(properties)),
    )


_IDENTITY = {"$identify": _identified, "$create_alias": _aliased, "$merge": _merged}
_UNUSUAL = frozenset({*_IDENTITY, PAGE_VIEW})


def _context_of(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the context of a call that has no properties: what has no place stays together."""
    context = _contexts.copy(properties)
    if properties:
        context["properties"] = properties
    return context


def _person(record: dict[str, Any]) -> Mapped:
    profile, context, when = _profile(record)
    ids = _ids(record, {})
    return [identify(ids, profile, context, when, _profile_id(record))]


def _group(record: dict[str, Any]) -> Mapped:
    profile, context, when = _profile(record)
    context["groupType"] = name_of("$group_key", record.get("$group_key"))
    return [
        Item(
            type="group",
            message_id=_profile_id(record),
            timestamp=when,
            group_id=id_of("$group_id", record.get("$group_id")),
            traits=profile.traits,
            context=raw_context(context, profile),
        )
    ]


def _profile(record: dict[str, Any]) -> tuple[Profile, dict[str, Any], Any]:
    profile = Profile()
    for operation in _OPERATIONS & record.keys():
        operate(profile, operation, record[operation], TRAITS)
    if not _OPERATIONS & record.keys():
        detail = f"no operation; one of {', '.join(sorted(_OPERATIONS))}"
        raise bad(RejectReason.INVALID_FIELD, detail)
    context: dict[str, Any] = {"library": {"name": "mixpanel"}}
    address = record.get("$ip")
    if isinstance(address, str) and address != "0":
        context["ip"] = address
    return profile, context, instant("$time", record.get("$time"))


def _profile_id(record: dict[str, Any]) -> str | None:
    """Return an id that is the same when the SDK repeats the request, if that can be told.

    A time with microseconds (the Python SDK's) is one call; two calls may share a whole second.
    """
    when = record.get("$time")
    if not isinstance(when, float) or when.is_integer():
        return None
    return digest_of(_encode(record))


# ── Answering ───────────────────────────────────────────────────────────────────────────────────


def answer(endpoint: Endpoint, request: Request, reading: Reading, outcome: Outcome) -> Reply:
    """Return ``1`` or ``0``, the same as JSON, as a picture or a script; for imports which rows failed."""
    if endpoint.name == "import":
        return _imported(request, reading, outcome)
    good = not outcome.refused
    status = 200 if good or outcome.kept else 400
    if request.params.get("img") == "1":
        return Reply(status, ((b"content-type", b"image/gif"),), _GIF)
    body = b"1" if good else b"0"
    if request.params.get("verbose") == "1":
        body = _encode({"error": None if good else _why(outcome), "status": int(good)})
        return Reply(status, _JSON, body)
    callback = request.params.get("callback", "")
    if _CALLBACK.fullmatch(callback):
        script = b"%b(%b);" % (callback.encode(), body)
        return Reply(status, ((b"content-type", b"text/javascript"),), script)
    return Reply(status, ((b"content-type", b"text/plain"),), body)


def _why(outcome: Outcome) -> str:
    """Return the refusals in one line; the records are in the project's list of rejected events."""
    shown = [f"{i}: {_words(refused)}" for i, refused in list(outcome.refused.items())[:10]]
    return "some data points in the request failed validation: " + "; ".join(shown)


def _words(refused: Refused) -> str:
    return f"{refused.reason.value} ({refused.detail})"


def _imported(request: Request, reading: Reading, outcome: Outcome) -> Reply:
    """Return the answer to an import: good rows are kept, bad ones listed unless ``strict=0``."""
    body: dict[str, Any] = {"code": 200, "num_records_imported": outcome.kept, "status": "OK"}
    if outcome.refused and request.params.get("strict") != "0":
        failed = [_failed(i, reading.records[i], why) for i, why in outcome.refused.items()]
        body |= {"code": 400, "status": "Bad Request", "error": _why(outcome)}
        return Reply(400, _JSON, _encode(body | {"failed_records": failed}))
    if request.params.get("verbose") == "1":
        body |= {"error": None, "status": 1}
    return Reply(200, _JSON, _encode(body))


def _failed(index: int, record: Record, refused: Refused) -> dict[str, Any]:
    try:
        properties = object_of(record).get("properties")
    except NotStorableError:
        properties = None
    insert_id = properties.get("$insert_id") if isinstance(properties, dict) else None
    return {
        "index": index,
        "insert_id": insert_id if isinstance(insert_id, str) else "",
        "field": _FIELDS.get(refused.reason, "properties"),
        "message": _words(refused),
    }


_FIELDS = {
    RejectReason.MISSING_EVENT_NAME: "event",
    RejectReason.MISSING_IDENTITY: "properties.distinct_id",
    RejectReason.INVALID_IDENTITY: "properties.distinct_id",
    RejectReason.INVALID_TIMESTAMP: "properties.time",
    RejectReason.TIMESTAMP_OUT_OF_RANGE: "properties.time",
}


def refuse(endpoint: Endpoint | None, _: Request, failure: Failure) -> Reply:
    """Return the refusal as JSON, which the SDKs read even where they expect ``0``."""
    trouble = failure.trouble
    status = STATUS[trouble]
    if trouble is Trouble.OVER_QUOTA and endpoint is not None and endpoint.name != "import":
        status = 503  # browsers keep what they could not send after a 503, the Python SDK too
    error = failure.detail
    if trouble is Trouble.TOO_LARGE and endpoint is not None:
        error = f"request exceeds max limit of {endpoint.max_bytes} bytes"
    body = {"code": status, "error": error, "status": 0}
    wait = ((b"retry-after", b"%d" % failure.wait_s),) if failure.wait_s else ()
    return Reply(status, (*_JSON, *wait), _encode(body))


FORMAT = Format(find, read, answer, refuse)
