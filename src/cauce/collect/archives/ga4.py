"""Google Analytics 4 as its BigQuery tables are exported: JSON lines or Parquet.

Source: Google Analytics Help, "BigQuery Export schema"; BigQuery, "Exporting table data" (whole
numbers are text in JSON, so both forms are read into the same values).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from cauce.collect.archives.contracts import Call, Calls, Options, Row, State
from cauce.collect.contracts import RejectReason
from cauce.collect.formats.ga4 import CALLS, DEVICE, PLACES
from cauce.collect.formats.mapping import Places, bad, id_of, move, name_of

LOCATION: Places = {
    "city": ("location", "city"),
    "region": ("location", "region"),
    "country": ("location", "country"),
    "continent": ("location", "continent"),
}
TABLE_DEVICE: Places = {
    **DEVICE,
    "mobile_brand_name": ("device", "manufacturer"),
    "mobile_model_name": ("device", "model"),
    "web_info.browser": ("browser", "name"),
    "web_info.browser_version": ("browser", "version"),
}
CAMPAIGN: Places = {
    "manual_source": ("campaign", "source"),
    "manual_medium": ("campaign", "medium"),
    "manual_campaign_name": ("campaign", "name"),
    "manual_term": ("campaign", "term"),
    "manual_content": ("campaign", "content"),
    "manual_campaign_id": ("campaign", "id"),
}
ORDER = ("event_bundle_sequence_id", "batch_event_index", "batch_page_id", "batch_ordering_id")
"""Where an event stood in what its device sent: with time and device it says which event it is."""
WHOLE: Callable[[Any], int] = int
KINDS: Mapping[str, Callable[[Any], Any]] = {
    "string_value": str, "int_value": WHOLE, "float_value": float, "double_value": float,
}  # fmt: skip
NUMBERS = frozenset({"quantity", "price", "price_in_usd", "item_revenue", "item_revenue_in_usd", "item_refund"})  # fmt: skip


def read(row: Row, _: Options) -> Calls:
    """Return the event, and the user properties as they stand, which every later row repeats.

    Raises:
        NotStorableError: a field has the wrong form.
    """
    name, params = name_of("event_name", row.get("event_name")), _values(row, "event_params")
    when = _time(row.get("event_timestamp"))
    call = _event(row, name, dict(params), when)
    said = [
        name,
        when,
        row.get("user_pseudo_id"),
        params,
        *[_text(row.get(part)) for part in ORDER],
    ]
    return Calls([call], said, _person(row, call))


def _person(row: Row, call: Call) -> State | None:
    traits = _values(row, "user_properties")
    if not traits:
        return None
    whose = {key: call[key] for key in ("userId", "anonymousId") if key in call}
    context = {"library": call["context"]["library"]}
    when = call["timestamp"]
    since = [
        _inner(pair.get("value")).get("set_timestamp_micros")
        for pair in _list(row.get("user_properties"))
    ]
    set_at = _time(max(int(moment or 0) for moment in since)) if all(since) else when
    identify = {"type": "identify", "traits": traits, "timestamp": set_at, "context": context}
    return State(identify | whose, [whose, traits, [str(moment) for moment in since]])


def _event(row: Row, name: str | None, params: dict[str, Any], when: str) -> Call:
    session = params.pop("ga_session_id", None)
    context = _context(row, params)
    kind = CALLS.get(name or "", "track")
    if kind == "page":
        params |= context.get("page", {})
    if kind != "track":
        context["vendorEvent"] = name
    params |= _sale(row)
    ids = {
        "userId": id_of("user_id", row.get("user_id")),
        "anonymousId": id_of("user_pseudo_id", row.get("user_pseudo_id")),
        "sessionId": None if session is None else str(session),
        "name": params.pop("firebase_screen", None) if kind == "screen" else None,
    }
    return {
        "type": kind,
        "event": name,
        "timestamp": when,
        "properties": params,
        "context": context,
        **{key: value for key, value in ids.items() if value},
    }


def _context(row: Row, params: dict[str, Any]) -> dict[str, Any]:
    context: dict[str, Any] = {"library": {"name": "ga4-bigquery"}}
    move(params, PLACES, context)
    device = _record(row, "device")
    device |= {f"web_info.{k}": v for k, v in _inner(device.pop("web_info", None)).items()}
    move(device, TABLE_DEVICE, context)
    move(_record(row, "geo"), LOCATION, context)
    move(_record(row, "collected_traffic_source"), CAMPAIGN, context)
    app = _record(row, "app_info")
    move(app, {"id": ("app", "namespace"), "version": ("app", "version")}, context)
    if row.get("platform"):
        context["ga4"] = {"platform": row["platform"], "stream": _text(row.get("stream_id"))}
    return context


def _sale(row: Row) -> dict[str, Any]:
    """Return the goods and the transaction of an event as properties."""
    items = [_good(item) for item in _list(row.get("items")) if isinstance(item, Mapping)]
    found: dict[str, Any] = {"items": items} if items else {}
    transaction = _record(row, "ecommerce").get("transaction_id")
    if transaction and transaction != "(not set)":
        found["transaction_id"] = transaction
    return found


def _good(item: Mapping[str, Any]) -> dict[str, Any]:
    kept = {
        k: v for k, v in item.items() if v is not None and v != "(not set)" and k != "item_params"
    }
    numbers = {k: _number(k, v) for k, v in kept.items() if k in NUMBERS}
    return kept | numbers | _values(item, "item_params")


def _number(name: str, value: Any) -> int | float:
    try:
        found = float(value)
    except (TypeError, ValueError):
        raise bad(RejectReason.INVALID_FIELD, f"items.{name} {value!r} is no number") from None
    return int(found) if found.is_integer() else found


def _values(row: Row, name: str) -> dict[str, Any]:
    """Return ``[{"key", "value": {"string_value", "int_value", …}}]`` as name → value."""
    found: dict[str, Any] = {}
    for pair in _list(row.get(name)):
        if not isinstance(pair, Mapping) or not isinstance(pair.get("key"), str):
            raise bad(RejectReason.INVALID_FIELD, f"{name} must be a list of key and value")
        value = _value(f"{name}.{pair['key']}", _inner(pair.get("value")))
        if value is not None:
            found[pair["key"]] = value
    return found


def _value(name: str, value: Mapping[str, Any]) -> Any:
    for kind, read_as in KINDS.items():
        given = value.get(kind)
        if given is not None:
            try:
                return read_as(given)
            except (TypeError, ValueError):
                raise bad(RejectReason.INVALID_FIELD, f"{name}.{kind} {given!r} is no number") from None  # fmt: skip
    return None


def _list(value: Any) -> Sequence[Any]:
    """Return a repeated field; Parquet wraps its elements when the file was written without list types."""
    if isinstance(value, Mapping) and isinstance(value.get("list"), list):
        return [next(iter(one.values()), None) for one in value["list"] if isinstance(one, Mapping)]
    if value is None or isinstance(value, list):
        return value or []
    raise bad(RejectReason.INVALID_FIELD, "a repeated field must be a list")


def _record(row: Row, name: str) -> dict[str, Any]:
    return {k: v for k, v in _inner(row.get(name)).items() if v not in (None, "", "(not set)")}


def _inner(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _time(value: Any) -> str:
    """Return an instant from microseconds since 1970, which JSON has as text."""
    try:
        micros = int(value)
        seconds, rest = divmod(micros, 1_000_000)
        return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest).isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        detail = f"event_timestamp {str(value)[:60]!r} is not microseconds since 1970"
        raise bad(RejectReason.INVALID_TIMESTAMP, detail) from None
