"""A template finds the events that play its roles: by name, and where names are foreign, by what they do."""

import json
from collections import defaultdict
from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from cauce.analytics.contracts import EventSeen, Schema, Scope
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.analytics.logic.schema import properties_of
from cauce.analytics.templates.contracts import BoardRole, Ordered, TemplateKey
from cauce.analytics.templates.logic.catalogue import TEMPLATES
from cauce.analytics.templates.logic.fit import best_of, fitted
from cauce.analytics.templates.logic.laying import dates_for, laid, tiles_fit
from cauce.main.samples import online_retail
from cauce.main.samples.brisa import SEED, Brisa

NOW = datetime(2026, 1, 8, 12, tzinfo=UTC)
ANCHOR = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
"""Of the sample shop."""


NAMES = {
    "page": "Page Viewed",
    "screen": "Screen Viewed",
    "identify": "$identify",
    "alias": "$alias",
}
"""Of what is no call of track."""


def seen(items):
    """Return schema and order of the events of messages, as the engine works them out."""
    scope = Scope(1, NOW, merged=False, utc=ZoneInfo("UTC"))
    volume, people = defaultdict(int), defaultdict(set)
    sample, histories = defaultdict(list), defaultdict(dict)
    for number, item in enumerate(items):
        kind = item.get("type", "track")
        name = item["event"] if kind == "track" else NAMES[kind]
        who = item.get("anonymousId") or item.get("userId") or item.get("previousId")
        volume[name] += 1
        people[name].add(who)
        if len(sample[name]) < 500:
            sample[name].append(json.dumps(item.get("properties", {})))
        histories[who].setdefault(name, number)
    events = tuple(
        EventSeen(
            name, volume[name], len(people[name]), NOW, NOW, len(sample[name]),
            properties_of(sample[name], scope),
        )
        for name in sorted(volume, key=lambda name: -volume[name])
    )  # fmt: skip
    return Schema(events, ()), Ordered(places(histories.values()))


def places(histories):
    found = defaultdict(list)
    for history in histories:
        names = [name for name in sorted(history, key=history.get) if not name.startswith("$")]
        for rank, name in enumerate(names):
            found[name].append(rank / (len(names) - 1) if len(names) > 1 else 0.5)
    return {name: sum(own) / len(own) for name, own in found.items()}


def cast_of(key, schema, order):
    matches = fitted(TEMPLATES[key].roles, schema, order)
    return {role: chosen.name for role, chosen in best_of(matches).items()}, matches


@pytest.fixture(scope="module")
def shop():
    return seen(islice(Brisa(SEED, ANCHOR).history(ANCHOR.timestamp()), 40_000))


@pytest.fixture(scope="module")
def retail():
    return seen(islice(online_retail.events(online_retail.read_lines()), 40_000))


def test_the_sample_shop_is_cast_by_its_names(shop):
    cast, matches = cast_of(TemplateKey.ECOMMERCE, *shop)
    assert cast == {
        BoardRole.VISIT: "Page Viewed",
        BoardRole.PRODUCT_VIEW: "Product Viewed",
        BoardRole.CART: "Product Added",
        BoardRole.CHECKOUT: "Checkout Started",
        BoardRole.PURCHASE: "Order Completed",
        BoardRole.AMOUNT: "revenue",
        BoardRole.PRODUCT: "category",
    }
    assert all(own[0].score >= 0.5 for own in matches.values())
    marketing, _ = cast_of(TemplateKey.MARKETING, *shop)
    assert marketing[BoardRole.LEAD] == "Newsletter Subscribed"
    assert marketing[BoardRole.SIGN_UP] == "Signed Up"
    assert marketing[BoardRole.SOURCE] == "source"


def test_online_retail_has_no_visits_and_loses_the_tiles_that_need_them(retail):
    schema, order = retail
    cast, matches = cast_of(TemplateKey.ECOMMERCE, schema, order)
    assert (cast[BoardRole.PURCHASE], cast[BoardRole.AMOUNT]) == ("Order Completed", "revenue")
    assert not {BoardRole.PRODUCT_VIEW, BoardRole.CART, BoardRole.CHECKOUT} & set(cast)
    template = TEMPLATES[TemplateKey.ECOMMERCE]
    left = {fit.title.en for fit in tiles_fit(template, best_of(matches)) if fit.missing}
    assert "From the product to the order" in left
    assert "Revenue by week" not in left


def test_money_is_on_the_boards_of_whoever_sells(shop):
    """Revenue per person, value to date, the repeat rate and orders per buyer are tiles that ask for them."""
    schema, order = shop
    kinds = {}
    for key in (TemplateKey.ECOMMERCE, TemplateKey.SAAS):
        template = TEMPLATES[key]
        cast = best_of(fitted(template.roles, schema, order))
        made = laid(template, cast, {"date_from": "-89d"}, "en")
        kinds[key] = {tile["title"]: tile["question"] for tile in made.document["tiles"]}
    shopping, saas = kinds[TemplateKey.ECOMMERCE], kinds[TemplateKey.SAAS]
    for arpu in (shopping["Revenue per buyer"], saas["Revenue per active user"]):
        assert (arpu["formula"], arpu["series"][0]["math"]) == ("A / B", "sum")
    for worth in (
        shopping["What buyers are worth to date"],
        saas["What customers are worth to date"],
    ):
        assert (worth["bracket"], worth["amount"]["math"]) == ("on_or_before", "per_member")
    for again in (
        shopping["Repeat rate by month of the first order"],
        saas["Customers who pay again"],
    ):
        assert (again["bracket"], again.get("amount")) == ("on_or_before", None)
    assert shopping["Orders per buyer"]["per_person"] == "total"


FOREIGN = [
    # A day of ten people: all look, some open an account once, fewer pay.
    *({"event": "Seite angesehen", "userId": f"u{n % 10}"} for n in range(40)),
    *({"event": "Konto eröffnet", "userId": f"u{n}"} for n in range(6)),
    *({"event": "Seite angesehen", "userId": f"u{n % 10}"} for n in range(40)),
    *(
        {
            "event": "Bestellung aufgegeben",
            "userId": f"u{n % 4}",
            "properties": {"betragsumme": 19.9 + n, "stueck": n, "waehrung": "EUR"},
        }
        for n in range(8)
    ),
]


def test_foreign_names_are_guessed_by_types_volumes_and_order():
    schema, order = seen(FOREIGN)
    cast, matches = cast_of(TemplateKey.GROWTH, schema, order)
    assert cast[BoardRole.VISIT] == "Seite angesehen"
    assert cast[BoardRole.SIGN_UP] == "Konto eröffnet"
    assert cast[BoardRole.PURCHASE] == "Bestellung aufgegeben"
    assert all(
        matches[role][0].score < 0.5
        for role in (BoardRole.VISIT, BoardRole.SIGN_UP, BoardRole.PURCHASE)
    )


def test_an_amount_with_an_unknown_name_is_found_beside_its_currency():
    items = [
        {
            "event": "purchase",
            "userId": f"u{n}",
            "properties": {"zahl": 9.95 + n, "n": n, "w": "EUR"},
        }
        for n in range(5)
    ]
    cast, matches = cast_of(TemplateKey.ECOMMERCE, *seen(items))
    assert cast[BoardRole.AMOUNT] == "zahl"
    assert matches[BoardRole.AMOUNT][0].score < 0.5


def test_spanish_names_are_as_good_as_english_ones():
    names = (
        "Página vista",
        "Cuenta creada",
        "Producto visto",
        "Añadido al carrito",
        "Pago iniciado",
        "Pedido pagado",
    )
    items = [
        {"event": name, "userId": f"u{n}", "properties": {"importe": 20.5} if name == "Pedido pagado" else {}}
        for n in range(5)
        for name in names
    ]  # fmt: skip
    cast, _ = cast_of(TemplateKey.ECOMMERCE, *seen(items))
    assert [
        cast[role]
        for role in (BoardRole.PRODUCT_VIEW, BoardRole.CART, BoardRole.CHECKOUT, BoardRole.PURCHASE)
    ] == list(names[2:])
    assert cast[BoardRole.AMOUNT] == "importe"


def test_one_event_plays_one_role():
    items = [{"event": "Order Completed", "userId": f"u{n}"} for n in range(5)]
    cast, _ = cast_of(TemplateKey.ECOMMERCE, *seen(items))
    assert list(cast.values()).count("Order Completed") == 1


def test_nothing_sent_casts_nobody():
    for template in TEMPLATES.values():
        assert not best_of(fitted(template.roles, Schema((), ()), Ordered({})))


@pytest.mark.parametrize("key", list(TemplateKey))
def test_every_tile_asks_something_that_can_be_asked(key, shop):
    schema, order = shop
    template = TEMPLATES[key]
    made = laid(
        template, best_of(fitted(template.roles, schema, order)), {"date_from": "-89d"}, "es"
    )
    asked = Asked(NOW, "Europe/Madrid")
    for tile in made.document["tiles"]:
        parse_question(tile["question"] | {"date_from": "-89d"}, asked)
    assert len(made.document["tiles"]) + len(made.left_out) == len(template.tiles)
    rows = defaultdict(int)
    for tile in made.document["tiles"]:
        rows[tile["y"]] += tile["w"]
    assert set(rows.values()) == {12}


def test_dates_move_where_data_are_young_and_stay_where_they_are_old():
    def events(first, last):
        moments = (datetime(*first, tzinfo=UTC), datetime(*last, tzinfo=UTC))
        return Schema((EventSeen("A", 1, 1, *moments, 1, ()),), ())

    today = NOW.date()
    assert dates_for(events((2025, 1, 1), (2026, 1, 7)), today) == {"date_from": "-89d"}
    old = dates_for(events((2010, 12, 1), (2011, 12, 9)), today)
    assert old == {"date_from": "2010-12-10", "date_to": "2011-12-09"}
    short = dates_for(events((2011, 11, 1), (2011, 12, 9)), today)
    assert short["date_from"] == "2011-11-01"
    assert dates_for(Schema((), ()), today) == {"date_from": "-89d"}
