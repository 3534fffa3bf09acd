"""Online Retail through the whole river: every answer equals plain SQL over the file."""

import duckdb
import pytest

from cauce.main.importing.sending import Sender, pack
from cauce.main.samples import online_retail

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
YEAR = {"date_from": "2010-12-01", "date_to": "2011-12-31", "timezone": "UTC"}
ORDER, CANCEL = "Order Completed", "Order Cancelled"


@pytest.fixture(scope="module")
def shop(server):
    """The project with every event of the sample, queryable."""
    project = server.create_project("Online Retail test")
    events = online_retail.events(online_retail.read_lines())
    sender = Sender(lambda: server.url, project["write_key"])
    tally = sender.send(pack((item, None) for item in events))
    assert (tally.accepted, tally.duplicates, tally.rejected) == (558_515, 0, 0)
    assert server.stored(project) == 558_515
    return lambda question: server.query(project, question)["result"]


@pytest.fixture(scope="module")
def sql():
    """Plain SQL over the file; ``invoices`` is one row an invoice."""
    connection = duckdb.connect()
    lines = online_retail.read_lines()
    connection.register("lines", lines)
    connection.execute("""
        CREATE TABLE invoices AS
        SELECT InvoiceNo AS number, min(InvoiceDate) AS made, left(InvoiceNo, 1) = 'C' AS cancelled,
               coalesce(any_value(CustomerID)::text, 'guest-' || InvoiceNo) AS who,
               round(sum(Quantity * UnitPrice), 2) AS revenue, any_value(Country) AS country,
               count(*) AS lines, sum(Quantity) AS quantity
        FROM lines WHERE left(InvoiceNo, 1) <> 'A' GROUP BY InvoiceNo
    """)
    return lambda query: connection.execute(query).fetchall()


def monthly(series):
    return {
        label[:7]: value for label, value in zip(series["labels"], series["values"], strict=True)
    }


def test_orders_and_revenue_of_each_month(shop, sql):
    wanted = sql("""
        SELECT strftime(made, '%Y-%m'), count(*), sum(revenue) FROM invoices
        WHERE NOT cancelled GROUP BY 1""")
    orders, revenue = shop({
        "kind": "trend", **YEAR, "interval": "month",
        "series": [{"event": ORDER}, {"event": ORDER, "math": "sum", "property": "revenue"}],
    })["series"]  # fmt: skip
    assert monthly(orders) == {month: n for month, n, _ in wanted}
    assert orders["total"] == 22_061
    assert monthly(revenue) == pytest.approx({month: total for month, _, total in wanted})
    assert revenue["total"] == pytest.approx(sum(total for _, _, total in wanted))


def test_customers_of_each_month_are_counted_once(shop, sql):
    wanted = sql("""
        SELECT strftime(made, '%Y-%m'), count(DISTINCT who) FROM invoices
        WHERE NOT cancelled GROUP BY 1""")
    (series,) = shop({
        "kind": "trend", **YEAR, "interval": "month",
        "series": [{"event": ORDER, "math": "persons"}],
    })["series"]  # fmt: skip
    assert monthly(series) == dict(wanted)


def test_the_cancellation_rate_is_a_formula(shop, sql):
    wanted = sql("""
        SELECT strftime(made, '%Y-%m'), avg(cancelled::int) FROM invoices GROUP BY 1""")
    (rate,) = shop({
        "kind": "trend", **YEAR, "interval": "month", "formula": "B / (A + B)",
        "series": [{"event": ORDER}, {"event": CANCEL}],
    })["series"]  # fmt: skip
    assert monthly(rate) == pytest.approx(dict(wanted))


def test_revenue_by_country(shop, sql):
    wanted = sql("SELECT country, sum(revenue) FROM invoices WHERE NOT cancelled GROUP BY 1")
    series = shop({
        "kind": "trend", **YEAR, "interval": "month",
        "series": [{"event": ORDER, "math": "sum", "property": "revenue"}],
        "breakdown": {"property": "country", "limit": 50},
    })["series"]  # fmt: skip
    assert {s["breakdown"]: s["total"] for s in series} == pytest.approx(dict(wanted))


def test_every_line_of_a_completed_order_is_a_purchase(shop, sql):
    ((lines, total),) = sql("""
        SELECT count(*), sum(round(Quantity * UnitPrice, 2)) FROM lines
        WHERE left(InvoiceNo, 1) NOT IN ('A', 'C')""")
    count, revenue = shop({
        "kind": "trend", **YEAR, "interval": "month",
        "series": [
            {"event": "Product Purchased"},
            {"event": "Product Purchased", "math": "sum", "property": "revenue"},
        ],
    })["series"]  # fmt: skip
    assert count["total"] == lines
    assert revenue["total"] == pytest.approx(total)


def test_first_time_weekly_retention(shop, sql):
    wanted = sql("""
        WITH weeks AS (SELECT DISTINCT who, date_trunc('week', made)::date AS week
                       FROM invoices WHERE NOT cancelled),
             first AS (SELECT who, min(week) AS cohort FROM weeks GROUP BY who)
        SELECT cohort::text, (week - cohort) // 7 AS k, count(*)
        FROM first JOIN weeks USING (who) WHERE (week - cohort) // 7 <= 12 GROUP BY 1, 2""")
    found = shop({
        "kind": "retention", **YEAR, "interval": "week", "periods": 12, "mode": "first_time",
        "first": {"event": ORDER}, "return": {"event": ORDER},
    })["cohorts"]  # fmt: skip
    counted = {
        (cohort["date"], k): n for cohort in found for k, n in enumerate(cohort["values"]) if n
    }
    assert counted == {(cohort, k): n for cohort, k, n in wanted}
    sizes = {cohort["date"]: cohort["size"] for cohort in found if cohort["size"]}
    assert sizes == {cohort: n for cohort, k, n in wanted if k == 0}


FUNNEL = {
    "kind": "funnel", **YEAR, "steps": [{"event": ORDER}, {"event": ORDER}],
    "window": {"value": 30, "unit": "day"},
}  # fmt: skip
REPEATED = """
    SELECT DISTINCT a.who FROM invoices a JOIN invoices b USING (who)
    WHERE NOT a.cancelled AND NOT b.cancelled AND a.number <> b.number
      AND b.made >= a.made AND b.made <= a.made + INTERVAL 30 DAY"""


def test_the_repeat_purchase_funnel(shop, sql):
    ((customers,),) = sql("SELECT count(DISTINCT who) FROM invoices WHERE NOT cancelled")
    first, second = shop(FUNNEL)["steps"]
    assert first["count"] == customers
    assert second["count"] == len(sql(REPEATED))
    assert second["conversion_from_start"] == pytest.approx(len(sql(REPEATED)) / customers)


def test_the_drill_down_names_exactly_those_who_bought_again(shop, sql):
    assert people(shop, {"step": 1, "converted": True}) == {who for (who,) in sql(REPEATED)}


def test_the_drill_down_names_exactly_those_who_did_not(shop, sql):
    everybody = {who for (who,) in sql("SELECT DISTINCT who FROM invoices WHERE NOT cancelled")}
    dropped = people(shop, {"step": 1, "converted": False})
    assert dropped == {
        None if who.startswith("guest-") else who
        for who in everybody - {who for (who,) in sql(REPEATED)}
    }


def people(shop, point):
    """Return the user ids behind a number, page after page; guests have none."""
    found, cursor = [], None
    while True:
        page = shop(
            {"kind": "people", "of": FUNNEL, "point": point, "limit": 500, "cursor": cursor}
        )
        found += [item["user_id"] or None for item in page["items"]]
        cursor = page["cursor"]
        if cursor is None:
            assert page["total"] == len(found)
            return set(found)
