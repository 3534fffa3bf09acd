"""Enrichment through the application and the log: what reaches the disk, and what never does."""

import ipaddress
import json
from pathlib import Path

import pytest
from collecting import KEYS, Client
from mmdb_writer import MMDBWriter
from netaddr import IPSet

from cauce.collect.enrich.visits import SettingsSnapshot
from cauce.collect.enrich.world_files import open_world
from cauce.collect.facade import open_collect
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId
from cauce.kernel.project import IpPolicy, ProjectSettings

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0"
PERSON = "80.58.61.250"
HEADERS = {"user-agent": FIREFOX, "x-forwarded-for": PERSON, "accept-language": "es-ES,es;q=0.9"}
EVENT = {"userId": "u1", "event": "E"}


@pytest.fixture(scope="module")
def geoip(tmp_path_factory) -> Path:
    """A MaxMind database of one network, made here."""
    file = tmp_path_factory.mktemp("places") / "city.mmdb"
    writer = MMDBWriter(6, "GeoIP2-City", languages=["en"], ipv4_compatible=True)
    place = {
        "country": {"iso_code": "ES"},
        "subdivisions": [{"iso_code": "MD"}],
        "city": {"names": {"en": "Madrid"}},
        "location": {"time_zone": "Europe/Madrid"},
    }
    writer.insert_network(IPSet(["80.58.0.0/16"]), place)
    writer.insert_network(
        IPSet(["2a02:9000::/23"]), {**place, "traits": {"is_hosting_provider": True}}
    )
    writer.to_db_file(str(file))
    return file


@pytest.fixture
def opened(tmp_path):
    """Opens collect with settings of its own; project 2 (key RK) drops addresses."""
    made = []

    def open_one(**options) -> Client:
        folder = tmp_path / f"log {len(made)}"
        decided = SettingsSnapshot({ProjectId(2): ProjectSettings(IpPolicy.DROP)})
        collect = open_collect(
            folder, lambda: KEYS, segment_mib=8, reserve_mib=1, settings=decided, **options
        )
        made.append(collect)
        return Client(collect, folder)

    yield open_one
    for collect in made:
        collect.close()


def on_disk(client: Client) -> bytes:
    return b"".join(file.read_bytes() for file in client.folder.rglob("*") if file.is_file())


def test_an_event_of_a_browser_is_stored_with_browser_place_and_language(opened, geoip):
    client = opened(geoip_file=str(geoip))
    assert client.post("/v1/track", EVENT, headers=HEADERS).status_code == 200
    (event,) = client.events
    assert event["context"] == {
        "ip": "80.58.61.0",
        "userAgent": FIREFOX,
        "locale": "es-ES",
        "language": "es",
        "location": {"country": "ES", "region": "ES-MD", "city": "Madrid", "timezone": "Europe/Madrid"},
        "timezone": "Europe/Madrid",
        "browser": {"name": "Firefox", "version": "125.0"},
        "os": {"name": "Linux"},
        "device": {"type": "desktop"},
    }  # fmt: skip
    assert "is_bot" not in event


def test_without_a_file_no_place_is_added(opened):
    client = opened()
    client.post("/v1/track", EVENT, headers=HEADERS)
    assert "location" not in client.events[0]["context"]


@pytest.mark.parametrize("key", ["WK", "RK"])
def test_a_whole_address_never_reaches_the_disk(opened, geoip, key):
    client = opened(geoip_file=str(geoip))
    sent = {**EVENT, "context": {"ip": PERSON}, "properties": {"$ip": PERSON}}
    assert client.post("/v1/track", sent, key, headers=HEADERS).status_code == 200
    assert (
        client.post("/v1/batch", {"batch": [sent, {"type": "x", **sent}]}, key).status_code == 200
    )
    assert client.post("/v1/track", {**sent, "event": ""}, key, headers=HEADERS).status_code == 400
    too_many = {"batch": [{**sent, "type": "track"}] + [{}] * 2500}
    assert client.post("/v1/batch", too_many, key, headers=HEADERS).status_code == 413
    assert len(client.rejects) >= 2
    assert PERSON.encode() not in on_disk(client)
    kept = b"80.58.61.0" in on_disk(client)
    assert kept is (key == "WK")


def test_a_header_of_somebody_who_is_no_proxy_is_not_believed(opened):
    client = opened(trusted_proxies=frozenset({"10.0.0.1"}))
    client.post("/v1/track", EVENT, headers=HEADERS)
    assert client.events[0]["context"]["ip"] == "127.0.0.0"


def test_programs_are_kept_and_flagged(opened, geoip, tmp_path):
    listed = tmp_path / "centres.txt"
    listed.write_text("# ours\n54.36.0.0/14  # a host\n\n2001:db8::/32\n", "utf-8")
    client = opened(geoip_file=str(geoip), data_centres_file=str(listed))
    crawler = {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}
    for headers in (
        crawler,
        {"x-forwarded-for": "54.36.1.1"},
        {"x-forwarded-for": "2a02:9000::1"},
        {},
    ):
        client.post("/v1/track", EVENT, headers={**HEADERS, **headers})
    reasons = [event["context"].get("bot", {}).get("reason") for event in client.events]
    assert reasons == ["user_agent", "data_centre", "data_centre", None]
    assert [event.get("is_bot", 0) for event in client.events] == [1, 1, 1, 0]


def test_a_top_level_field_of_the_sender_does_not_flag(opened):
    client = opened()
    sent = {**EVENT, "isBot": True, "is_bot": 1}
    assert client.post("/v1/track", sent, headers=HEADERS).status_code == 200
    assert "is_bot" not in client.events[0]


def test_amounts_are_stored_in_minor_units_beside_what_was_sent(opened):
    client = opened()
    sent = {**EVENT, "properties": {"currency": "EUR", "revenue": 19.99}}
    client.post("/v1/track", sent)
    assert client.events[0]["properties"] == {
        "currency": "EUR",
        "revenue": 19.99,
        "$minor": {"currency": "EUR", "revenue": 1999},
    }


def test_the_three_times_are_kept(opened):
    client = opened()
    times = {"originalTimestamp": "2026-01-31T10:00:00Z", "sentAt": "2026-01-31T10:05:00Z"}
    client.post("/v1/track", {**EVENT, **times})
    (event,) = client.events
    assert event["original_timestamp"] == "2026-01-31T10:00:00Z"
    assert event["sent_at"] == "2026-01-31T10:05:00Z"
    assert event["timestamp"] != event["original_timestamp"]
    assert event["received_at"] > event["timestamp"]


@pytest.mark.parametrize(
    ("setting", "content"),
    [("geoip_file", None), ("geoip_file", "no database"), ("data_centres_file", None), ("data_centres_file", "10.0.0.0/99")],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_named_at_the_start(setting, content, tmp_path):
    file = tmp_path / "file"
    if content is not None:
        file.write_text(content, "utf-8")
    options = {"geoip_file": "", "data_centres_file": "", setting: str(file)}
    with pytest.raises(CauceError) as caught:
        open_world(**options)
    assert caught.value.code == "bad_setting"
    assert setting in caught.value.message.es
    assert str(file) in caught.value.message.en


def test_each_address_is_looked_up_once(geoip):
    world = open_world(str(geoip), "")
    assert world.place_of("80.58.1.1") is world.place_of("80.58.1.1")
    assert world.place_of("2a02:9000::1")["country"] == "ES"
    assert world.place_of("8.8.8.8") == {}
    assert ipaddress.ip_address("80.58.1.1").is_global
    assert json.dumps(world.place_of("80.58.1.1"))


def test_other_vendors_shapes_are_enriched_and_keep_no_whole_address_either(opened):
    client = opened()
    event = {"event": "E", "properties": {"distinct_id": "u1", "$ip": PERSON, "$lib": "web"}}
    for batch in ([event], [event, {"event": 7, "ip": PERSON}]):
        body = {"api_key": "WK", "batch": batch}
        answer = client.request("POST", "/compat/posthog/batch/", json=body, headers=HEADERS)
        assert answer.status_code == 200
    context = client.events[0]["context"]
    assert context["ip"] == "80.58.61.0"
    assert context["browser"]["name"] == "Firefox"
    assert PERSON.encode() not in on_disk(client)
    crawler = {**HEADERS, "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}
    client.request("POST", "/compat/posthog/batch/", json=body, headers=crawler)
    assert client.events[-1]["is_bot"] == 1
