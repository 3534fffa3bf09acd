"""One session of Tienda Brisa, played: the calls that an SDK would have sent, in their order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any
from urllib.parse import urlencode

from cauce.main.samples import brisa_truth as truth
from cauce.main.samples.brisa_catalog import APPS, BROWSERS, EMAIL, PRODUCTS, Product
from cauce.main.samples.brisa_people import Calendar, Stage, Visit, one_of

Item = dict[str, Any]
SHOP = "https://tiendabrisa.example"


@dataclass(slots=True)
class Played:
    """What a session has produced so far, and where its clock stands."""

    calendar: Calendar
    visit: Visit
    rng: Random
    prefix: str
    at: float = 0.0
    user_id: str = ""
    seen: str = ""
    """The page looked at before, which is where the next one is reached from."""
    items: list[tuple[float, Item]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin at the visit's start; a known person is known from the first call."""
        self.at = self.visit.start
        if self.visit.stage is Stage.KNOWN:
            self.user_id = self.visit.person.user_id

    def track(self, event: str, **properties: Any) -> None:
        """Add a track call."""
        self._add({"type": "track", "event": event, "properties": properties})

    def look(self, name: str, path: str, **properties: Any) -> None:
        """Add a page call, or a screen call in the app."""
        if self.visit.app:
            self._add({"type": "screen", "name": name, "properties": properties})
            return
        page = {"path": path, "url": SHOP + path, "title": f"{name} · Tienda Brisa"}
        where = page | ({"referrer": self.seen} if self.seen else _arrival(self.visit))
        self._add({"type": "page", "name": name, "properties": page | properties}, page=where)
        self.seen = where["url"]

    def identify(self, traits: Mapping[str, Any]) -> None:
        """Add an identify call; from here on the person is known."""
        self.user_id = self.visit.person.user_id
        self._add({"type": "identify", "traits": traits})

    def alias(self, previous: str) -> None:
        """Add an alias call: two accounts are the same person."""
        self._add({"type": "alias", "previousId": previous})

    def pause(self, mean_s: float) -> None:
        """Let time pass."""
        self.at += mean_s * (0.3 + 1.4 * self.rng.random())

    def _add(self, item: Item, **context: Any) -> None:
        visit = self.visit
        who = visit.person
        item["messageId"] = f"{self.prefix}-{visit.key:x}-{len(self.items):x}"
        item["anonymousId"] = who.app_id if visit.app else who.web_id
        if self.user_id:
            item["userId"] = self.user_id
        item["sessionId"] = f"s-{visit.key:x}"
        item["context"] = (APPS if visit.app else BROWSERS)[who.language] | context
        item["timestamp"] = self.at
        self.items.append((self.at, item))
        self.pause(4)


def play(calendar: Calendar, visit: Visit, prefix: str) -> list[tuple[float, Item]]:
    """Return the calls of a visit with their true times: the same for the same arguments."""
    rng = Random((calendar.seed + 2) * (1 << 60) + visit.key)
    played = Played(calendar, visit, rng, prefix)
    _arrive(played)
    if visit.stage is Stage.TELEVISION:
        return played.items
    if visit.stage is Stage.ANONYMOUS and rng.random() < 0.4:
        return played.items
    searched = _browse(played)
    if visit.stage is Stage.SIGN_UP:
        _sign_up(played)
    product = _view(played)
    if rng.random() < _chance_to_add(played, product, searched=searched):
        _buy(played, product)
    return played.items


def encode(
    items: list[tuple[float, Item]], visit: Visit, rng: Random, now: float
) -> Iterator[Item]:
    """Yield the calls as the wire has them: with a wrong clock's times, and some of them twice."""
    skew_s = visit.person.skew_s if visit.app else 0.0
    again: list[Item] = []
    for at, item in items:
        item["timestamp"] = iso(at + skew_s)
        if skew_s:
            item["sentAt"] = iso(now + skew_s)
        if rng.random() < truth.DUPLICATE_SHARE:
            again.append(item)
        yield item
    yield from again


def iso(at: float) -> str:
    """Return a moment as RFC 3339 text in UTC, with milliseconds."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")


def _arrive(played: Played) -> None:
    visit, channel = played.visit, played.visit.channel
    if visit.app:
        played.track("App Opened", version="4.2.0" if played.rng.random() < 0.7 else "4.1.3")
        if visit.stage is Stage.SIGN_IN:
            played.identify(_traits(visit))
        played.look("Inicio", "/")
        return
    referrer = {"referrer": channel.referrer} if channel.referrer else {}
    played.look("Inicio", "/", **_campaign(visit), **referrer)
    if visit.stage is Stage.SIGN_IN:
        played.identify(_traits(visit))


def _browse(played: Played) -> bool:
    """Look at a category, perhaps search, view some products; return whether there was a search."""
    rng = played.rng
    category = one_of(rng, PRODUCTS).category
    played.look("Categoría", f"/{category}", category=category)
    searched = rng.random() < 0.18
    if searched:
        played.track("Product Searched", query=one_of(rng, PRODUCTS).es.split()[0].lower())
    while rng.random() < 0.45:
        _view(played)
    return searched


def _view(played: Played) -> Product:
    rng = played.rng
    featured = rng.random() < 0.12
    product = PRODUCTS[0] if featured else one_of(rng, PRODUCTS)
    played.pause(20)
    played.look("Producto", f"/{product.category}/{product.sku.lower()}")
    played.track("Product Viewed", **_described(played, product))
    played.pause(25)
    return product


def _described(played: Played, product: Product) -> dict[str, Any]:
    who = played.visit.person
    properties: dict[str, Any] = {
        "sku": product.sku,
        "name": product.en if who.language == "en" else product.es,
        "category": product.category,
        "price": product.price,
        "currency": "EUR",
        **_campaign(played.visit),
    }
    if _in_price_test(played, product):
        properties["price"] = truth.PRICE_B if who.variant == "B" else truth.PRICE_A
        properties["price_variant"] = who.variant
    return properties


def _in_price_test(played: Played, product: Product) -> bool:
    return product.sku == truth.PRICE_TEST_SKU and played.at >= played.calendar.price_test()


def _chance_to_add(played: Played, product: Product, *, searched: bool) -> float:
    visit = played.visit
    chance = truth.BASE_ADD
    if visit.channel is EMAIL:
        chance *= truth.EMAIL_LIFT
    if searched:
        chance *= truth.SEARCH_LIFT
    if visit.person.plan == "club":
        chance *= truth.CLUB_LIFT
    if _in_price_test(played, product) and visit.person.variant == "B":
        chance *= truth.PRICE_LIFT
    return chance


def _buy(played: Played, product: Product) -> None:
    """Add to the cart and go as far as this person goes."""
    rng = played.rng
    quantity = 1 + int(rng.random() * rng.random() * 4)
    line = _described(played, product) | {"quantity": quantity}
    played.track("Product Added", **line)
    if rng.random() >= truth.CHECKOUT_GIVEN_ADD:
        return
    value = round(line["price"] * quantity, 2)
    played.look("Carrito", "/carrito")
    came = _campaign(played.visit)
    played.track("Checkout Started", value=value, currency="EUR", quantity=quantity, **came)
    played.pause(60)
    pays = rng.random() < truth.ORDER_GIVEN_CHECKOUT
    first, last = played.calendar.outage()
    if first <= played.at < last:
        played.track("Payment Failed", value=value, currency="EUR", reason="gateway_timeout")
    elif pays:
        _order(played, line, value)


def _order(played: Played, line: Mapping[str, Any], value: float) -> None:
    rng, visit = played.rng, played.visit
    shipping = 0.0 if value >= 50 else 4.95
    played.track(
        "Order Completed",
        order_id=f"B{visit.key:x}".upper(),
        revenue=round(value + shipping, 2),
        shipping=shipping,
        currency="EUR",
        quantity=line["quantity"],
        sku=line["sku"],
        category=line["category"],
        products=[line["sku"]],
        payment_method=one_of(rng, ("card", "card", "card", "paypal", "bizum")),
        country=visit.person.country,
        first_order=visit.stage is Stage.SIGN_UP,
        **_campaign(visit),
    )
    if played.user_id and rng.random() < 0.12:
        played.pause(300)
        played.track("Review Posted", sku=line["sku"], rating=3 + int(rng.random() * 3))


def _sign_up(played: Played) -> None:
    rng, visit = played.rng, played.visit
    if rng.random() < 0.15:
        played.pause(30)
    played.look("Crear cuenta", "/cuenta/alta")
    played.pause(45)
    played.identify(_traits(visit))
    if visit.person.other_user:
        played.alias(visit.person.other_user)
    played.track("Signed Up", plan=visit.person.plan, method="email", source=_source(visit))
    if rng.random() < truth.NEWSLETTER_GIVEN_SIGN_UP:
        played.track("Newsletter Subscribed", list="viernes-de-brisa")


def _campaign(visit: Visit) -> dict[str, str]:
    channel = visit.channel
    if not channel.source:
        return {}
    return {
        "utm_source": channel.source,
        "utm_medium": channel.medium,
        "utm_campaign": channel.campaign,
    }


def _arrival(visit: Visit) -> dict[str, str]:
    """What the browser knows of the page that a visit begins with, as analytics.js says it."""
    campaign = _campaign(visit)
    search = f"?{urlencode(campaign)}" if campaign else ""
    return {"url": f"{SHOP}/{search}", "search": search, "referrer": visit.channel.referrer}


def _source(visit: Visit) -> str:
    return visit.channel.source or ("google" if visit.channel.referrer else "direct")


def _traits(visit: Visit) -> dict[str, Any]:
    who = visit.person
    traits: dict[str, Any] = {
        "name": who.name,
        "email": who.email,
        "plan": who.plan,
        "country": who.country,
        "city": who.city,
        "language": who.language,
    }
    if visit.stage is Stage.SIGN_UP:
        traits["signup_source"] = _source(visit)
    return traits
