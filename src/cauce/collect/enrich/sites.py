"""Sites that people come from, by what they are: written and kept by hand for Cauce.

``BRANDS`` are names that stand before any top-level domain (``google.es``, ``google.co.uk``) and are also
what ``utm_source`` says; ``DOMAINS`` are whole domains, which stand for their subdomains too.
"""

from enum import StrEnum
from functools import lru_cache


class Site(StrEnum):
    """What a site is."""

    SEARCH = "search"
    SOCIAL = "social"
    VIDEO = "video"
    SHOPPING = "shopping"
    EMAIL = "email"
    ASSISTANT = "assistant"


BRANDS: dict[Site, frozenset[str]] = {
    Site.SEARCH: frozenset({
        "google", "bing", "yahoo", "duckduckgo", "ddg", "yandex", "baidu", "ecosia", "qwant", "startpage",
        "ask", "aol", "naver", "daum", "seznam", "sogou", "so", "swisscows", "mojeek", "dogpile", "lycos",
        "webcrawler", "kvasir", "onet", "virgilio", "rambler", "biglobe", "presearch", "kagi", "lilo",
        "ekoru", "gibiru", "metager", "petalsearch", "searx", "you",
    }),
    Site.SOCIAL: frozenset({
        "facebook", "fb", "instagram", "ig", "twitter", "x", "linkedin", "tiktok", "pinterest", "reddit",
        "snapchat", "threads", "whatsapp", "telegram", "tumblr", "vk", "vkontakte", "quora", "discord",
        "mastodon", "bluesky", "weibo", "wechat", "line", "messenger", "xing", "meetup", "nextdoor",
        "stackoverflow", "hackernews", "tuenti", "menéame", "meneame", "taringa", "meta",
    }),
    Site.VIDEO: frozenset({
        "youtube", "vimeo", "twitch", "dailymotion", "netflix", "hulu", "disneyplus", "bilibili", "iqiyi",
        "youku", "rumble", "wistia", "ted", "vidyard",
    }),
    Site.SHOPPING: frozenset({
        "amazon", "ebay", "etsy", "walmart", "alibaba", "aliexpress", "mercadolibre", "mercadolivre",
        "shopify", "zalando", "idealo", "kelkoo", "rakuten", "temu", "shein", "wish", "shopzilla",
        "pricegrabber", "shopping", "wallapop", "vinted", "milanuncios", "allegro", "bol", "cdiscount",
        "fnac", "otto", "elcorteingles", "pccomponentes", "manomano", "google-shopping",
    }),
    Site.EMAIL: frozenset(),
    Site.ASSISTANT: frozenset({
        "chatgpt", "openai", "claude", "perplexity", "gemini", "copilot", "deepseek", "mistral", "grok",
    }),
}  # fmt: skip

DOMAINS: dict[Site, frozenset[str]] = {
    Site.SEARCH: frozenset({
        "search.brave.com", "cn.bing.com", "search.yahoo.co.jp", "m.baidu.com", "so.com", "360.cn", "sm.cn",
        "search.naver.com", "ya.ru", "t-online.de", "web.de", "msn.com", "com.google.android.googlequicksearchbox",
        "search.goo.ne.jp", "excite.com", "centrum.cz", "search.sapo.pt", "you.com", "cc.bingj.com",
    }),
    Site.SOCIAL: frozenset({
        "t.co", "x.com", "lnkd.in", "fb.me", "fb.com", "m.me", "out.reddit.com", "redd.it", "pin.it", "t.me",
        "wa.me", "web.whatsapp.com", "web.telegram.org", "vk.com", "ok.ru", "bsky.app", "news.ycombinator.com",
        "threads.net", "mastodon.social", "com.linkedin.android",
        "com.facebook.katana", "com.twitter.android", "com.reddit.frontpage", "org.telegram.messenger",
        "com.instagram.android", "com.whatsapp", "com.pinterest", "tinder.com", "livejournal.com",
        "medium.com", "substack.com", "producthunt.com", "line.me", "kakao.com",
    }),
    Site.VIDEO: frozenset({
        "youtu.be", "com.google.android.youtube", "dai.ly", "disneyplus.com", "crackle.com",
    }),
    Site.SHOPPING: frozenset({
        "shopping.google.com", "shopping.yahoo.com", "shopping.naver.com", "shop.app", "amzn.to", "amzn.eu",
        "ebay.us", "s.click.aliexpress.com",
    }),
    Site.EMAIL: frozenset({
        "mail.google.com", "com.google.android.gm", "mail.yahoo.com", "outlook.live.com", "outlook.office.com",
        "outlook.office365.com", "mail.aol.com", "mail.ru", "e.mail.ru", "mail.yandex.ru", "mail.proton.me",
        "mail.zoho.com", "mail.qq.com", "mail.163.com", "gmx.net", "gmx.com", "webmail.ionos.es",
    }),
    Site.ASSISTANT: frozenset({
        "chatgpt.com", "chat.openai.com", "claude.ai", "perplexity.ai", "gemini.google.com",
        "copilot.microsoft.com", "chat.deepseek.com", "chat.mistral.ai", "grok.com", "meta.ai", "poe.com",
    }),
}  # fmt: skip

_BY_DOMAIN = {domain: site for site, domains in DOMAINS.items() for domain in domains}
_BY_BRAND = {brand: site for site, brands in BRANDS.items() for brand in brands}
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "edu", "ne", "or", "ac", "gob"})
_TOO_SHORT_ALONE = 3
"""A brand of so few letters (``x``, ``so``, ``ig``) counts as a source, not as a label of a host."""


@lru_cache(4096)
def site_of_host(host: str) -> Site | None:
    """Return what the site of a host is, None for any other.

    Example:
        >>> site_of_host("news.google.co.uk"), site_of_host("mail.google.com"), site_of_host("google.evil.example")
        (<Site.SEARCH: 'search'>, <Site.EMAIL: 'email'>, None)
    """
    labels = host.lower().split(".")
    for i in range(len(labels)):
        found = _BY_DOMAIN.get(".".join(labels[i:]))
        if found is not None:
            return found
    brand = registered_name(labels)
    return _BY_BRAND.get(brand) if len(brand) >= _TOO_SHORT_ALONE else None


def registered_name(labels: list[str]) -> str:
    """Return the label before the top-level domain, which may have two parts; empty when there is none.

    Example:
        >>> registered_name(["news", "google", "co", "uk"]), registered_name(["google", "es"])
        ('google', 'google')
    """
    if len(labels) < 2:
        return ""
    country = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    at = 3 if country and len(labels) > 2 else 2
    return labels[-at]


@lru_cache(4096)
def site_of_source(source: str) -> Site | None:
    """Return what the site is that a campaign's source names: a brand or a host, in any case.

    Example:
        >>> site_of_source("Facebook"), site_of_source("lm.facebook.com"), site_of_source("newsletter")
        (<Site.SOCIAL: 'social'>, <Site.SOCIAL: 'social'>, None)
    """
    text = source.strip().lower()
    return _BY_BRAND.get(text) or site_of_host(text.removeprefix("www."))
