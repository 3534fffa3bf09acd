"""Refused items over HTTP: grouped, a fix tried, sent again, discarded; nothing is lost on the way."""

from datetime import UTC, datetime

import pytest

from cauce.collect.intake import sort_items
from cauce.collect.wire import read_batch

LIBRARY = {"library": {"name": "shop.js", "version": "1.2"}}
NO_NAME = {"type": "track", "userId": "ana", "context": LIBRARY}
FIX = [{"kind": "rename", "path": "$.name", "to": "$.event"}]


@pytest.fixture
def broken(trusted):
    """Three items without an event's name, two of which say it elsewhere, and a foreign type."""
    named = {**NO_NAME, "name": "Order"}
    trusted.send(
        {**named, "messageId": "m1", "timestamp": "2026-01-31T10:00:00Z"},
        {**named, "messageId": "m2"},
        {**NO_NAME, "messageId": "m3"},
        {"type": "visit", "userId": "ana", "messageId": "m4"},
    )
    trusted.store()
    return trusted


def groups(shop) -> dict:
    return {(g["reason"], g["source"]): g["count"] for g in shop.get("rejects/groups")["items"]}


def test_open_items_are_grouped_by_reason_and_source_with_the_newest(broken):
    assert groups(broken) == {("missing_event_name", "shop.js"): 3, ("unknown_type", ""): 1}
    group = broken.get("rejects/groups")["items"][0]
    assert (group["message_id"], group["seq"], group["format"]) == ("m3", broken.base + 3, "native")
    assert group["replayable"] is True
    assert '"m3"' in group["sample"]


def test_a_preview_says_what_collecting_would_say_and_stores_nothing(broken):
    head = broken.reader.head()
    items = broken.post("rejects/preview", reason="missing_event_name", fixes=FIX)["items"]
    assert [(one["accepted"], one["reason"]) for one in items] == [
        (False, "missing_event_name"), (True, ""), (True, ""),
    ]  # fmt: skip
    assert '"event":"Order"' in items[1]["after"]
    assert "event" not in items[1]["before"].replace("missing_event", "")
    assert broken.reader.head() == head
    assert sum(groups(broken).values()) == 4


def test_a_replay_stores_once_and_keeps_what_is_refused_again_with_its_reason(broken):
    for expected in ((2, 0, 1), (0, 0, 1)):
        done = broken.post("rejects/replay", reason="missing_event_name", fixes=FIX)
        assert (done["accepted"], done["duplicates"], done["refused"]) == expected
        assert done["after_seq"] is None
        broken.store()
        assert groups(broken) == {("missing_event_name", "shop.js"): 1, ("unknown_type", ""): 1}
    stored = broken.rows("events", "message_id, event, user_id, toString(timestamp)")
    assert [row[:3] for row in stored] == [("m1", "Order", "ana"), ("m2", "Order", "ana")]
    assert stored[0][3] == "2026-01-31 10:00:00.000"


def test_sending_again_what_was_sent_but_not_noted_stores_nothing_twice(broken):
    broken.post("rejects/replay", reason="missing_event_name", fixes=FIX)
    mine = {"project": broken.project_id}
    broken.events.command(
        "ALTER TABLE reject_outcomes DELETE WHERE project_id = {project:UInt32}",
        mine,
        mutations_sync=1,
    )
    again = broken.post("rejects/replay", reason="missing_event_name", fixes=FIX)
    assert (again["accepted"], again["duplicates"], again["refused"]) == (0, 2, 1)
    broken.store()
    assert len(broken.rows("events", "message_id")) == 2


def test_what_collecting_does_not_take_stays_open(broken):
    big = {**NO_NAME, "name": "Big", "properties": {"text": "x" * 30_000}}
    broken.send(*[{**big, "messageId": f"big{i}"} for i in range(10)])
    broken.send(*[{**big, "messageId": f"more{i}"} for i in range(10)])
    broken.store()
    broken.most_deliveries = 1
    half = broken.post("rejects/replay", reason="missing_event_name", fixes=FIX)
    assert 0 < half["accepted"] < 22
    broken.store()
    left = groups(broken)[("missing_event_name", "shop.js")]
    assert left == 23 - half["accepted"]
    body = {"reason": "missing_event_name", "fixes": FIX, "after_seq": half["after_seq"]}
    answer = broken.client.post(broken.path("rejects/replay"), json=body)
    assert (answer.status_code, answer.json()["code"]) == (503, "replay_unavailable")
    broken.most_deliveries = 100
    rest = broken.post("rejects/replay", **body, upto_seq=half["upto_seq"])
    broken.store()
    assert half["accepted"] + rest["accepted"] == 22
    assert len(broken.rows("events", "message_id")) == 22


def test_discarding_closes_items_and_says_by_whom(broken):
    assert broken.post("rejects/discard", reason="unknown_type") == {"discarded": 1}
    assert broken.post("rejects/discard", reason="unknown_type") == {"discarded": 0}
    assert groups(broken) == {("missing_event_name", "shop.js"): 3}
    assert broken.get("rejects")["counts"] == [{"reason": "missing_event_name", "count": 3}]
    entries = broken.get("audit")["items"]
    (entry,) = [one for one in entries if one["action"] == "rejects.discarded"]
    assert (entry["target"], entry["detail"]["items"]) == ("unknown_type", 1)


def test_single_items_are_repaired_alone(broken):
    done = broken.post("rejects/replay", seqs=[broken.base + 2], fixes=FIX)
    assert (done["accepted"], done["refused"]) == (1, 0)
    assert groups(broken)[("missing_event_name", "shop.js")] == 2


def test_a_project_without_a_write_key_is_told_so_and_keeps_its_items(broken):
    with broken.database.transaction() as tx:
        tx.execute(
            "UPDATE keys SET revoked_at = now() WHERE project_id = %s AND kind = 'write'",
            [broken.project_id],
        )
    answer = broken.client.post(broken.path("rejects/replay"), json={"fixes": FIX})
    assert (answer.status_code, answer.json()["code"]) == (409, "no_write_key")
    assert sum(groups(broken).values()) == 4


def test_a_path_that_is_none_is_named(broken):
    fixes = [{"kind": "remove", "path": "$[0]"}]
    answer = broken.client.post(broken.path("rejects/preview"), json={"fixes": fixes})
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (422, "fixes.0.path")


def test_values_that_few_encoders_take_are_sent_again_all_the_same(trusted):
    odd = b'{"type": "track", "userId": "ana", "messageId": "m1", "name": "Order", "properties": {"n": 1%b, "s": "\\ud800"}}'
    parcel = read_batch(b'{"batch": [%b]}' % (odd % (b"0" * 30)))
    entries = sort_items(parcel, trusted.project_id, datetime.now(UTC)).entries
    trusted.writer.append(entries)
    trusted.store()
    fixes = [*FIX, {"kind": "set", "path": "$.properties.big", "value": 10**40}]
    (tried,) = trusted.post("rejects/preview", fixes=fixes)["items"]
    assert (tried["accepted"], "0" * 40 in tried["after"]) == (True, True)
    assert trusted.post("rejects/replay", fixes=fixes)["accepted"] == 1
