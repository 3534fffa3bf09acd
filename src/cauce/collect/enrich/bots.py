"""Whether events come from a program rather than a person.

Such events are kept and flagged: ``context.bot`` says why, the column ``is_bot`` keeps them out of the
answers to questions that do not ask for them. Patterns: the list ``crawler-user-agents`` (MIT), which
names crawlers, monitors, scanners, HTTP libraries and automated browsers.
"""

from bisect import bisect_right
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_address, ip_network
from typing import Any, cast

import re2
from crawleruseragents import CRAWLER_USER_AGENTS_DATA

REMEMBERED = 8_192
MAX_LENGTH = 1024
OF_APPS = frozenset({"okhttp"})
"""HTTP libraries in the list that apps on phones use: they say nothing about who is there."""


class BotReason(StrEnum):
    """Why an event counts as a program's."""

    USER_AGENT = "user_agent"
    """The user agent is that of a known crawler, monitor, HTTP library or automated browser."""
    DATA_CENTRE = "data_centre"
    """The address belongs to a data centre."""


@lru_cache(REMEMBERED)
def crawler_of(user_agent: str) -> str | None:
    """Return the pattern of the list that a user agent matches, without its signs; None for people.

    Example:
        >>> crawler_of("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")
        'Googlebot'
        >>> crawler_of("Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0")
    """
    names, automaton = _patterns()
    found = automaton.Match(user_agent[:MAX_LENGTH])
    return names[min(found)] if found else None


@cache
def _patterns() -> tuple[list[str], Any]:
    """All patterns as one automaton, with a readable name for each."""
    automaton: Any = cast("Any", re2.Set).SearchSet(re2.Options())
    names = []
    for entry in CRAWLER_USER_AGENTS_DATA:
        pattern = cast("str", entry["pattern"])
        if pattern not in OF_APPS:
            automaton.Add(pattern)
            names.append(pattern.replace("\\", "").strip("^$/ (;"))
    automaton.Compile()
    return names, automaton


class Networks:
    """A set of address ranges, asked by binary search.

    Example:
        >>> "198.51.100.7" in Networks(["198.51.100.0/24"]), "203.0.113.1" in Networks(["198.51.100.0/24"])
        (True, False)
    """

    def __init__(self, ranges: Iterable[str]) -> None:
        """Take ranges in CIDR notation.

        Raises:
            ValueError: one is none; the message names it.
        """
        networks = [ip_network(text, strict=False) for text in ranges]
        self._starts: dict[int, list[int]] = {4: [], 6: []}
        self._ends: dict[int, list[int]] = {4: [], 6: []}
        self._add(4, collapse_addresses(n for n in networks if isinstance(n, IPv4Network)))
        self._add(6, collapse_addresses(n for n in networks if isinstance(n, IPv6Network)))

    def _add(self, version: int, networks: Iterable[IPv4Network | IPv6Network]) -> None:
        for network in networks:
            self._starts[version].append(int(network.network_address))
            self._ends[version].append(int(network.broadcast_address))

    def __contains__(self, ip: str) -> bool:
        """Return whether a valid address lies in one of the ranges."""
        address = ip_address(ip)
        value, starts = int(address), self._starts[address.version]
        at = bisect_right(starts, value) - 1
        return at >= 0 and value <= self._ends[address.version][at]
