"""Mixpanel: ``/track``, ``/engage``, ``/groups``, ``/import``.

Source: mixpanel/docs, ``openapi/ingestion.openapi.yaml`` and ``reference/``; requests recorded from the
Python, Node and browser SDKs. What becomes what: ``docs/reference/collect-formats.md``.
"""

from datetime import datetime
from hashlib import sha256
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
from cauce.collect.formats.decoding import elements, is_array, lines, object_of
from cauce.collect.formats.mapping import (
    bad,
    guarded,
    instant,
    scoped_id,
)
from cauce.collect.formats.mixpanel_answers import answer, refuse
from cauce.collect.formats.mixpanel_events import (
    DEVICE,
    PLACES,
    SPECIAL,
    TRAITS,
    UNUSUAL,
    calls_of,
    contexts,
    group,
    person,
)
from cauce.collect.formats.one_pass import OnePass, Taken
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.items import Flat, FlatItem
from cauce.collect.wire import MalformedError

__all__ = ["ENDPOINTS", "FORMAT", "PLACES", "TRAITS", "find", "read"]

_GET_TOO = frozenset({"GET", "POST"})
ENDPOINTS = {
    "track": Endpoint("track", 2 << 20, 2_000, _GET_TOO),
    "engage": Endpoint("engage", 2 << 20, 2_000, _GET_TOO),
    "groups": Endpoint("groups", 2 << 20, 2_000, _GET_TOO),
    "import": Endpoint("import", 10 << 20, 2_000),
}


def find(path: str) -> Endpoint | None:
    """Return the endpoint of a path."""
    return ENDPOINTS.get(path)


def read(endpoint: Endpoint, request: Request) -> Reading:
    """Return the records; the key is the first record's token, or else in ``Authorization``.

    Raises:
        MalformedError: the body is neither an object, a list nor lines of objects.
        TooLargeError: it has too many values.
    """
    mapping = {"engage": person, "groups": group}.get(endpoint.name, calls_of)
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
        or distinct.startswith(DEVICE)
        or (type(when) is not float and type(when) is not int)
        or (type(token) is not str and token is not None)
        or event in UNUSUAL
    ):
        return None
    insert_id = take("$insert_id", None)
    context = contexts.of_server(properties)
    if context is None:
        if not properties.keys().isdisjoint(SPECIAL):
            return None
        context = contexts.take(properties)[0]
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


def again(record: dict[str, Any], _: datetime) -> Mapped:
    """Return the calls of one record, whatever address it was first sent to.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    if "event" in record or "properties" in record:
        return calls_of(record)
    return group(record) if "$group_key" in record else person(record)


FORMAT = Format(find, read, answer, refuse, again)
