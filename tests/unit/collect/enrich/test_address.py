"""Network addresses: whose they are, and what of them is kept."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.collect.enrich.address import client_of, kept, normal, without_addresses
from cauce.kernel.project import IpPolicy, ProjectSettings, document_of, settings_of

TRUSTED = {"127.0.0.1", "10.0.0.1"}


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "6.6.6.6", "203.0.113.9"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("127.0.0.1", "6.6.6.6, 192.0.2.7", "192.0.2.7"),
        ("127.0.0.1", "6.6.6.6, 192.0.2.7, 10.0.0.1", "192.0.2.7"),
        ("127.0.0.1", "10.0.0.1, 127.0.0.1", "10.0.0.1"),
        ("127.0.0.1", "192.0.2.7:51234", "192.0.2.7"),
        ("127.0.0.1", "[2001:db8::7]:443", "2001:db8::7"),
        ("127.0.0.1", "unknown", ""),
        ("", "", ""),
    ],
)
def test_only_trusted_proxies_are_believed(peer, forwarded, expected):
    assert client_of(peer, forwarded, TRUSTED) == expected


@given(st.ip_addresses())
def test_a_truncated_address_is_that_of_its_network_and_truncating_it_again_changes_nothing(
    address,
):
    short = kept(str(address), IpPolicy.TRUNCATE)
    whole = ip_address(normal(str(address)))
    bits = whole.max_prefixlen - (24 if whole.version == 4 else 48)
    assert int(ip_address(short)) == int(whole) >> bits << bits
    assert kept(short, IpPolicy.TRUNCATE) == short
    assert kept(str(address), IpPolicy.DROP) == ""
    assert ip_address(kept(str(address), IpPolicy.KEEP)) == whole


@pytest.mark.parametrize(
    "text", ["", "localhost", "1.2.3", "1.2.3.4.5", "::g", "999.1.1.1", "ana@example.org"]
)
@pytest.mark.parametrize("policy", IpPolicy)
def test_what_is_no_address_is_not_kept_as_one(text, policy):
    assert kept(text, policy) == ""


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (IpPolicy.KEEP, '{"context":{"ip" : "192.0.2.77"},"properties":{"$ip":"2001:db8:1:2::3","x":1}}'),
        (IpPolicy.TRUNCATE, '{"context":{"ip" : "192.0.2.0"},"properties":{"$ip":"2001:db8:1::","x":1}}'),
        (IpPolicy.DROP, '{"context":{"ip" : ""},"properties":{"$ip":"","x":1}}'),
    ],
)  # fmt: skip
def test_the_text_of_a_refused_item_keeps_no_more_than_an_event_would(policy, expected):
    sample = '{"context":{"ip" : "192.0.2.77"},"properties":{"$ip":"2001:db8:1:2::3","x":1}}'
    assert without_addresses(sample, policy) == expected


def test_settings_are_stored_as_what_differs_from_the_default():
    for policy in IpPolicy:
        settings = ProjectSettings(policy)
        assert settings_of(document_of(settings)) == settings
    assert document_of(ProjectSettings()) == {}
    assert settings_of({"ip": "of a later release", "more": [1]}) == ProjectSettings()
