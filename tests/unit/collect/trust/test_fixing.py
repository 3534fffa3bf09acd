"""Fixes change what they name and nothing else; an item sent again keeps its id and its time."""

from datetime import UTC, datetime

import pytest

from cauce.collect.trust.contracts import Fix, FixKind, KeptReject
from cauce.collect.trust.logic.fixing import fixed, parse_path, sent_again
from cauce.kernel.errors import CauceError

AT = datetime(2026, 1, 31, 10, tzinfo=UTC)
RENAME, SET, REMOVE = FixKind.RENAME, FixKind.SET, FixKind.REMOVE


def kept(sample: str) -> KeptReject:
    return KeptReject(7, AT, "missing_identity", "", "made-on-arrival", sample)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("$.userId", ("userId",)),
        ("properties.plan", ("properties", "plan")),
        ("$.properties['a.b'][\"c d\"].e", ("properties", "a.b", "c d", "e")),
        ("$.events[0].params['a'][12]", ("events", 0, "params", "a", 12)),
    ],
)
def test_a_path_names_keys_from_the_outside_in(text, keys):
    assert parse_path("path", text) == keys


@pytest.mark.parametrize(
    "text",
    [
        "",
        "$",
        "$.",
        "a..b",
        "$[0]",
        "$.a[01]",
        "$.a[-1]",
        "$.a[0]b",
        "$['a",
        "$['a'b",
        "a." * 10 + "b",
        "['']",
    ],
)
def test_what_is_no_path_is_refused(text):
    with pytest.raises(CauceError) as caught:
        parse_path("fixes.0.path", text)
    assert caught.value.fields[0].path == "fixes.0.path"


def test_fixes_apply_in_order_and_leave_the_original_alone():
    item = {"user": "ana", "properties": {"plan": "pro", "x": 1}}
    fixes = [
        Fix(RENAME, ("user",), ("userId",)),
        Fix(RENAME, ("properties", "plan"), ("traits", "plan")),
        Fix(SET, ("type",), value="track"),
        Fix(REMOVE, ("properties", "x")),
        Fix(REMOVE, ("nothing", "there")),
    ]
    assert fixed(item, fixes) == {
        "userId": "ana", "properties": {}, "traits": {"plan": "pro"}, "type": "track",
    }  # fmt: skip
    assert item == {"user": "ana", "properties": {"plan": "pro", "x": 1}}


def test_places_in_lists_are_changed_and_no_list_grows():
    item = {"events": [{"name": "", "params": {"a": 1}}, 7], "kept": "here"}
    fixes = [
        Fix(SET, ("events", 0, "name"), value="Order"),
        Fix(RENAME, ("events", 0, "params", "a"), ("events", 0, "params", "b")),
        Fix(SET, ("events", 5, "name"), value="nowhere"),
        Fix(SET, ("none", 0), value="nowhere"),
        Fix(SET, ("new", "none", 0), value="nowhere"),
        Fix(RENAME, ("events", 1), ("events", 1, "seven")),
        Fix(RENAME, ("kept",), ("events", 5)),
        Fix(REMOVE, ("events", 1)),
        Fix(REMOVE, ("events", 9)),
    ]
    assert fixed(item, fixes) == {"events": [{"name": "Order", "params": {"b": 1}}], "kept": "here"}


def test_an_item_without_id_and_time_gets_those_of_its_arrival():
    item = sent_again(kept('{"event": "Order"}'), [])
    assert item == {"event": "Order", "messageId": "made-on-arrival", "timestamp": AT.isoformat()}
    own = '{"messageId": "m", "timestamp": "2025-01-01T00:00:00Z"}'
    assert sent_again(kept(own), []) == {"messageId": "m", "timestamp": "2025-01-01T00:00:00Z"}


@pytest.mark.parametrize("sample", ['{"cut": "o', "[1]", "", '"text"'])
def test_what_is_no_whole_object_cannot_be_sent_again(sample):
    assert sent_again(kept(sample), [Fix(SET, ("a",), value=1)]) is None
