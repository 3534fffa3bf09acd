"""What each source sends: shown by key and library, asked of aggregates alone."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from cauce.collect.sources.store import volumes

WEB = {"library": {"name": "web.js", "version": "2.0"}}
OLD = {"library": {"name": "web.js", "version": "1.9"}}


def order(message_id, **more):
    return {"type": "track", "event": "Order", "userId": "ana", "messageId": message_id, **more}


def by_name(shop, **params):
    return {one["name"]: one for one in shop.get("sources", **params)["items"]}


def test_a_source_shows_what_its_key_and_libraries_sent_and_how_soon_it_was_visible(two_keys):
    shop, _, app = two_keys
    shop.send(*(order(f"w{n}", context=WEB) for n in range(6)), key_id=app)
    shop.send(*(order(f"o{n}", context=OLD) for n in range(3)), key_id=app)
    shop.send({"type": "track", "userId": "a", "context": WEB, "messageId": "r"}, key_id=app)
    shop.store()
    found = by_name(shop, hours=24)
    source = found["App"]
    assert (source["events"], source["rejected"], source["error_share"]) == (9, 1, 0.1)
    assert (sum(source["hours"]), len(source["hours"])) == (9, 24)
    (library,) = source["libraries"]
    assert (library["name"], library["rejected"], library["error_share"]) == ("web.js", 1, 0.1)
    assert [(one["version"], one["events"]) for one in library["versions"]] == [
        ("2.0", 6),
        ("1.9", 3),
    ]
    assert library["versions"][0]["share"] == pytest.approx(2 / 3)
    assert source["lag"]["samples"] >= 1
    assert source["lag"]["worst_ms"] >= source["lag"]["median_ms"] >= 0
    assert source["rate_per_s"] > 0
    assert (source["watch"], source["usual_per_hour"]) == ("learning", None)
    seen = datetime.fromisoformat(source["last_seen"])
    assert datetime.now(UTC) - seen < timedelta(minutes=5)
    silent = found["Default"]
    assert (silent["events"], silent["error_share"], silent["watch"]) == (0, None, "never_seen")


def test_a_quota_is_set_shown_and_lifted_and_collecting_learns_of_it(two_keys):
    shop, _, app = two_keys
    answer = shop.client.put(shop.path(f"keys/{app}/quota"), json={"quota_per_s": 2.5})
    assert (answer.status_code, answer.json()["quota_per_s"]) == (200, 2.5)
    assert by_name(shop)["App"]["quota_per_s"] == 2.5
    with shop.database.transaction() as tx:
        live = shop.accounts.write_keys(tx)[shop.keys()[app]]
    assert (live.project_id, live.key_id, live.quota_per_s) == (shop.project_id, app, 2.5)
    shop.client.put(shop.path(f"keys/{app}/quota"), json={"quota_per_s": None})
    assert by_name(shop)["App"]["quota_per_s"] is None
    missing = shop.client.put(shop.path("keys/999999999/quota"), json={"quota_per_s": 1})
    assert missing.status_code == 404


def test_sources_are_asked_of_the_aggregate_which_follows_what_is_erased(two_keys):
    shop, _, app = two_keys
    now = datetime.now(UTC)
    rows = [
        {
            "seq": shop.base + 1000 + n, "project_id": shop.project_id, "message_id": f"b{n}",
            "type": "track", "event": "Visit", "person_id": n, "timestamp": now, "received_at": now,
            "properties": {}, "context": WEB, "key_id": app,
        }
        for n in range(30_000)
    ]  # fmt: skip
    lines = b"\n".join(map(msgspec.json.encode, rows))
    shop.events.insert_json("events", lines, f"bulk {shop.project_id}")
    for name in ("arrivals", "recent", "habits"):
        params = {"project": shop.project_id, "since": now - timedelta(hours=24)}
        answer = shop.events.query(volumes.sql(name), params)
        assert answer.rows_read < 1_000, name
    assert shop.events.query(volumes.sql("last_seen"), params).rows_read < 1_000
    assert by_name(shop)["App"]["events"] == 30_000
    gone = "ALTER TABLE events DELETE WHERE project_id = {project:UInt32} AND person_id < 10000"
    shop.events.command(gone, {"project": shop.project_id}, mutations_sync=1)
    assert by_name(shop)["App"]["events"] == 20_000


def test_what_was_kept_before_keys_were_noted_is_one_row_that_nothing_watches(trusted):
    trusted.send(order("m1"), {"type": "track", "userId": "ana", "messageId": "r1"})
    trusted.store()
    (unknown,) = [one for one in trusted.get("sources")["items"] if one["key_id"] is None]
    assert (unknown["events"], unknown["rejected"], unknown["watch"]) == (1, 1, "off")
