"""Where a visit came from: campaign, click id, referring site, or nowhere."""

from functools import lru_cache
from typing import NamedTuple

from cauce.collect.enrich.campaign import CLICK_IDS, host_of
from cauce.collect.enrich.channel import DIRECT, NO_MEDIUM, ORGANIC, REFERRAL, channel_of
from cauce.collect.enrich.sites import BRANDS, Site, site_of_host

NOT_SET = "(not set)"


class Came(NamedTuple):
    """The referring site and the traffic, each an object for the context; empty when nothing is said."""

    referrer: dict[str, str]
    traffic: dict[str, str]


class Landing(NamedTuple):
    """What is known of how a page was reached.

    Attributes:
        page: host of the page.
        referrer: address of the page before, empty when the browser sent none.
        source: of the campaign, and so ``medium`` and ``campaign``.
        click: name of the click id in the page's address.
    """

    page: str
    referrer: str = ""
    source: str = ""
    medium: str = ""
    campaign: str = ""
    click: str = ""


@lru_cache(4096)
def came_by(landing: Landing) -> Came:
    """Return where the visitor of a page came from.

    A campaign's own words win, then a click id, then the referring site; a page that its own site
    refers to is the middle of a visit and says nothing of where that came from.

    Example:
        >>> came_by(Landing("shop.example", "https://www.google.es/")).traffic
        {'source': 'google', 'medium': 'organic', 'channel': 'Organic Search'}
        >>> came_by(Landing("shop.example", "https://shop.example/cart")).traffic
        {}
    """
    host = host_of(landing.referrer)
    site = site_of_host(host) if host else None
    own = host != "" and same_site(host, landing.page)
    seen = {} if not host else {"host": host, "type": "internal" if own else str(site or "site")}
    return Came(seen, _traffic(landing, host, site, own=own))


def _traffic(landing: Landing, host: str, site: Site | None, *, own: bool) -> dict[str, str]:
    if landing.source or landing.medium:
        source, medium = landing.source or NOT_SET, landing.medium or NOT_SET
    elif landing.click in CLICK_IDS:
        source, medium = CLICK_IDS[landing.click]
    elif own:
        return {}
    elif host:
        source, medium = _referred(host, site)
    else:
        source, medium = DIRECT, NO_MEDIUM
    channel = channel_of(source, medium, landing.campaign).value
    return {"source": source, "medium": medium, "channel": channel}


def _referred(host: str, site: Site | None) -> tuple[str, str]:
    """Source and medium of a referring site, as Google Analytics names them."""
    if site is Site.SEARCH:
        engine = next((label for label in host.split(".") if label in BRANDS[Site.SEARCH]), host)
        return engine, ORGANIC
    if site is Site.EMAIL:
        return host, "email"
    return host, REFERRAL


def same_site(one: str, other: str) -> bool:
    """Return whether two hosts are the same or one is a subdomain of the other.

    Example:
        >>> same_site("shop.example.com", "example.com"), same_site("ample.com", "example.com")
        (True, False)
    """
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
