"""Where a visit came from."""

import pytest

from cauce.collect.enrich.campaign import CLICK_IDS, tags_of
from cauce.collect.enrich.referrer import Landing, came_by
from cauce.collect.enrich.sites import BRANDS, DOMAINS, Site, site_of_host, site_of_source

SHOP = "shop.example"


@pytest.mark.parametrize(
    ("referrer", "kind", "source", "medium", "channel"),
    [
        ("https://www.google.co.uk/", "search", "google", "organic", "Organic Search"),
        ("https://duckduckgo.com/", "search", "duckduckgo", "organic", "Organic Search"),
        ("android-app://com.google.android.googlequicksearchbox/", "search", "google", "organic", "Organic Search"),
        ("https://l.instagram.com/", "social", "l.instagram.com", "referral", "Organic Social"),
        ("https://t.co/abc", "social", "t.co", "referral", "Organic Social"),
        ("https://www.youtube.com/watch?v=1", "video", "youtube.com", "referral", "Organic Video"),
        ("https://www.amazon.es/", "shopping", "amazon.es", "referral", "Organic Shopping"),
        ("https://mail.google.com/mail/u/0/", "email", "mail.google.com", "email", "Email"),
        ("https://chatgpt.com/", "assistant", "chatgpt.com", "referral", "Referral"),
        ("https://blog.example.org/post", "site", "blog.example.org", "referral", "Referral"),
    ],
)  # fmt: skip
def test_a_referring_site_says_where_from(referrer, kind, source, medium, channel):
    found = came_by(Landing(SHOP, referrer))
    assert found.referrer["type"] == kind
    assert found.traffic == {"source": source, "medium": medium, "channel": channel}


def test_without_a_referrer_it_is_direct():
    found = came_by(Landing(SHOP))
    assert found.referrer == {}
    assert found.traffic == {"source": "(direct)", "medium": "(none)", "channel": "Direct"}


@pytest.mark.parametrize("referrer", ["https://shop.example/cart", "https://www.shop.example/", "https://pay.shop.example/"])  # fmt: skip
def test_the_own_site_says_nothing_of_where_the_visit_came_from(referrer):
    found = came_by(Landing(SHOP, referrer))
    assert (found.referrer["type"], found.traffic) == ("internal", {})


def test_the_campaigns_words_win_over_click_id_and_referrer():
    landing = Landing(SHOP, "https://www.google.es/", "newsletter", "email", "spring", "gclid")
    assert came_by(landing).traffic["channel"] == "Email"
    assert came_by(landing._replace(source="", medium="")).traffic["channel"] == "Paid Search"
    only_source = came_by(landing._replace(medium="")).traffic
    assert (only_source["medium"], only_source["channel"]) == ("(not set)", "Unassigned")


@pytest.mark.parametrize("click", CLICK_IDS)
def test_each_click_id_stands_for_a_channel(click):
    assert came_by(Landing(SHOP, click=click)).traffic["channel"] not in {"Direct", "Unassigned"}


def test_parameters_are_read_with_their_escapes():
    found = tags_of("?utm_source=Caf%C3%A9&utm_medium=&utm_campaign=a+b&sccid=1&gclid=%00x&x=1")
    assert found.campaign == {"source": "Café", "name": "a b"}
    assert found.click_ids == {"ScCid": "1", "gclid": "x"}


@pytest.mark.parametrize(
    "host", ["google.evil.example", "notgoogle.com", "x.evil.example", "facebook.com.evil.example", ""]
)  # fmt: skip
def test_a_name_somewhere_in_a_host_is_not_the_site(host):
    assert site_of_host(host) is None


def test_no_site_is_two_things():
    for table in (BRANDS, DOMAINS):
        names = [name for found in table.values() for name in found]
        assert len(names) == len(set(names))
    assert site_of_source("IG") is Site.SOCIAL
