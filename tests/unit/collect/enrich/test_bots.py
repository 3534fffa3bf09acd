"""Programs are told from people by their user agent and by where they are."""

from ipaddress import ip_address, ip_network

import pytest
from crawleruseragents import CRAWLER_USER_AGENTS_DATA
from hypothesis import given
from hypothesis import strategies as st

from cauce.collect.enrich.bots import OF_APPS, Networks, crawler_of

INSTANCES = [
    instance
    for entry in CRAWLER_USER_AGENTS_DATA
    if entry["pattern"] not in OF_APPS
    for instance in entry.get("instances", [])
]


def test_every_published_instance_of_the_list_is_recognised():
    assert len(INSTANCES) > 2000
    assert [text for text in INSTANCES if crawler_of(text) is None] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Googlebot"),
        ("Mozilla/5.0 (X11) AppleWebKit/537.36 HeadlessChrome/120.0 Safari/537.36", "HeadlessChrome"),
        ("curl/8.1.2", "curl"),
        ("python-requests/2.32", "python-requests"),
    ],
)  # fmt: skip
def test_the_name_of_a_program_is_readable(text, name):
    assert crawler_of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Safari/604.1",
        "Dalvik/2.1.0 (Linux; U; Android 13; Pixel 7)",
        "okhttp/4.12.0",
        "MyShop/3 CFNetwork/1492 Darwin/23.3.0",
        "",
    ],
)
def test_people_and_their_apps_are_not_programs(text):
    assert crawler_of(text) is None


ADDRESSES = st.ip_addresses(v=4) | st.ip_addresses(v=6)
RANGES = st.lists(
    st.tuples(st.ip_addresses(v=4), st.integers(0, 32))
    | st.tuples(st.ip_addresses(v=6), st.integers(0, 128)),
    max_size=12,
)


@given(RANGES, ADDRESSES, st.data())
def test_a_set_of_networks_holds_what_one_of_them_holds(ranges, address, data):
    networks = [ip_network(f"{start}/{bits}", strict=False) for start, bits in ranges]
    found = Networks(str(network) for network in networks)
    if networks:
        inside = data.draw(st.sampled_from(networks))
        address = data.draw(
            st.sampled_from([address, inside.network_address, inside.broadcast_address])
        )
    expected = any(address in n for n in networks if n.version == address.version)
    assert (str(address) in found) == expected


def test_what_is_no_network_is_named():
    with pytest.raises(ValueError, match=r"198\.51\.100\.0/99"):
        Networks(["198.51.100.0/99"])
    assert str(ip_address("198.51.100.3")) in Networks(["198.51.100.3"])
