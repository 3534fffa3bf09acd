"""What browser, system and device a user agent names (uap-core's rules, through ua-parser)."""

from functools import cache, lru_cache
from typing import NamedTuple

from ua_parser import OS, Device, Parser, UserAgent
from ua_parser.loaders import load_builtins
from ua_parser.re2 import Resolver

REMEMBERED = 8_192
MAX_LENGTH = 1024
"""Longer user agents are made up to waste time."""

DESKTOPS = frozenset({
    "Windows", "Mac OS X", "Linux", "Ubuntu", "Debian", "Fedora", "Chrome OS", "FreeBSD", "OpenBSD",
    "NetBSD", "Red Hat", "CentOS", "SUSE", "Gentoo", "Mageia", "PCLinuxOS", "Slackware", "Mint",
})  # fmt: skip
CONSOLES = ("PlayStation", "Xbox", "Nintendo", "Wii")
TELEVISIONS = ("TV", "Roku", "BRAVIA", "AFT", "Tizen", "Web0S", "WebOS", "Chromecast")
SYSTEM_NAMES = {"Mac OS X": "macOS", "Chrome OS": "ChromeOS"}


class Described(NamedTuple):
    """What a user agent says, each an object for the context; empty when it says nothing."""

    browser: dict[str, str]
    os: dict[str, str]
    device: dict[str, str]


NOTHING = Described({}, {}, {})


@lru_cache(REMEMBERED)
def describe(user_agent: str) -> Described:
    """Return browser, system and device; values that are not known are left out.

    Example:
        >>> found = describe("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15"
        ...                  " (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1")
        >>> found.browser, found.os
        ({'name': 'Mobile Safari', 'version': '17.4'}, {'name': 'iOS', 'version': '17.4'})
        >>> found.device
        {'type': 'mobile', 'manufacturer': 'Apple', 'model': 'iPhone'}
    """
    if not user_agent or len(user_agent) > MAX_LENGTH:
        return NOTHING
    found = parser().parse(user_agent)
    return Described(
        _browser(found.user_agent),
        _system(found.os),
        _device(found.device, found.os, user_agent),
    )


@cache
def parser() -> Parser:
    """Return the parser; made once (0.3 s, 17 MiB: one RE2 automaton for thousands of rules)."""
    return Parser(Resolver(load_builtins()))


def _browser(found: UserAgent | None) -> dict[str, str]:
    if found is None:
        return {}
    return _named(found.family, found.major, found.minor)


def _system(found: OS | None) -> dict[str, str]:
    if found is None:
        return {}
    return _named(SYSTEM_NAMES.get(found.family, found.family), found.major, found.minor)


def _named(name: str, *version: str | None) -> dict[str, str]:
    parts = []
    for part in version:
        if not part:
            break
        parts.append(part)
    return {"name": name, "version": ".".join(parts)} if parts else {"name": name}


def _device(device: Device | None, system: OS | None, text: str) -> dict[str, str]:
    kind = device_type(device, system, text)
    found = {"type": kind} if kind else {}
    if device is not None and device.family != "Spider":
        if device.brand and not device.brand.startswith("Generic"):
            found["manufacturer"] = device.brand
        if device.model and not device.model.startswith(("Smartphone", "Tablet", "Feature Phone")):
            found["model"] = device.model
    return found


def device_type(device: Device | None, system: OS | None, text: str) -> str:
    """Return ``mobile``, ``tablet``, ``tv``, ``console`` or ``desktop``; empty when it cannot be told."""
    family = device.family if device is not None else ""
    if family == "Spider":
        return ""
    if any(word in text for word in CONSOLES):
        return "console"
    if any(word in text for word in TELEVISIONS):
        return "tv"
    name = system.family if system is not None else ""
    if "iPad" in text or "Tablet" in text or (name == "Android" and "Mobile" not in text):
        return "tablet"
    if name in {"iOS", "Android", "Windows Phone", "KaiOS", "BlackBerry OS"} or "Mobile" in text:
        return "mobile"
    return "desktop" if name in DESKTOPS else ""
