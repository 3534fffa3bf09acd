"""Tienda Brisa is the same for the same seed and end, and what was planted can be found."""

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from cauce.main.samples import brisa_truth as truth
from cauce.main.samples.brisa import SEED, Brisa
from cauce.main.samples.brisa_catalog import PRODUCTS

ANCHOR = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
END = ANCHOR.timestamp()


@pytest.fixture(scope="module")
def shop():
    return Brisa(SEED, ANCHOR)


@pytest.fixture(scope="module")
def stream(shop):
    """Every event as it is sent, duplicates included."""
    return list(shop.history(END))


@pytest.fixture(scope="module")
def events(stream):
    return list({item["messageId"]: item for item in stream}.values())


@pytest.fixture(scope="module")
def sessions(events):
    """(session, names of its events in order, all its events)."""
    found = defaultdict(list)
    for item in events:
        found[item.get("sessionId")].append(item)
    found.pop(None)
    return list(found.values())


def names(session):
    return {item.get("event") for item in session}


def at(item):
    moment = datetime.fromisoformat(item["timestamp"]).timestamp()
    if "sentAt" in item:  # what collect does with a wrong clock
        moment -= datetime.fromisoformat(item["sentAt"]).timestamp() - END
    return moment


def share(part, whole):
    return len(part) / len(whole)


def test_the_same_seed_and_end_give_the_same_events(shop, stream):
    some = 20_000
    assert list(islice(Brisa(SEED, ANCHOR).history(END), some)) == stream[:some]
    assert list(islice(Brisa(SEED + 1, ANCHOR).history(END), some)) != stream[:some]


def test_it_has_the_announced_size(events):
    assert 250_000 <= len(events) <= 450_000
    users = {i["userId"] for i in events if "userId" in i}
    assert (
        truth.CUSTOMERS + truth.NEWCOMERS * 0.95
        < len(users)
        <= truth.CUSTOMERS + truth.NEWCOMERS + truth.TWO_ACCOUNTS
    )


def test_every_event_lies_in_the_ninety_days_and_none_in_the_future(events):
    times = [at(item) for item in events]
    assert max(times) < END
    assert min(times) >= END - (truth.DAYS * 86_400) - 1


def test_some_events_come_late_twice_and_from_wrong_clocks(stream, events):
    counts = Counter(i["messageId"] for i in stream)
    assert share([i for i in stream if counts[i["messageId"]] > 1], stream) == pytest.approx(
        2 * truth.DUPLICATE_SHARE, rel=0.2
    )
    newest, late = 0.0, 0
    for item in events:
        late += at(item) < newest - 86_400
        newest = max(newest, at(item))
    assert late > 500
    assert sum("sentAt" in item for item in events) > 300


def test_people_are_recognised_over_devices_and_accounts(events):
    devices = defaultdict(set)
    for item in events:
        if "userId" in item and "anonymousId" in item:
            devices[item["userId"]].add(item["anonymousId"])
    assert sum(len(found) > 1 for found in devices.values()) > 500
    named = {a for found in devices.values() for a in found}
    before = [i for i in events if "userId" not in i and i.get("anonymousId") in named]
    assert len(before) > 2_000
    aliases = [i for i in events if i["type"] == "alias"]
    assert len(aliases) == truth.TWO_ACCOUNTS
    assert all(i["previousId"] in {e.get("userId") for e in events} for i in aliases)


def in_outage(shop, session):
    first, last = shop.calendar.outage()
    return any(first - 3600 <= at(i) < last + 3600 for i in session)


def test_the_checkout_funnel_converts_as_planted(shop, sessions):
    usual = [s for s in sessions if not in_outage(shop, s)]
    added = [s for s in usual if "Product Added" in names(s)]
    begun = [s for s in added if "Checkout Started" in names(s)]
    paid = [s for s in begun if "Order Completed" in names(s)]
    assert share(begun, added) == pytest.approx(truth.CHECKOUT_GIVEN_ADD, abs=0.03)
    assert share(paid, begun) == pytest.approx(truth.ORDER_GIVEN_CHECKOUT, abs=0.03)


def test_sign_ups_subscribe_as_planted(events):
    signed_up = {i["userId"] for i in events if i.get("event") == "Signed Up"}
    subscribed = {i["userId"] for i in events if i.get("event") == "Newsletter Subscribed"}
    assert subscribed <= signed_up
    assert share(subscribed, signed_up) == pytest.approx(truth.NEWSLETTER_GIVEN_SIGN_UP, abs=0.04)


def test_the_retention_curve_is_the_planted_one(events):
    start = {i["userId"]: at(i) for i in events if i.get("event") == "Signed Up"}
    weeks = defaultdict(set)
    for item in events:
        user = item.get("userId")
        if item.get("event") == "Product Viewed" and user in start and at(item) >= start[user]:
            weeks[user].add(int((at(item) - start[user]) // 604_800))
    for week in range(1, 9):
        seen = [user for user, moment in start.items() if moment + (week + 1) * 604_800 <= END]
        back = [user for user in seen if week in weeks[user]]
        assert share(back, seen) == pytest.approx(truth.WEEKLY_RETENTION[week], abs=0.045), week


def lift(sessions, has):
    """Return how many times as often sessions with a mark add to the cart."""
    viewed = [s for s in sessions if "Product Viewed" in names(s)]
    groups = [s for s in viewed if has(s)], [s for s in viewed if not has(s)]
    marked, other = (share([s for s in g if "Product Added" in names(s)], g) for g in groups)
    return marked / other


def from_newsletter(session):
    return any(i.get("properties", {}).get("utm_source") == "newsletter" for i in session)


def test_the_newsletter_is_the_best_channel_by_the_planted_lift(sessions):
    web = [
        s for s in sessions if any(i["type"] == "page" for i in s) and any("userId" in i for i in s)
    ]
    assert lift(web, from_newsletter) == pytest.approx(truth.EMAIL_LIFT, rel=0.12)


def test_searching_and_the_club_go_with_buying(events, sessions):
    assert lift(sessions, lambda s: "Product Searched" in names(s)) == pytest.approx(
        truth.SEARCH_LIFT, rel=0.1
    )
    club = {
        i["userId"] for i in events if i["type"] == "identify" and i["traits"].get("plan") == "club"
    }
    known = [s for s in sessions if any("userId" in i for i in s)]
    assert lift(known, lambda s: any(i.get("userId") in club for i in s)) == pytest.approx(
        truth.CLUB_LIFT, rel=0.12
    )


def test_the_cheaper_variant_of_the_price_test_sells_more(sessions):
    seen, added = defaultdict(set), defaultdict(set)
    for session in sessions:
        for item in session:
            properties = item.get("properties", {})
            variant = properties.get("price_variant")
            if variant and item["event"] == "Product Viewed":
                seen[variant].add(item["sessionId"])
            elif variant and item["event"] == "Product Added":
                added[variant].add(item["sessionId"])
                assert properties["price"] == (truth.PRICE_A if variant == "A" else truth.PRICE_B)
    ratio = (len(added["B"]) / len(seen["B"])) / (len(added["A"]) / len(seen["A"]))
    assert ratio == pytest.approx(truth.PRICE_LIFT, rel=0.25)


def test_no_payment_passes_during_the_outage(shop, events):
    first, last = shop.calendar.outage()
    hours = [i.get("event") for i in events if first <= at(i) < last]
    failed = [at(i) for i in events if i.get("event") == "Payment Failed"]
    assert "Checkout Started" in hours
    assert len(failed) > 20
    assert all(first <= moment < last + 600 for moment in failed)
    paid = [at(i) for i in events if i.get("event") == "Order Completed"]
    assert not [m for m in paid if first + 600 <= m < last]


def test_the_day_on_television_stands_out(shop, events):
    days = Counter(
        (datetime.fromtimestamp(at(i), UTC)).date()
        for i in events
        if i["type"] == "page" and i["properties"].get("utm_source") == "tv-mention"
    )
    assert dict(days) == {
        (ANCHOR - timedelta(days=truth.SPIKE_DAYS_AGO)).date(): truth.SPIKE_VISITORS
    }


def test_new_events_keep_coming_at_the_announced_pace(shop):
    evening = ANCHOR.replace(hour=0, minute=0).timestamp() + 86_400
    whole = list(shop.ticks(evening, evening + 86_400))
    assert len(whole) / 86_400 == pytest.approx(truth.TICKS_PER_S, rel=0.25)
    assert len({i["messageId"] for i in whole}) > 0.98 * len(whole)


def test_ticks_do_not_depend_on_how_often_one_looks(shop):
    start = END + 3_600
    once = {i["messageId"] for i in shop.ticks(start, start + 1_200)}
    often = [
        i["messageId"] for n in range(120) for i in shop.ticks(start + n * 10, start + n * 10 + 10)
    ]
    assert set(often) == once


def test_products_have_two_names_and_one_sku():
    assert len({p.sku for p in PRODUCTS}) == len(PRODUCTS)
    assert all(p.es and p.en and p.price > 0 for p in PRODUCTS)
