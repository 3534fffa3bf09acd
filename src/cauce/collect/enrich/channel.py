"""Which channel a visit came by: the rules of Google Analytics 4's default channel group, in its order.

Source: Google, "[GA4] Default channel group" (support.google.com/analytics/answer/9756891), the table
for manual traffic; the first rule that holds decides. What Google Ads and its other products know of
their own campaigns is not in an event, so click ids stand for a source and a medium (``campaign``).
"""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from cauce.collect.enrich.sites import Site, site_of_source

DIRECT, NO_MEDIUM, REFERRAL, ORGANIC = "(direct)", "(none)", "referral", "organic"
_PAID = re.compile(r"(.*cp.*|ppc|retargeting|paid.*)", re.DOTALL)
_SHOP = re.compile(r".*(([^a-df-z]|^)shop|shopping).*", re.DOTALL)
_DISPLAY = frozenset({"display", "banner", "expandable", "interstitial", "cpm"})
_SOCIAL = frozenset({
    "social", "social-network", "social-media", "sm", "social network", "social media",
})  # fmt: skip
_EMAIL = frozenset({"email", "e-mail", "e_mail", "e mail"})


class Channel(StrEnum):
    """The channels, named as Google Analytics 4 names them."""

    DIRECT = "Direct"
    CROSS_NETWORK = "Cross-network"
    PAID_SHOPPING = "Paid Shopping"
    PAID_SEARCH = "Paid Search"
    PAID_SOCIAL = "Paid Social"
    PAID_VIDEO = "Paid Video"
    DISPLAY = "Display"
    PAID_OTHER = "Paid Other"
    ORGANIC_SHOPPING = "Organic Shopping"
    ORGANIC_SOCIAL = "Organic Social"
    ORGANIC_VIDEO = "Organic Video"
    ORGANIC_SEARCH = "Organic Search"
    EMAIL = "Email"
    AFFILIATES = "Affiliates"
    REFERRAL = "Referral"
    AUDIO = "Audio"
    SMS = "SMS"
    PUSH = "Mobile Push Notifications"
    UNASSIGNED = "Unassigned"


class Origin(NamedTuple):
    """Where a visit came from, in small letters, and what the site of the source is."""

    source: str
    medium: str
    campaign: str
    site: Site | None

    @property
    def paid(self) -> bool:
        """Whether the medium is one of paid traffic."""
        return _PAID.fullmatch(self.medium) is not None

    @property
    def shopping(self) -> bool:
        """Whether the source is a shop or the campaign is about one."""
        return self.site is Site.SHOPPING or _SHOP.fullmatch(self.campaign) is not None


class Rule(NamedTuple):
    """A channel, when it holds, and the same in words for the documentation."""

    channel: Channel
    holds: Callable[[Origin], bool]
    words: str


RULES: tuple[Rule, ...] = (
    Rule(
        Channel.DIRECT,
        lambda o: o.source == DIRECT and o.medium in {NO_MEDIUM, "(not set)"},
        "source is (direct) and medium is (none) or (not set)",
    ),
    Rule(
        Channel.CROSS_NETWORK,
        lambda o: "cross-network" in o.campaign,
        "campaign contains cross-network",
    ),
    Rule(
        Channel.PAID_SHOPPING,
        lambda o: o.shopping and o.paid,
        "source is a shopping site, or campaign is about shop or shopping; and medium is paid",
    ),
    Rule(
        Channel.PAID_SEARCH,
        lambda o: o.site is Site.SEARCH and o.paid,
        "source is a search engine and medium is paid",
    ),
    Rule(
        Channel.PAID_SOCIAL,
        lambda o: o.site is Site.SOCIAL and o.paid,
        "source is a social site and medium is paid",
    ),
    Rule(
        Channel.PAID_VIDEO,
        lambda o: o.site is Site.VIDEO and o.paid,
        "source is a video site and medium is paid",
    ),
    Rule(
        Channel.DISPLAY,
        lambda o: o.medium in _DISPLAY,
        "medium is display, banner, expandable, interstitial or cpm",
    ),
    Rule(Channel.PAID_OTHER, lambda o: o.paid, "medium is paid"),
    Rule(
        Channel.ORGANIC_SHOPPING,
        lambda o: o.shopping,
        "source is a shopping site, or campaign is about shop or shopping",
    ),
    Rule(
        Channel.ORGANIC_SOCIAL,
        lambda o: o.site is Site.SOCIAL or o.medium in _SOCIAL,
        "source is a social site, or medium is social, social-network, social-media, sm, social network or social media",
    ),
    Rule(
        Channel.ORGANIC_VIDEO,
        lambda o: o.site is Site.VIDEO or "video" in o.medium,
        "source is a video site, or medium contains video",
    ),
    Rule(
        Channel.ORGANIC_SEARCH,
        lambda o: o.site is Site.SEARCH or o.medium == ORGANIC,
        "source is a search engine, or medium is organic",
    ),
    Rule(
        Channel.EMAIL,
        lambda o: o.source in _EMAIL or o.medium in _EMAIL,
        "source or medium is email, e-mail, e_mail or e mail",
    ),
    Rule(Channel.AFFILIATES, lambda o: o.medium == "affiliate", "medium is affiliate"),
    Rule(
        Channel.REFERRAL,
        lambda o: o.medium in {REFERRAL, "app", "link"},
        "medium is referral, app or link",
    ),
    Rule(Channel.AUDIO, lambda o: o.medium == "audio", "medium is audio"),
    Rule(Channel.SMS, lambda o: "sms" in {o.source, o.medium}, "source or medium is sms"),
    Rule(
        Channel.PUSH,
        lambda o: (
            o.medium.endswith("push")
            or "mobile" in o.medium
            or "notification" in o.medium
            or o.source == "firebase"
        ),
        "medium ends with push, or contains mobile or notification; or source is firebase",
    ),
)


@lru_cache(4096)
def channel_of(source: str, medium: str, campaign: str = "") -> Channel:
    """Return the channel of a source, a medium and the name of a campaign, whatever their case.

    Example:
        >>> channel_of("google", "cpc").value, channel_of("Newsletter", "Email").value
        ('Paid Search', 'Email')
    """
    words = [text.strip().lower() for text in (source, medium, campaign)]
    origin = Origin(words[0], words[1], words[2], site_of_source(source))
    return next((rule.channel for rule in RULES if rule.holds(origin)), Channel.UNASSIGNED)
