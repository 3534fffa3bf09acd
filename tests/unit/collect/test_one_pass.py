"""What a vendor's usual form comes to in one pass is what the vendor's mapping makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.collect.contracts import Refused
from cauce.collect.formats import amplitude, ga4, mixpanel, posthog
from cauce.collect.formats.contracts import Endpoint, Format, Mapped, Request
from cauce.collect.logic.items import Arrival, FlatItem
from cauce.collect.logic.steps import record, run_steps
from cauce.collect.records import mapped_of
from cauce.kernel.ids import ProjectId

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
TIMES = (
    "2026-11-23T19:12:16.505+00:00", "2026-11-23T19:12:16.5051234Z", "2026-11-23T19:12:16", "2026-11-23",
    "2026-11-23T19:12:16.5+02:00", "yesterday", "", None, 1795461136, 1795461136505, 1795461136.505, 1e300, -1, True,
)  # fmt: skip
NAMES = (
    "plan", "a.b", "currency", "revenue", "$groups", "$set", "$ip", "$lib", "$session_id", "session_id", "$device_id", "$user_id",
    "distinct_id", "token", "time", "$insert_id", "referrer", "utm_source", "campaign", "page_location", "source",
    "$time", "$ignore_sent_at", "$current_url", "$distinct_id", "$is_identified", "[Amplitude] Page URL", "library",
)  # fmt: skip
EVENTS = (
    "Order Completed", "", "$identify", "$pageview", "$mp_web_page_view", "page_view", "campaign_details",
    "[Amplitude] Page Viewed", "$groupidentify", "$merge", None, 7,
)  # fmt: skip
values = (
    st.none() | st.booleans() | st.integers(-(2**65), 2**65) | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "EUR", "u1", "$direct", "a\0b"]) | st.text(max_size=8) | st.just({"a": 1}) | st.just([1])
)  # fmt: skip
properties = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=6), values, max_size=5)
ids = st.sampled_from(["u1", "", "$device:d1", "null", "$posthog_cookieless", None, 7, 1.5, {}])
mostly = st.sampled_from(EVENTS[:1] * 12 + EVENTS)
times = st.sampled_from(TIMES)


def _with(fixed: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is None half of the time: absent and null are two things."""
    return {k: v for k, v in fixed.items() if v is not None} | more


@st.composite
def mixpanel_records(draw: Any) -> Any:
    inner = _with({"distinct_id": draw(ids), "time": draw(times)}, draw(properties)) | {
        "token": "key"
    }
    return _with({"event": draw(mostly), "properties": inner}, draw(st.just({}) | properties))


@st.composite
def posthog_records(draw: Any) -> Any:
    fixed = {
        "event": draw(mostly), "uuid": draw(st.sampled_from(["m1", "", None])), "distinct_id": draw(ids),
        "timestamp": draw(times), "properties": draw(properties),
    }  # fmt: skip
    return _with(fixed, draw(st.just({}) | properties))


@st.composite
def amplitude_records(draw: Any) -> Any:
    fixed = {
        "event_type": draw(mostly), "insert_id": draw(st.sampled_from(["m1", "", None])), "user_id": draw(ids),
        "device_id": draw(ids), "time": draw(times), "library": draw(st.sampled_from(["sdk/1.0", "sdk", "", None])),
        "event_properties": draw(properties),
    }  # fmt: skip
    return _with(fixed, draw(st.just({}) | properties))


@st.composite
def ga4_records(draw: Any) -> Any:
    fixed = {
        "name": draw(mostly), "params": draw(properties),
        "timestamp_micros": draw(st.sampled_from([None, 1795461136505000, 0, "x", 1e300])),
    }  # fmt: skip
    return _with(fixed, draw(st.just({}) | properties))


def _mixpanel_body(records: list[Any]) -> Any:
    return records


def _posthog_body(records: list[Any]) -> Any:
    return {"api_key": "key", "batch": records}


def _amplitude_body(records: list[Any]) -> Any:
    return {"api_key": "key", "events": records}


def _ga4_body(records: list[Any]) -> Any:
    return {"client_id": "1.2", "user_id": "u1", "events": records}


VENDORS: dict[str, tuple[Format, str, Callable[[list[Any]], Any], Any, st.SearchStrategy[Any]]] = {
    "mixpanel": (
        mixpanel.FORMAT, "track", _mixpanel_body,
        {"event": "$identify", "properties": {"token": "key", "distinct_id": "u"}}, mixpanel_records(),
    ),
    "posthog": (
        posthog.FORMAT, "batch", _posthog_body, {"event": "$identify", "distinct_id": "u"}, posthog_records(),
    ),
    "amplitude": (
        amplitude.FORMAT, "2/httpapi", _amplitude_body, {"event_type": "$identify", "user_id": "u"}, amplitude_records(),
    ),
    "ga4": (ga4.FORMAT, "mp/collect", _ga4_body, {"name": "page_view", "params": {}}, ga4_records()),
}  # fmt: skip


def _read(vendor: str, records: list[Any]) -> list[Mapped]:
    spoken, path, body, _, _ = VENDORS[vendor]
    endpoint = spoken.find(path)
    assert isinstance(endpoint, Endpoint)
    text = json.dumps(body(records)).encode()
    request = Request(
        "POST", path, {"api_secret": "key"}, {}, ["key"], NOW, text=text, size=len(text)
    )
    reading = spoken.read(endpoint, request)
    mapped = list(mapped_of(reading))
    assert len(mapped) == len(reading.records) == len(list(reading.records))
    return mapped


def _kept(mapped: Mapped) -> Any:
    """Return what the log would keep."""
    if isinstance(mapped, Refused):
        return mapped
    arrival, kept = Arrival(ProjectId(1), NOW), []
    for item in mapped:
        item.message_id = item.message_id or "made"
        refused = run_steps(item, arrival)
        kept.append(refused or msgspec.json.encode(record(item, arrival)))
    return kept


@pytest.mark.parametrize("vendor", VENDORS)
def test_one_pass_makes_what_the_mapping_makes(vendor):
    unusual = VENDORS[vendor][3]

    @settings(max_examples=400, deadline=None)
    @given(sent=VENDORS[vendor][4])
    def equal(sent: Any) -> None:
        assert _kept(_read(vendor, [sent])[0]) == _kept(_read(vendor, [unusual, sent])[1])

    equal()


@pytest.mark.parametrize(
    ("vendor", "usual"),
    [
        ("mixpanel", {"event": "A", "properties": {"token": "key", "distinct_id": "u", "time": 1795461136}}),
        ("posthog", {"event": "A", "uuid": "m", "distinct_id": "u", "timestamp": TIMES[0], "properties": {"a": 1}}),
        ("amplitude", {"event_type": "A", "insert_id": "m", "user_id": "u", "time": 1795461136505, "library": "x/1"}),
        ("ga4", {"name": "a", "params": {"b": 1}}),
    ],
)  # fmt: skip
def test_the_usual_form_needs_one_pass_only(vendor, usual):
    (found,) = _read(vendor, [usual])
    assert not isinstance(found, Refused)
    assert [type(item) for item in found] == [FlatItem]
