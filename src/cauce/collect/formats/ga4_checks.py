"""What Google would object to in a Measurement Protocol request: the answer of ``/debug/mp/collect``.

Source: developers.google.com/analytics/devguides/collection/protocol/ga4, "Validating events" (codes) and
"Reference" (limits, reserved names). Cauce keeps events that only these rules object to.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

MAX_MESSAGES = 100
MAX_EVENTS = 25
MAX_PARAMS = 25
MAX_PROPERTIES = 25
MAX_NAME = 40
MAX_VALUE = 100
MAX_PROPERTY_NAME = 24
MAX_PROPERTY_VALUE = 36
MAX_USER_ID = 256
RESERVED_EVENTS = frozenset({
    "ad_activeview", "ad_click", "ad_exposure", "ad_impression", "ad_query", "adunit_exposure",
    "app_clear_data", "app_install", "app_update", "app_remove", "error", "first_open", "first_visit",
    "in_app_purchase", "notification_dismiss", "notification_foreground", "notification_open",
    "notification_receive", "os_update", "screen_view", "session_start", "user_engagement",
})  # fmt: skip
RESERVED_PROPERTIES = frozenset({
    "first_open_time", "first_visit_time", "last_deep_link_referrer", "user_id",
    "first_open_after_install",
})  # fmt: skip
RESERVED_PREFIXES = ("google_", "ga_", "firebase_", "gtag.")
_NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}")
Message = dict[str, str]


def message(path: str, description: str, code: str) -> Message:
    """Return one validation message in Google's form; half a character in it becomes a question mark."""
    shown = [text.encode("utf-8", "replace").decode() for text in (path, description)]
    return {"fieldPath": shown[0], "description": shown[1], "validationCode": code}


def validate(text: bytes) -> list[Message]:
    """Return the messages about a body, an empty list when Google would take it as it is.

    Example:
        >>> validate(b'{"client_id": "1.2", "events": [{"name": "_x"}]}')[0]["validationCode"]
        'NAME_INVALID'
    """
    repeated: list[str] = []

    def pairs(given: list[tuple[str, Any]]) -> dict[str, Any]:
        counts = Counter(name for name, _ in given)
        repeated.extend(name for name, times in counts.items() if times > 1)
        return dict(given)

    try:
        body = json.loads(text, object_pairs_hook=pairs)
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        return [message("", "The body is not a JSON object.", "VALUE_INVALID")]
    doubles = [
        message(name, f"The name [{name}] occurs twice in one object.", "NAME_DUPLICATED")
        for name in repeated
    ]
    rest = chain(_request(body), _events(body.get("events")), _properties(body))
    return [*doubles, *rest][:MAX_MESSAGES]


def _text(value: Any) -> str:
    """Return a plain value as text; lists and objects are none and count as empty."""
    return "" if value is None or isinstance(value, dict | list) else str(value)


def _request(body: dict[str, Any]) -> Iterator[Message]:
    if not (body.get("client_id") or body.get("app_instance_id")):
        words = "Measurement requires a client_id or an app_instance_id."
        yield message("client_id", words, "VALUE_REQUIRED")
    if len(_text(body.get("user_id"))) > MAX_USER_ID:
        words = f"The user_id is longer than {MAX_USER_ID} characters."
        yield message("user_id", words, "VALUE_OUT_OF_BOUNDS")
    yield from _timestamp("timestamp_micros", body.get("timestamp_micros"))


def _timestamp(path: str, value: Any) -> Iterator[Message]:
    if value is not None and not _text(value).isdigit():
        yield message(path, f"[{path}] must be a whole number of microseconds.", "VALUE_INVALID")


def _events(events: Any) -> Iterator[Message]:
    if not events:
        yield message("events", "The request has no events.", "VALUE_REQUIRED")
        return
    if not isinstance(events, list):
        yield message("events", "[events] must be a list.", "VALUE_INVALID")
        return
    if len(events) > MAX_EVENTS:
        words = f"The request has {len(events)} events, more than {MAX_EVENTS}."
        yield message("events", words, "EXCEEDED_MAX_ENTITIES")
    for i, event in enumerate(events):
        if not isinstance(event, dict):
            words = f"Event at index: [{i}] must be an object."
            yield message("events", words, "VALUE_INVALID")
            continue
        yield from _event_name(i, event.get("name"))
        yield from _timestamp("events.timestamp_micros", event.get("timestamp_micros"))
        yield from _params(i, event.get("params"))


def _event_name(i: int, name: Any) -> Iterator[Message]:
    start = f"Event at index: [{i}]"
    if not name:
        yield message("events", f"{start} has no name.", "VALUE_REQUIRED")
    elif not isinstance(name, str):
        yield message("events", f"{start} has a name that is no text.", "VALUE_INVALID")
    elif name in RESERVED_EVENTS or name.startswith(RESERVED_PREFIXES):
        words = f"{start} has name [{name}] which is reserved."
        yield message("events", words, "NAME_RESERVED")
    else:
        for words in _bad_name(name, MAX_NAME):
            yield message("events", f"{start} has invalid name [{name}]. {words}", "NAME_INVALID")


def _bad_name(text: str, longest: int) -> Iterator[str]:
    if len(text) > longest:
        yield f"Names must not be longer than {longest} characters."
    if not text[:1].isalpha():
        yield "Names must start with an alphabetic character."
    elif not _NAME.fullmatch(text):
        yield "Names must only contain letters, digits and underscores."


def _params(i: int, params: Any) -> Iterator[Message]:
    if params is None:
        return
    path = "events.params"
    start = f"Event at index: [{i}]"
    if not isinstance(params, dict):
        yield message(path, f"{start} has params that are no object.", "VALUE_INVALID")
        return
    if len(params) > MAX_PARAMS:
        words = f"{start} has {len(params)} parameters, more than {MAX_PARAMS}."
        yield message(path, words, "EXCEEDED_MAX_ENTITIES")
    for name, value in params.items():
        yield from _param(path, start, name, value)


def _param(path: str, start: str, name: str, value: Any) -> Iterator[Message]:
    if name.startswith(RESERVED_PREFIXES):
        yield message(path, f"{start} has parameter [{name}] which is reserved.", "NAME_RESERVED")
    for words in _bad_name(name, MAX_NAME):
        yield message(path, f"{start} has invalid parameter name [{name}]. {words}", "NAME_INVALID")
    if name == "items":
        yield from _items(start, value)
    elif isinstance(value, dict | list):
        yield message(path, f"{start} has no plain value for [{name}].", "VALUE_INVALID")
    elif isinstance(value, str) and len(value) > MAX_VALUE and not name.startswith("page_"):
        words = f"{start} has a value for [{name}] longer than {MAX_VALUE} characters."
        yield message(path, words, "VALUE_OUT_OF_BOUNDS")
    if name == "currency" and not _CURRENCY.fullmatch(_text(value)):
        words = f"{start} has currency [{_text(value)}]; it must be an ISO 4217 code."
        yield message("events.params.currency", words, "VALUE_INVALID")


def _items(start: str, items: Any) -> Iterator[Message]:
    path = "events.params.items"
    if not isinstance(items, list):
        yield message(path, f"{start} has items that are no list.", "VALUE_INVALID")
        return
    for n, item in enumerate(items):
        if not isinstance(item, dict) or not (item.get("item_id") or item.get("item_name")):
            words = f"{start}: item [{n}] needs an item_id or an item_name."
            yield message(path, words, "VALUE_REQUIRED")


def _properties(body: dict[str, Any]) -> Iterator[Message]:
    given, path = body.get("user_properties"), "user_properties"
    if given is None:
        return
    if not isinstance(given, dict):
        yield message(path, "[user_properties] must be an object.", "VALUE_INVALID")
        return
    if len(given) > MAX_PROPERTIES:
        words = f"The request has {len(given)} user properties, more than {MAX_PROPERTIES}."
        yield message(path, words, "EXCEEDED_MAX_ENTITIES")
    for name, holder in given.items():
        yield from _property(path, name, holder)


def _property(path: str, name: str, holder: Any) -> Iterator[Message]:
    if name in RESERVED_PROPERTIES or name.startswith(RESERVED_PREFIXES):
        yield message(path, f"User property [{name}] is reserved.", "NAME_RESERVED")
    for words in _bad_name(name, MAX_PROPERTY_NAME):
        yield message(path, f"User property [{name}] has an invalid name. {words}", "NAME_INVALID")
    if not isinstance(holder, dict) or "value" not in holder:
        yield message(path, f"User property [{name}] has no value.", "VALUE_REQUIRED")
    elif len(_text(holder["value"])) > MAX_PROPERTY_VALUE:
        words = f"The value of [{name}] is longer than {MAX_PROPERTY_VALUE} characters."
        yield message(path, words, "VALUE_OUT_OF_BOUNDS")
