"""The way out: which addresses are reached, and how long a receiver may take."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from cauce.infra.outbound import Outbound, UnreachableError
from cauce.kernel.errors import CauceError
from support.receiver import DRIP, HANG, receiver

PRIVATE = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
    "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1",
    "2001:0:7f00:1::1",
)  # fmt: skip


@pytest.fixture(scope="module")
def hook():
    with receiver() as opened:
        yield opened


@pytest.fixture
def open_hook(hook):
    hook.got.clear()
    hook.answers.clear()
    return hook


@pytest.mark.parametrize("address", PRIVATE)
def test_no_private_address_is_reached_however_it_is_written(address):
    shown = f"[{address}]" if ":" in address else address
    with pytest.raises(CauceError, match="private network"):
        Outbound().check(f"http://{shown}/hook")
    with pytest.raises(UnreachableError) as refused:
        Outbound().post(f"http://{shown}:9/hook", b"{}", {})
    assert refused.value.permanent


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f000001", "127.1", "0177.0.0.1"])
def test_a_name_is_judged_by_where_it_leads(open_hook, host):
    port = open_hook.url.rsplit(":", 1)[1]
    with pytest.raises(UnreachableError):
        Outbound().post(f"http://{host}:{port}", b"{}", {})
    assert open_hook.got == []


def test_public_addresses_and_networks_that_are_allowed_are_reached(open_hook):
    assert Outbound()._allowed(ip_address("93.184.215.14"))
    assert Outbound()._allowed(ip_address("2606:2800:21f::1"))
    reply = Outbound("127.0.0.0/8").post(open_hook.url, b'{"a":1}', {"X-Mark": "7"})
    assert (reply.status, reply.words) == (200, "got")
    assert open_hook.got[0].body == b'{"a":1}'
    assert open_hook.got[0].headers["x-mark"] == "7"


def test_a_redirect_is_told_and_not_followed(open_hook):
    open_hook.answers.append((302, {"Location": "/elsewhere"}))
    assert Outbound("127.0.0.0/8").post(open_hook.url, b"{}", {}).status == 302
    assert len(open_hook.got) == 1


def test_a_receiver_may_say_when_to_come_again(open_hook):
    open_hook.answers.append((429, {"Retry-After": "17"}))
    assert Outbound("127.0.0.0/8").post(open_hook.url, b"{}", {}).retry_after_s == 17


@pytest.mark.parametrize("answer", [HANG, DRIP])
def test_a_receiver_that_never_comes_to_an_end_is_left(open_hook, answer):
    open_hook.answers.append(answer)
    with pytest.raises(UnreachableError) as late:
        Outbound("127.0.0.0/8", total_s=0.4).post(open_hook.url, b"{}", {})
    assert not late.value.permanent
    assert "0.4" in late.value.message.es


def test_no_proxy_of_the_environment_is_used(open_hook, monkeypatch, free_port):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port}")
    assert Outbound("127.0.0.0/8").post(open_hook.url, b"{}", {}).status == 200


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example", "https://", "https://ana:x@a.example", "hooks", "https://a.example:99999",
     "https://a.example/ñ", "https://a.example/\n"],
)  # fmt: skip
def test_what_is_no_address_is_refused_when_it_is_written(url):
    with pytest.raises(CauceError, match="https://"):
        Outbound().check(url)
