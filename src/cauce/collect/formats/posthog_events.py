"""What an event of PostHog's SDKs says: whom it is about, what it is called, what it changes of its person.

Source: PostHog/posthog ``rust/capture``; requests recorded from the Python, Node and browser SDKs.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from cauce.collect.contracts import RejectReason
from cauce.collect.formats.contracts import (
    Mapped,
)
from cauce.collect.formats.mapping import (
    CAMPAIGN,
    Contexts,
    Ids,
    Places,
    Profile,
    bad,
    id_of,
    identify,
    instant,
    map_of,
    name_of,
    operate,
    raw_context,
)
from cauce.collect.logic.items import Item

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
PROFILE = ("$set", "$set_once", "$unset")
SPECIAL = frozenset({
    "$user_id", "$device_id", "$is_identified", "$process_person_profile", "$anon_distinct_id", "$session_id", "$time",
    "$ignore_sent_at", "$groups", *PROFILE,
})  # fmt: skip
contexts = Contexts("posthog", PLACES, ("$lib", "$lib_version"), SPECIAL)


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
    for operation in PROFILE:
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
    text, context = contexts.take(properties)
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
