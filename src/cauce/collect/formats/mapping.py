"""What the vendors' mappings share: ids, times, places in the context, operations on traits."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.formats.contracts import Mapped, Record
from cauce.collect.formats.decoding import object_of
from cauce.collect.logic.canonical import MAX_DEPTH, NotStorableError, clean, is_plain
from cauce.collect.logic.items import Item

_encode = msgspec.json.Encoder().encode
MAX_GIVEN_ID = 80
REMEMBERED = 4096
REMEMBERED_BYTES = 2048
LONG_TEXT = 512
"""A context with a longer text is not remembered."""
_MILLISECONDS, _MICROSECONDS = 1e11, 1e14
"""Numbers above are a time in these units; the first is the year 5138 in seconds, the second in milliseconds."""
Places = Mapping[str, tuple[str, ...]]
"""Vendor's name of a property → where it goes in the context."""
CAMPAIGN: Places = {
    "utm_source": ("campaign", "source"),
    "utm_medium": ("campaign", "medium"),
    "utm_campaign": ("campaign", "name"),
    "utm_term": ("campaign", "term"),
    "utm_content": ("campaign", "content"),
}
OPERATIONS = {
    "$set_once": "setOnce", "$setOnce": "setOnce", "$add": "add", "$append": "append", "$prepend": "prepend",
    "$union": "union", "$postInsert": "union", "$preInsert": "union", "$remove": "remove",
}  # fmt: skip
"""Operations that map names to values → ours in ``context.traitOps``."""
_DIRECT = "$direct"
"""What browser SDKs write when there is no referrer."""


class Ids(NamedTuple):
    """Whom a record is about."""

    user: str | None = None
    anonymous: str | None = None


@dataclass(slots=True)
class Profile:
    """Changes of a person's or a group's traits: plain sets, and everything that is not one."""

    traits: dict[str, Any] = field(default_factory=dict)
    operations: dict[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.traits or self.operations)


def bad(reason: RejectReason, detail: str) -> NotStorableError:
    """Return the exception that carries a refusal."""
    return NotStorableError(Refused(reason, detail))


def guarded(mapping: Callable[[dict[str, Any]], Mapped]) -> Callable[[Record], Mapped]:
    """Return a reader of records from a mapping of objects; what the mapping raises is the refusal."""

    def read(record: Record) -> Mapped:
        try:
            return mapping(object_of(record))
        except NotStorableError as error:
            return error.refused

    return read


def id_of(name: str, value: Any) -> str | None:
    """Return an id as text, None when there is none.

    Raises:
        NotStorableError: it is neither text nor a number.

    Example:
        >>> id_of("user_id", 7), id_of("user_id", "ana"), id_of("user_id", "")
        ('7', 'ana', None)
    """
    if value is None:
        return None
    if isinstance(value, str):
        return value or None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise bad(RejectReason.INVALID_IDENTITY, f"{name} must be text")


def name_of(name: str, value: Any) -> str | None:
    """Return an event's name, None when there is none.

    Raises:
        NotStorableError: it is no text.
    """
    if value is None or isinstance(value, str):
        return value
    raise bad(RejectReason.INVALID_FIELD, f"{name} must be text")


def map_of(name: str, value: Any) -> dict[str, Any]:
    """Return a copy of an object, an empty one when there is none.

    Raises:
        NotStorableError: it is something else.
    """
    if value is None or value in ([], ""):
        return {}
    if isinstance(value, dict):
        return dict(value)
    raise bad(RejectReason.INVALID_FIELD, f"{name} must be an object")


def instant(name: str, value: Any) -> datetime | None:
    """Return a time given as seconds, milliseconds, microseconds or ISO 8601, None when there is none.

    Raises:
        NotStorableError: it is none of these.

    Example:
        >>> instant("time", 1795461137.5).isoformat(), instant("time", 1795461137500).isoformat()
        ('2026-11-23T19:12:17.500000+00:00', '2026-11-23T19:12:17.500000+00:00')
    """
    kind = type(value)
    if kind is int or kind is float:  # nearly every one, without the questions for the others
        if 0 < value < _MILLISECONDS:
            return datetime.fromtimestamp(value, UTC)
        if _MILLISECONDS < value < _MICROSECONDS:
            return datetime.fromtimestamp(value / 1e3, UTC)
    if value is None or value == "":
        return None
    found = _moment(value)
    if found is None:
        raise bad(RejectReason.INVALID_TIMESTAMP, f"{name} {str(value)[:60]!r} is not a time")
    return found


def _moment(value: Any) -> datetime | None:
    kind = type(value)
    try:
        if kind is str and (
            value[4:5] == "-" or not value.lstrip("-").replace(".", "", 1).isdigit()
        ):
            return datetime.fromisoformat(value)
        if kind is not int and kind is not float and kind is not str:
            return None
        number = float(value)
        size = abs(number)
        return datetime.fromtimestamp(
            number / 1e6
            if size > _MICROSECONDS
            else number / 1e3
            if size > _MILLISECONDS
            else number,
            UTC,
        )
    except (ValueError, OverflowError, OSError):
        return None


_SHORT_DIGEST = blake2b(digest_size=6)


def scoped_id(given: Any, *scope: str | None) -> str | None:
    """Return a message id from an id that is unique only together with ``scope``, None without one.

    Example:
        >>> scoped_id("fb25a771", "Ev", "d1")
        'fb25a771-4ff51d23e3a1'
    """
    if given is None or given == "":
        return None
    text = given if type(given) is str else str(given)
    try:
        rest = "\x1f".join((text, *scope)).encode()  # type: ignore[arg-type]  # None is caught
    except (TypeError, UnicodeEncodeError):
        rest = "\x1f".join([text, *[part or "" for part in scope]]).encode("utf-8", "replace")
    if len(text) <= MAX_GIVEN_ID:
        digest = _SHORT_DIGEST.copy()
        digest.update(rest)
        return f"{text}-{digest.hexdigest()}"
    return blake2b(rest, digest_size=24).hexdigest()


def digest_of(text: bytes) -> str:
    """Return an id that follows from a record's whole text."""
    return blake2b(text, digest_size=16).hexdigest()


Moved = tuple[tuple[str, Any, type], ...]


def taken(properties: dict[str, Any], places: Places) -> Moved:
    """Return the plain values that have a place in the context, taken out of ``properties``."""
    found = []
    for name in [name for name in properties if name in places]:
        value = properties[name]
        kind = type(value)
        if kind is not dict and kind is not list:
            del properties[name]
            found.append((name, value, kind))
    return tuple(found)


def move(properties: dict[str, Any], places: Places, context: dict[str, Any]) -> None:
    """Take plain values out of ``properties`` into their places in the context."""
    for name, value, _ in taken(properties, places):
        if value is not None and value != _DIRECT:
            put(context, places[name], value)


class Contexts:
    """Contexts of a vendor's events: clients send the same few over and over, so each is made once.

    ``library`` are the properties that hold a library's name and version: the only ones with a place in what
    servers send. ``special`` are names that the vendor's events have to be looked at for.
    """

    def __init__(
        self,
        vendor: str,
        places: Places,
        library: tuple[str, str] = ("", ""),
        special: Collection[str] = (),
    ) -> None:
        self._vendor, self._places = vendor, places
        self._remembered = lru_cache(REMEMBERED)(self._make)
        self._name, self._version = library
        self._others = frozenset(places).union(special) - set(library)
        self._of_library = lru_cache(REMEMBERED)(self._make_of_library)

    def take(self, properties: dict[str, Any]) -> tuple[msgspec.Raw, Mapping[str, Any]]:
        """Return the context as JSON and as an object that is not to be changed."""
        moved = taken(properties, self._places)
        for _, value, kind in moved:
            if kind is str and len(value) > LONG_TEXT:
                return self._make(moved)
        return self._remembered(moved)

    def of_server(self, properties: dict[str, Any]) -> msgspec.Raw | None:
        """Return the context of an event that says nothing of one but its library; None for another.

        None of its names is special then.
        """
        if not properties.keys().isdisjoint(self._others):
            return None
        name, version = properties.get(self._name), properties.get(self._version)
        if type(name) is not str or type(version) is not str:
            return None
        if len(name) + len(version) > LONG_TEXT:
            return None
        del properties[self._name], properties[self._version]
        return self._of_library(name, version)

    def _make_of_library(self, name: str, version: str) -> msgspec.Raw:
        return self._make(((self._name, name, str), (self._version, version, str)))[0]

    def copy(self, properties: dict[str, Any]) -> dict[str, Any]:
        """Return the context as an object of one's own."""
        context = self.take(properties)[1]
        return {k: dict(v) if isinstance(v, dict) else v for k, v in context.items()}

    def _make(self, moved: Moved) -> tuple[msgspec.Raw, Mapping[str, Any]]:
        context: dict[str, Any] = {}
        for name, value, _ in moved:
            if value is not None and value != _DIRECT:
                put(context, self._places[name], value)
        name_library(context, self._vendor)
        return raw_context(context), context


def put(context: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a value in the context unless something is there."""
    for name in path[:-1]:
        context = context.setdefault(name, {})
    context.setdefault(path[-1], value)


def name_library(context: dict[str, Any], vendor: str) -> None:
    """Make the library's name say whose it is: ``web`` → ``posthog-web``."""
    library = context.get("library")
    if not library or "name" not in library:
        return
    name = str(library["name"])
    library["name"] = name if name.startswith(vendor) else f"{vendor}-{name}"


def operate(
    profile: Profile, operation: str, value: Any, rename: Mapping[str, str] | None = None
) -> None:
    """Add one of a vendor's profile operations to a profile.

    Raises:
        NotStorableError: its value has the wrong form.
    """
    names = rename or {}
    if operation == "$set":
        profile.traits |= _renamed(map_of("$set", value), names)
    elif operation == "$unset":
        gone = [names.get(name, name) for name in _names(value)]
        if gone:
            profile.operations.setdefault("unset", []).extend(gone)
    elif operation in {"$delete", "$clearAll"}:
        profile.operations["clearAll"] = True
    else:
        _operate_on_values(profile, operation, _renamed(map_of(operation, value), names))


def _operate_on_values(profile: Profile, operation: str, values: dict[str, Any]) -> None:
    ours = OPERATIONS[operation]
    if ours == "add" and not all(_is_number(value) for value in values.values()):
        raise bad(RejectReason.INVALID_FIELD, f"{operation} adds numbers only")
    if ours == "union":
        values = {k: v if isinstance(v, list) else [v] for k, v in values.items()}
    if values:
        profile.operations.setdefault(ours, {}).update(values)


def _renamed(values: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {names.get(name, name): value for name, value in values.items()} if names else values


def _names(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list | dict) and all(isinstance(name, str) for name in value):
        return list(value)
    raise bad(RejectReason.INVALID_FIELD, "$unset takes a list of names")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def raw_context(context: dict[str, Any], profile: Profile | None = None) -> msgspec.Raw:
    """Return the context as JSON, with what a profile's changes are besides plain sets."""
    if profile is not None and profile.operations:
        context = {**context, "traitOps": profile.operations}
    if not is_plain(context):
        context = clean(context, MAX_DEPTH + 1)
    return msgspec.Raw(_encode(context))


def identify(
    ids: Ids,
    profile: Profile,
    context: dict[str, Any],
    when: datetime | None,
    message_id: str | None = None,
) -> Item:
    """Return the call that changes a person's traits, and ties both ids together."""
    return Item(
        type="identify",
        message_id=message_id,
        timestamp=when,
        traits=profile.traits,
        context=raw_context(context, profile),
        user_id=ids.user,
        anonymous_id=ids.anonymous,
    )
