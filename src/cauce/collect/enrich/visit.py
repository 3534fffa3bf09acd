"""Who sent a request: what its headers say, what the project wants of it, and where to look it up.

A browser sends its own events, so its address and its user agent are the person's. A server sends
the events of others: its address must not become theirs. The library that the context names
decides; when it names none that is known, a user agent of a browser does.
"""

from typing import Any, NamedTuple

from cauce.collect.enrich.world import NOWHERE, World
from cauce.kernel.project import IpPolicy

Context = dict[str, Any]

CLIENT_LIBRARIES = frozenset({
    "analytics.js", "cauce.js", "rudderlabs javascript sdk", "posthog-web", "posthog-js", "mixpanel-web", "amplitude-ts",
    "mixpanel-browser", "analytics-ios", "analytics-swift", "analytics-android", "analytics-kotlin",
    "analytics-react-native", "analytics-flutter", "analytics_flutter", "analytics-xamarin",
    "rudder-ios-library", "rudder-android-library", "com.rudderstack.android.sdk.core",
    "posthog-ios", "posthog-android", "posthog-flutter", "posthog-react-native",
    "amplitude-ios", "amplitude-swift", "amplitude-android", "amplitude-analytics-android",
    "@segment/analytics-react-native", "mixpanel-swift", "mixpanel-android",
    "snowplow-js", "snowplow-andr", "snowplow-ios", "snowplow-tvos", "snowplow-osx", "snowplow-watchos",
})  # fmt: skip
"""Libraries that run on the person's own device, by the ``name`` they send, in small letters.

Source: ``context.library.name`` of each SDK's requests, or its source.
"""


MAX_TEXT = 2048
"""What is looked at, and remembered, of an address of a page or a user agent."""
MAX_ADDRESS = 64


class Visit(NamedTuple):
    """What a request says besides its items. Hashable: contexts are remembered per visit."""

    ip: str = ""
    """The address it came from, behind trusted proxies; empty when that is not known."""
    user_agent: str = ""
    language: str = ""
    """``Accept-Language``."""
    policy: IpPolicy = IpPolicy.TRUNCATE
    world: World = NOWHERE

    def speaks_for(self, context: Context) -> bool:
        """Return whether the request was sent from the device of the person it is about.

        Example:
            >>> browser = Visit("192.0.2.1", "Mozilla/5.0 (X11; Linux x86_64)")
            >>> browser.speaks_for({"library": {"name": "analytics.js"}}), browser.speaks_for({})
            (True, True)
            >>> Visit("192.0.2.1", "analytics-python/2.4").speaks_for({})
            False
        """
        name = library_of(context)
        if not name:
            return is_browser(self.user_agent)
        return name in CLIENT_LIBRARIES


def library_of(context: Context) -> str:
    """Return the name of the library that made the context, in small letters; empty when unnamed."""
    return text_at(context.get("library"), "name").lower()


def is_browser(user_agent: str) -> bool:
    """Return whether a user agent has the form that every browser has kept since Netscape."""
    return user_agent.startswith(("Mozilla/", "Opera/"))


def text_at(value: Any, *path: str) -> str:
    """Return the text at a path of objects, at most ``MAX_TEXT`` of it; empty for anything else.

    Example:
        >>> text_at({"page": {"url": "https://a.b/"}}, "page", "url"), text_at({"page": 1}, "page", "url")
        ('https://a.b/', '')
    """
    for name in path:
        if type(value) is not dict:
            return ""
        value = value.get(name)
    return value[:MAX_TEXT] if type(value) is str else ""


def address_at(context: Context, name: str = "ip") -> str:
    """Return the address in a context, cut to what an address can be long."""
    return text_at(context, name)[:MAX_ADDRESS]


def fill(context: Context, name: str, found: dict[str, Any]) -> None:
    """Add to an object of the context what was found and the sender did not say."""
    own = context.get(name)
    if own is None:
        if found:
            context[name] = found
    elif type(own) is dict:
        context[name] = {**found, **{k: v for k, v in own.items() if v is not None}}
