"""What the steps together make of a context."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.collect.enrich.locale import locale_of
from cauce.collect.enrich.pipeline import ENRICHMENTS, UNKNOWN, Enricher
from cauce.collect.enrich.visit import CLIENT_LIBRARIES
from cauce.collect.enrich.visits import SettingsSnapshot, Visits
from cauce.collect.enrich.world import place_in
from cauce.collect.logic.canonical import is_plain
from cauce.collect.logic.items import Arrival, Item
from cauce.collect.logic.steps import record, run_steps
from cauce.kernel.ids import ProjectId
from cauce.kernel.project import IpPolicy, ProjectSettings

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
BROWSER = Enricher("192.0.2.77", FIREFOX, "es-ES,es;q=0.9,en;q=0.8")
WEB = {"library": {"name": "analytics.js", "version": "next-1.84.3"}}
SERVER = {"library": {"name": "analytics-python", "version": "2.4.0"}}


class Known:
    """A world of two addresses."""

    def place_of(self, ip):
        madrid = {"country": "ES", "region": "ES-MD", "city": "Madrid", "timezone": "Europe/Madrid"}
        return madrid if ip == "80.58.61.250" else {}

    def is_data_centre(self, ip):
        return ip == "54.36.1.1"


def completed(context, visit=BROWSER):
    context = json.loads(json.dumps(context))
    visit.context(context)
    return context


def test_the_pipeline_of_enrichment_reads_as_its_specification():
    assert [step.__name__ for step in ENRICHMENTS] == [
        "take_from_request", "locate", "flag_data_centre", "mask_address", "parse_user_agent",
        "flag_bot", "read_campaign", "name_channel", "settle_locale",
    ]  # fmt: skip
    assert all(step.__doc__ for step in ENRICHMENTS)


def test_a_browsers_request_speaks_for_the_person():
    assert completed(WEB) == {
        **WEB,
        "ip": "192.0.2.0",
        "userAgent": FIREFOX,
        "locale": "es-ES",
        "language": "es",
        "browser": {"name": "Firefox", "version": "125.0"},
        "os": {"name": "Linux"},
        "device": {"type": "desktop"},
    }


@pytest.mark.parametrize(
    ("context", "user_agent"),
    [(SERVER, "analytics-python/2.4.0"), (SERVER, FIREFOX), ({}, "python-requests/2.3"), ({}, ""),
     ({"library": {"name": "our-own"}}, FIREFOX)],
)  # fmt: skip
def test_a_servers_address_does_not_become_the_persons(context, user_agent):
    assert completed(context, BROWSER._replace(user_agent=user_agent)) == context


def test_an_app_speaks_for_the_person_but_its_http_library_is_no_user_agent():
    context = {"library": {"name": "analytics-android"}}
    assert completed(context, BROWSER._replace(user_agent="okhttp/4.9.2", language="")) == {
        **context,
        "ip": "192.0.2.0",
    }


def test_what_the_sender_says_wins():
    said = {
        **WEB,
        "ip": "198.51.100.9",
        "userAgent": GOOGLEBOT,
        "locale": "pt_br",
        "timezone": "America/Bogota",
        "os": {"name": "Own OS", "version": None},
        "device": {"type": "kiosk"},
        "browser": "own text",
        "bot": False,
    }
    found = completed(said)
    assert found["ip"] == "198.51.100.0"
    assert found["userAgent"] == GOOGLEBOT
    assert (found["locale"], found["language"]) == ("pt-BR", "pt")
    assert found["timezone"] == "America/Bogota"
    assert found["os"] == {"name": "Own OS"}
    assert found["device"]["type"] == "kiosk"
    assert found["browser"] == "own text"
    assert found["bot"] is False


def test_a_server_may_forward_whom_it_speaks_for():
    found = completed(
        {**SERVER, "ip": "80.58.61.250", "userAgent": FIREFOX}, Enricher(world=Known())
    )
    assert found["location"]["city"] == "Madrid"
    assert found["timezone"] == "Europe/Madrid"
    assert found["ip"] == "80.58.61.0"
    assert found["browser"]["name"] == "Firefox"


@pytest.mark.parametrize(
    ("visit", "bot"),
    [
        (BROWSER._replace(user_agent=GOOGLEBOT), {"reason": "user_agent", "name": "Googlebot"}),
        (BROWSER._replace(ip="54.36.1.1", world=Known()), {"reason": "data_centre"}),
        (BROWSER, None),
    ],
)
def test_programs_are_flagged_with_the_reason(visit, bot):
    assert completed(WEB, visit).get("bot") == bot


def test_a_flagged_event_is_one_in_its_record_and_in_the_log_others_cost_nothing():
    for visit, flag in ((BROWSER._replace(user_agent=GOOGLEBOT), 1), (BROWSER, 0)):
        item = Item(type="track", event="E", user_id="u")
        arrival = Arrival(ProjectId(1), NOW, enricher=visit)
        assert run_steps(item, arrival) is None
        assert record(item, arrival).is_bot == flag


@pytest.mark.parametrize(
    ("policy", "expected"),
    [(IpPolicy.KEEP, "192.0.2.77"), (IpPolicy.TRUNCATE, "192.0.2.0"), (IpPolicy.DROP, None)],
)
def test_the_project_decides_what_is_kept_of_an_address(policy, expected):
    visit = BROWSER._replace(policy=policy)
    assert completed(WEB, visit).get("ip") == expected
    properties = {"$ip": "192.0.2.77", "ip": "the text of a form"}
    visit.properties(properties)
    assert properties.get("$ip") == expected
    assert properties["ip"] == "the text of a form"


def test_the_place_is_looked_up_by_the_whole_address_before_it_is_dropped():
    visit = BROWSER._replace(ip="80.58.61.250", policy=IpPolicy.DROP, world=Known())
    found = completed(WEB, visit)
    assert found["location"]["country"] == "ES"
    assert "ip" not in found


def test_the_address_of_a_page_tells_campaign_and_channel():
    url = "https://www.shop.example/?utm_source=Newsletter&utm_medium=email&utm_campaign=Spring"
    page = {"url": url, "referrer": "https://www.google.es/", "path": "/"}
    found = completed({**WEB, "page": page})
    assert found["campaign"] == {"source": "Newsletter", "medium": "email", "name": "Spring"}
    assert found["referrer"] == {"host": "google.es", "type": "search"}
    assert found["traffic"]["channel"] == "Email"
    assert "traffic" not in completed(WEB), "nobody said that a page was visited"


def test_a_request_is_told_by_its_headers_and_its_projects_settings():
    snapshot = SettingsSnapshot({ProjectId(2): ProjectSettings(IpPolicy.DROP)})
    visits = Visits(snapshot, trusted={"127.0.0.1"})
    headers = [
        (b"user-agent", FIREFOX.encode()),
        (b"accept-language", b"es"),
        (b"x-forwarded-for", b"6.6.6.6"),
        (b"x-forwarded-for", b"192.0.2.7"),
    ]
    found = visits.of({"headers": headers, "client": ("127.0.0.1", 1)}, ProjectId(2))
    assert (found.ip, found.user_agent, found.language) == ("192.0.2.7", FIREFOX, "es")
    assert found.policy is IpPolicy.DROP
    direct = visits.of({"headers": headers, "client": ("203.0.113.9", 1)}, ProjectId(1))
    assert (direct.ip, direct.policy) == ("203.0.113.9", IpPolicy.TRUNCATE)
    assert visits.of({"headers": [], "client": None}, ProjectId(1)).ip == "127.0.0.1"


@pytest.mark.parametrize(
    "record_", [None, "x", {}, {"country": "ES"}, {"subdivisions": []}, {"subdivisions": ["x"]}, {"city": {"names": []}}]
)  # fmt: skip
def test_a_record_of_another_kind_is_no_place(record_):
    assert place_in(record_) == {}


@pytest.mark.parametrize("text", ["*", "", "x", "english", "12", "-", "en--", "e1"])
def test_what_is_no_locale_has_none(text):
    assert locale_of(text) in {"", "en"}


def test_every_client_library_is_written_as_it_is_compared():
    assert all(name == name.lower() for name in CLIENT_LIBRARIES)


TEXTS = st.text(max_size=12) | st.sampled_from(
    [FIREFOX, GOOGLEBOT, "https://a.b/?utm_source=x", "8.8.8.8", "es"]
)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(
        st.sampled_from(["name", "url", "search", "referrer", "source", "medium", "timezone"]), inner, max_size=3
    ),
    max_leaves=6,
)  # fmt: skip
NAMES = ["ip", "userAgent", "locale", "timezone", "page", "campaign", "clickIds", "library", "bot", "os",
         "browser", "device", "location", "referrer", "traffic", "language"]  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(NAMES), ANY, max_size=8),
    st.sampled_from(list(IpPolicy)),
    TEXTS,
    TEXTS,
)
def test_any_context_is_completed_without_a_failure_and_stays_storable(context, policy, agent, language):  # fmt: skip
    visit = Enricher("192.0.2.77", agent, language, policy, Known())
    found = completed(context, visit)
    assert is_plain(found)
    assert policy is IpPolicy.KEEP or "192.0.2.77" not in json.dumps(found)
    again = completed(found, visit)
    assert again == found, "completing again changes nothing"


def test_without_a_request_addresses_are_truncated_all_the_same():
    assert completed({"ip": "192.0.2.77"}, UNKNOWN)["ip"] == "192.0.2.0"


def test_no_more_is_remembered_than_a_page_has():
    long = "https://shop.example/?utm_source=" + "x" * 30_000
    context = {**WEB, "ip": "1" * 30_000, "page": {"url": long, "referrer": long}}
    found = completed(context, BROWSER._replace(policy=IpPolicy.KEEP))
    assert found["page"]["url"] == long, "what was sent stays whole"
    assert found["ip"] == "192.0.2.77", "what is no address gives way to the request's"
    assert len(found["campaign"]["source"]) == 300
