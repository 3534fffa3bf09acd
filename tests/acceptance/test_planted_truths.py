"""What was planted in Tienda Brisa is found by asking, as somebody would who does not know it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cauce.main.importing.sending import Sender, pack
from cauce.main.samples import brisa_truth as truth
from cauce.main.samples.brisa import SEED, Brisa

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def anchor():
    """The end of history."""
    return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture(scope="module")
def project(server, anchor):
    """Tienda Brisa with every event, loaded once for all of these tests."""
    made = server.create_project("Tienda Brisa, its truths")
    items = Brisa(SEED, anchor).history(anchor.timestamp())
    tally = Sender(lambda: server.url, made["write_key"]).send(pack((item, None) for item in items))
    assert tally.rejected == 0
    assert tally.accepted > 250_000
    server.stored(made)
    return made


@pytest.fixture(scope="module")
def ask(server, project, anchor):
    """Asks about the ninety days; returns the result."""
    first = (anchor - (truth.DAYS + 1) * DAY).date().isoformat()
    days = {"date_from": first, "date_to": anchor.date().isoformat(), "timezone": "UTC"}

    def asked(question):
        if question["kind"] == "correlation":
            question = {**question, "of": {**question["of"], **days}}
            return server.query(project, question)["result"]
        return server.query(project, {**days, **question})["result"]

    return asked


def day_ago(anchor, days):
    return (anchor - days * DAY).date().isoformat()


def test_the_conversion_of_each_step_of_the_checkout(ask):
    steps = ["Product Added", "Checkout Started", "Order Completed"]
    result = ask({
        "kind": "funnel", "steps": [{"event": name} for name in steps],
        "count": "sessions", "window": {"value": 1, "unit": "hour"},
    })  # fmt: skip
    added, begun, paid = result["steps"]
    assert added["count"] > 3_000
    assert begun["conversion_from_previous"] == pytest.approx(truth.CHECKOUT_GIVEN_ADD, abs=0.03)
    assert paid["conversion_from_previous"] == pytest.approx(truth.ORDER_GIVEN_CHECKOUT, abs=0.03)


def test_how_many_subscribe_after_signing_up(ask):
    result = ask({
        "kind": "funnel", "window": {"value": 1, "unit": "day"},
        "steps": [{"event": "Signed Up"}, {"event": "Newsletter Subscribed"}],
    })  # fmt: skip
    share = result["steps"][1]["conversion_from_start"]
    assert share == pytest.approx(truth.NEWSLETTER_GIVEN_SIGN_UP, abs=0.04)


def test_the_retention_curve(ask):
    result = ask({
        "kind": "retention", "first": {"event": "Signed Up"}, "return": {"event": "Product Viewed"},
        "interval": "week", "periods": 8, "clock": "rolling",
    })  # fmt: skip
    for week in range(1, 9):
        found = result["mean"][week]
        assert found == pytest.approx(truth.WEEKLY_RETENTION[week], abs=0.045), week


def test_the_best_channel_by_attribution(ask):
    """Orders credited to each channel, by the visits it brought: the newsletter, by what was planted."""
    credit = ask({
        "kind": "attribution", "conversion": {"event": "Order Completed"}, "rules": ["last", "linear"],
        "window": {"value": 1, "unit": "hour"},
    })  # fmt: skip
    visits = ask({"kind": "sessions", "breakdown": {"session": "channel"}})
    sizes = {row["breakdown"]: row["sessions"] for row in visits["rows"]}
    for rule in (0, 1):
        rates = {
            one["channel"]: one["conversions"][rule] / sizes[one["channel"]]
            for one in credit["channels"]
            if one["channel"] in sizes and sizes[one["channel"]] >= 1_000
        }
        assert len(rates) >= 4
        best = max(rates, key=rates.__getitem__)
        assert best == "Email", rates
        others = [rate for channel, rate in rates.items() if channel != best]
        assert rates[best] / max(others) > 1.3, rates


def test_the_property_and_the_trait_that_go_with_adding_to_the_cart(ask):
    funnel = {
        "kind": "funnel", "steps": [{"event": "Product Viewed"}, {"event": "Product Added"}],
        "window": {"value": 30, "unit": "minute"}, "counting": "first",
    }  # fmt: skip
    of_entry = ask({
        "kind": "correlation", "of": funnel, "factor": "properties",
        "names": ["utm_source", "utm_medium", "category", "currency"],
    })["items"]  # fmt: skip
    assert (of_entry[0]["name"], of_entry[0]["value"]) in {
        ("utm_source", "newsletter"),
        ("utm_medium", "email"),
    }
    assert of_entry[0]["odds_ratio"] > 1.3
    assert of_entry[0]["q_value"] < 0.01


def test_the_trait_that_goes_with_buying(ask):
    funnel = {
        "kind": "funnel", "steps": [{"event": "Product Viewed"}, {"event": "Order Completed"}],
        "window": {"value": 90, "unit": "day"},
    }  # fmt: skip
    traits = ask({
        "kind": "correlation", "of": funnel, "factor": "traits",
        "names": ["plan", "country", "language", "city"],
    })["items"]  # fmt: skip
    club = next(one for one in traits if (one["name"], one["value"]) == ("plan", "club"))
    assert club["odds_ratio"] > 1.1
    assert club["q_value"] < 0.05


@pytest.fixture(scope="module")
def judged(server, project):
    """Says on which of the last sixty days a number was unusual."""

    def days(question, direction):
        rule = {
            "question": question, "interval": "day",
            "condition": {"kind": "anomaly", "direction": direction, "sensitivity": "medium"},
        }  # fmt: skip
        preview = server.post(project, "alerts/preview", rule)
        verdicts = preview["lines"][0]["verdicts"]
        pairs = zip(preview["labels"], verdicts, strict=True)
        return {label for label, verdict in pairs if verdict["holds"]}

    return days


def test_the_day_of_television_is_unusual(judged, anchor):
    visitors = {"kind": "trend", "series": [{"event": "Page Viewed", "math": "persons"}]}
    found = judged(visitors, "up")
    assert day_ago(anchor, truth.SPIKE_DAYS_AGO) in found
    assert len(found) <= 3


def test_the_day_on_which_no_payment_passed_stands_out(ask, anchor):
    """It is the only day with failed payments, and that on which fewest of those who check out pay."""
    day = day_ago(anchor, truth.OUTAGE_DAYS_AGO)
    (failed,) = ask({"kind": "trend", "series": [{"event": "Payment Failed"}]})["series"]
    days = dict(zip(failed["labels"], failed["values"], strict=True))
    assert days[day] > 20
    assert sum(count > 0 for count in days.values()) == 1
    paid = ask({
        "kind": "funnel", "steps": [{"event": "Checkout Started"}, {"event": "Order Completed"}],
        "count": "sessions", "window": {"value": 1, "unit": "hour"}, "interval": "day",
    })["over_time"]  # fmt: skip
    whole = [one for one in paid if one["entered"] >= 15]
    assert len(whole) > 60
    assert min(whole, key=lambda one: one["rate"])["label"] == day
