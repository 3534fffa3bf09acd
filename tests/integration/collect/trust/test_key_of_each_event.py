"""Where events came from is kept with each, in every table and in the log."""

import json

import msgspec

from cauce.collect.feed import EventFeed, Only
from cauce.infra.log.contracts import Entry, FrameKind


def order(message_id, **more):
    return {"type": "track", "event": "Order", "userId": "ana", "messageId": message_id, **more}


def test_the_key_is_kept_with_events_and_refusals_and_lists_narrow_to_it(two_keys):
    shop, web, app = two_keys
    shop.send(order("m1"), {"type": "track", "userId": "ana", "messageId": "r1"}, key_id=web)
    shop.send(order("m2"), key_id=app)
    shop.store()
    assert shop.rows("events", "message_id, key_id") == [("m1", web), ("m2", app)]
    assert shop.rows("rejects", "message_id, key_id") == [("r1", web)]
    of_app = shop.get("events", key_id=str(app))["items"]
    assert [(one["message_id"], one["key_id"]) for one in of_app] == [("m2", str(app))]
    of_web = shop.get("rejects", key_id=str(web))["items"]
    assert [(one["message_id"], one["key_id"]) for one in of_web] == [("r1", str(web))]
    assert shop.get("rejects", key_id=str(app))["items"] == []
    refused = shop.client.get(shop.path("events"), params={"key_id": "x"})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_field")


def test_what_the_release_before_wrote_into_the_log_is_read_and_has_no_source(trusted):
    trusted.send(order("m1"), {"type": "track", "userId": "ana", "messageId": "r1"})
    frames = trusted.reader.read_after(trusted.base).frames
    old = [{k: v for k, v in json.loads(f.payload).items() if k != "key_id"} for f in frames]
    for frame, row in zip(frames, old, strict=True):
        del row["seq"]
        row["message_id"] += "-before"
        trusted.writer.append(
            [Entry(frame.project_id, frame.kind, msgspec.json.encode(row)[1:], b"")]
        )
    trusted.store()
    assert trusted.rows("events", "message_id, key_id") == [("m1", 0), ("m1-before", 0)]
    assert [one["key_id"] for one in trusted.get("events")["items"]] == [None, None]


def test_an_event_that_the_engine_refuses_keeps_its_key_among_the_rejects(two_keys):
    shop, _, app = two_keys
    shop.send(order("m1"), key_id=app)
    (frame,) = shop.reader.read_after(shop.base).frames
    row = json.loads(frame.payload)
    del row["seq"]
    body = msgspec.json.encode({**row, "timestamp": "not a time", "message_id": "m2"})[1:]
    shop.writer.append([Entry(shop.project_id, FrameKind.EVENT, body, b"")])
    shop.store()
    assert shop.rows("rejects", "reason, key_id") == [("unstorable", app)]


def test_what_is_sent_again_goes_with_the_key_it_came_with(two_keys):
    shop, web, app = two_keys
    for key in (app, web, app):
        shop.send({"type": "track", "name": "Order", "userId": "ana"}, key_id=key)
    shop.store()
    fixes = [{"kind": "rename", "path": "$.name", "to": "$.event"}]
    done = shop.post("rejects/replay", reason="missing_event_name", fixes=fixes)
    assert (done["accepted"], done["refused"]) == (3, 0)
    shop.store()
    assert shop.rows("events", "key_id") == [(app,), (web,), (app,)]


def test_the_live_stream_is_narrowed_to_a_key_and_shows_the_records_of_before(two_keys):
    shop, web, app = two_keys
    feed = EventFeed(shop.events, shop.reader, shop.names, shop.states)
    shop.send(order("m1"), {"type": "track", "userId": "ana", "messageId": "r1"}, key_id=web)
    shop.send(order("m2"), key_id=app)
    (first, *_) = shop.reader.read_after(shop.base).frames
    old = {k: v for k, v in json.loads(first.payload).items() if k not in {"seq", "key_id"}}
    body = msgspec.json.encode({**old, "message_id": "m0"})[1:]
    shop.writer.append([Entry(shop.project_id, FrameKind.EVENT, body, b"")])

    def shown(only: Only | None) -> list[tuple[str, str | None]]:
        items = next(feed.live(shop.project_id, lambda: False, only))
        return [(item["message_id"], item["key_id"]) for _, item in items]

    assert shown(Only(key_id=web)) == [("m1", str(web)), ("r1", str(web))]
    assert shown(Only(key_id=app)) == [("m2", str(app))]
    assert shown(Only(key_id=app, event="Visit")) == []
    assert shown(None)[-1] == ("m0", None)
