"""Any bytes at all are items, refusals or a typed error: never an exception of another kind."""

import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.logic.items import Arrival, Item
from cauce.collect.logic.steps import record, run_steps
from cauce.collect.wire import (
    MAX_BODY_BYTES,
    MalformedError,
    TooLargeError,
    read_batch,
    read_single,
    unpack,
)
from cauce.kernel.ids import ProjectId

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=20)
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
FIELDS = st.sampled_from(
    ["type", "event", "messageId", "userId", "anonymousId", "timestamp", "originalTimestamp", "sentAt",
     "properties", "traits", "context", "integrations", "name", "category", "groupId", "previousId",
     "writeKey", "sessionId", "a.b", "a"]
)  # fmt: skip
TIMES = st.datetimes().map(str) | st.sampled_from(
    ["", "0", "9999-12-31T23:59:59Z", "2026-01-01T00:00:00+99:99"]
)
ITEMS = st.dictionaries(
    FIELDS, VALUES | TIMES | st.sampled_from(["track", "page", "alias"]), max_size=12
)


def items_of(body: bytes) -> list:
    found = []
    for read in (lambda: read_batch(body), lambda: read_single(body, "track")):
        try:
            found.append(read())
        except (MalformedError, TooLargeError):
            continue
    return [item for parcel in found for item in parcel.items]


def check(item) -> None:
    if isinstance(item, Refused):
        assert item.reason in RejectReason
        return
    arrival = Arrival(ProjectId(1), NOW)
    refused = run_steps(item, arrival)
    if refused is None:
        import msgspec

        text = msgspec.json.encode(record(item, arrival))
        text.decode("utf-8")
        assert b"\\u0000" not in text.replace(b"\\\\", b"")
        stored = json.loads(text)
        assert isinstance(stored["properties"], dict)
        assert isinstance(stored["context"], dict)


@given(st.binary(max_size=2000))
def test_random_bytes(body):
    for item in items_of(body):
        check(item)


@given(st.lists(ITEMS | VALUES, max_size=5), st.dictionaries(FIELDS, VALUES, max_size=4))
def test_json_of_every_shape(batch, around):
    for item in items_of(json.dumps({**around, "batch": batch}).encode()):
        check(item)


@given(ITEMS, st.integers(0, 5000), st.binary(min_size=1, max_size=3))
def test_json_with_bytes_changed(item, position, change):
    body = bytearray(
        json.dumps({"batch": [{"type": "track", "event": "E", "userId": "u", **item}]}).encode()
    )
    position %= len(body)
    body[position : position + len(change)] = change
    for found in items_of(bytes(body)):
        check(found)


@pytest.mark.parametrize(
    "deep", [b"[" * 100_000, b'{"batch":' * 5000, b'{"batch":[' + b'{"a":' * 3000]
)
def test_bottomless_nesting_is_malformed(deep):
    with pytest.raises(MalformedError):
        read_batch(deep)


@pytest.mark.parametrize(
    ("text", "properties"),
    [
        ('{"a":1,"a":2}', {"a": 2}),
        ('{"a":NaN,"b":-Infinity,"c":1e400,"d":1}', {"a": None, "b": None, "c": None, "d": 1}),
        ('{"a":18446744073709551615,"b":-9223372036854775808}', {"a": 2**64 - 1, "b": -(2**63)}),
        ('{"a":18446744073709551616}', {"a": "18446744073709551616"}),
        ('{"a":{"b":1},"a.b":2,"c.d":3}', {"a": {"b": 1}, "c.d": 3}),
        ('{"a":"x\\u0000y","b\\u0000":1}', {"a": "xy", "b": 1}),
        ('{"a":"\\ud83d\\ude00","b":"\\ud83d"}', {"a": "😀", "b": "\ufffd"}),
        ('{"a":[1,{"b":null}],"ñ":{}}', {"a": [1, {"b": None}], "ñ": {}}),
    ],
)
def test_what_an_engine_might_refuse_becomes_what_every_engine_takes(text, properties):
    body = '{"batch":[{"type":"track","event":"E","userId":"u","properties":%s}]}' % text
    (item,) = read_batch(body.encode()).items
    assert run_steps(item, Arrival(ProjectId(1), NOW)) is None
    assert item.properties == properties


def test_bytes_that_are_not_utf8_are_replaced():
    (item,) = read_batch(b'{"batch":[{"type":"track","event":"caf\xe9","userId":"u"}]}').items
    assert item.event == "caf\ufffd"


def test_one_odd_item_costs_none_of_its_neighbours():
    good = '{"type":"track","event":"E","userId":"u"}'
    body = '{"batch":[%s,{"event":{"x":1}},7,%s,{"type":"track","event":"E","userId":NaN}]}' % (
        good,
        good,
    )
    kinds = [
        i.reason if isinstance(i, Refused) else i.event for i in read_batch(body.encode()).items
    ]
    assert kinds[:4] == ["E", RejectReason.INVALID_FIELD, RejectReason.NOT_AN_OBJECT, "E"]
    assert (
        run_steps(read_batch(body.encode()).items[4], Arrival(ProjectId(1), NOW)).reason
        == "missing_identity"
    )


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("userId", 42, "42"),
        ("userId", 42.0, "42"),
        ("anonymousId", 1.5, "1.5"),
        ("messageId", 7, "7"),
    ],
)
def test_numbers_as_ids_become_text(field, value, expected):
    body = json.dumps({"batch": [{"type": "track", "event": "E", field: value}]}).encode()
    (item,) = read_batch(body).items
    snake = {"userId": "user_id", "anonymousId": "anonymous_id", "messageId": "message_id"}[field]
    assert getattr(item, snake) == expected


@pytest.mark.parametrize("value", [True, [], {"id": 1}])
def test_other_things_as_ids_are_refused(value):
    body = json.dumps({"batch": [{"type": "track", "event": "E", "userId": value}]}).encode()
    assert read_batch(body).items[0].reason == RejectReason.INVALID_IDENTITY


@pytest.mark.parametrize(
    "value",
    ["2026-11-24T10:00:00Z", "2026-11-24T10:00:00.000+00:00", "2026-11-24T12:00:00+02:00",
     "2026-11-24 10:00:00+0000", "20261124T100000Z", 1795514400, 1795514400000, "2026-11-24T10:00:00"],
)  # fmt: skip
def test_times_are_read_in_every_usual_form(value):
    body = json.dumps(
        {"batch": [{"type": "track", "event": "E", "userId": "u", "timestamp": value}]}
    )
    (item,) = read_batch(body.encode()).items
    assert run_steps(item, Arrival(ProjectId(1), NOW)) is None
    assert item.timestamp == datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_a_time_that_is_none_is_refused():
    body = b'{"batch":[{"type":"track","event":"E","userId":"u","timestamp":"yesterday"}]}'
    assert read_batch(body).items[0].reason == RejectReason.INVALID_TIMESTAMP


def test_an_item_beyond_32_kb_is_refused_alone():
    big = json.dumps(
        {"type": "track", "event": "E", "userId": "u", "properties": {"x": "y" * 33_000}}
    )
    body = '{"batch":[%s,{"type":"track","event":"E","userId":"u"}]}' % big
    first, second = read_batch(body.encode()).items
    assert first.reason == RejectReason.TOO_LARGE
    assert isinstance(second, Item)


def test_more_than_2500_events_are_too_many():
    with pytest.raises(TooLargeError):
        read_batch(b'{"batch":[' + b"{}," * 2500 + b"{}]}")


def test_gzip_is_found_by_its_first_bytes_and_bombs_are_refused():
    assert unpack(gzip.compress(b"hello")) == b"hello"
    assert unpack(b"hello") == b"hello"
    with pytest.raises(TooLargeError):
        unpack(gzip.compress(b"\0" * (MAX_BODY_BYTES + 1)))
    with pytest.raises(MalformedError):
        unpack(gzip.compress(b"hello")[:-4])
    with pytest.raises(MalformedError):
        unpack(gzip.compress(b"hello") + b"more")
    with pytest.raises(MalformedError):
        unpack(b"\x1f\x8bnonsense")


def test_a_context_with_a_broken_byte_keeps_the_rest():
    body = b'{"batch":[{"type":"track","event":"E","userId":"u","context":{"a":"\x80","b":1}}]}'
    (item,) = read_batch(body).items
    assert run_steps(item, Arrival(ProjectId(1), NOW)) is None
    assert json.loads(bytes(item.context)) == {"a": "\N{REPLACEMENT CHARACTER}", "b": 1}


def test_an_item_that_cannot_be_read_is_still_known_by_its_id():
    text = b'{"batch":[{"messageId":"odd","userId":{"id":7}},{"messageId":8},7]}'
    parcel = read_batch(text)
    assert [parcel.given_id(position) for position in range(3)] == ["odd", "", ""]


@pytest.mark.parametrize("kind", ["identify", "group"])
@pytest.mark.parametrize("where", ["traits", "context"])
def test_traits_of_a_batch_without_nested_properties_are_canonical_too(kind, where):
    sent = {"a": {"b": {"c": 1}, "b.c": 2}, "long": 2**70}
    item = {"type": kind, "userId": "ana", "groupId": "g", "messageId": "m"}
    item |= {"traits": sent} if where == "traits" else {"context": {"traits": sent}}
    (read,) = read_batch(json.dumps({"batch": [item]}).encode()).items
    assert run_steps(read, Arrival(ProjectId(1), NOW)) is None
    assert read.properties == {"a": {"b": {"c": 1}}, "long": str(2**70)}


def test_traits_of_a_batch_without_nested_properties_are_bounded_too():
    deep = json.loads('{"a":' * 30 + "1" + "}" * 30)
    item = {"type": "identify", "userId": "ana", "messageId": "m", "traits": deep}
    (read,) = read_batch(json.dumps({"batch": [item]}).encode()).items
    refused = run_steps(read, Arrival(ProjectId(1), NOW))
    assert refused is not None
    assert refused.reason == "too_deep"
