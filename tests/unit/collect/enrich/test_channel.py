"""Google Analytics 4's default channel group, case by case from its published table.

Source of the rules: support.google.com/analytics/answer/9756891 (manual traffic, in its order).
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.collect.enrich.channel import RULES, Channel, channel_of

CASES = [
    ("(direct)", "(none)", "", "Direct"),
    ("(direct)", "(not set)", "", "Direct"),
    ("google", "cpc", "eu cross-network 24", "Cross-network"),
    ("amazon", "cpc", "", "Paid Shopping"),
    ("newsite", "ppc", "spring shopping", "Paid Shopping"),
    ("newsite", "cpc", "shop", "Paid Shopping"),
    ("google", "cpc", "", "Paid Search"),
    ("bing", "retargeting", "", "Paid Search"),
    ("duckduckgo.com", "paid-search", "", "Paid Search"),
    ("facebook", "cpc", "", "Paid Social"),
    ("lm.facebook.com", "paidsocial", "", "Paid Social"),
    ("youtube.com", "cpv", "", "Paid Video"),
    ("youtube", "cpm", "", "Paid Video"),
    ("newsite", "display", "", "Display"),
    ("newsite", "banner", "", "Display"),
    ("newsite", "interstitial", "", "Display"),
    ("newsite", "cpm", "", "Display"),
    ("newsite", "cpc", "", "Paid Other"),
    ("newsite", "paid", "", "Paid Other"),
    ("ebay.es", "referral", "", "Organic Shopping"),
    ("newsite", "referral", "the shop", "Organic Shopping"),
    ("t.co", "referral", "", "Organic Social"),
    ("newsite", "social-media", "", "Organic Social"),
    ("newsite", "sm", "", "Organic Social"),
    ("vimeo.com", "referral", "", "Organic Video"),
    ("newsite", "instream-video", "", "Organic Video"),
    ("ecosia.org", "organic", "", "Organic Search"),
    ("newsite", "organic", "", "Organic Search"),
    ("newsletter", "email", "", "Email"),
    ("e-mail", "newsletter", "", "Email"),
    ("newsite", "e mail", "", "Email"),
    ("partner", "affiliate", "", "Affiliates"),
    ("elpais.com", "referral", "", "Referral"),
    ("newsite", "app", "", "Referral"),
    ("newsite", "link", "", "Referral"),
    ("spotify", "audio", "", "Audio"),
    ("sms", "text", "", "SMS"),
    ("newsite", "SMS", "", "SMS"),
    ("braze", "webpush", "", "Mobile Push Notifications"),
    ("firebase", "cloud", "", "Mobile Push Notifications"),
    ("newsite", "in-app-notification", "", "Mobile Push Notifications"),
    ("newsite", "something", "", "Unassigned"),
    ("newsite", "(not set)", "", "Unassigned"),
]


@pytest.mark.parametrize(("source", "medium", "campaign", "expected"), CASES)
def test_the_published_definition(source, medium, campaign, expected):
    assert channel_of(source, medium, campaign).value == expected


def test_a_shop_in_a_campaign_is_not_the_end_of_another_word():
    """GA4's expression asks for a sign other than a–d, f–z before "shop"."""
    assert channel_of("newsite", "referral", "eshop") is Channel.ORGANIC_SHOPPING
    assert channel_of("newsite", "referral", "workshop") is Channel.REFERRAL
    assert channel_of("newsite", "referral", "e-shop") is Channel.ORGANIC_SHOPPING


def test_every_channel_has_a_rule_and_each_rule_decides_something():
    decided = {channel_of(source, medium, campaign) for source, medium, campaign, _ in CASES}
    assert decided == set(Channel)
    assert [rule.channel for rule in RULES] == [c for c in Channel if c is not Channel.UNASSIGNED]
    assert all(rule.words for rule in RULES)


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_any_words_have_a_channel_whatever_their_case(source, medium, campaign):
    found = channel_of(source, medium, campaign)
    if (source + medium + campaign).isascii():
        assert channel_of(source.upper(), medium.upper(), campaign.upper()) is found
