"""Snowplow's shape: what its trackers send is understood, and answered as they need it."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from collecting import CONFORMANCE, KEYS, Client, recorded

BASE = "/compat/snowplow"
TP2 = "com.snowplowanalytics.snowplow/tp2"
BATCH = "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4"
UNSTRUCT = "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0"
CONTEXTS = "iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1"
RECORDED = recorded("snowplow")
CHROME = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0 Safari/537.36"}


def described(name: str, data: dict, vendor: str = "com.acme") -> dict:
    return {"schema": f"iglu:{vendor}/{name}/jsonschema/1-0-0", "data": data}


def coded(value: dict) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def event(e="se", **fields) -> dict:
    own = {"se_ca": "shop", "se_ac": "add"} if e == "se" else {}
    return {"e": e, "tv": "py-1.1.0", "p": "srv", "uid": "ana", **own, **fields}


def send(client: Client, *events: dict, key: str = "WK/"):
    body = {"schema": BATCH, "data": list(events)}
    return client.post(f"{BASE}/{key}{TP2}", body, key=None)


def test_every_recorded_request_of_every_vendor_is_among_the_tests() -> None:
    files = ("segment_requests.json", "vendor_requests.json")
    sent = [json.loads((CONFORMANCE / name).read_text("utf-8"))["requests"] for name in files]
    assert sum(map(len, sent)) == 54
    assert len(RECORDED) == 1


@pytest.mark.parametrize("sent", RECORDED, ids=lambda sent: sent["client"])
def test_what_the_official_tracker_sends_is_answered_ok_and_kept(client, sent):
    answer = client.replay(sent, BASE)
    assert (answer.status_code, answer.text) == (200, "ok")
    (view,) = client.events
    assert (view["type"], view["event"]) == ("page", "Page Viewed")
    assert view["message_id"] == "3106b8c6-149f-4c50-8ddc-524bf5e71e7e"
    assert view["properties"] == {"url": "http://x/p", "title": "t"}
    assert view["anonymous_id"].startswith("cookieless-")
    assert view["context"]["library"] == {"name": "snowplow-node", "version": "4.8.0"}
    assert view["project_id"] == KEYS["app"].project_id
    assert client.rejects == []


def test_a_structured_event_has_the_name_of_its_action(client):
    own = {"se_la": "sku-1", "se_pr": "red", "se_va": "12.50", "eid": "m1", "tna": "web", "res": "1280x720"}  # fmt: skip
    assert send(client, event(**own, aid="shop", tz="Europe/Madrid", lang="es-ES")).text == "ok"
    (row,) = client.events
    assert (row["type"], row["event"], row["user_id"], row["message_id"]) == ("track", "add", "ana", "m1")  # fmt: skip
    assert row["properties"] == {"category": "shop", "action": "add", "label": "sku-1", "property": "red", "value": 12.5}  # fmt: skip
    context = row["context"]
    assert context["app"] == {"name": "shop"}
    assert context["snowplow"] == {"platform": "srv", "namespace": "web"}
    assert context["screen"] == {"width": 1280, "height": 720}
    assert (context["timezone"], context["locale"]) == ("Europe/Madrid", "es-ES")


@pytest.mark.parametrize("pack", [lambda v: ("ue_px", coded(v)), lambda v: ("ue_pr", json.dumps(v))], ids=["base64", "plain"])  # fmt: skip
def test_a_self_describing_event_is_named_by_its_schema(client, pack):
    data = {"sku": "¿ñ🚀", "price": 9.5, "tags": ["a"], "nested": {"vip": True}}
    field, value = pack({"schema": UNSTRUCT, "data": described("viewed_product", data)})
    send(client, event("ue", **{field: value}))
    (row,) = client.events
    assert (row["event"], row["properties"]) == ("viewed_product", data)
    assert row["context"]["snowplow"]["schema"] == "iglu:com.acme/viewed_product/jsonschema/1-0-0"


@pytest.mark.parametrize("field", ["co", "cx"])
def test_entities_of_your_own_are_properties_and_technical_ones_are_context(client, field):
    attached = [
        described("product", {"sku": "a"}), described("product", {"sku": "b"}), described("user_level", {"level": 3}),
        described("web_page", {"id": "w"}, "com.snowplowanalytics.snowplow"),
        described("mobile_context", {"osType": "ios", "deviceModel": "iPhone", "batteryLevel": 3}, "com.snowplowanalytics.snowplow"),
    ]  # fmt: skip
    value = {"schema": CONTEXTS, "data": attached}
    send(client, event(**{field: coded(value) if field == "cx" else json.dumps(value)}))
    (row,) = client.events
    assert row["properties"] == {"category": "shop", "action": "add", "product": [{"sku": "a"}, {"sku": "b"}], "user_level": {"level": 3}}  # fmt: skip
    assert row["context"]["os"] == {"name": "ios"}
    assert row["context"]["device"] == {"model": "iPhone"}
    assert row["context"]["snowplow"] == {"platform": "srv", "web_page": {"id": "w"}, "mobile_context": {"batteryLevel": 3}}  # fmt: skip


def test_a_transaction_and_its_items_have_their_amounts(client):
    send(
        client,
        event("tr", tr_id="o1", tr_tt="42.10", tr_tx="7", tr_cu="EUR", tr_ci="Madrid", tr_co="ES"),
        event("ti", ti_id="o1", ti_sk="s", ti_nm="Shoe", ti_ca="shoes", ti_pr="42.1", ti_qu="1", ti_cu="EUR"),
    )  # fmt: skip
    order, item = client.events
    assert order["event"] == "transaction"
    assert order["properties"] == {
        "order_id": "o1", "total": 42.1, "tax": 7, "currency": "EUR", "city": "Madrid", "country": "ES",
        "$minor": {"currency": "EUR", "total": 4210, "tax": 700},
    }  # fmt: skip
    assert item["event"] == "transaction_item"
    assert (item["properties"]["quantity"], item["properties"]["$minor"]["price"]) == (1, 4210)


def test_pings_and_screens(client):
    view = described("screen_view", {"name": "Home", "id": "s"}, "com.snowplowanalytics.snowplow")
    send(
        client,
        event("pp", url="https://s.es/p", page="P", pp_mix="0", pp_may="700"),
        event("ue", ue_pr=json.dumps({"schema": UNSTRUCT, "data": view})),
    )
    ping, screen = client.events
    assert (ping["event"], ping["properties"]) == ("page_ping", {"min_x": 0, "max_y": 700})
    assert ping["context"]["page"] == {"url": "https://s.es/p", "title": "P"}
    assert (screen["type"], screen["event"]) == ("screen", "Screen Viewed")
    assert screen["properties"] == {"name": "Home", "id": "s"}
    assert screen["context"]["vendorEvent"] == "screen_view"


def test_who_it_is_comes_from_the_ids_in_their_order(client):
    session = described("client_session", {"userId": "phone-1", "sessionId": "s1"}, "com.snowplowanalytics.snowplow")  # fmt: skip
    mobile = json.dumps({"schema": CONTEXTS, "data": [session]})
    send(
        client,
        event(duid="d1", nuid="n1", sid="s0"),
        event(uid=None, nuid="n1"),
        event(uid=None, tnuid="t1", nuid="n1"),
        event(uid=None, co=mobile),
        event(uid=None),
    )
    whose = [(row["user_id"], row["anonymous_id"]) for row in client.events]
    assert whose[:4] == [("ana", "d1"), ("", "n1"), ("", "t1"), ("", "phone-1")]
    assert whose[4][1].startswith("cookieless-")
    assert [row["session_id"] for row in client.events] == ["s0", "", "", "s1", ""]


def test_visitors_without_an_id_are_told_apart_by_device_for_a_day(client):
    anonymous = {"e": "pv", "tv": "js-4.8.0", "p": "web", "url": "https://s.es/", "aid": "app"}
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
        headers = {**CHROME, "x-forwarded-for": address}
        client.request("GET", f"{BASE}/i?{urlencode(anonymous)}", headers=headers)
    first, again, other = (row["anonymous_id"] for row in client.events)
    assert first == again != other


def test_times_are_corrected_unless_they_are_true(client):
    now = datetime.now(UTC)
    slow = now - timedelta(hours=2)
    ago = int((slow - timedelta(minutes=5)).timestamp() * 1000)
    sent = str(int(slow.timestamp() * 1000))
    send(client, event(dtm=str(ago), stm=sent), event(dtm=str(ago), stm=sent, ttm="1577880000123"))
    corrected, true = (datetime.fromisoformat(row["timestamp"]) for row in client.events)
    assert abs(now - timedelta(minutes=5) - corrected) < timedelta(seconds=30)
    assert true == datetime(2020, 1, 1, 12, 0, 0, 123_000, tzinfo=UTC)


def test_the_pixel_takes_one_event_of_the_query_and_answers_a_picture(client):
    fields = event("pv", url="https://s.es/p?a=1&b=ñ", page="Página", refr="https://g.es/", aid="WK", duid="d")  # fmt: skip
    answer = client.request("GET", f"{BASE}/i?{urlencode(fields)}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/gif")
    assert answer.content.startswith(b"GIF89a")
    (row,) = client.events
    assert row["properties"] == {"url": "https://s.es/p?a=1&b=ñ", "title": "Página", "referrer": "https://g.es/"}  # fmt: skip
    assert "app" not in row["context"]
    assert client.request("POST", f"{BASE}/i", content=b"{}").status_code == 405


def test_the_key_is_in_the_path_in_a_header_or_the_apps_id(client):
    assert send(client, event(aid="shop")).status_code == 200
    assert client.post(f"{BASE}/{TP2}", {"data": [event(aid="shop")]}, key="RK").status_code == 200
    assert send(client, event(aid="WK"), event(aid="RK"), key="").status_code == 200
    assert [row["project_id"] for row in client.events] == [1, 2, 1]
    (refused,) = client.rejects
    assert (refused["reason"], refused["format"]) == ("invalid_field", "snowplow")
    for answer in (send(client, event(), key="nobody/"), send(client, event(), key="")):
        assert answer.status_code == 401


def test_what_is_wrong_with_one_event_keeps_the_others_and_is_told_among_the_rejects(client):
    broken = [event("xx"), event(ue_pr=""), event("ue"), event("ue", ue_px="#"), event("ue", ue_pr="[1]"), event(co="{}", cx="1"), event(dtm="soon")]  # fmt: skip
    assert send(client, *broken, event(se_ac="good"), 7).text == "ok"
    assert [row["event"] for row in client.events] == ["add", "good"]
    reasons = [row["reason"] for row in client.rejects]
    assert reasons == [
        "invalid_field", "missing_event_name", "invalid_field", "invalid_field", "invalid_field", "invalid_timestamp", "not_an_object",
    ]  # fmt: skip


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'{"data": []}', b'{"data": 7}', b'{"data":'])
def test_a_body_without_events_is_a_400_that_trackers_do_not_repeat(client, body):
    answer = client.request("POST", f"{BASE}/WK/{TP2}", content=body)
    assert answer.status_code == 400
    assert answer.text
    assert client.events == client.rejects == []


def test_too_much_is_a_400_as_well_for_trackers_repeat_a_413_for_ever(client):
    assert send(client, event(se_la="x" * (1 << 20))).status_code == 400
    assert send(client, *[event()] * 2_001).status_code == 400
    assert [row["reason"] for row in client.rejects] == ["batch_too_many_events"]


def test_pages_may_send_with_credentials_and_the_header_of_anonymous_tracking(client):
    asked = {
        "origin": "https://s.es", "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,sp-anonymous",
    }  # fmt: skip
    answer = client.request("OPTIONS", f"{BASE}/WK/{TP2}", headers=asked)
    assert answer.headers["access-control-allow-origin"] == "https://s.es"
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert "sp-anonymous" in answer.headers["access-control-allow-headers"]
