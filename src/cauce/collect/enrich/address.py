"""Network addresses: which one is the person's, and what of it may be kept."""

import re
from collections.abc import Collection
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from socket import AF_INET, inet_pton

from cauce.kernel.project import IpPolicy

REMEMBERED = 16_384
IPV6_BITS = 48
"""What is kept of a truncated address (of IPv4 24 bits): the network, which is not one person's."""
_IN_JSON = re.compile(r'("(?:\$?ip|ip_?address)"\s*:\s*")([^"\\]*)(")', re.IGNORECASE)


def client_of(peer: str, forwarded: str, trusted: Collection[str]) -> str:
    """Return the address a request came from: the last one that no trusted proxy could have made up.

    Args:
        peer: the other end of the connection.
        forwarded: the header ``X-Forwarded-For``; each proxy appends whom it saw.
        trusted: proxies whose word counts.

    Example:
        >>> client_of("127.0.0.1", "6.6.6.6, 192.0.2.7, 10.0.0.1", {"127.0.0.1", "10.0.0.1"})
        '192.0.2.7'
        >>> client_of("203.0.113.9", "1.1.1.1", {"127.0.0.1"})
        '203.0.113.9'
    """
    if peer not in trusted or not forwarded:
        return normal(peer)
    seen = [part.strip() for part in forwarded.split(",")]
    for text in reversed(seen):
        if text not in trusted:
            return normal(text)
    return normal(seen[0])


@lru_cache(REMEMBERED)
def normal(text: str) -> str:
    """Return an address in its one spelling; empty when it is none.

    Example:
        >>> normal("::ffff:192.0.2.7"), normal("[2001:DB8::1]:443"), normal("192.0.2.7:80"), normal("unknown")
        ('192.0.2.7', '2001:db8::1', '192.0.2.7', '')
    """
    try:
        inet_pton(AF_INET, text)
    except (OSError, ValueError):
        address = _read(text.strip())
    else:
        return text  # the usual case, twenty times faster
    if address is None:
        return ""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)


def _read(text: str) -> IPv4Address | IPv6Address | None:
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return ip_address(text.partition("%")[0])
    except ValueError:
        return None


@lru_cache(REMEMBERED)
def kept(text: str, policy: IpPolicy) -> str:
    """Return what may be kept of an address; empty when nothing may, or it is none.

    Example:
        >>> kept("192.0.2.77", IpPolicy.TRUNCATE), kept("2001:db8:1:2::3", IpPolicy.TRUNCATE)
        ('192.0.2.0', '2001:db8:1::')
        >>> kept("192.0.2.77", IpPolicy.KEEP), kept("192.0.2.77", IpPolicy.DROP)
        ('192.0.2.77', '')
    """
    address = normal(text)
    if not address or policy is IpPolicy.DROP:
        return ""
    if policy is IpPolicy.KEEP:
        return address
    if ":" in address:
        return str(ip_network(f"{address}/{IPV6_BITS}", strict=False).network_address)
    return f"{address.rpartition('.')[0]}.0"


def without_addresses(text: str, policy: IpPolicy) -> str:
    """Return the text of a refused item with no more of its addresses than may be kept.

    Example:
        >>> without_addresses('{"context": {"ip": "192.0.2.77"}}', IpPolicy.TRUNCATE)
        '{"context": {"ip": "192.0.2.0"}}'
    """
    if policy is IpPolicy.KEEP:
        return text
    return _IN_JSON.sub(lambda found: f"{found[1]}{kept(found[2], policy)}{found[3]}", text)


@lru_cache(REMEMBERED)
def is_public(ip: str) -> bool:
    """Return whether an address can be looked up: it is not of a private network."""
    return ip_address(ip).is_global
