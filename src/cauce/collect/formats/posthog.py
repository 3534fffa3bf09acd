"""PostHog: ``/batch``, ``/capture``, ``/e``, ``/i/v0/e``, ``/track``, ``/engage``, ``/i/v1/analytics/events``, ``/flags``.

Source: PostHog/posthog ``rust/capture``, posthog-python's ``capture_v1.py``, requests recorded from the
Python, Node and browser SDKs. What becomes what: ``docs/reference/collect-formats.md``.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
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
    Record,
    Request,
    Trouble,
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
    CAMPAIGN,
    Contexts,
    Ids,
    Places,
    Profile,
    bad,
    guarded,
    id_of,
    identify,
    instant,
    map_of,
    name_of,
    operate,
    raw_context,
)
from cauce.collect.formats.one_pass import OnePass, Taken
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.items import Flat, FlatItem, Item
from cauce.collect.replies import Reply
from cauce.collect.wire import MalformedError

_GET_TOO = frozenset({"GET", "POST"})
_ONE = Endpoint("events", 2 << 20, 10_000, _GET_TOO)
_MANY = Endpoint("events", 20 << 20, 10_000, _GET_TOO)
_V1 = Endpoint("v1", 20 << 20, 10_000)
_FLAGS = Endpoint("flags", 1 << 20, 0, quiet=True)
_CONFIG = Endpoint("config", 1 << 20, 0, frozenset({"GET"}), quiet=True)
ENDPOINTS = {
    **dict.fromkeys(("e", "capture", "track", "engage", "i/v0/e"), _ONE),
    "batch": _MANY,
    "i/v1/analytics/events": _V1,
    **dict.fromkeys(("flags", "decide"), _FLAGS),
}
PLACES: Places = {
    "$lib": ("library", "name"),
    "$lib_version": ("library", "version"),
    "$current_url": ("page", "url"),
    "$pathname": ("page", "path"),
    "$referrer": ("page", "referrer"),
    "$title": ("page", "title"),
    "$raw_user_agent": ("userAgent",),
    "$user_agent": ("userAgent",),
    "$locale": ("locale",),
    "$browser_language": ("locale",),
    "$timezone": ("timezone",),
    "$os": ("os", "name"),
    "$os_name": ("os", "name"),
    "$os_version": ("os", "version"),
    "$device_id": ("device", "id"),
    "$device_type": ("device", "type"),
    "$device_name": ("device", "name"),
    "$device_manufacturer": ("device", "manufacturer"),
    "$device_model": ("device", "model"),
    "$screen_width": ("screen", "width"),
    "$screen_height": ("screen", "height"),
    "$app_name": ("app", "name"),
    "$app_version": ("app", "version"),
    "$app_build": ("app", "build"),
    "$app_namespace": ("app", "namespace"),
    "$network_carrier": ("network", "carrier"),
    "$ip": ("ip",),
    **CAMPAIGN,
}
CALLS = {"$pageview": "page", "$screen": "screen"}
COOKIELESS = "$posthog_cookieless"
_PROFILE = ("$set", "$set_once", "$unset")
_SPECIAL = frozenset({
    "$user_id", "$device_id", "$is_identified", "$process_person_profile", "$anon_distinct_id", "$session_id", "$time",
    "$ignore_sent_at", "$groups", *_PROFILE,
})  # fmt: skip
_contexts = Contexts("posthog", PLACES, ("$lib", "$lib_version"), _SPECIAL)
_encode = msgspec.json.Encoder().encode
_JSON = ((b"content-type", b"application/json"),)
_TEXT = ((b"content-type", b"text/plain; charset=utf-8"),)


def find(path: str) -> Endpoint | None:
    """Return the endpoint of a path; a remote configuration names its key in the path."""
    if path.startswith("array/") and path.endswith(("/config", "/config.js")):
        return _CONFIG
    return ENDPOINTS.get(path)


# ── Reading ─────────────────────────────────────────────────────────────────────────────────────


def read(endpoint: Endpoint, request: Request) -> Reading:
    """Return the records of a batch, of a bare list, or the one event of the body.

    Raises:
        MalformedError: the body has none of these forms.
        TooLargeError: it has too many values.
    """
    if endpoint is _CONFIG:
        return Reading([request.path.split("/")[1]])
    if is_array(request.text):
        return _bare(request, elements(request.text))
    envelope = members(request.text)
    named = texts_in(envelope, "api_key", "token", "$token")
    keys = [*named, *request.keys, *_params(request)]
    if endpoint.quiet:
        return Reading(keys)
    if "batch" not in envelope and endpoint is not _V1:
        return _bare(request, [request.text])
    batch = envelope.get("batch", b"[]")
    old = small_value(envelope.get("historical_migration", b"")) is True
    if endpoint is _V1:
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
    context = _contexts.of_server(properties)
    if context is None:
        if not properties.keys().isdisjoint(_SPECIAL):
            return None
        context = _contexts.take(properties)[0]
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


def calls_of(record: dict[str, Any], library: str, received_at: datetime) -> Mapped:
    """Return the calls of one event: itself, and what it changes of its person.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    properties = map_of("properties", record.get("properties"))
    options = map_of("options", record.get("options"))
    ids = _ids(record, properties, options)
    message_id = id_of("uuid", record.get("uuid")) or id_of(
        "$insert_id", properties.get("$insert_id")
    )
    stamp, own_time = record.get("timestamp"), properties.pop("$time", None)
    when = instant("timestamp", stamp if stamp else own_time)
    session = _session(record, properties)
    profile = _profile(record, properties)
    for used in ("distinct_id", "token", "$insert_id", "$user_id"):
        properties.pop(used, None)
    text, context = _context(properties, library)
    event = name_of("event", record.get("event")) or ("$set" if "$distinct_id" in record else None)
    made = _calls(_Said(event, ids, properties, profile, text, context, when))
    made[0].message_id = message_id
    ignore_sent = options.get("disable_skew_correction") or properties.get("$ignore_sent_at")
    for item in made:
        item.session_id = session
        item.sent_at = received_at if ignore_sent else None
    return made


def _ids(record: dict[str, Any], properties: dict[str, Any], options: dict[str, Any]) -> Ids:
    """Return whom an event is about.

    A browser's ``distinct_id`` is anonymous until ``identify``: it equals ``$device_id``, or the SDK says
    that nobody is identified, or that the event makes no person. Everything else is a user.
    """
    distinct = id_of("distinct_id", record.get("distinct_id"))
    distinct = distinct or id_of("distinct_id", properties.get("distinct_id"))
    distinct = distinct or id_of("$distinct_id", record.get("$distinct_id"))
    if distinct == COOKIELESS or options.get("cookieless_mode"):
        detail = "cookieless mode has one id for everybody; turn it off in the SDK"
        raise bad(RejectReason.INVALID_IDENTITY, detail)
    known = id_of("$user_id", properties.get("$user_id"))
    profile = options.get("process_person_profile", properties.get("$process_person_profile"))
    nobody = properties.get("$is_identified") is False or profile is False
    if distinct and not known and (nobody or distinct == properties.get("$device_id")):
        return Ids(None, distinct)
    return Ids(distinct, id_of("$anon_distinct_id", properties.pop("$anon_distinct_id", None)))


def _session(record: dict[str, Any], properties: dict[str, Any]) -> str:
    found = properties.pop("$session_id", None) or record.get("session_id")
    window = record.get("window_id")
    if window:
        properties.setdefault("$window_id", window)
    return found if isinstance(found, str) else ""


def _profile(record: dict[str, Any], properties: dict[str, Any]) -> Profile | None:
    """Return what an event says about its person, on its own level or among its properties."""
    profile = None
    for operation in _PROFILE:
        if operation in properties or operation in record:
            profile = profile or Profile()
            for value in (properties.pop(operation, None), record.get(operation)):
                if value is not None:
                    operate(profile, operation, value)
    return profile


def _context(properties: dict[str, Any], library: str) -> tuple[msgspec.Raw, Mapping[str, Any]]:
    if library:
        name, _, version = library.partition("/")
        properties.setdefault("$lib", name)
        properties.setdefault("$lib_version", version)
    text, context = _contexts.take(properties)
    groups = properties.get("$groups")
    if isinstance(groups, dict):
        context = {**context, "groups": properties.pop("$groups")}
        text = raw_context(context)
    return text, context


class _Said(NamedTuple):
    """One event, taken apart."""

    event: str | None
    ids: Ids
    properties: dict[str, Any]
    profile: Profile | None
    text: msgspec.Raw
    """The context as JSON."""
    context: Mapping[str, Any]
    when: datetime | None


def _calls(said: _Said) -> list[Item]:
    """Return the event's calls: itself, and an identify when it changes the person as well."""
    if said.event in {"$identify", "$set"}:
        return [identify(said.ids, said.profile or Profile(), _with_rest(said), said.when)]
    if said.event == "$groupidentify":
        return [_group(said)]
    if said.event in {"$create_alias", "$merge_dangerously"}:
        return _aliases(said)
    first = _plain(said)
    if not said.profile:
        return [first]
    return [first, identify(said.ids, said.profile, dict(said.context), said.when)]


def _aliases(said: _Said) -> list[Item]:
    """Two ids are one person, and a server's SDK does not say which of them is the browser's.

    Our alias calls the previous id either kind and the other one a user, so it is said both ways,
    unless the browser says what its own id is.
    """
    alias = id_of("alias", said.properties.pop("alias", None))
    own = said.ids.user or said.ids.anonymous
    pairs = [(own, alias), (alias, own)]
    if said.properties.get("$is_identified") is not None:
        pairs = pairs[:1] if said.ids.user else pairs[1:]
    rest = raw_context(_with_rest(said))
    return [
        Item("alias", user_id=user, previous_id=previous, timestamp=said.when, context=rest)
        for user, previous in pairs
    ]


def _plain(said: _Said) -> Item:
    kind, properties, text = CALLS.get(said.event or "", "track"), said.properties, said.text
    name = None
    if kind != "track":
        page = dict(said.context.get("page", {}))
        title = properties.pop("title", None) if kind == "page" else None
        if title:
            page.setdefault("title", title)
        context = {**said.context, "vendorEvent": said.event}
        text = raw_context({**context, "page": page} if page else context)
        properties |= page
    if kind == "screen":
        name = name_of("$screen_name", properties.pop("$screen_name", None))
    return Item(
        type=kind,
        event=said.event,
        name=name,
        user_id=said.ids.user,
        anonymous_id=said.ids.anonymous,
        timestamp=said.when,
        properties=properties,
        context=text,
    )


def _group(said: _Said) -> Item:
    """``$groupidentify`` is about the group; who belongs to it is said by ``$groups`` of events."""
    properties = said.properties
    kind = name_of("$group_type", properties.pop("$group_type", None))
    group = id_of("$group_key", properties.pop("$group_key", None))
    traits = map_of("$group_set", properties.pop("$group_set", None))
    context = raw_context({**_with_rest(said), "groupType": kind})
    return Item("group", group_id=group, traits=traits, timestamp=said.when, context=context)


def _with_rest(said: _Said) -> dict[str, Any]:
    """Return the context of a call that has no properties: what has no place stays together."""
    rest = {"properties": said.properties} if said.properties else {}
    return {**said.context, **rest}


# ── Answering ───────────────────────────────────────────────────────────────────────────────────


def answer(endpoint: Endpoint, request: Request, reading: Reading, outcome: Outcome) -> Reply:
    """Return 200 with ``{"status": 1}``, verdicts, no flags, or the browser's configuration."""
    if endpoint is _FLAGS:
        return Reply(200, _JSON, _encode(_no_flags(request)))
    if endpoint is _CONFIG:
        return _config(request, reading)
    if endpoint is _V1:
        echo = request.headers.get(b"posthog-request-id", b"")[:200]
        headers = (*_JSON, (b"posthog-request-id", echo)) if echo else _JSON
        return Reply(200, headers, _encode({"results": _verdicts(reading, outcome)}))
    if outcome.kept:
        return Reply(200, _JSON, b'{"status":1}')
    return Reply(400, _TEXT, _why(outcome).encode())


def _verdicts(reading: Reading, outcome: Outcome) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for i, record in enumerate(reading.records):
        refused = outcome.refused.get(i)
        verdict = {"result": "ok"}
        if refused is not None:
            verdict = {"result": "drop", "details": f"{refused.reason.value}: {refused.detail}"}
        found.setdefault(_uuid(record) or str(i), verdict)
    return found


class _Named(msgspec.Struct):
    uuid: str = ""


_decode_uuid = msgspec.json.Decoder(_Named).decode


def _uuid(record: Record) -> str:
    try:
        return _decode_uuid(record).uuid
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""


def _why(outcome: Outcome) -> str:
    """Return PostHog's own words for the first refusal, where it has some."""
    refused = next(iter(outcome.refused.values()))
    said = {
        RejectReason.MISSING_EVENT_NAME: "event submitted with an empty event name",
        RejectReason.MISSING_IDENTITY: "event submitted without a distinct_id",
        RejectReason.TOO_LARGE: "maximum event size exceeded",
    }.get(refused.reason)
    return said or f"{refused.reason.value}: {refused.detail}"


def _no_flags(request: Request) -> dict[str, Any]:
    """Return the answer of a project without feature flags."""
    found = {
        "flags": {},
        "errorsWhileComputingFlags": False,
        "quotaLimited": [],
        "requestId": request.new_id(),
    }
    legacy: dict[str, Any] = {
        "featureFlags": {},
        "featureFlagPayloads": {},
        "sessionRecording": False,
    }
    return {**found, **legacy} if request.path == "decide" else found


def _config(request: Request, reading: Reading) -> Reply:
    """Return what posthog-js asks for on start: nothing is recorded beyond what the page sends."""
    config: dict[str, Any] = {
        "token": str(reading.keys[0]),
        "supportedCompression": ["gzip", "gzip-js"],
        "hasFeatureFlags": False,
        "sessionRecording": False,
        "heatmaps": False,
        "surveys": False,
        "autocapture_opt_out": False,
        "capturePerformance": False,
        "defaultIdentifiedOnly": True,
        "siteApps": [],
        "isAuthenticated": False,
        "toolbarParams": {},
    }
    if not request.path.endswith(".js"):
        return Reply(200, _JSON, _encode(config))
    name = _encode(config["token"])
    script = b"(function(){window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{};"
    script += b"window._POSTHOG_REMOTE_CONFIG[%b]={config:%b,siteApps:[]}})();"
    return Reply(
        200, ((b"content-type", b"application/javascript"),), script % (name, _encode(config))
    )


def refuse(endpoint: Endpoint | None, request: Request, failure: Failure) -> Reply:
    """Return the refusal as text in PostHog's words; for v1 and flags as JSON."""
    trouble = failure.trouble
    status = STATUS[trouble]
    if endpoint is not _V1 and trouble is Trouble.OVER_QUOTA:
        status = 503  # posthog-js gives up what was answered with any 4xx
    words = _WORDS.get(trouble, failure.detail)
    if trouble is Trouble.UNKNOWN_KEY:
        words = f"API key is not valid: {failure.detail[:100]}"
    wait = ((b"retry-after", b"%d" % (failure.wait_s or 5)),) if status in {429, 503} else ()
    if endpoint is _V1 or (endpoint is not None and endpoint.quiet):
        error = {"error": trouble.value, "error_description": words, "error_uri": ""}
        body = _encode({**error, "detail": words})
        echo = request.headers.get(b"posthog-request-id", b"")[:200]
        return Reply(
            status, (*_JSON, *wait, *(((b"posthog-request-id", echo),) if echo else ())), body
        )
    return Reply(status, (*_TEXT, *wait), words.encode("utf-8", "replace"))


_WORDS = {
    Trouble.NO_KEY: "event submitted without an api_key",
    Trouble.TOO_LARGE: "maximum event size exceeded",
    Trouble.OVER_QUOTA: "rate limited",
    Trouble.BUSY: "transient error, please retry",
}

FORMAT = Format(find, read, answer, refuse)
