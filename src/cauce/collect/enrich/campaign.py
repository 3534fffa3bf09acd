"""What the address of a page says of the campaign that led there: UTM parameters and click ids."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

REMEMBERED = 4_096
MAX_VALUE = 300
UTM = {
    "utm_source": "source",
    "utm_medium": "medium",
    "utm_campaign": "name",
    "utm_term": "term",
    "utm_content": "content",
    "utm_id": "id",
    "utm_source_platform": "source_platform",
    "utm_creative_format": "creative_format",
    "utm_marketing_tactic": "marketing_tactic",
}
"""Parameter → name in ``context.campaign``. Source: Segment, "Context"; Google, "Custom URLs"."""

CLICK_IDS = {
    "gclid": ("google", "cpc"),
    "gbraid": ("google", "cpc"),
    "wbraid": ("google", "cpc"),
    "dclid": ("google", "display"),
    "msclkid": ("bing", "cpc"),
    "fbclid": ("facebook.com", "referral"),
    "ttclid": ("tiktok", "paid"),
    "twclid": ("twitter", "paid"),
    "li_fat_id": ("linkedin", "paid"),
    "epik": ("pinterest", "paid"),
    "rdt_cid": ("reddit", "paid"),
    "ScCid": ("snapchat", "paid"),
    "yclid": ("yandex", "cpc"),
    "irclickid": ("impact", "affiliate"),
    "awc": ("awin", "affiliate"),
}
"""Click id → source and medium it stands for when the address has no UTM parameters.

``fbclid`` is on every link out of Facebook, paid or not; the others are put there by advertisements.
"""


class Tagged(NamedTuple):
    """What a query string carries; both are objects for the context."""

    campaign: dict[str, str]
    click_ids: dict[str, str]


NOTHING = Tagged({}, {})


@lru_cache(REMEMBERED)
def tags_of(query: str) -> Tagged:
    """Return the UTM parameters and click ids of a query string.

    Example:
        >>> tags_of("?utm_source=News%20letter&utm_medium=Email&gclid=abc&page=2")
        Tagged(campaign={'source': 'News letter', 'medium': 'Email'}, click_ids={'gclid': 'abc'})
    """
    if "utm_" not in query and "id=" not in query and "awc=" not in query and "epik=" not in query:
        return NOTHING
    campaign: dict[str, str] = {}
    clicks: dict[str, str] = {}
    for name, value in parse_qsl(query.lstrip("?"), errors="replace", max_num_fields=None):
        text = value.replace("\0", "").strip()[:MAX_VALUE]
        if not text:
            continue
        if name in UTM:
            campaign.setdefault(UTM[name], text)
        elif name in CLICK_IDS or name.lower() == "sccid":
            clicks.setdefault("ScCid" if name.lower() == "sccid" else name, text)
    return Tagged(campaign, clicks)


@lru_cache(REMEMBERED)
def query_of(url: str) -> str:
    """Return the query of an address, empty when it has none or cannot be read.

    Example:
        >>> query_of("https://shop.example/?a=1#top"), query_of("https://[broken")
        ('a=1', '')
    """
    try:
        return urlsplit(url).query
    except ValueError:
        return ""


@lru_cache(REMEMBERED)
def host_of(url: str) -> str:
    """Return the host of an address in small letters without ``www.``; empty when there is none.

    Example:
        >>> host_of("https://www.Google.com/search"), host_of("android-app://com.slack/"), host_of("/a")
        ('google.com', 'com.slack', '')
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
