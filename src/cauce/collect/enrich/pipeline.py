"""The steps that complete a context, each timed by its name.

A step adds what the sender did not say and never replaces what it did. Contexts come again and again,
so a context is completed once for each distinct text and visit, and then remembered
(``logic.context``); the parts are remembered too, because pages differ and browsers do not.
"""

from collections.abc import Callable
from itertools import count
from time import perf_counter
from typing import Any

from cauce.collect.enrich.address import is_public, kept, normal, without_addresses
from cauce.collect.enrich.bots import BotReason, crawler_of
from cauce.collect.enrich.campaign import host_of, query_of, tags_of
from cauce.collect.enrich.locale import is_zone, locale_of, preferred
from cauce.collect.enrich.money import add_minor_units
from cauce.collect.enrich.referrer import Landing, came_by
from cauce.collect.enrich.user_agent import describe
from cauce.collect.enrich.visit import Context, Visit, address_at, fill, is_browser, text_at
from cauce.collect.enrich.world import NOWHERE
from cauce.collect.metrics import enrich_seconds
from cauce.kernel.project import IpPolicy

Enrichment = Callable[[Context, Visit], None]
ADDRESSES = ("$ip", "ip")
"""Properties in which SDKs of PostHog and Mixpanel send the person's address."""
SAMPLED = 64
"""One context of so many is timed: a look at the clock costs as much as a step."""


def take_from_request(context: Context, visit: Visit) -> None:
    """Add address, user agent and language of the request when the person's own device sent it."""
    if not visit.speaks_for(context):
        return
    if visit.ip and not normal(address_at(context)):
        context["ip"] = visit.ip
    if context.get("userAgent") is None and is_browser(visit.user_agent):
        context["userAgent"] = visit.user_agent
    if context.get("locale") is None and (found := preferred(visit.language)):
        context["locale"] = found


def locate(context: Context, visit: Visit) -> None:
    """Add ``location``: country, region, city and time zone of the address (needs a MaxMind file)."""
    if visit.world is NOWHERE:
        return
    ip = normal(address_at(context))
    if ip and is_public(ip):
        fill(context, "location", visit.world.place_of(ip))


def flag_data_centre(context: Context, visit: Visit) -> None:
    """Add ``bot`` to what comes from a data centre (needs a list of networks or a MaxMind file)."""
    if visit.world is NOWHERE:
        return
    ip = normal(address_at(context))
    if ip and context.get("bot") is None and visit.world.is_data_centre(ip):
        context["bot"] = {"reason": BotReason.DATA_CENTRE.value}


def mask_address(context: Context, visit: Visit) -> None:
    """Keep of ``ip`` what the project's setting allows: by default its network."""
    if "ip" not in context:
        return
    ip = kept(address_at(context), visit.policy)
    if ip:
        context["ip"] = ip
    else:
        del context["ip"]


def parse_user_agent(context: Context, _visit: Visit) -> None:
    """Add ``browser``, ``os`` and ``device`` (type, manufacturer, model) from ``userAgent``."""
    user_agent = text_at(context, "userAgent")
    if user_agent:
        found = describe(user_agent)
        fill(context, "browser", found.browser)
        fill(context, "os", found.os)
        fill(context, "device", found.device)


def flag_bot(context: Context, _visit: Visit) -> None:
    """Add ``bot`` with reason and name when ``userAgent`` is that of a known program."""
    user_agent = text_at(context, "userAgent")
    if not user_agent or context.get("bot") is not None:
        return
    name = crawler_of(user_agent)
    if name is not None:
        context["bot"] = {"reason": BotReason.USER_AGENT.value, "name": name}


def read_campaign(context: Context, _visit: Visit) -> None:
    """Add ``campaign`` and ``clickIds`` from the address of the page."""
    page = context.get("page")
    if type(page) is not dict:
        return
    query = text_at(page, "search") or query_of(text_at(page, "url"))
    if query:
        found = tags_of(query)
        fill(context, "campaign", found.campaign)
        fill(context, "clickIds", found.click_ids)


def name_channel(context: Context, _visit: Visit) -> None:
    """Add ``referrer`` (host, type) and ``traffic`` (source, medium, channel) to what a page sent."""
    page = context.get("page")
    if type(page) is not dict or not text_at(page, "url"):
        return
    campaign, clicks = context.get("campaign"), context.get("clickIds")
    landing = Landing(
        host_of(text_at(page, "url")),
        text_at(page, "referrer") or text_at(context, "referrer", "url"),
        text_at(campaign, "source"),
        text_at(campaign, "medium"),
        text_at(campaign, "name"),
        next(iter(clicks), "") if type(clicks) is dict else "",
    )
    found = came_by(landing)
    fill(context, "referrer", found.referrer)
    fill(context, "traffic", found.traffic)


def settle_locale(context: Context, _visit: Visit) -> None:
    """Write ``locale`` as BCP 47 does, add ``language``, and a ``timezone`` that is none from the place."""
    locale = locale_of(text_at(context, "locale"))
    if locale:
        context["locale"] = locale
        if context.get("language") is None:
            context["language"] = locale.partition("-")[0]
    zone = text_at(context, "location", "timezone")
    if zone and not is_zone(text_at(context, "timezone")):
        context["timezone"] = zone


ENRICHMENTS: tuple[Enrichment, ...] = (
    take_from_request,
    locate,
    flag_data_centre,
    mask_address,
    parse_user_agent,
    flag_bot,
    read_campaign,
    name_channel,
    settle_locale,
)

_turns = count()
_timers = [enrich_seconds.labels(step.__name__) for step in ENRICHMENTS]


def enrich(context: Context, visit: Visit) -> None:
    """Complete a context in place; one of ``SAMPLED`` is timed."""
    if next(_turns) % SAMPLED:
        for step in ENRICHMENTS:
            step(context, visit)
        return
    for step, timer in zip(ENRICHMENTS, _timers, strict=True):
        started = perf_counter()
        step(context, visit)
        timer.observe(perf_counter() - started)


class Enricher(Visit):
    """A visit that completes what came with it (``logic.items.Enricher``)."""

    __slots__ = ()

    def context(self, context: Context) -> None:
        """Complete a context in place; one of ``SAMPLED`` is timed step by step."""
        enrich(context, self)

    def properties(self, properties: dict[str, Any]) -> None:
        """Complete the properties of an event in place."""
        if "currency" in properties:
            add_minor_units(properties)
        if ("$ip" in properties or "ip" in properties) and self.policy is not IpPolicy.KEEP:
            mask_properties(properties, self.policy)

    def traces(self, context: Context) -> tuple[str, str]:
        """Return address and user agent of the person's own device, empty when it did not send this."""
        return (self.ip, self.user_agent) if self.speaks_for(context) else ("", "")

    def allowed(self, text: str) -> str:
        """Return the text of a refused item with no more of its addresses than may be kept."""
        return without_addresses(text, self.policy)


UNKNOWN = Enricher()
"""Nothing is known of the request: addresses that it names are truncated all the same."""


def mask_properties(properties: dict[str, Any], policy: IpPolicy) -> None:
    """Keep of an address among the properties what the project's setting allows."""
    for name in ADDRESSES:
        if name in properties and (ip := normal(address_at(properties, name))):
            ip = kept(ip, policy)
            if ip:
                properties[name] = ip
            else:
                del properties[name]


def warm() -> None:
    """Make what the first event would otherwise wait half a second for."""
    describe("Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0")
    crawler_of("Mozilla/5.0")
