"""A refused item is corrected and sent again through the server's own door."""

import time

import httpx

from support.reading import all_events


def first_event(server, project: dict) -> dict:
    """The newest event, as soon as there is one."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if items := server.get(project, "events")["items"]:
            return items[0]
        time.sleep(0.1)
    raise AssertionError("no event was stored")


def test_a_corrected_item_becomes_an_event(server):
    project = server.create_project("Repaired")
    auth = (project["write_key"], "")
    item = {"type": "track", "name": "Order", "userId": "ana", "messageId": "m1"}
    headers = {"X-Forwarded-For": "192.0.2.9"}
    sent = httpx.post(f"{server.url}/v1/batch", json={"batch": [item]}, auth=auth, headers=headers)
    assert sent.json()["rejected"][0]["reason"] == "missing_event_name"
    assert server.stored(project) == 0
    fixes = [{"kind": "rename", "path": "$.name", "to": "$.event"}]
    done = server.post(project, "rejects/replay", {"fixes": fixes})
    assert (done["accepted"], done["refused"], done["after_seq"]) == (1, 0, None)
    event = first_event(server, project)
    assert server.get(project, "rejects/groups") == {"items": []}
    accepted, refused = server.get(project, "events/journey", message_id="m1")["items"]
    assert (accepted["event"], refused["reason"]) == ("Order", "missing_event_name")
    assert "ip" not in event["context"]


def test_a_vendors_record_is_corrected_in_its_own_shape(server):
    project = server.create_project("Repaired of a vendor")
    properties = {"token": project["write_key"], "$insert_id": "i1", "plan": "pro"}
    record = {"event": "Order", "properties": properties}
    address = f"{server.url}/compat/mixpanel/track"
    assert httpx.post(address, json=[record], params={"verbose": "1"}).json()["status"] == 0
    assert server.stored(project) == 0
    fixes = [{"kind": "set", "path": "$.properties.distinct_id", "value": "ana"}]
    (tried,) = server.post(project, "rejects/preview", {"fixes": fixes})["items"]
    assert tried["accepted"]
    done = server.post(project, "rejects/replay", {"fixes": fixes})
    assert (done["accepted"], done["refused"], done["after_seq"]) == (1, 0, None)
    event = first_event(server, project)
    assert (event["event"], event["user_id"], event["properties"]) == ("Order", "ana", {"plan": "pro"})  # fmt: skip
    corrected = {**record, "properties": {**properties, "distinct_id": "ana"}}
    assert httpx.post(address, json=[corrected]).text == "1"
    assert len(all_events(server, project)) == 1
