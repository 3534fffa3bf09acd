"""What a record of Mixpanel's SDKs says: an event, who is who, or what changes of a profile.

Source: mixpanel/docs, "Simplified ID Merge" and ``reference/``; requests recorded from the Python, Node and browser SDKs.
"""

from typing import Any

import msgspec

from cauce.collect.contracts import RejectReason
from cauce.collect.formats.contracts import (
    Mapped,
)
from cauce.collect.formats.mapping import (
    CAMPAIGN,
    OPERATIONS,
    Contexts,
    Ids,
    Places,
    Profile,
    bad,
    digest_of,
    id_of,
    identify,
    instant,
    map_of,
    name_of,
    operate,
    raw_context,
    scoped_id,
)
from cauce.collect.logic.items import Item

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
SPECIAL = frozenset({"$distinct_id", "$user_id", "$device_id"})
contexts = Contexts("mixpanel", PLACES, ("mp_lib", "$lib_version"), SPECIAL)
PAGE_VIEW = "$mp_web_page_view"
_OPERATIONS = frozenset({"$set", "$unset", "$delete", *OPERATIONS})
DEVICE = "$device:"
_encode = msgspec.json.Encoder().encode


def calls_of(record: dict[str, Any]) -> Mapped:
    """Return the calls of one event, which carries its ids, time and properties.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    event = name_of("event", record.get("event"))
    properties = map_of("properties", record.get("properties"))
    properties.pop("token", None)
    when = instant("time", properties.pop("time", None))
    if event in IDENTITY:
        return [IDENTITY[event](properties, when)]
    distinct_id = properties.get("distinct_id")
    ids = _ids(properties, properties)
    insert_id = properties.pop("$insert_id", None)
    message_id = scoped_id(insert_id, event, str(distinct_id))
    text, context = contexts.take(properties)
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
    if distinct and distinct.startswith(DEVICE):
        device = device or distinct.removeprefix(DEVICE)
    elif distinct and distinct != device:
        user = user or distinct
    return Ids(user, device)


def _bare(name: str, value: Any) -> str | None:
    found = id_of(name, value)
    return found.removeprefix(DEVICE) if found else None


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
    ids.sort(key=lambda value: str(value).startswith(DEVICE))
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


IDENTITY = {"$identify": _identified, "$create_alias": _aliased, "$merge": _merged}
UNUSUAL = frozenset({*IDENTITY, PAGE_VIEW})


def _context_of(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the context of a call that has no properties: what has no place stays together."""
    context = contexts.copy(properties)
    if properties:
        context["properties"] = properties
    return context


def person(record: dict[str, Any]) -> Mapped:
    """Return the call of one change of a person's profile.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    profile, context, when = _profile(record)
    ids = _ids(record, {})
    return [identify(ids, profile, context, when, _profile_id(record))]


def group(record: dict[str, Any]) -> Mapped:
    """Return the call of one change of a group's profile.

    Raises:
        NotStorableError: a field has the wrong form.
    """
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
